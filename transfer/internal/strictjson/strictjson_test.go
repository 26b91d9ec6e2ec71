package strictjson_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer/internal/strictjson"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestADocumentIsReadAsItStands(t *testing.T) {
	value, err := strictjson.Decode([]byte(`{"a": [1, true, null, "ä 😀 \ud83d\ude00"], "b": {}, "n": 9007199254740993} `))
	require.NoError(t, err)
	assert.Equal(t, map[string]any{
		"a": []any{json.Number("1"), true, nil, "ä 😀 😀"}, "b": map[string]any{}, "n": json.Number("9007199254740993"),
	}, value)
}

func TestWhatReadersUnderstandDifferentlyIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		text, says string
		line       int
	}{
		"nothing":                 {"", "ends too early", 1},
		"half a document":         {"{\n\"a\":", "ends too early", 2},
		"no JSON":                 {"{\n'a': 1}", "invalid character", 2},
		"a key twice":             {"{\"a\": 1,\n\"b\": 2,\n\"a\": 3}", `"a" is there twice`, 3},
		"a key twice, deep":       {`[{"x": {"a": 1, "a": 1}}]`, `"a" is there twice`, 1},
		"a key twice, escaped":    {`{"a": 1, "\u0061": 3}`, `"a" is there twice`, 1},
		"two documents":           {"{}\n{}", "follows", 2},
		"something behind":        {"{} null", "follows", 1},
		"bytes that are no UTF-8": {"{\n\"a\": \"\xff\"}", "not UTF-8", 2},
		"half a surrogate pair":   {`{"a": "\ud800"}`, "not Unicode", 1},
		"the same in a key":       {`{"\udc00": 1}`, "not Unicode", 1},
		"too deep":                {strings.Repeat("[", 33) + strings.Repeat("]", 33), "over 32 levels", 1},
		"a number of no form":     {"[01]", "invalid character", 1},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := strictjson.Decode([]byte(c.text))
			var broken *strictjson.Error
			require.ErrorAs(t, err, &broken)
			assert.Contains(t, broken.Message, c.says)
			assert.Equal(t, c.line, broken.Line)
		})
	}
}

func TestAGoValueTakesItsOwnFieldsAndNoOthers(t *testing.T) {
	type inner struct {
		B int `json:"b"`
	}
	type outer struct {
		A    string  `json:"a"`
		List []inner `json:"list"`
		One  *inner  `json:"one"`
	}
	var got outer
	require.NoError(t, strictjson.Into([]byte(`{"a": "x", "list": [{"b": 1}], "one": {"b": 2}}`), &got))
	assert.Equal(t, outer{A: "x", List: []inner{{1}}, One: &inner{2}}, got)
	for _, text := range []string{
		`{"A": "x"}`, `{"a": "x", "c": 1}`, `{"list": [{"B": 1}]}`, `{"one": {"b": 1, "\u017f": 1}}`, `{"a": 1}`, `[]`, `null`, `{"a": "x", "a": "y"}`,
	} {
		assert.Error(t, strictjson.Into([]byte(text), &outer{}), text)
	}
}
