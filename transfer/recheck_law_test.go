package transfer

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The rules that merge packs may read the question as an object, also where answers are only weighed.
func TestOfTwoAnswersTheOneThatBlocksIsGivenUnderEveryLaw(t *testing.T) {
	files, err := lawFiles()
	require.NoError(t, err)
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: text}
	}
	const file = "transfer/decision/decision.rego"
	rule := string(tree[file].Data)
	changed := strings.Replace(rule, "warnings := array.concat(array.concat(base.warnings, packs.warnings), array.concat(amendments.warnings, preference.warnings))",
		"warnings := [w |\n\tsome w in array.concat(array.concat(base.warnings, packs.warnings), array.concat(amendments.warnings, preference.warnings))\n\tw.code != object.get(input, \"id\", \"\")\n]", 1)
	require.NotEqual(t, rule, changed)
	tree[file] = &fstest.MapFile{Data: []byte(changed)}
	law, err := OpenLaw(tree)
	require.NoError(t, err, "the law is admitted")
	e, err := New(t.Context(), builtinFile(t), WithLaw(law), WithOverlay(os.DirFS("../examples/overlays/residency")))
	require.NoError(t, err)
	var allowed, blocked []byte
	for i := range e.inventory.Flows {
		q := e.inventory.inputFor(&e.inventory.Flows[i])
		text, err := e.rules.ask(t.Context(), q, nil)
		require.NoError(t, err)
		base, err := document(text)
		require.NoError(t, err)
		if warnings := base.(map[string]any)["warnings"].([]any); len(warnings) == 0 { // there the rule does not read the question
			continue
		}
		whole, err := e.overlays.merger.merge(t.Context(), map[string]any{}, base, map[string]any{}, nil)
		require.NoError(t, err)
		d, err := e.answer(whole)
		require.NoError(t, err)
		if d.Permits() {
			allowed = text
		} else {
			blocked = text
		}
	}
	require.NotNil(t, allowed)
	require.NotNil(t, blocked)
	given, err := e.stricter(Difference{Compiled: blocked, Reference: allowed})
	require.NoError(t, err)
	assert.Equal(t, string(blocked), string(given), "the blocking answer is given")
}
