package main

import (
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The example shows the whole of what can be computed.
func TestTheBuiltInInventoryShowsEverything(t *testing.T) {
	found, err := (&call{}).ask(t.Context(), &strings.Builder{})
	require.NoError(t, err)
	inventory := found.inventory
	places := map[transfer.Territory]bool{}
	for _, party := range inventory.Entities {
		places[party.Jurisdiction] = true
	}
	assert.GreaterOrEqual(t, len(places), 10, "places of the group")
	assert.GreaterOrEqual(t, len(inventory.Vendors), 12, "vendors")
	assert.GreaterOrEqual(t, len(inventory.Flows), 50, "flows")
	kinds := map[transfer.PartyKind]bool{}
	for _, party := range inventory.Counterparties {
		kinds[party.Kind] = true
	}
	for _, kind := range []transfer.PartyKind{"carrier", "partner", "customer", "public_authority"} {
		assert.True(t, kinds[kind], kind)
	}

	chosen := map[transfer.Mechanism]bool{}
	reasons := map[string]bool{}
	several, onward := 0, 0
	for i, d := range found.decisions {
		if len(d.Regimes) > 1 {
			several++
		}
		if found.asked[i].After != "" {
			onward++
		}
		for _, r := range d.Regimes {
			chosen[r.Mechanism] = true
			if r.Outcome == transfer.OutcomeBlocked {
				reasons[strings.Join(notes(r)[:1], "")+verdict(r)] = true
			}
		}
	}
	for _, mechanism := range transfer.Mechanisms() {
		assert.True(t, chosen[mechanism], "%s is chosen nowhere", mechanism)
	}
	assert.GreaterOrEqual(t, len(reasons), 12, "reasons to block")
	assert.GreaterOrEqual(t, several, 5, "flows under several laws")
	assert.GreaterOrEqual(t, onward, 5, "onward flows")
}
