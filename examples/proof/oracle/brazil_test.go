package oracle

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

var brToday = day(2026, 11, 23)

func TestBrazilWantsABasisThatFitsTheData(t *testing.T) {
	tests := map[string]struct {
		basis, special []string
		want           status
	}{
		"silence":                                {nil, []string{}, unknown},
		"none":                                   {[]string{}, []string{}, unmet},
		"legitimate interest, plain data":        {[]string{"legitimate-interest"}, []string{}, met},
		"legitimate interest, health":            {[]string{"legitimate-interest"}, []string{"health"}, unmet},
		"legitimate interest, offences":          {[]string{"legitimate-interest"}, []string{"criminal-offences"}, met},
		"legitimate interest, kind not stated":   {[]string{"legitimate-interest"}, nil, unknown},
		"consent, kind not stated":               {[]string{"consent"}, nil, met},
		"contract, health":                       {[]string{"contract"}, []string{"health"}, unmet},
		"credit protection, health":              {[]string{"credit-protection"}, []string{"health"}, unmet},
		"fraud prevention, biometric":            {[]string{"fraud-prevention"}, []string{"biometric"}, met},
		"fraud prevention, plain data":           {[]string{"fraud-prevention"}, []string{}, unmet},
		"fraud prevention, offences alone":       {[]string{"fraud-prevention"}, []string{"criminal-offences"}, unmet},
		"legitimate interest or consent, health": {[]string{"legitimate-interest", "consent"}, []string{"health"}, met},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { assert.Equal(t, test.want, brBasis(test.basis, test.special)) })
	}
}

func TestBrazilianClausesFollowTheRoles(t *testing.T) {
	b := brazilianClauses()
	b.Option, b.DesignatedParty, b.TransparencyPublished = "B", transfer.DesignatedParty{}, transfer.NotStated
	withThird := b
	withThird.ThirdController = "somebody"
	designate := func(who string) transfer.Instrument {
		i := brazilianClauses()
		i.DesignatedParty = transfer.DesignatedParty{Transparency: who, Requests: who, Incidents: who}
		return i
	}
	earlier, silent, altered := brazilianClauses(), brazilianClauses(), brazilianClauses()
	silent.OnwardTransfers = ""
	altered.Unaltered = transfer.No
	tests := map[string]struct {
		exporter, importer transfer.Role
		clauses            transfer.Instrument
		signed             transfer.Date
		want               status
	}{
		"controller to processor, exporter answers": {"controller", "processor", designate("exporter"), brToday, met},
		"controller to processor, both":             {"controller", "processor", designate("both"), brToday, unmet},
		"processor to controller, importer":         {"processor", "controller", designate("importer"), brToday, met},
		"processor to controller, exporter":         {"processor", "controller", designate("exporter"), brToday, unmet},
		"two controllers, both":                     {"controller", "joint-controller", designate("both"), brToday, met},
		"two controllers, one":                      {"controller", "controller", designate("importer"), brToday, unmet},
		"two processors, option A":                  {"processor", "processor", designate("exporter"), brToday, unmet},
		"two processors, option B":                  {"processor", "processor", withThird, brToday, met},
		"option B without the third controller":     {"processor", "processor", b, brToday, unknown},
		"a controller, option B":                    {"controller", "processor", withThird, brToday, unmet},
		"nobody designated":                         {"controller", "processor", designate(""), brToday, unknown},
		"a role not stated":                         {"controller", "", designate("exporter"), brToday, unknown},
		"signed before they existed":                {"controller", "processor", earlier, day(2024, 8, 22), unmet},
		"signed tomorrow":                           {"controller", "processor", earlier, brToday.AddDays(1), unmet},
		"clause 3 left open":                        {"controller", "processor", silent, brToday, unknown},
		"altered":                                   {"controller", "processor", altered, brToday, unmet},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			h := brazilian("US").signed(test.signed, test.clauses)
			h.flow.Exporter.Role, h.flow.Importer.Role = test.exporter, test.importer
			assert.Equal(t, test.want, brLGPD(h.on(brToday)).findings.of(transfer.BrazilianClauses).status)
		})
	}
}

func TestBrazilianAdequacyEndsAtTheEEA(t *testing.T) {
	for _, code := range []transfer.Territory{"GB", "CH", "US", "GL", "NC", "ORG-EPO", "ORG-OTHER"} {
		assert.Equal(t, unmet, brLGPD(brazilian(code).on(brToday)).findings.of(transfer.Adequacy).status, code)
	}
	h := brazilian("RE")
	assert.Equal(t, met, brLGPD(h.on(brToday)).findings.of(transfer.Adequacy).status)
	h.flow.ExclusivePurpose = "law-enforcement"
	assert.Equal(t, unmet, brLGPD(h.on(brToday)).findings.of(transfer.Adequacy).status)
}

func TestBrazilianCorporateRulesNeedTheirOwnAuthority(t *testing.T) {
	rules := transfer.Instrument{
		ID: "gcr", Type: transfer.BRGCR, Approved: day(2025, 1, 1), ApprovedBy: "BR-ANPD",
		Members: []transfer.Member{{Party: "ex"}, {Party: "im"}},
		Regimes: transfer.Scope{All: true}, DataCategories: transfer.Scope{All: true}, Purposes: transfer.Scope{All: true},
		Destinations: transfer.Scope{Of: []string{"US"}}, Covers: transfer.Scope{All: true},
	}
	judge := func(edit func(*transfer.Instrument)) finding {
		i := rules
		i.Members = slices.Clone(rules.Members)
		edit(&i)
		h := brazilian("US")
		h.instruments = []transfer.Instrument{i}
		return brLGPD(h.on(brToday)).findings.of(transfer.GlobalCorporateRule)
	}
	assert.Equal(t, finding{status: met, instrument: "gcr"}, judge(func(*transfer.Instrument) {}))
	assert.Equal(t, unmet, judge(func(i *transfer.Instrument) { i.ApprovedBy = "IE-DPC" }).status)
	assert.Equal(t, unmet, judge(func(i *transfer.Instrument) { i.Destinations.Of = []string{"MX"} }).status)
	assert.Equal(t, unmet, judge(func(i *transfer.Instrument) { i.Members[1].Until = day(2026, 11, 22) }).status)
	assert.Equal(t, unknown, judge(func(i *transfer.Instrument) {
		i.Covers = transfer.Scope{Of: []string{"hr"}}
	}).status)
}

func TestClauseThreeDecidesAboutOnwardContracts(t *testing.T) {
	decide := func(onward string) Answer {
		h := brazilian("US")
		clauses := brazilianClauses()
		clauses.OnwardTransfers = onward
		h.signed(day(2025, 1, 1), clauses)
		next := h.flow
		next.ID, next.After = "next", "f"
		next.Exporter, next.Importer = transfer.Side{Party: "im", Role: transfer.Processor}, transfer.Side{Party: "far", Role: transfer.Processor}
		inv := &transfer.Inventory{
			AsOf: brToday, Flows: []transfer.Flow{h.flow, next}, Entities: []transfer.Party{h.exporter},
			Vendors: []transfer.Party{h.importer, {ID: "far", Jurisdiction: "IN"}},
			Instruments: append(h.instruments, transfer.Instrument{
				ID: "on", Type: transfer.ContractType, Signed: day(2025, 1, 1), OnwardTerms: []transfer.Mechanism{transfer.BrazilianClauses},
				Exporters: []transfer.Signatory{{Party: "im"}}, Importers: []transfer.Signatory{{Party: "far"}},
			}),
		}
		return New(inv).Decide(next)
	}
	assert.Equal(t, transfer.Contract, decide("as-described").Regimes["br-lgpd"].Mechanism)
	assert.Equal(t, transfer.OutcomeBlocked, decide("forbidden").Regimes["br-lgpd"].Outcome)
}
