package oracle

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

// chain is a world for routes: Ireland to the United States by clauses, and on from there.
func chain() *transfer.Inventory {
	scc := func(id, from, to string) transfer.Instrument {
		return transfer.Instrument{
			ID: id, Type: transfer.EUSCC, Version: "2021/914", Modules: []int{1}, Signed: day(2023, 1, 1),
			Unaltered: transfer.Yes, AnnexesComplete: transfer.Yes,
			Exporters: []transfer.Signatory{{Party: from}}, Importers: []transfer.Signatory{{Party: to}},
		}
	}
	inv := &transfer.Inventory{
		AsOf: day(2026, 11, 23),
		Vendors: []transfer.Party{
			party("ie", "IE"), party("fr", "FR"), party("us", "US"), party("py", "PY"), party("sa", "SA"), party("ch", "CH"),
			party("jp", "JP"), party("jp2", "JP"), party("press", "JP"), party("th", "TH"),
		},
		Instruments: []transfer.Instrument{scc("scc-1", "ie", "us"), scc("scc-2", "fr", "us")},
		Assessments: []transfer.Assessment{
			{ID: "tia", Type: "tia", Regimes: []string{"eu-gdpr"}, Destination: "US", Completed: day(2023, 1, 1), Conclusion: "sufficient"},
		},
		Settings: transfer.Settings{UnmodelledLaw: "warn"},
	}
	inv.Vendors[2].CoveredPerson, inv.Vendors[2].ForeignAdversaryControlled = transfer.No, transfer.No
	return inv
}

func onwardContract(id, from, to string, terms ...transfer.Mechanism) transfer.Instrument {
	return transfer.Instrument{
		ID: id, Type: transfer.ContractType, Signed: day(2023, 1, 1), OnwardTerms: terms,
		Exporters: []transfer.Signatory{{Party: from}}, Importers: []transfer.Signatory{{Party: to}},
	}
}

// run asks about the last leg of a route, given as parties one after the other.
func run(inv *transfer.Inventory, stops ...string) Answer {
	var flows []transfer.Flow
	for i := range stops[1:] {
		f := flow("hop-"+stops[i]+"-"+stops[i+1], stops[i], stops[i+1])
		if i > 0 {
			f.After = flows[i-1].ID
		}
		flows = append(flows, f)
	}
	asked := *inv
	asked.Flows = append(flows, inv.Flows...)
	return New(&asked).Decide(flows[len(flows)-1])
}

func TestAnOnwardContractCarriesWhatCoveredTheFirstHop(t *testing.T) {
	for name, row := range map[string]struct {
		terms []transfer.Mechanism
		want  transfer.Status
		codes []string
	}{
		"the clauses":    {[]transfer.Mechanism{transfer.DPF, transfer.EUClauses}, transfer.Met, nil},
		"another":        {[]transfer.Mechanism{transfer.DPF}, transfer.NotMet, []string{"transfer.no_mechanism"}},
		"none":           {[]transfer.Mechanism{}, transfer.NotMet, []string{"transfer.no_mechanism"}},
		"nothing stated": {nil, transfer.Unknown, []string{"transfer.facts_missing"}},
	} {
		inv := chain()
		inv.Instruments = append(inv.Instruments, onwardContract("dpa", "us", "py", row.terms...))
		if row.terms != nil && len(row.terms) == 0 {
			inv.Instruments[2].OnwardTerms = row.terms
		}
		a := run(inv, "ie", "us", "py")
		r := a.Regimes["eu-gdpr"]
		assert.Equal(t, row.want, r.Candidates[transfer.Contract], name)
		assert.Equal(t, row.codes, r.Violations, name)
		if row.want == transfer.Met {
			assert.Equal(t, transfer.OutcomeAllowed, r.Outcome, name)
			assert.Equal(t, transfer.Contract, r.Mechanism, name)
			assert.Equal(t, "dpa", r.Instrument, name)
		}
	}
}

func TestAnIntraUnionHopIsNotTheFirst(t *testing.T) {
	inv := chain()
	inv.Instruments = append(inv.Instruments, onwardContract("dpa", "us", "py", transfer.EUClauses))
	assert.Equal(t, transfer.Contract, run(inv, "ie", "fr", "us", "py").Regimes["eu-gdpr"].Mechanism)
}

func TestAHopInBetweenBreaksTheChain(t *testing.T) {
	inv := chain()
	inv.Instruments = append(inv.Instruments, onwardContract("c2", "py", "sa", transfer.EUClauses))
	assert.Equal(t, transfer.OutcomeBlocked, run(inv, "ie", "us", "py", "sa").Regimes["eu-gdpr"].Outcome)
	inv.Instruments = append(inv.Instruments, onwardContract("c1", "us", "py", transfer.EUClauses))
	assert.Equal(t, transfer.Contract, run(inv, "ie", "us", "py", "sa").Regimes["eu-gdpr"].Mechanism)
}

func TestTheFirstHopIsJudgedAtItsOwnDate(t *testing.T) {
	inv := chain()
	inv.Instruments = append(inv.Instruments, onwardContract("dpa", "us", "py", transfer.EUClauses))
	first, second := flow("first", "ie", "us"), flow("second", "us", "py")
	second.After = "first"
	inv.Flows = []transfer.Flow{first}
	assert.Equal(t, transfer.OutcomeAllowed, New(inv).Decide(second).Regimes["eu-gdpr"].Outcome)
	inv.Flows[0].At = day(2022, 12, 31)
	assert.Equal(t, transfer.OutcomeBlocked, New(inv).Decide(second).Regimes["eu-gdpr"].Outcome)
}

func TestAnExporterThatTheLawBindsNeedsAMechanismOfItsOwn(t *testing.T) {
	inv := chain()
	inv.Instruments = append(inv.Instruments, onwardContract("dpa", "us", "py", transfer.EUClauses))
	inv.Vendors[2].SubjectTo = []string{"eu-gdpr"}
	r := run(inv, "ie", "us", "py").Regimes["eu-gdpr"]
	assert.Equal(t, transfer.OutcomeBlocked, r.Outcome)
	assert.NotContains(t, r.Candidates, transfer.Contract)
}

func TestAdequacyHandsOverAndIsNoTermOfAContract(t *testing.T) {
	inv := chain()
	inv.Instruments = append(inv.Instruments, onwardContract("dpa", "ch", "py", transfer.Adequacy))
	assert.Equal(t, "ch-fadp", keys(run(inv, "ie", "ch", "py")))
}

func TestJapanWatchesItsOwnCountryAndRefusesCertificates(t *testing.T) {
	inv := chain()
	inv.Vendors[9].Certifications = []transfer.Certification{
		{Scheme: "global-cbpr", Status: "active", Covers: []string{"hr", "non-hr"}, From: day(2026, 1, 1), Economy: "TH"},
	}
	assert.Equal(t, transfer.CBPR, run(inv, "jp", "th").Regimes["jp-appi"].Mechanism, "data of its own")
	fromUnion := run(inv, "ie", "jp", "th")
	assert.Equal(t, "jp-appi", keys(fromUnion))
	assert.Equal(t, transfer.OutcomeBlocked, fromUnion.Outcome)
	assert.Equal(t, "jp-appi", keys(run(inv, "ie", "jp", "jp2")), "inside the decision's scope")
	assert.Equal(t, transfer.OutcomeBlocked, run(inv, "ie", "jp", "jp2", "th").Outcome, "and no certificate later either")

	press := flow("to-press", "jp", "press")
	press.ImporterActivity = []string{"press"}
	press.After = "to-jp"
	inv.Flows = []transfer.Flow{flow("to-jp", "ie", "jp")}
	outside := New(inv).Decide(press)
	assert.Equal(t, "eu-gdpr jp-appi", keys(outside), "out of scope, so the first law follows")
	assert.Equal(t, transfer.OutcomeBlocked, outside.Regimes["eu-gdpr"].Outcome)
}

func TestAnOrderOnAnEarlierHopTakesItsMechanismAway(t *testing.T) {
	inv := chain()
	inv.Instruments = append(inv.Instruments, onwardContract("dpa", "us", "py", transfer.EUClauses))
	inv.Orders = []transfer.Order{{ID: "o", Regime: "eu-gdpr", Flows: []string{"hop-ie-us"}, From: day(2026, 1, 1), Effect: "banned"}}
	assert.Equal(t, transfer.OutcomeBlocked, run(inv, "ie", "us", "py").Regimes["eu-gdpr"].Outcome)
}

func TestUnmodelledLawFollows(t *testing.T) {
	inv := chain()
	inv.Settings.UnmodelledLaw = "block"
	a := run(inv, "th", "ie", "fr")
	assert.Equal(t, "eu-gdpr unmodelled:TH", keys(a))
	assert.Equal(t, transfer.OutcomeBlocked, a.Outcome)
}

func TestAFreeLawFollowsWithItsRestrictionsOnly(t *testing.T) {
	inv := chain()
	inv.Vendors = append(inv.Vendors, party("cn", "CN"))
	first, second := flow("first", "us", "ie"), flow("second", "ie", "cn")
	second.After, second.PADFA = "first", ""
	inv.Flows = []transfer.Flow{first}
	r := New(inv).Decide(second).Regimes["us-federal"]
	assert.Equal(t, []string{"transfer.facts_missing"}, r.Violations)
	assert.Empty(t, r.Candidates)
}

func TestBrazilianClausesMayForbidOnwardTransfers(t *testing.T) {
	inv := chain()
	inv.Vendors = append(inv.Vendors, party("br", "BR"))
	both := transfer.DesignatedParty{Transparency: "both", Requests: "both", Incidents: "both"}
	inv.Instruments = append(inv.Instruments, onwardContract("dpa", "us", "py", transfer.BrazilianClauses), transfer.Instrument{
		ID: "br", Type: transfer.BRSCC, Version: "19/2024", Signed: day(2025, 1, 1), Unaltered: transfer.Yes, SecurityMeasures: transfer.Yes,
		Option: "A", DesignatedParty: both, TransparencyPublished: transfer.Yes, OnwardTransfers: "as-described",
		Exporters: []transfer.Signatory{{Party: "br"}}, Importers: []transfer.Signatory{{Party: "us"}},
	})
	first, second := flow("first", "br", "us"), flow("second", "us", "py")
	second.After, first.LegalBasis, second.LegalBasis = "first", []string{"consent"}, []string{"consent"}
	inv.Flows = []transfer.Flow{first}
	assert.Equal(t, transfer.Contract, New(inv).Decide(second).Regimes["br-lgpd"].Mechanism)
	inv.Instruments[3].OnwardTransfers = "forbidden"
	assert.Equal(t, transfer.OutcomeBlocked, New(inv).Decide(second).Regimes["br-lgpd"].Outcome)
}

func TestSixteenFlowsAreARouteAndSeventeenAreNone(t *testing.T) {
	inv := chain()
	stops := []string{"ie"}
	for i := range 17 {
		id := "p" + string(rune('a'+i))
		inv.Vendors = append(inv.Vendors, party(id, "IE"))
		stops = append(stops, id)
	}
	assert.Equal(t, transfer.OutcomeNotRestricted, run(inv, stops[:17]...).Outcome)
	assert.Equal(t, transfer.OutcomeBlocked, run(inv, stops...).Outcome)
}
