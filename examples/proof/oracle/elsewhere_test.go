package oracle

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

// trip is a controller's disclosure to a processor, with nothing else stated, for a case to fill in.
type trip struct {
	exporter, importer transfer.Party
	flow               transfer.Flow
	instruments        []transfer.Instrument
	assessments        []transfer.Assessment
	under              []string
}

func sending(exporter, importer transfer.Territory) *trip {
	return &trip{
		exporter: transfer.Party{ID: "ex", Jurisdiction: exporter},
		importer: transfer.Party{ID: "im", Jurisdiction: importer},
		flow: transfer.Flow{
			ID:       "f",
			Exporter: transfer.Side{Party: "ex", Role: transfer.Controller},
			Importer: transfer.Side{Party: "im", Role: transfer.Processor, OnBehalfOf: "ex"},
		},
	}
}

func (h *trip) on(at transfer.Date) *question {
	inv := &transfer.Inventory{
		Entities: []transfer.Party{h.exporter}, Vendors: []transfer.Party{h.importer},
		Instruments: h.instruments, Assessments: h.assessments, Flows: []transfer.Flow{h.flow},
	}
	f := newFacts(inv)
	return &question{
		at: at, flow: f.flows["f"], exporter: f.party("ex"), importer: f.party("im"), facts: f, under: h.under,
	}
}

func (h *trip) certified(scheme string, economy transfer.Territory) *trip {
	h.importer.Certifications = append(h.importer.Certifications, transfer.Certification{
		Scheme: scheme, Status: "active", Covers: []string{"hr", "non-hr"}, From: day(2012, 1, 1), Economy: economy,
	})
	return h
}

func (h *trip) signed(at transfer.Date, i transfer.Instrument) *trip {
	i.ID, i.Signed = "doc", at
	i.Exporters, i.Importers = []transfer.Signatory{{Party: "ex"}}, []transfer.Signatory{{Party: "im"}}
	h.instruments = append(h.instruments, i)
	return h
}

func (h *trip) as(role transfer.Role) *trip {
	h.flow.Importer.Role = role
	return h
}

func TestTheLastDayAndTheFirst(t *testing.T) {
	tests := map[string]struct {
		law       law
		trip      *trip
		mechanism transfer.Mechanism
		first     transfer.Date
	}{
		"Brazil, EU adequacy":    {brLGPD, brazilian("IE"), transfer.Adequacy, day(2026, 1, 27)},
		"Brazil, EEA adequacy":   {brLGPD, brazilian("NO"), transfer.Adequacy, day(2026, 1, 27)},
		"Brazil, Union bodies":   {brLGPD, brazilian("EU-INST"), transfer.Adequacy, day(2026, 1, 27)},
		"Brazil, clauses":        {brLGPD, brazilian("US").signed(day(2024, 8, 23), brazilianClauses()), transfer.BrazilianClauses, day(2024, 8, 23)},
		"Japan, the EU":          {jpAPPI, sending("JP", "DE"), transfer.Adequacy, day(2019, 1, 23)},
		"Japan, Iceland":         {jpAPPI, sending("JP", "IS"), transfer.Adequacy, day(2019, 1, 23)},
		"Japan, the UK":          {jpAPPI, sending("JP", "GB"), transfer.Adequacy, day(2019, 1, 23)},
		"Japan, APEC CBPR":       {jpAPPI, sending("JP", "US").certified("apec-cbpr", "US"), transfer.CBPR, day(2017, 5, 30)},
		"Japan, Global CBPR":     {jpAPPI, sending("JP", "US").certified("global-cbpr", "US"), transfer.CBPR, day(2025, 12, 31)},
		"Singapore, APEC CBPR":   {sgPDPA, sending("SG", "US").as("controller").certified("apec-cbpr", "US"), transfer.CBPR, day(2020, 6, 1)},
		"the same, a processor":  {sgPDPA, sending("SG", "US").certified("apec-cbpr", "US"), transfer.CBPR, day(2021, 2, 1)},
		"Singapore, APEC PRP":    {sgPDPA, sending("SG", "US").certified("apec-prp", "US"), transfer.PRP, day(2020, 6, 1)},
		"Singapore, Global CBPR": {sgPDPA, sending("SG", "US").certified("global-cbpr", "US"), transfer.CBPR, day(2026, 3, 2)},
		"Singapore, Global PRP":  {sgPDPA, sending("SG", "US").certified("global-prp", "US"), transfer.PRP, day(2026, 3, 2)},
		"Bermuda, APEC CBPR":     {bmPIPA, sending("BM", "US").certified("apec-cbpr", "US"), transfer.CBPR, day(2025, 1, 1)},
		"Korea, the EU":          {krPIPA, korean("DE"), transfer.Adequacy, day(2025, 9, 16)},
		"DIFC, the UK":           {difcDPL, sending("AE-DIFC", "GB"), transfer.Adequacy, day(2020, 7, 1)},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, unmet, test.law(test.trip.on(test.first.AddDays(-1))).findings.of(test.mechanism).status)
			o := test.law(test.trip.on(test.first))
			assert.Equal(t, met, o.findings.of(test.mechanism).status)
			assert.False(t, o.exempt || o.asked || o.barred != nil)
			assert.Equal(t, sameRegime, o.findings.of(test.mechanism).onward)
			assert.Contains(t, slices.Concat(slices.Collect(maps.Values(lawTurns))...), test.first, "the horizon looks at it")
		})
	}
}

func TestOrdersAndProhibitionsBeginOnTheirDay(t *testing.T) {
	carrier, broker, bulk := sending("TW", "CN"), sending("US", "CN"), sending("US", "CN")
	carrier.exporter.Sector = "telecommunications"
	recruiter := sending("TW", "CN")
	recruiter.exporter.Sector = "recruitment"
	office := sending("TW", "CN")
	office.exporter.Sector = "social-work"
	broker.flow.PADFA = "prohibited"
	bulk.flow.PADFA, bulk.flow.USBulkData = "none", "prohibited"
	tests := map[string]struct {
		law    law
		trip   *trip
		first  transfer.Date
		barred []string
	}{
		"Taiwan, carriers":    {twPDPA, carrier, day(2012, 9, 25), []string{"telecommunications_order"}},
		"Taiwan, social work": {twPDPA, office, day(2022, 1, 1), []string{"social_work_order"}},
		"Taiwan, recruitment": {twPDPA, recruiter, day(2023, 2, 20), []string{"recruitment_order"}},
		"PADFA":               {usFederal, broker, day(2024, 6, 23), []string{"padfa"}},
		"28 CFR Part 202":     {usFederal, bulk, day(2025, 4, 8), []string{"bulk"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			assert.True(t, test.law(test.trip.on(test.first.AddDays(-1))).exempt)
			o := test.law(test.trip.on(test.first))
			assert.False(t, o.exempt)
			assert.Equal(t, test.barred, o.barred)
			assert.Contains(t, slices.Concat(slices.Collect(maps.Values(lawTurns))...), test.first)
		})
	}
}

func brazilian(to transfer.Territory) *trip {
	h := sending("BR", to)
	h.flow.LegalBasis, h.flow.SpecialCategories = []string{"consent"}, []string{}
	return h
}

func korean(to transfer.Territory) *trip {
	h := sending("KR", to)
	h.flow.NationalIdentifiers, h.flow.CreditInformation = transfer.No, transfer.No
	return h
}

func brazilianClauses() transfer.Instrument {
	return transfer.Instrument{
		Type: transfer.BRSCC, Version: "19/2024", Unaltered: transfer.Yes, SecurityMeasures: transfer.Yes, Option: "A",
		DesignatedParty:       transfer.DesignatedParty{Transparency: "exporter", Requests: "exporter", Incidents: "exporter"},
		TransparencyPublished: transfer.Yes, OnwardTransfers: "forbidden",
	}
}
