package inplace_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/chapterv/chapterv/transfer/internal/inplace"
)

// edited parses a text, lets change edit it, and returns the outcome.
func edited(t *testing.T, text string, change func(*inplace.Text)) string {
	t.Helper()
	parsed, err := inplace.Parse([]byte(text))
	require.NoError(t, err)
	change(parsed)
	data, err := parsed.Bytes()
	require.NoError(t, err)
	return string(data)
}

const mixed = `# head
a: {x: 1, y: [p, q], 'z z': "quo\"te"} # tail
b:
  - name: O'Brien, # not a comma of a list
    note: >
      folded
      text

    long: a plain text
      that goes on
  - {n: 2}
c: |-
  literal # no comment
d: 'it''s'
`

func TestEveryValueIsPlacedWhereItStands(t *testing.T) {
	for name, text := range map[string]string{
		"yaml":            mixed,
		"with line feeds": strings.ReplaceAll(mixed, "\n", "\r\n"),
		"with a mark":     "\ufeff" + mixed,
		"wide letters":    strings.ReplaceAll(mixed, "quo", "Ünïcödé 東京 \U0001f600"),
		"json":            "{\"a\": {\"x\": 1, \"s\": \"quo\\\"te\"},\n\t\"b\": [true, null, {}, []], \"c\": \"\\u00e9, {\"}",
	} {
		parsed, err := inplace.Parse([]byte(text))
		require.NoError(t, err, name)
		var walk func(n *inplace.Node)
		walk = func(n *inplace.Node) {
			written := text[n.Start:n.End]
			if n.Flow {
				var value any
				require.NoError(t, yaml.Unmarshal([]byte(written), &value), "%s: %q", name, written)
			}
			if n.Kind == inplace.Scalar && n.Value != "" {
				var again yaml.Node
				require.NoError(t, yaml.Unmarshal([]byte(written+"\n"), &again))
				assert.Equal(t, n.Value, again.Content[0].Value, "%s: %q", name, written)
			}
			for _, child := range append(append([]*inplace.Node{}, n.Keys...), n.Items...) {
				assert.GreaterOrEqual(t, child.Start, n.Start)
				assert.LessOrEqual(t, child.End, n.End)
				walk(child)
			}
		}
		walk(parsed.Root)
	}
}

func TestAValueIsSetAndTheRestStays(t *testing.T) {
	got := edited(t, mixed, func(text *inplace.Text) {
		a := text.Root.Get("a")
		text.Set(a.Get("x"), "10")
		text.SetPair(a, "y", "[r]")
		text.SetPair(a, "w", "new")
		text.SetPair(text.Root.Get("b").Items[0], "name", "Meyer")
		text.Set(text.Root.Get("d"), "plain")
	})
	want := strings.NewReplacer("x: 1", "x: 10", "[p, q]", "[r]", `te"}`, `te", w: new}`, "O'Brien,", "Meyer", "'it''s'", "plain").Replace(mixed)
	assert.Equal(t, want, got)
}

func TestPairsAreAddedInTheFormOfTheirMapping(t *testing.T) {
	add := func(text *inplace.Text) { text.Add(text.Root.Get("m"), inplace.Pair{Key: "k", Value: "v"}) }
	for from, to := range map[string]string{
		"m: {}\n":                            "m: {k: v}\n",
		"m: { a: 1 }\n":                      "m: { a: 1, k: v }\n",
		"m: {a: 1,}\n":                       "m: {a: 1, k: v,}\n",
		"m: {a: 1,\n    b: 2}\n":             "m: {a: 1,\n    b: 2,\n    k: v}\n",
		"m: {a: 1,\n    b: 2 # c\n}\n":       "m: {a: 1,\n    b: 2, # c\n    k: v\n}\n",
		"m: {a: 1,\n    b: 2, # c\n}\n":      "m: {a: 1,\n    b: 2, # c\n    k: v\n}\n",
		"m:\n  a: 1 # c\nn: 2\n":             "m:\n  a: 1 # c\n  k: v\nn: 2\n",
		"m:\n  a: 1":                         "m:\n  a: 1\n  k: v",
		"m:\r\n  a: 1\r\nn: 2\r\n":           "m:\r\n  a: 1\r\n  k: v\r\nn: 2\r\n",
		"m:\n  a:\n    - 1\n\nn: 2\n":        "m:\n  a:\n    - 1\n  k: v\n\nn: 2\n",
		"m:\n  a: |\n    x\n\n    y\nn: 2\n": "m:\n  a: |\n    x\n\n    y\n  k: v\nn: 2\n",
		`{"m": {"a": 1}}`:                    `{"m": {"a": 1, "k": v}}`,
		"{\"m\": {\n\t\"a\": 1\n}}":          "{\"m\": {\n\t\"a\": 1,\n\t\"k\": v\n}}",
	} {
		assert.Equal(t, to, edited(t, from, add))
	}
}

func TestItemsAreAppendedInTheFormOfTheLast(t *testing.T) {
	item := []inplace.Pair{{Key: "k", Value: "1"}, {Key: "l", Value: "2"}}
	add := func(text *inplace.Text) { text.Append(text.Root.Get("s"), item, item) }
	for from, to := range map[string]string{
		"s: []\n":                           "s: [{k: 1, l: 2}, {k: 1, l: 2}]\n",
		"s: [{k: 0}]\n":                     "s: [{k: 0}, {k: 1, l: 2}, {k: 1, l: 2}]\n",
		"s:\n  - {k: 0} # c\n  # d\nn: 1\n": "s:\n  - {k: 0} # c\n  - {k: 1, l: 2}\n  - {k: 1, l: 2}\n  # d\nn: 1\n",
		"s:\n- {k: 0}\n":                    "s:\n- {k: 0}\n- {k: 1, l: 2}\n- {k: 1, l: 2}\n",
		"s:\n  - k: 0\n    l: [1]\nn: 1\n":  "s:\n  - k: 0\n    l: [1]\n  - k: 1\n    l: 2\n  - k: 1\n    l: 2\nn: 1\n",
		"{\"s\": [\n  {\"k\": 0}\n]}":       "{\"s\": [\n  {\"k\": 0},\n  {\"k\": 1, \"l\": 2},\n  {\"k\": 1, \"l\": 2}\n]}",
	} {
		assert.Equal(t, to, edited(t, from, add))
	}
}

func TestAListIsAddedInTheFormOfItsMapping(t *testing.T) {
	item := []inplace.Pair{{Key: "k", Value: "1"}}
	add := func(text *inplace.Text) { text.AddList(text.Root.Get("s").Items[0], "c", item, item) }
	for from, to := range map[string]string{
		"s:\n  - {id: a}\n":             "s:\n  - {id: a, c: [{k: 1}, {k: 1}]}\n",
		"s:\n  - id: a\n    b: 1 # d\n": "s:\n  - id: a\n    b: 1 # d\n    c:\n      - {k: 1}\n      - {k: 1}\n",
		`{"s": [{"id": "a"}]}`:          `{"s": [{"id": "a", "c": [{"k": 1}, {"k": 1}]}]}`,
	} {
		assert.Equal(t, to, edited(t, from, add))
	}
}

func TestAPairIsRemovedAndItsCommentKept(t *testing.T) {
	remove := func(text *inplace.Text) { text.Remove(text.Root.Get("s").Items[0], "b") }
	for from, to := range map[string]string{
		"s: [{a: 1, b: 2, c: 3}]\n":          "s: [{a: 1, c: 3}]\n",
		"s: [{b: 2, a: 1}]\n":                "s: [{a: 1}]\n",
		"s: [{a: 1, b: 2}]\n":                "s: [{a: 1}]\n",
		"s: [{a: 1}]\n":                      "s: [{a: 1}]\n",
		"s:\n  - a: 1\n    b: 2\n    c: 3\n": "s:\n  - a: 1\n    c: 3\n",
		"s:\n  - b: 2\n    a: 1\n":           "s:\n  - a: 1\n",
		"s:\n  - a: 1\n    b: 2 # why\n":     "s:\n  - a: 1\n    # why\n",
		`{"s": [{"a": 1, "b": [1, 2]}]}`:     `{"s": [{"a": 1}]}`,
	} {
		assert.Equal(t, to, edited(t, from, remove))
	}
}

func TestWhatWouldLoseACommentIsRefused(t *testing.T) {
	for name, change := range map[string]func(*inplace.Text){
		"a list with a comment":    func(x *inplace.Text) { x.SetPair(x.Root.Get("m"), "l", "[]") },
		"a mapping with a comment": func(x *inplace.Text) { x.Set(x.Root.Get("f"), "1") },
		"a block":                  func(x *inplace.Text) { x.Set(x.Root.Get("m"), "1") },
		"the only pair":            func(x *inplace.Text) { x.Remove(x.Root.Get("m"), "l") },
		"one place twice":          func(x *inplace.Text) { x.Set(x.Root.Get("f"), "1"); x.Set(x.Root.Get("f").Items[0], "1") },
	} {
		parsed, err := inplace.Parse([]byte("m:\n  l:\n    - a # why\n    - b\nf: {a: 1, # one\n  b: 2}\n"))
		require.NoError(t, err)
		change(parsed)
		_, err = parsed.Bytes()
		assert.ErrorIs(t, err, inplace.ErrForm, name)
	}
	for _, text := range []string{"", "a: [", "a: &x 1\nb: *x\n", "[a: 1]"} {
		_, err := inplace.Parse([]byte(text))
		assert.ErrorIs(t, err, inplace.ErrForm, text)
	}
}

// However a document is written: if it is placed, its values stand where they are said to, and an edit is read back.
func FuzzParse(f *testing.F) {
	f.Add(mixed)
	f.Add("a: {x: 1, y: [p, q]}\nb:\n- c: |\n   d\n- 'e'\n")
	f.Add(`{"a": [1, {"b": "c\\\" "}], "d": {}}`)
	f.Fuzz(func(t *testing.T, text string) {
		parsed, err := inplace.Parse([]byte(text))
		if err != nil || parsed.Root.Kind != inplace.Mapping {
			return
		}
		var walk func(n *inplace.Node)
		walk = func(n *inplace.Node) {
			if n.Start < 0 || n.End < n.Start || n.End > len(text) {
				t.Fatalf("[%d:%d] of %d", n.Start, n.End, len(text))
			}
			for _, child := range append(append([]*inplace.Node{}, n.Keys...), n.Items...) {
				walk(child)
			}
		}
		walk(parsed.Root)
		if !parsed.JSON {
			return
		}
		parsed.Add(parsed.Root, inplace.Pair{Key: "added", Value: "1"})
		data, err := parsed.Bytes()
		if err != nil || !json.Valid(data) {
			t.Fatalf("%v: %s", err, data)
		}
	})
}
