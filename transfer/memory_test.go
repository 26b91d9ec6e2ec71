package transfer_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func builtinInventory(t testing.TB) *transfer.Inventory {
	t.Helper()
	text, err := os.ReadFile("../examples/evaluator/inventory.yaml")
	require.NoError(t, err)
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: text})
	require.NoError(t, err)
	return inventory
}

func engineOn(t testing.TB, inventory *transfer.Inventory, options ...transfer.Option) *transfer.Engine {
	t.Helper()
	engine, err := transfer.New(t.Context(), inventory, options...)
	require.NoError(t, err)
	return engine
}

func written(t testing.TB, d transfer.Decision, err error) string {
	t.Helper()
	require.NoError(t, err)
	text, err := json.Marshal(d)
	require.NoError(t, err)
	return string(text)
}

// Every day on which anything starts or ends in the law or in the built-in inventory, the days around it, and days in between:
// an engine with a memo answers to the letter as one without, in whatever order it is asked.
func TestTheMemoIsExactAtEveryBoundary(t *testing.T) {
	inventory := builtinInventory(t)
	plain, remembering := engineOn(t, inventory, transfer.WithMemo(0)), engineOn(t, inventory, transfer.WithMemo(1<<18))
	dice := rand.New(rand.NewPCG(5, 5))
	days := remembering.Boundaries()
	require.Greater(t, len(days), 500)
	for i, day := range days[1:] {
		for _, between := range []transfer.Date{days[i].AddDays(1), day.AddDays(-1), days[i].AddDays(1 + dice.IntN(100))} {
			if between.Before(day) {
				days = append(days, between)
			}
		}
	}
	days = append(days, transfer.NewDate(1950, time.January, 1), transfer.NewDate(2199, time.June, 1), transfer.NewDate(2200, time.December, 31))
	slices.SortFunc(days, transfer.Date.Compare)
	days = slices.Compact(days)
	// Each flow is asked about a stretch of days, and every day of some flows.
	stretch := len(days) / 40
	if os.Getenv("CHAPTERV_PROOF_FLOWS") != "" {
		stretch = len(days)
	}
	for i, flow := range inventory.Flows {
		own := slices.Clone(slices.Concat(days, days)[i*len(days)/len(inventory.Flows):][:stretch])
		dice.Shuffle(len(own), func(i, j int) { own[i], own[j] = own[j], own[i] })
		for _, day := range own {
			flow.At = day
			want, wantErr := plain.Evaluate(t.Context(), flow)
			got, gotErr := remembering.Evaluate(t.Context(), flow)
			require.Equal(t, wantErr, gotErr, "%s on %s", flow.ID, day) // such as transit on a day before the law was in force
			require.Equal(t, written(t, want, nil), written(t, got, nil), "%s on %s", flow.ID, day)
		}
	}
	stats := remembering.Stats()
	t.Logf("%d days: %+v", len(days), stats)
	assert.Greater(t, stats.Hits, (stats.Hits+stats.Misses)/8, "the memo answered")
}
