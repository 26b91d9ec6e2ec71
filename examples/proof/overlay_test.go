package proof_test

import (
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/transfer"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// overlay is a pack that objects to some flows, remarks on some, and lays duties on some.
const overlay = `# METADATA
# title: A random pack
# description: Objects, remarks and obliges here and there.
# custom: {for: ">= 0.1"}
package overlays.random

# METADATA
# title: No processors
violations contains {"code": "org.no_processors", "message": "No processors here.", "citation": "House rule 1"} if {
	input.importer.role == "processor"
	input.hr == true
}

# METADATA
# title: What the law blocks
violations contains {"code": "org.only_the_law", "message": "What the law blocks we block too.", "citation": "House rule 2"} if {
	data.transfer.base.outcome == "blocked"
	input.special_categories == []
}

# METADATA
# title: Automated
warnings contains {"code": "org.look", "message": "Look again.", "citation": "House rule 3"} if input.automated == true

# METADATA
# title: Notes
obligations contains {"code": "org.note", "message": "Note it.", "citation": "House rule 4"} if input.exporter.role == "controller"
`

// An overlay can only take away: with it nothing is permitted that was blocked, and what it objects to is blocked.
func TestAnOverlayNeverPermits(t *testing.T) {
	rules, err := bareRules(map[string]string{"overlays/random/random.rego": overlay})
	require.NoError(t, err)
	plain, err := plainRules()
	require.NoError(t, err)
	var objected atomic.Int64
	property(t).scenes(t, func(scene *random.Scene) (int, bool) {
		without, with := plain.query(t, scene.Inventory), rules.query(t, scene.Inventory)
		asked := 0
		for i, f := range scene.Inventory.Flows {
			if i%8 != int(scene.Number%8) {
				continue
			}
			asked++
			input, err := scene.Inventory.InputFor(f)
			require.NoError(t, err)
			value, err := ast.InterfaceToValue(input)
			require.NoError(t, err)
			a, b := outcomeOf(t, without, value), outcomeOf(t, with, value)
			if strings.Contains(b.document, "org.no_processors") || strings.Contains(b.document, "org.only_the_law") {
				objected.Add(1)
				if !assert.Equal(t, transfer.OutcomeBlocked, b.outcome, "%s, flow %s: the overlay objects", scene, f.ID) {
					return asked, false
				}
			}
			if !assert.False(t, a.outcome == transfer.OutcomeBlocked && b.outcome != transfer.OutcomeBlocked, "%s, flow %s", scene, f.ID) {
				return asked, false
			}
		}
		return len(scene.Inventory.Flows), true
	})
	assert.Positive(t, objected.Load(), "the overlay objected to nothing")
}

// In the library, with the pack and with some of its findings accepted, everything of the law stands where it stood: a decision
// gains entries of the pack and loses none, and nothing that the law blocks is permitted.
func TestAnOverlayOnlyAddsInTheLibrary(t *testing.T) {
	pack := fstest.MapFS{
		".manifest":                   {Data: []byte(`{"roots": ["overlays/random"], "rego_version": 1}`)},
		"overlays/random/random.rego": {Data: []byte(overlay)},
	}
	var asked, objected, accepted atomic.Int64
	sampled(t, 500, 4, 3*time.Second).scenes(t, func(scene *random.Scene) (int, bool) {
		inventory := scene.Inventory.AskedAt(scene.Inventory.AsOf)
		for i, f := range inventory.Flows {
			for _, code := range []string{"org.no_processors", "org.only_the_law"}[:i%3] {
				inventory.Settings.Exceptions = append(inventory.Settings.Exceptions,
					transfer.Exception{Code: code, Flow: f.ID, Reason: "Why not.", Owner: "The board", Until: f.At.AddDays(i % 5)})
			}
		}
		plain, err := transfer.New(t.Context(), inventory)
		require.NoError(t, err, scene.String())
		with, err := transfer.New(t.Context(), inventory, transfer.WithOverlay(pack))
		require.NoError(t, err, scene.String())
		for i, f := range inventory.Flows {
			asked.Add(1)
			before, err := plain.Evaluate(t.Context(), f)
			require.NoError(t, err)
			after, err := with.Evaluate(t.Context(), f)
			require.NoError(t, err)
			own := len(after.Violations) - len(before.Violations)
			objected.Add(int64(own))
			accepted.Add(int64(len(after.Warnings) - len(before.Warnings)))
			same := assert.Equal(t, before.Regimes, after.Regimes) && assert.Equal(t, before.Mechanisms, after.Mechanisms) &&
				assert.Subset(t, after.Violations, before.Violations) && assert.Subset(t, after.Warnings, before.Warnings) &&
				assert.Subset(t, after.Obligations, before.Obligations) &&
				assert.False(t, after.Permits() && !before.Permits()) && assert.Equal(t, own > 0 || !before.Permits(), !after.Permits())
			if !same {
				t.Logf("%s, flow %s", scene, f.ID)
				return i, false
			}
		}
		return len(inventory.Flows), true
	})
	t.Logf("%d asked, %d findings, %d warnings", asked.Load(), objected.Load(), accepted.Load())
	assert.Positive(t, objected.Load(), "the overlay objected to nothing")
	assert.Positive(t, accepted.Load(), "nothing was accepted")
}

type overlaid struct {
	outcome  transfer.Outcome
	document string
}

func outcomeOf(t *testing.T, query rego.PreparedEvalQuery, input ast.Value) overlaid {
	t.Helper()
	results, err := query.Eval(t.Context(), rego.EvalParsedInput(input))
	require.NoError(t, err)
	require.Len(t, results, 1)
	fields, _ := results[0].Expressions[0].Value.(map[string]any)
	outcome, _ := fields["outcome"].(string)
	return overlaid{transfer.Outcome(outcome), inJSON(fields)}
}
