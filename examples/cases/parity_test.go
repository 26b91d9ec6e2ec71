package cases_test

import (
	"os"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAStockServerDecidesTheBuiltInInventoryToTheLetter(t *testing.T) {
	inventory, err := transfer.OpenInventory(os.DirFS("../evaluator"), "inventory.yaml")
	require.NoError(t, err)
	server := startStock(t)
	server.register(t, inventory.Register())
	engine, err := transfer.New(t.Context(), inventory)
	require.NoError(t, err)
	for _, flow := range inventory.Flows {
		t.Run(flow.ID, func(t *testing.T) {
			input, err := inventory.Input(flow.ID)
			require.NoError(t, err)
			decision, err := engine.Evaluate(t.Context(), flow)
			require.NoError(t, err)
			assert.Equal(t, withoutRevision(t, decision), server.decide(t, input))
		})
	}
}

// The question is asked again on the last day of each answer and on the day after: the same answer, then another.
func TestEveryAnswerStandsUntilItsLastDayAndNoLonger(t *testing.T) {
	inventory, err := transfer.OpenInventory(os.DirFS("../evaluator"), "inventory.yaml")
	require.NoError(t, err)
	engine, err := transfer.New(t.Context(), inventory)
	require.NoError(t, err)
	ended := 0
	for _, flow := range inventory.Flows {
		t.Run(flow.ID, func(t *testing.T) {
			first, err := engine.Evaluate(t.Context(), flow)
			require.NoError(t, err)
			if first.ValidUntil.IsZero() {
				flow.At = transfer.NewDate(2199, 12, 31)
				late, err := engine.Evaluate(t.Context(), flow)
				require.NoError(t, err)
				assert.Equal(t, essence(first), essence(late), "nothing ends the answer, yet it changes")
				return
			}
			ended++
			flow.At = first.ValidUntil
			last, err := engine.Evaluate(t.Context(), flow)
			require.NoError(t, err)
			assert.Equal(t, essence(first), essence(last), "the answer changes before its last day")
			flow.At = first.ValidUntil.AddDays(1)
			next, err := engine.Evaluate(t.Context(), flow)
			require.NoError(t, err)
			assert.NotEqual(t, essence(first), essence(next), "the answer outlives its last day")
		})
	}
	assert.Positive(t, ended, "no answer of the built-in inventory ends")
}

// essence is what must stay the same for the same decision to stand.
func essence(d transfer.Decision) map[string][]any {
	same := map[string][]any{}
	for _, r := range d.Regimes {
		same[r.Regime] = []any{r.Outcome, r.Mechanism, r.Instrument, r.Module, codesOf(r.Violations)}
	}
	return same
}
