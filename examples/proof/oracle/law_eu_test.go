package oracle

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

// world is an inventory of two parties and one flow between them, for a test to change.
type world struct {
	inventory transfer.Inventory
	flow      transfer.Flow
}

func twoParties(from, to transfer.Territory) *world {
	w := &world{}
	w.inventory.Entities = []transfer.Party{{ID: "from", Jurisdiction: from}}
	w.inventory.Vendors = []transfer.Party{{ID: "to", Jurisdiction: to}}
	w.flow = transfer.Flow{
		ID:       "flow",
		Exporter: transfer.Side{Party: "from", Role: transfer.Controller},
		Importer: transfer.Side{Party: "to", Role: transfer.Processor},
		HR:       transfer.No, SpecialCategories: []string{}, Journalistic: transfer.No, ImporterActivity: []string{},
		CreditInformation: transfer.No, ImmigrationControl: transfer.No, Automated: transfer.Yes,
	}
	return w
}

func (w *world) certified(scheme string) *world {
	p := &w.inventory.Vendors[0]
	p.Certifications = append(p.Certifications, transfer.Certification{
		Scheme: scheme, Status: "active", Covers: []string{"non-hr"}, From: day(1999, 1, 1),
	})
	return w
}

func (w *world) signed(i transfer.Instrument) *world {
	i.ID = "document"
	i.Exporters, i.Importers = []transfer.Signatory{{Party: "from"}}, []transfer.Signatory{{Party: "to"}}
	i.Unaltered, i.AnnexesComplete, i.TablesComplete = transfer.Yes, transfer.Yes, transfer.Yes
	w.inventory.Instruments = append(w.inventory.Instruments, i)
	return w
}

func (w *world) assessed(kind, regime string) *world {
	w.inventory.Assessments = append(w.inventory.Assessments, transfer.Assessment{
		ID: "assessment", Type: kind, Regimes: []string{regime}, Destination: w.inventory.Vendors[0].Jurisdiction,
		Completed: day(2000, 1, 1), Conclusion: "sufficient",
	})
	return w
}

func (w *world) ask(l law, at transfer.Date) opinion {
	f := newFacts(&w.inventory)
	return l(&question{at: at, flow: &w.flow, exporter: f.party("from"), importer: f.party("to"), facts: f, beside: w.flow.Regimes})
}

// changeOfLaw is one row of the table of days: the answer on the last day of the old and on the first day of the new.
type changeOfLaw struct {
	name       string
	world      *world
	law        law
	mechanism  transfer.Mechanism
	last       transfer.Date
	before, by status
}

func (c changeOfLaw) run(t *testing.T) {
	t.Helper()
	t.Run(c.name, func(t *testing.T) {
		assert.Equal(t, c.before, c.world.ask(c.law, c.last).findings.of(c.mechanism).status, "%s", c.last)
		next := c.last.AddDays(1)
		assert.Equal(t, c.by, c.world.ask(c.law, next).findings.of(c.mechanism).status, "%s", next)
	})
}

func oldClausesOf(signed transfer.Date) transfer.Instrument {
	return transfer.Instrument{Type: transfer.EUSCC, Version: "2010/87/EU", Signed: signed, ProcessingUnchanged: transfer.Yes}
}

func newClauses() transfer.Instrument {
	return transfer.Instrument{
		Type: transfer.EUSCC, Version: "2021/914", Signed: day(2021, 6, 27), Modules: []int{2}, SwissAdaptations: transfer.Yes,
	}
}

func TestUnionTurns(t *testing.T) {
	inGB := func() *world { return twoParties("DE", "GB") }
	immigration := inGB()
	immigration.flow.ImmigrationControl = transfer.Yes
	clauses := func(i transfer.Instrument) *world { return twoParties("DE", "IN").signed(i).assessed("tia", "eu-gdpr") }
	for _, c := range []changeOfLaw{
		{"Safe Harbor begins", twoParties("DE", "US").certified("eu-us-safe-harbor"), euGDPR, transfer.DPF, day(2000, 7, 25), unmet, met},
		{"Safe Harbor ends", twoParties("DE", "US").certified("eu-us-safe-harbor"), euGDPR, transfer.DPF, day(2015, 10, 5), met, unmet},
		{"Privacy Shield begins", twoParties("DE", "US").certified("eu-us-privacy-shield"), euGDPR, transfer.DPF, day(2016, 7, 11), unmet, met},
		{"Privacy Shield ends", twoParties("DE", "US").certified("eu-us-privacy-shield"), euGDPR, transfer.DPF, day(2020, 7, 15), met, unmet},
		{"the framework begins", twoParties("DE", "US").certified("eu-us-dpf"), euGDPR, transfer.DPF, day(2023, 7, 9), unmet, met},
		{"the United Kingdom leaves on the bridge", inGB(), euGDPR, transfer.Adequacy, day(2020, 12, 31), notRelevant, met},
		{"from the bridge to the decision", inGB(), euGDPR, transfer.Adequacy, day(2021, 6, 27), met, met},
		{"immigration comes into the carve-out", immigration, euGDPR, transfer.Adequacy, day(2021, 6, 27), met, unmet},
		{"from the decision to its extension", inGB(), euGDPR, transfer.Adequacy, day(2025, 6, 27), met, met},
		{"from the extension to the renewal", inGB(), euGDPR, transfer.Adequacy, day(2025, 12, 18), met, met},
		{"the carve-out goes", immigration, euGDPR, transfer.Adequacy, day(2025, 12, 18), unmet, met},
		{"the renewal ends", inGB(), euGDPR, transfer.Adequacy, day(2031, 12, 27), met, unmet},
		{"the European Patent Organisation", twoParties("DE", "ORG-EPO"), euGDPR, transfer.Adequacy, day(2025, 7, 14), unmet, met},
		{"Brazil", twoParties("DE", "BR"), euGDPR, transfer.Adequacy, day(2026, 1, 25), unmet, met},
		{"Japan", twoParties("DE", "JP"), euGDPR, transfer.Adequacy, day(2019, 1, 22), unmet, met},
		{"Korea", twoParties("DE", "KR"), euGDPR, transfer.Adequacy, day(2021, 12, 16), unmet, met},
		{"old sets end", clauses(oldClausesOf(day(2021, 9, 26))), euGDPR, transfer.EUClauses, day(2022, 12, 27), met, unmet},
		{"the clauses begin", clauses(newClauses()), euGDPR, transfer.EUClauses, day(2021, 6, 26), unmet, met},
	} {
		c.run(t)
	}
	late := clauses(oldClausesOf(day(2021, 9, 27))).ask(euGDPR, day(2021, 10, 1))
	assert.Equal(t, unmet, late.findings.of(transfer.EUClauses).status, "an old set signed a day late")
}

func TestTheUnitedKingdomIsInsideUntilItLeaves(t *testing.T) {
	assert.True(t, twoParties("DE", "GB").ask(euGDPR, day(2020, 12, 31)).exempt)
	assert.False(t, twoParties("DE", "GB").ask(euGDPR, day(2021, 1, 1)).exempt)
}

func TestNamesOfTheDecisionsOnTheUnitedKingdomChange(t *testing.T) {
	for at, name := range map[transfer.Date]string{
		day(2021, 6, 27): "TCA Art. 782", day(2021, 6, 28): "2021/1772", day(2025, 6, 27): "2021/1772",
		day(2025, 6, 28): "2025/1226", day(2025, 12, 18): "2025/1226", day(2025, 12, 19): "2025/2574",
	} {
		assert.Equal(t, name, twoParties("DE", "GB").ask(euGDPR, at).findings.of(transfer.Adequacy).instrument, "%s", at)
	}
}

func TestRulesForProcessorsStraightFromOutside(t *testing.T) {
	w := twoParties("DE", "IN").assessed("tia", "eu-gdpr").signed(transfer.Instrument{
		Type: transfer.ContractType, Signed: day(2020, 1, 1), Incorporates: "rules",
	})
	all := transfer.Scope{All: true}
	w.inventory.Instruments = append(w.inventory.Instruments, transfer.Instrument{
		ID: "rules", Type: transfer.EUBCRP, Approved: day(2019, 1, 1), ApprovedBy: "IE-DPC", Members: []transfer.Member{{Party: "to"}},
		Regimes: all, DataCategories: all, Purposes: all, Destinations: all, Covers: all,
	})
	changeOfLaw{"from 2026-01-15", w, euGDPR, transfer.BCR, day(2026, 1, 14), met, unmet}.run(t)
}

func TestApprovalsOfTheUnitedKingdomLoseEffectInTheUnion(t *testing.T) {
	w := twoParties("DE", "IN").assessed("tia", "eu-gdpr")
	all := transfer.Scope{All: true}
	w.inventory.Instruments = []transfer.Instrument{{
		ID: "rules", Type: transfer.EUBCRC, Approved: day(2019, 1, 1), ApprovedBy: "GB-ICO",
		Members: []transfer.Member{{Party: "to"}, {Party: "from"}},
		Regimes: all, DataCategories: all, Purposes: all, Destinations: all, Covers: all,
	}}
	changeOfLaw{"from 2021-01-01", w, euGDPR, transfer.BCR, day(2020, 12, 31), met, unmet}.run(t)
}

func TestTheHorizonKnowsTheDatesOfTheLaw(t *testing.T) {
	for at, last := range map[transfer.Date]transfer.Date{
		day(2021, 3, 1): day(2021, 6, 27), day(2024, 1, 1): day(2025, 6, 27), day(2025, 7, 1): day(2025, 12, 18),
		day(2026, 1, 1): day(2031, 12, 27), day(2032, 1, 1): {},
	} {
		w := twoParties("DE", "GB")
		w.flow.At = at
		assert.Equal(t, last, New(&w.inventory).Decide(w.flow).ValidUntil, "asked on %s", at)
	}
}
