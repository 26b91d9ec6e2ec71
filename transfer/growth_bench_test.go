//go:build unix

package transfer_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

// Ten times the parties, ten times the instruments between others, and ten times the decisions on other places: what a flow does
// not name should cost it nothing.
func BenchmarkGrowth(b *testing.B) {
	inventory := builtinInventory(b)
	for _, c := range []struct {
		name      string
		inventory *transfer.Inventory
		law       []transfer.Amendment
	}{
		{"as it is", inventory, nil},
		{"10x parties", withParties(b, inventory, 10), nil},
		{"10x parties and instruments", withInstruments(b, inventory, 10, false), nil},
		{"10x instruments of the same exporters", withInstruments(b, inventory, 10, true), nil},
		{"10x law records", inventory, []transfer.Amendment{withRecords(b, 10)}},
	} {
		engine := engineOn(b, c.inventory, transfer.WithMemo(0), transfer.WithAmendments(c.law...))
		cpu(b, c.name, func(b *testing.B) { decide(b, engine, inventory.Flows) })
	}
}

// withParties repeats every party under other ids.
func withParties(t testing.TB, inventory *transfer.Inventory, times int) *transfer.Inventory {
	t.Helper()
	next := *inventory
	for _, list := range []*[]transfer.Party{&next.Entities, &next.Vendors, &next.Counterparties} {
		for n := 1; n < times; n++ {
			for _, p := range (*list)[:len(*list)/n] {
				p.ID = fmt.Sprintf("%s-%d", p.ID, n)
				*list = append(slices.Clip(*list), p)
			}
		}
	}
	return reread(t, &next)
}

// withInstruments has the repeated parties sign what the first ones did: among themselves, or, but for corporate rules, as the
// importers of the same exporters.
func withInstruments(t testing.TB, inventory *transfer.Inventory, times int, sameExporters bool) *transfer.Inventory {
	t.Helper()
	next := *withParties(t, inventory, times)
	own := next.Instruments
	for n := 1; n < times; n++ {
		other := func(id string) string {
			if _, again := next.Party(fmt.Sprintf("%s-%d", id, n)); again {
				return fmt.Sprintf("%s-%d", id, n)
			}
			return id
		}
		for _, i := range own {
			if sameExporters && i.Members != nil {
				continue
			}
			i.ID = fmt.Sprintf("%s-%d", i.ID, n)
			lists := []*[]transfer.Signatory{&i.Importers, &i.Exporters}
			if sameExporters {
				lists = lists[:1]
			}
			for _, list := range lists {
				*list = slices.Clone(*list)
				for s := range *list {
					(*list)[s].Party = other((*list)[s].Party)
				}
			}
			i.Members = slices.Clone(i.Members)
			for m := range i.Members {
				i.Members[m].Party = other(i.Members[m].Party)
			}
			next.Instruments = append(slices.Clip(next.Instruments), i)
		}
	}
	return reread(t, &next)
}

func reread(t testing.TB, inventory *transfer.Inventory) *transfer.Inventory {
	t.Helper()
	text, err := json.Marshal(inventory)
	require.NoError(t, err)
	next, err := transfer.ReadInventory(transfer.File{Data: text})
	require.NoError(t, err)
	return next
}

// withRecords repeats every adequacy decision on a place for other places, where nobody is.
func withRecords(t testing.TB, times int) transfer.Amendment {
	t.Helper()
	_, law, err := transfer.LawOfThisBuild()
	require.NoError(t, err)
	places := []string{"AQ", "BV", "HM", "TF", "GS", "UM", "IO", "PN", "TK"}
	a := transfer.Amendment{ID: "many", Reason: "to see what it costs", Owner: "benchmark", Records: map[string]json.RawMessage{}}
	of := law["mechanisms"].(map[string]any)
	for _, pack := range slices.Sorted(maps.Keys(of)) {
		adequacy, ok := of[pack].(map[string]any)["adequacy"].(map[string]any)
		if !ok {
			continue
		}
		for id, record := range adequacy["records"].(map[string]any) {
			if record.(map[string]any)["territory"] == nil {
				continue
			}
			for n := range times - 1 {
				next := maps.Clone(record.(map[string]any))
				next["territory"] = places[n%len(places)]
				text, err := json.Marshal(next)
				require.NoError(t, err)
				a.Records[fmt.Sprintf("mechanisms/%s/adequacy/records/%s-%d", pack, id, n)] = text
			}
		}
	}
	require.Greater(t, len(a.Records), 500)
	return a
}
