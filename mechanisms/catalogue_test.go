package mechanisms_test

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	codeForm    = regexp.MustCompile(`^[a-z_]+\.[a-z0-9_]+$`)
	placeholder = regexp.MustCompile(`\{[^}]*\}`)
)

var places = []string{"{exporter}", "{importer}", "{importer_id}", "{place}", "{at}", "{instrument}", "{regime}", "{module}"}

func TestEveryArticleIsWhole(t *testing.T) {
	articles, err := mechanisms.Catalogue()
	require.NoError(t, err)
	require.NotEmpty(t, articles)
	for _, a := range articles {
		t.Run(a.Law+"/"+a.Mechanism, func(t *testing.T) {
			assert.NotEmpty(t, a.Title)
			assert.NotEmpty(t, a.Description)
			assert.NotEmpty(t, a.Citations)
			assert.NotEmpty(t, a.Conditions, "a mechanism without conditions would always cover")
			seen := map[string]bool{}
			for _, c := range a.Conditions {
				assert.Regexp(t, codeForm, c.Code)
				assert.False(t, seen[c.Code], "%s is declared twice", c.Code)
				seen[c.Code] = true
				assert.NotEmpty(t, c.Citation, c.Code)
				assert.Contains(t, []string{"", "instrument"}, c.Of, c.Code)
				sound(t, c.Code, c.Text)
				for _, text := range []string{c.Fact, c.Remedy} {
					if text != "" {
						sound(t, c.Code, text)
					}
				}
			}
			for _, n := range append(a.Obligations, a.Warnings...) {
				assert.Regexp(t, codeForm, n.Code)
				assert.NotEmpty(t, n.Citation, n.Code)
				sound(t, n.Code, n.Text)
			}
		})
	}
}

func sound(t *testing.T, code, text string) {
	t.Helper()
	assert.NotEmpty(t, text, code)
	for _, found := range placeholder.FindAllString(text, -1) {
		assert.Contains(t, places, found, code)
	}
}

func ExampleCatalogue() {
	articles, err := mechanisms.Catalogue()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range articles {
		if a.Law == "eu-gdpr" && a.Mechanism == "dpf" {
			fmt.Println(a.Title)
			fmt.Println(a.Conditions[0].Code, "-", a.Conditions[0].Citation)
		}
	}
	// Output:
	// EU-U.S. Data Privacy Framework
	// dpf.not_certified - Implementing Decision (EU) 2023/1795 Art. 1
}
