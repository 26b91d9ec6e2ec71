package cases_test

import (
	"os"
	"slices"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The repository, the bundle that is written of it and the one that opa build makes are the same law, on the release that go.mod names
// and on the oldest that is supported.
func TestStockServersDecideTheBuiltInInventoryToTheLetter(t *testing.T) {
	inventory, err := transfer.OpenInventory(os.DirFS("../evaluator"), "inventory.yaml")
	require.NoError(t, err)
	servers := slices.Concat([]*server{startStock(t)}, startWritten(t), startBuilt(t))
	for _, server := range servers {
		server.register(t, inventory.Register())
	}
	engine, err := transfer.New(t.Context(), inventory)
	require.NoError(t, err)
	for _, flow := range inventory.Flows {
		t.Run(flow.ID, func(t *testing.T) {
			input, err := inventory.Input(flow.ID)
			require.NoError(t, err)
			decision, err := engine.Evaluate(t.Context(), flow)
			require.NoError(t, err)
			for _, server := range servers {
				assert.Equal(t, withoutRevision(t, decision), server.decide(t, input), server.name)
			}
		})
	}
}

// The question is asked again on the last day of each answer and on the day after, from one answer to the next until
// nothing ends it: the same answer, then another.
func TestEveryAnswerStandsUntilItsLastDayAndNoLonger(t *testing.T) {
	inventory, err := transfer.OpenInventory(os.DirFS("../evaluator"), "inventory.yaml")
	require.NoError(t, err)
	engine, err := transfer.New(t.Context(), inventory)
	require.NoError(t, err)
	ended := 0
	for _, flow := range inventory.Flows {
		t.Run(flow.ID, func(t *testing.T) {
			ask := func(day transfer.Date) transfer.Decision {
				flow.At = day
				decision, err := engine.Evaluate(t.Context(), flow)
				require.NoError(t, err)
				return decision
			}
			answer := ask(flow.At)
			for !answer.ValidUntil.IsZero() {
				ended++
				assert.Equal(t, essence(answer), essence(ask(answer.ValidUntil)), "the answer changes before %s", answer.ValidUntil)
				next := ask(answer.ValidUntil.AddDays(1))
				assert.NotEqual(t, essence(answer), essence(next), "the answer outlives %s", answer.ValidUntil)
				answer = next
			}
			assert.Equal(t, essence(answer), essence(ask(transfer.NewDate(2199, 12, 31))), "nothing ends the answer, yet it changes")
		})
	}
	assert.Greater(t, ended, 5, "too few answers of the built-in inventory end")
}

// essence is what must stay the same for the same decision to stand.
func essence(d transfer.Decision) map[string][]any {
	same := map[string][]any{}
	for _, r := range d.Regimes {
		same[r.Regime] = []any{r.Outcome, r.Mechanism, r.Instrument, r.Module, codesOf(r.Violations)}
	}
	return same
}
