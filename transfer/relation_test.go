package transfer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

func TestWhatContradictsItselfIsRefused(t *testing.T) {
	const form = "relation: from-data-subject, exporter: {party: anna}"
	for _, c := range []struct{ what, from, to, code, field string }{
		{"duplicate party over lists", "id: anna,", "id: cloud-us,", transfer.FaultDuplicateID, "counterparties[cloud-us].id"},
		{"duplicate instrument", "{id: idta,", "{id: rules,", transfer.FaultDuplicateID, "instruments[rules].id"},
		{"duplicate flow", "{id: form,", "{id: crm,", transfer.FaultDuplicateID, "flows[crm].id"},
		{"id in capitals", "id: support-in, name", "id: Support-IN, name", transfer.FaultCode, "vendors[1].id"},
		{"party that is none", "sub_processors: [support-in]", "sub_processors: [suport-in]", transfer.FaultReference, "vendors[cloud-us].sub_processors[0]"},
		{"instrument that is none", "eu_scc: clauses", "eu_scc: clause", transfer.FaultReference, "instruments[addendum].eu_scc"},
		{"instrument of another type", "eu_scc: clauses", "eu_scc: idta", transfer.FaultReference, "instruments[addendum].eu_scc"},
		{"rules that are none", "incorporates: rules", "incorporates: idta", transfer.FaultReference, "instruments[terms].incorporates"},
		{"flow that is none", "flows: [support]", "flows: [suport]", transfer.FaultReference, "orders[stop].flows[0]"},
		{"branch of itself", "branch_of: harbour-fr", "branch_of: harbour-fr-lyon", transfer.FaultReference, "entities[harbour-fr-lyon].branch_of"},
		{"signatory with two dates", "{party: harbour-no, from: 2025-01-01}", "{party: harbour-fr, from: 2025-01-01}", transfer.FaultDuplicateID, "instruments[clauses].exporters[1]"},
		{"member twice", "{party: harbour-no, from: 2024-06-01, until", "{party: harbour-fr, from: 2024-06-01, until", transfer.FaultDuplicateID, "instruments[rules].members[1]"},
		{"field of another type", "version: 1.10,", "version: 1.10, modules: [2],", transfer.FaultUnknownField, "instruments[idta].modules"},
		{"rules are approved, not signed", "approved: 2024-05-06", "signed: 2024-05-06", transfer.FaultUnknownField, "instruments[rules].signed"},
		{"kind of a vendor", "id: support-in, name", "kind: partner, id: support-in, name", transfer.FaultUnknownField, "vendors[support-in].kind"},
		{"group of a counterparty", "kind: individual", "kind: individual, group: g", transfer.FaultUnknownField, "counterparties[anna].group"},
		{"sub-processors of an entity", "subject_to: []", "sub_processors: []", transfer.FaultUnknownField, "entities[harbour-fr].sub_processors"},
		{"counterparty without kind", "kind: individual", "sector: none", transfer.FaultMissing, "counterparties[anna].kind"},
		{"order over nothing", "flows: [support], ", "", transfer.FaultMissing, "orders[stop].flows"},
		{"authority without country", "approved_by: IE-DPC", "approved_by: DPC", transfer.FaultCode, "instruments[rules].approved_by"},
		{"authority of UK", "approved_by: IE-DPC", "approved_by: UK-ICO", transfer.FaultCountry, "instruments[rules].approved_by"},
		{"no date at all", "as_of: 2026-11-23\n", "", transfer.FaultMissing, "flows[crm].at"},
		{"from a company", form, "relation: from-data-subject, exporter: {party: harbour-fr, role: controller}", transfer.FaultRelation, "flows[form].relation"},
		{"to a company", form, "relation: to-data-subject, exporter: {party: anna}", transfer.FaultRelation, "flows[form].relation"},
		{"same entity of two", form, "relation: same-entity, exporter: {party: anna}", transfer.FaultRelation, "flows[form].relation"},
		{"one party on both sides", form, "exporter: {party: cloud-us, role: processor}", transfer.FaultRelation, "flows[form].relation"},
		{"route to itself", "after: crm", "after: support", transfer.FaultRouteLoop, "flows[support].after"},
		{"route after nothing", "after: crm", "after: cmr", transfer.FaultReference, "flows[support].after"},
	} {
		t.Run(c.what, func(t *testing.T) {
			faults := broken(t, c.from, c.to)
			var found bool
			for _, f := range faults {
				found = found || f.Code == c.code && f.Field == c.field
			}
			assert.True(t, found, "%v", faults)
			assert.Positive(t, faults[0].Line)
		})
	}
}

func TestBranchIsTheSameEntity(t *testing.T) {
	_, err := read(strings.Replace(source(t), "relation: from-data-subject, exporter: {party: anna}, importer: {party: cloud-us",
		"relation: same-entity, exporter: {party: harbour-fr-lyon, role: controller}, importer: {party: harbour-fr", 1))
	assert.NoError(t, err)
}

func TestNamingOnePartyTwiceAlikeIsNaming(t *testing.T) {
	_, err := read(strings.Replace(source(t), "importers: [support-in]\n", "importers: [support-in, support-in]\n", 1))
	assert.NoError(t, err)
}

func route(flows int, last string) string {
	var b strings.Builder
	b.WriteString("version: 1\norganisation: {id: o, name: O}\nas_of: 2026-11-23\nentities: [{id: a, name: A, jurisdiction: FR}, {id: b, name: B, jurisdiction: US}]\nflows:\n")
	for i := range flows {
		after := ""
		if i > 0 {
			after = fmt.Sprintf("after: f%d, ", i-1)
		} else if last != "" {
			after = "after: " + last + ", "
		}
		fmt.Fprintf(&b, "  - {id: f%d, %sexporter: {party: a, role: controller}, importer: {party: b, role: controller}}\n", i, after)
	}
	return b.String()
}

func TestRouteHasSixteenFlowsAtMost(t *testing.T) {
	inv, err := read(route(16, ""))
	require.NoError(t, err)
	input, err := inv.Input("f15")
	require.NoError(t, err)
	steps := input["route"].([]any)
	require.Len(t, steps, 15)
	for i, step := range steps {
		assert.Equal(t, fmt.Sprintf("f%d", i), step.(map[string]any)["id"], "oldest first")
		assert.Equal(t, "2026-11-23", step.(map[string]any)["at"])
	}
	_, err = read(route(17, ""))
	faults := faultsOf(t, err)
	require.Len(t, faults, 1)
	assert.Equal(t, transfer.FaultRouteLong, faults[0].Code)
	assert.Equal(t, "flows[f16].after", faults[0].Field)
}

func TestRouteThatComesBackIsRefused(t *testing.T) {
	_, err := read(route(3, "f2"))
	for _, f := range faultsOf(t, err) {
		assert.Equal(t, transfer.FaultRouteLoop, f.Code)
	}
	_, err = read(route(20, "f19"))
	assert.Error(t, err)
}
