package transfer_test

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the rules answer has the published form, on days before a law, between two and far ahead, and so has a refusal.
func TestEveryDecisionFollowsItsSchema(t *testing.T) {
	document := readShapes(t).decision()
	follows := func(d transfer.Decision, about string) {
		text, err := json.Marshal(d)
		require.NoError(t, err)
		var value any
		require.NoError(t, json.Unmarshal(text, &value))
		assert.Empty(t, mismatches(t, document, value), "%s on %s", about, d.At)
	}
	inventory, err := transfer.OpenInventory(os.DirFS("../examples/evaluator"), "inventory.yaml")
	require.NoError(t, err)
	engine, err := transfer.New(t.Context(), inventory)
	require.NoError(t, err)
	coverages := map[string]bool{}
	for _, year := range []int{1990, 2019, 2022, 2026, 2040} {
		for _, flow := range inventory.Flows {
			flow.At = transfer.NewDate(year, time.July, 1)
			d, _ := engine.Evaluate(t.Context(), flow) // a refusal too is a decision
			follows(d, flow.ID)
			for _, r := range d.Regimes {
				coverages[r.Coverage] = true
			}
		}
	}
	assert.Len(t, coverages, 3, "full, partial and none")
	refused, err := engine.Evaluate(t.Context(), transfer.Flow{})
	require.Error(t, err)
	follows(refused, "a refusal")
	follows(transfer.Decision{Outcome: transfer.OutcomeBlocked, Violations: refused.Violations}, "a decision of the library")
}
