package route_test

import (
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/route"
	"github.com/chapterv/chapterv/transfer/whatif"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const acme = `
version: 1
organisation: {id: acme, name: Acme}
as_of: 2026-11-23
entities: [{id: de, name: Acme GmbH, jurisdiction: DE}, {id: fr, name: Acme SAS, jurisdiction: FR}]
vendors:
  - id: us
    name: Cloud Inc.
    jurisdiction: US
    sub_processors: [ph, ke]
    certifications: [{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2024-01-01}]
  - {id: ph, name: Desk Inc., jurisdiction: PH, sub_processors: [in, us]}
  - {id: ke, name: Night Ltd, jurisdiction: KE}
  - {id: in, name: Morning Private Limited, jurisdiction: IN}
instruments:
  - {id: onward, type: contract, signed: 2024-06-01, exporters: [us], importers: [ph], onward_terms: [dpf]}
flows:
  - {id: host, exporter: {party: de, role: controller}, importer: {party: us, role: processor}, hr: false, journalistic: false, special_categories: [], data_categories: [crm]}
  - {id: desk, exporter: {party: us, role: processor, on_behalf_of: de}, importer: {party: ph, role: processor}, after: host, hr: false, journalistic: false}
  - {id: home, exporter: {party: de, role: controller}, importer: {party: fr, role: controller}}
`

func read(t *testing.T, text string) *transfer.Inventory {
	t.Helper()
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(text)})
	require.NoError(t, err)
	return inventory
}

func routes(t *testing.T, inventory *transfer.Inventory) map[string]route.Route {
	t.Helper()
	decisions, err := whatif.Decide(t.Context(), inventory)
	require.NoError(t, err)
	found := map[string]route.Route{}
	for _, r := range route.All(inventory, decisions) {
		found[r.Flow()] = r
	}
	return found
}

func TestARouteIsItsHopsInTheirOrder(t *testing.T) {
	found := routes(t, read(t, acme))
	require.Len(t, found, 1, "a flow that continues none is no route")
	desk := found["desk"]
	require.Len(t, desk.Hops, 2)
	assert.Equal(t, "host", desk.Hops[0].Flow)
	assert.Equal(t, "de", desk.Hops[0].From)
	assert.Equal(t, "ph", desk.Hops[1].To)
	assert.True(t, desk.Permits())
	assert.Empty(t, desk.Breaks)
}

func TestSubProcessorsBecomeHopsThatAreDecided(t *testing.T) {
	inventory := read(t, acme)
	next, added, err := route.WithSubProcessors(inventory)
	require.NoError(t, err)
	assert.Equal(t, []string{"host.ke", "desk.in"}, added, "none that a flow leads to already, and none back to who engaged it")
	assert.Len(t, inventory.Flows, 3)
	night, ok := next.Flow("host.ke")
	require.True(t, ok)
	assert.Equal(t, "host", night.After)
	assert.Equal(t, transfer.Side{Party: "us", Role: transfer.Processor, OnBehalfOf: "de"}, night.Exporter)
	assert.Equal(t, []string{"crm"}, night.DataCategories)
	assert.Equal(t, transfer.No, night.HR)

	found := routes(t, next)
	broken := found["host.ke"]
	assert.False(t, broken.Permits())
	require.NotEmpty(t, broken.Breaks)
	assert.Equal(t, "host.ke", broken.Breaks[0].Flow)
	assert.Equal(t, 2, broken.Breaks[0].Hop)
	assert.Equal(t, "eu-gdpr", broken.Breaks[0].Regime)
	require.NotEmpty(t, broken.Breaks[0].Violations)
	assert.Equal(t, "transfer.no_mechanism", broken.Breaks[0].Violations[0].Code)
	assert.Equal(t, 3, found["desk.in"].Breaks[0].Hop)
	again, more, err := route.WithSubProcessors(next)
	require.NoError(t, err)
	assert.Empty(t, more, "what was added is there")
	assert.Len(t, again.Flows, len(next.Flows))
}

// Each law breaks a route at the first hop that it blocks, and only there.
func TestARouteBreaksOnceUnderEachLaw(t *testing.T) {
	blocked := func(flow string, regimes ...string) transfer.Decision {
		d := transfer.Decision{Flow: flow, Outcome: transfer.OutcomeBlocked}
		for _, regime := range regimes {
			v := transfer.Violation{Code: "transfer.no_mechanism", Regime: transfer.Optional(regime)}
			d.Violations = append(d.Violations, v)
			d.Regimes = append(d.Regimes, transfer.RegimeDecision{Regime: regime, Outcome: transfer.OutcomeBlocked, Violations: []transfer.Violation{v}})
		}
		return d
	}
	found := route.All(read(t, acme), []transfer.Decision{blocked("host", "eu-gdpr"), blocked("desk", "eu-gdpr", "ph-dpa")})
	require.Len(t, found, 1)
	require.Len(t, found[0].Breaks, 2)
	assert.Equal(t, 1, found[0].Breaks[0].Hop)
	assert.Equal(t, "ph-dpa", found[0].Breaks[1].Regime)
	assert.Equal(t, 2, found[0].Breaks[1].Hop)

	pack := transfer.Decision{Flow: "desk", Outcome: transfer.OutcomeBlocked, Violations: []transfer.Violation{{Code: "org.no_onward"}}}
	found = route.All(read(t, acme), []transfer.Decision{pack})
	assert.Equal(t, "host", found[0].Breaks[0].Flow, "a hop without a decision permits nothing")
	assert.False(t, found[0].Permits())
	assert.False(t, route.Route{}.Permits())
}

func TestTooLongOrTwiceNamedIsAnError(t *testing.T) {
	_, _, err := route.WithSubProcessors(nil)
	assert.ErrorIs(t, err, transfer.ErrBadCall)
	taken := acme + "  - {id: host.ke, exporter: {party: de, role: controller}, importer: {party: fr, role: controller}}\n"
	_, _, err = route.WithSubProcessors(read(t, taken))
	assert.ErrorContains(t, err, transfer.FaultDuplicateID)
}
