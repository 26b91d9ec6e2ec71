package proof_test

import (
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/transfer"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// overlay is a pack that objects to some flows, remarks on some, and lays duties on some.
const overlay = `package overlays.random

violations contains {"code": "org.no_processors", "message": "No processors here.", "citation": "House rule 1"} if {
	input.importer.role == "processor"
	input.hr == true
}

violations contains {"code": "org.only_the_law", "message": "What the law blocks we block too.", "citation": "House rule 2"} if {
	data.transfer.base.outcome == "blocked"
	input.special_categories == []
}

warnings contains {"code": "org.look", "message": "Look again.", "citation": "House rule 3"} if input.automated == true

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
