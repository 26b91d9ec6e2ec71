package whatif_test

import (
	"bytes"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
	"github.com/chapterv/chapterv/transfer/whatif"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

func history(t *testing.T) *transfer.Inventory {
	t.Helper()
	inventory, err := transfer.OpenInventory(os.DirFS("testdata"), "history.yaml")
	require.NoError(t, err)
	return inventory
}

// Every event of the table of days turns the answers on its day, and only those that it is about.
func TestEveryReplayTurnsOnItsDayForItsFlowsOnly(t *testing.T) {
	text, err := os.ReadFile("testdata/replays.yaml")
	require.NoError(t, err)
	var table struct {
		Rows []struct {
			Event   string        `yaml:"event"`
			Day     transfer.Date `yaml:"day"`
			Changes []string      `yaml:"changes"`
		} `yaml:"rows"`
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	require.NoError(t, decoder.Decode(&table))
	require.Greater(t, len(table.Rows), 35)
	inventory := history(t)
	turned := map[string]bool{}
	for _, row := range table.Rows {
		c, err := whatif.Compare(t.Context(), inventory.AskedAt(row.Day.AddDays(-1)), whatif.Scenario{Name: row.Event, AsOf: row.Day})
		require.NoError(t, err)
		var changes []string
		for _, change := range c.Changes {
			if change.Status != publish.Unaffected {
				changes = append(changes, change.Flow+" "+change.Regime+" "+string(change.Status))
				turned[change.Flow] = true
			}
		}
		assert.ElementsMatch(t, row.Changes, changes, "%s, %s", row.Event, row.Day)
	}
	for _, f := range inventory.Flows {
		signing := slices.Contains([]string{"too-late", "too-late-ch", "too-late-gb"}, f.ID)
		still := f.ID == "difc-to-eu"
		assert.True(t, turned[f.ID] || signing || still, "no event turns %s", f.ID)
	}
}

// The old sets could be signed until a day that the EU and Switzerland share, and until a later one in the United Kingdom.
func TestTheLastDayToSignAnOldSet(t *testing.T) {
	inventory := history(t).AskedAt(transfer.NewDate(2022, time.October, 1))
	decisions, err := whatif.Decide(t.Context(), inventory)
	require.NoError(t, err)
	found := map[string]transfer.Outcome{}
	for _, d := range decisions {
		found[d.Flow] = d.Outcome
	}
	for _, flow := range []string{"in-time", "in-time-ch", "in-time-gb"} {
		assert.Equal(t, transfer.OutcomeAllowed, found[flow], flow)
	}
	for _, flow := range []string{"too-late", "too-late-ch", "too-late-gb"} {
		assert.Equal(t, transfer.OutcomeBlocked, found[flow], flow)
	}
}

// A certificate under the requirements of before is pointed out from their day on.
func TestNewProgrammeRequirementsWarn(t *testing.T) {
	inventory := history(t)
	warned := func(at transfer.Date) bool {
		decisions, err := whatif.Decide(t.Context(), inventory.AskedAt(at))
		require.NoError(t, err)
		i := slices.IndexFunc(decisions, func(d transfer.Decision) bool { return d.Flow == "global" })
		return slices.ContainsFunc(decisions[i].Warnings, func(w transfer.Warning) bool { return w.Code == "cbpr.requirements_changed" })
	}
	assert.False(t, warned(transfer.NewDate(2027, time.March, 31)))
	assert.True(t, warned(transfer.NewDate(2027, time.April, 1)))
}
