package publish

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

func TestEveryCodeReadsAsATextWithoutAFlow(t *testing.T) {
	book, err := metadata()
	require.NoError(t, err)
	all, err := transfer.ReadCatalogue()
	require.NoError(t, err)
	require.NotEmpty(t, all.Codes())
	for _, code := range all.Codes() {
		articles := book.articles[code.Code]
		require.NotEmpty(t, articles, code.Code)
		for _, a := range articles {
			assert.NotEmpty(t, a.text, code.Code)
			assert.False(t, strings.ContainsAny(a.text+a.remedy, "{}"), "%s: %s %s", code.Code, a.text, a.remedy)
		}
	}
}

func TestALawHasANameForPeople(t *testing.T) {
	book, err := metadata()
	require.NoError(t, err)
	for regime, name := range map[string]string{
		"eu-gdpr": "GDPR", "ch-fadp": "FADP", "unmodelled:IN": "Law of India", "unmodelled:ca-bc": "ca-bc", "": "No single law", "xx": "xx", "unmodelled:": "",
	} {
		assert.Equal(t, name, book.law(regime), regime)
	}
}

func TestEveryMechanismHasANameForPeople(t *testing.T) {
	for _, m := range transfer.Mechanisms() {
		assert.NotEqual(t, string(m), mechanismName(m))
	}
}
