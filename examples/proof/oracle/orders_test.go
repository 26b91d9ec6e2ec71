package oracle

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

func TestWhatGoesToThePersonIsRestrictedInQuebecOnly(t *testing.T) {
	for id, law := range laws {
		h := sending("AR", "PY")
		h.flow.Relation = transfer.ToDataSubject
		assert.Equal(t, id != "ca-qc", law(h.on(asOf)).exempt, id)
	}
}

func TestAnOrderOnADestinationReachesTransfersOnly(t *testing.T) {
	inv := &transfer.Inventory{
		AsOf:    asOf,
		Vendors: []transfer.Party{party("ie", "IE"), party("fr", "FR"), party("us", "US")},
		Orders: []transfer.Order{
			{ID: "o1", Regime: "eu-gdpr", Destination: "FR", From: day(2026, 1, 1)},
			{ID: "o2", Regime: "us-federal", Destination: "FR", From: day(2026, 1, 1)},
		},
	}
	assert.Equal(t, transfer.OutcomeNotRestricted, New(inv).Decide(flow("f", "ie", "fr")).Outcome, "inside the Union")
	assert.Equal(t, transfer.OutcomeBlocked, New(inv).Decide(flow("f", "us", "fr")).Outcome, "a free law")
	person := flow("f", "us", "fr")
	person.Relation = transfer.ToDataSubject
	assert.Equal(t, transfer.OutcomeNotRestricted, New(inv).Decide(person).Outcome, "no transfer")
}

func TestAnOrderThatNamesAnExemptFlowShowsTheMechanisms(t *testing.T) {
	inv := &transfer.Inventory{
		AsOf: asOf, Vendors: []transfer.Party{party("ie", "IE"), party("fr", "FR")},
		Orders: []transfer.Order{{ID: "o", Regime: "eu-gdpr", Flows: []string{"f"}, From: day(2026, 1, 1)}},
	}
	r := New(inv).Decide(flow("f", "ie", "fr")).Regimes["eu-gdpr"]
	assert.Equal(t, []string{"transfer.suspended"}, r.Violations)
	assert.Equal(t, transfer.NotMet, r.Candidates[transfer.Adequacy])
	assert.Contains(t, r.Candidates, transfer.EUClauses)
}

// Where data are back with their controller, or come from the person, the law lets go of them.
func TestALawLetsGoOfWhatItGivesBack(t *testing.T) {
	inv := chain()
	inv.Vendors = append(inv.Vendors, party("gb", "GB"))
	inv.Instruments[0].Modules = []int{4}
	back, next := flow("back", "ie", "us"), flow("next", "us", "py")
	back.Exporter = transfer.Side{Party: "ie", Role: transfer.Processor, OnBehalfOf: "us"}
	next.After = "back"
	inv.Flows = []transfer.Flow{back}
	assert.Equal(t, 4, New(inv).Decide(back).Regimes["eu-gdpr"].Module)
	assert.Equal(t, "us-federal", keys(New(inv).Decide(next)), "Module 4")

	back.Exporter.Party = "gb"
	inv.Flows = []transfer.Flow{back}
	assert.Equal(t, transfer.OutcomeNotRestricted, New(inv).Decide(back).Outcome)
	assert.Equal(t, "us-federal", keys(New(inv).Decide(next)), "a British return")

	back.Exporter = transfer.Side{Party: "gb", Role: transfer.Controller}
	back.Relation = transfer.FromDataSubject
	inv.Flows = []transfer.Flow{back}
	assert.Equal(t, "us-federal", keys(New(inv).Decide(next)), "from the person")
	back.Relation = transfer.SameEntity
	inv.Flows = []transfer.Flow{back}
	assert.Equal(t, "uk-gdpr us-federal", keys(New(inv).Decide(next)), "one's own branch is not the end")
}

func TestAMechanismOfTheHopsOwnComesBeforeTheOnwardContract(t *testing.T) {
	inv := chain()
	inv.Settings.Preference = []transfer.Mechanism{transfer.Contract}
	inv.Instruments = append(inv.Instruments, onwardContract("dpa", "us", "ch", transfer.EUClauses))
	r := run(inv, "ie", "us", "ch").Regimes["eu-gdpr"]
	assert.Equal(t, transfer.Met, r.Candidates[transfer.Contract])
	assert.Equal(t, transfer.Adequacy, r.Mechanism)
}

func TestForbiddenOnwardTransfersLeaveAMechanismOfOnesOwn(t *testing.T) {
	inv := chain()
	inv.Vendors = append(inv.Vendors, party("br", "BR"))
	both := transfer.DesignatedParty{Transparency: "both", Requests: "both", Incidents: "both"}
	inv.Instruments = append(inv.Instruments,
		onwardContract("dpa", "us", "py", transfer.BrazilianClauses), onwardContract("dpb", "us", "fr", transfer.BrazilianClauses),
		transfer.Instrument{
			ID: "br", Type: transfer.BRSCC, Version: "19/2024", Signed: day(2025, 1, 1), Unaltered: transfer.Yes, SecurityMeasures: transfer.Yes,
			Option: "A", DesignatedParty: both, TransparencyPublished: transfer.Yes, OnwardTransfers: "forbidden",
			Exporters: []transfer.Signatory{{Party: "br"}}, Importers: []transfer.Signatory{{Party: "us"}},
		})
	decide := func(to string) RegimeAnswer {
		first, second := flow("first", "br", "us"), flow("second", "us", to)
		second.After, first.LegalBasis, second.LegalBasis = "first", []string{"consent"}, []string{"consent"}
		inv.Flows = []transfer.Flow{first}
		return New(inv).Decide(second).Regimes["br-lgpd"]
	}
	barred := decide("py")
	assert.Equal(t, []string{"onward_forbidden"}, barred.Violations)
	assert.Equal(t, transfer.Met, barred.Candidates[transfer.Contract], "judged as usual, and of no use")
	assert.Equal(t, transfer.Adequacy, decide("fr").Mechanism, "clause 18.3")
}

func TestTaiwanLooksForWhoseDataTheseAre(t *testing.T) {
	inv := &transfer.Inventory{
		AsOf: asOf,
		Vendors: []transfer.Party{
			party("bank", "TW"), party("carrier", "TW"), party("silent", "TW"), party("de", "DE"), party("dt", "DE"), party("cn", "CN"),
			party("branch", "TW"), party("gb", "GB"), party("us", "US", "tw-pdpa"), party("mx", "MX"), party("quiet", "GB"),
		},
	}
	for i, sector := range []string{"finance", "telecommunications", "", "", "telecommunications", "", "finance", "finance", "broadcasting", "retail", ""} {
		inv.Vendors[i].Sector = sector
	}
	inv.Vendors[6].BranchOf, inv.Vendors[7].BranchOf, inv.Vendors[9].BranchOf, inv.Vendors[10].BranchOf = "carrier", "carrier", "us", "bank"
	order, missing := []string{"telecommunications_order"}, []string{"transfer.facts_missing"}
	for name, row := range map[string]struct {
		route  []string
		behalf string
		want   []string
	}{
		"a bank":                          {[]string{"bank", "cn"}, "", nil},
		"a carrier":                       {[]string{"carrier", "cn"}, "", order},
		"nobody says":                     {[]string{"silent", "cn"}, "", missing},
		"a bank for a carrier":            {[]string{"bank", "cn"}, "carrier", order},
		"a bank for somebody unknown":     {[]string{"bank", "cn"}, "silent", missing},
		"a branch of a carrier":           {[]string{"branch", "cn"}, "", order},
		"a carrier's, by way of Germany":  {[]string{"carrier", "de", "cn"}, "", order},
		"a bank's, by way of Germany":     {[]string{"bank", "de", "cn"}, "", nil},
		"by way of a German carrier":      {[]string{"bank", "dt", "cn"}, "", nil},
		"by way of a branch of a carrier": {[]string{"bank", "gb", "cn"}, "", order},
		"by way of a branch of one bound": {[]string{"bank", "mx", "cn"}, "", order},
		"by way of a silent branch":       {[]string{"bank", "quiet", "cn"}, "", missing},
	} {
		t.Run(name, func(t *testing.T) {
			asked := *inv
			var last transfer.Flow
			for i := range row.route[1:] {
				f := flow("f"+row.route[i], row.route[i], row.route[i+1])
				f.After = last.ID
				if row.behalf != "" {
					f.Exporter.Role, f.Exporter.OnBehalfOf = transfer.Processor, row.behalf
				}
				last = f
				asked.Flows = append(asked.Flows, f)
			}
			assert.Equal(t, row.want, New(&asked).Decide(last).Regimes["tw-pdpa"].Violations)
		})
	}
}

func TestServersOnTheMainlandAreThereForTaiwan(t *testing.T) {
	h := sending("TW", "IN")
	h.exporter.Sector = "recruitment"
	assert.True(t, twPDPA(h.on(asOf)).exempt)
	h.flow.Storage = "CN"
	assert.Equal(t, []string{"recruitment_order"}, twPDPA(h.on(asOf)).barred)
	own := sending("TW", "CN")
	own.exporter.Sector, own.flow.Relation = "recruitment", transfer.SameEntity
	assert.Equal(t, []string{"recruitment_order"}, twPDPA(own.on(asOf)).barred, "one's own servers")
}

func TestABanUnderALawNobodyCheckedIsNotToleratedAway(t *testing.T) {
	inv := &transfer.Inventory{
		AsOf: asOf, Vendors: []transfer.Party{party("ie", "IE", "ca-bc"), party("fr", "FR")},
		Settings: transfer.Settings{UnmodelledLaw: "warn"},
	}
	assert.Equal(t, "eu-gdpr", keys(New(inv).Decide(flow("f", "ie", "fr"))))
	for _, order := range []transfer.Order{
		{ID: "o", Regime: "ca-bc", Flows: []string{"f"}, From: day(2026, 1, 1)},
		{ID: "o", Regime: "ca-bc", Destination: "FR", From: day(2026, 1, 1)},
	} {
		inv.Orders = []transfer.Order{order}
		a := New(inv).Decide(flow("f", "ie", "fr"))
		assert.Equal(t, "eu-gdpr unmodelled:ca-bc", keys(a))
		assert.Equal(t, transfer.OutcomeBlocked, a.Outcome)
	}
}

func TestQuebecWantsItsAssessmentForEveryHop(t *testing.T) {
	inv := &transfer.Inventory{
		AsOf: asOf, Vendors: []transfer.Party{party("qc", "CA-QC", "ca-qc"), party("us", "US"), party("py", "PY")},
		Instruments: []transfer.Instrument{
			onwardContract("one", "qc", "us", transfer.DPF), onwardContract("two", "us", "py", transfer.Contract),
		},
		Assessments: []transfer.Assessment{
			{ID: "a", Type: "pia", Regimes: []string{"ca-qc"}, Destination: "US", Completed: day(2022, 1, 1), Conclusion: "sufficient"},
		},
	}
	assert.Equal(t, transfer.OutcomeAllowed, run(inv, "qc", "us").Regimes["ca-qc"].Outcome)
	assert.Equal(t, []string{"pia"}, run(inv, "qc", "us", "py").Regimes["ca-qc"].Violations)
	inv.Assessments = append(inv.Assessments, inv.Assessments[0])
	inv.Assessments[1].ID, inv.Assessments[1].Destination = "b", "PY"
	assert.Equal(t, transfer.Contract, run(inv, "qc", "us", "py").Regimes["ca-qc"].Mechanism)
}
