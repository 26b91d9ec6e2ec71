package source_test

import (
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer/internal/source"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAMappingIsItsFieldsWithWhatIsWrong(t *testing.T) {
	root, strict, broken := source.Parse("a.yaml", []byte("name: x\nnmae: y\nname: z\n? [a]\n: b\n"))
	require.Empty(t, broken)
	assert.False(t, strict)
	fields, broken := source.Fields(root, "things[0]", "a thing", "name", "size")
	assert.Equal(t, "x", fields["name"].Value)
	var said []string
	for _, e := range broken {
		said = append(said, e.Error()+" "+e.Field+" "+e.Suggestion)
	}
	assert.Equal(t, []string{
		"line 2: is not a field of a thing things[0].nmae name", "line 3: is already given on line 1 things[0].name ", "line 4: a key must be a word things[0] ",
	}, said)
	_, broken = source.Fields(fields["name"], "name", "a thing")
	require.Len(t, broken, 1)
	assert.Equal(t, `must be a mapping of fields, not the text "x"`, broken[0].Message)
}

func TestWhatCouldBeTakenForSomethingElseIsRefused(t *testing.T) {
	for text, code := range map[string]string{
		"": "input.empty_document", "a: 1\n---\nb: 2": "input.trailing_data", "a: &x 1": "input.yaml_feature", "a: \xff": "input.bad_utf8", "a: \x01": "input.bad_text",
		"a: [": "input.syntax", strings.Repeat("[", 40) + strings.Repeat("]", 40): "input.too_deep", strings.Repeat("#", source.MaxFile+1): "input.too_large",
	} {
		root, _, broken := source.Parse("a.yaml", []byte(text))
		assert.Nil(t, root)
		require.NotEmpty(t, broken, code)
		assert.Equal(t, code, broken[0].Code)
	}
	_, strict, broken := source.Parse("a.json", []byte(`{"a": 1}`))
	assert.Empty(t, broken)
	assert.True(t, strict)
}
