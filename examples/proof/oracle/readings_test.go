package oracle

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

// These are readings of points on which the pages say little.

func TestADocumentOlderThanItsSetIsNoneForGood(t *testing.T) {
	at := day(2022, 6, 1)
	clauses := func(from string, i transfer.Instrument) *world {
		return twoParties(transfer.Territory(from), "IN").signed(i).assessed("tia", "eu-gdpr").assessed("tra", "uk-gdpr").assessed("tia", "ch-fadp")
	}
	signed := func(i transfer.Instrument, d transfer.Date) transfer.Instrument {
		i.Signed = d
		return i
	}
	for _, c := range []struct {
		first     transfer.Date
		from      string
		law       law
		mechanism transfer.Mechanism
		document  transfer.Instrument
	}{
		{day(2021, 6, 27), "DE", euGDPR, transfer.EUClauses, newClauses()},
		{day(2021, 6, 27), "CH", chFADP, transfer.SwissClauses, newClauses()},
		{day(2010, 5, 15), "DE", euGDPR, transfer.EUClauses, oldClausesOf(transfer.Date{})},
		{day(2010, 5, 15), "CH", chFADP, transfer.EUClauses, oldClausesOf(transfer.Date{})},
		{day(2010, 5, 15), "GB", ukGDPR, transfer.EUClauses, oldClausesOf(transfer.Date{})},
		{day(2022, 3, 21), "GB", ukGDPR, transfer.IDTA, transfer.Instrument{Type: transfer.UKIDTA, Version: "A1.0", LinkedAgreement: transfer.Yes}},
	} {
		early := clauses(c.from, signed(c.document, c.first.AddDays(-1)))
		assert.Equal(t, unmet, early.ask(c.law, at).findings.of(c.mechanism).status, "%s before %s", c.mechanism, c.first)
		in := clauses(c.from, signed(c.document, c.first))
		assert.Equal(t, met, in.ask(c.law, at).findings.of(c.mechanism).status, "%s on %s", c.mechanism, c.first)
	}
}

func TestAVersionIsAskedForWhereOneCouldHold(t *testing.T) {
	unnamed := newClauses()
	unnamed.Version, unnamed.ProcessingUnchanged = "", transfer.Yes
	asked := func(signed, at transfer.Date) status {
		i := unnamed
		i.Signed = signed
		return twoParties("DE", "IN").signed(i).assessed("tia", "eu-gdpr").ask(euGDPR, at).findings.of(transfer.EUClauses).status
	}
	assert.Equal(t, unmet, asked(transfer.Date{}, day(2010, 5, 14)), "no set for a processor yet")
	assert.Equal(t, unknown, asked(transfer.Date{}, day(2010, 5, 15)))
	assert.Equal(t, unknown, asked(day(2015, 1, 1), day(2022, 12, 27)), "an old set in its last days")
	assert.Equal(t, unmet, asked(day(2015, 1, 1), day(2022, 12, 28)), "old sets are over, and the new one was not there yet")
}

func TestAnOldSetNeedsUnchangedProcessingOnceNoneCanBeSigned(t *testing.T) {
	changed := oldClausesOf(day(2015, 1, 1))
	changed.ProcessingUnchanged = transfer.No
	for place, last := range map[string]transfer.Date{"DE": day(2021, 9, 26), "CH": day(2021, 9, 26), "GB": day(2022, 9, 21)} {
		w := twoParties(transfer.Territory(place), "IN").signed(changed).assessed("tia", "eu-gdpr").assessed("tia", "ch-fadp").assessed("tra", "uk-gdpr")
		changeOfLaw{place, w, laws[established(place, last)], transfer.EUClauses, last, met, unmet}.run(t)
	}
}

func TestOldSetsDoNotFitAnImporterUnderTheGDPR(t *testing.T) {
	w := twoParties("DE", "IN").signed(oldClausesOf(day(2015, 1, 1)))
	w.inventory.Vendors[0].SubjectTo = []string{"eu-gdpr"}
	changeOfLaw{"from 2018-05-25", w, euGDPR, transfer.EUClauses, day(2018, 5, 24), met, unmet}.run(t)
}

func TestAnIndividualFitsNoModule(t *testing.T) {
	w := twoParties("DE", "IN").signed(newClauses()).assessed("tia", "eu-gdpr")
	w.flow.Importer.Role = ""
	assert.Equal(t, unknown, w.ask(euGDPR, asOf).findings.of(transfer.EUClauses).status)
	w.inventory.Vendors[0].Kind = transfer.Individual
	assert.Equal(t, unmet, w.ask(euGDPR, asOf).findings.of(transfer.EUClauses).status)
}

func TestCanadianHealthActsCountForHealthData(t *testing.T) {
	asked := func(law string, kinds []string, public transfer.Fact) status {
		w := twoParties("CH", "CA")
		w.inventory.Vendors[0].SubjectTo, w.inventory.Vendors[0].PublicSector = []string{law}, public
		w.flow.SpecialCategories = kinds
		return w.ask(chFADP, asOf).findings.of(transfer.Adequacy).status
	}
	assert.Equal(t, met, asked("ca-on-health", []string{"health"}, transfer.No))
	assert.Equal(t, unmet, asked("ca-on-health", []string{"genetic"}, transfer.No))
	assert.Equal(t, unknown, asked("ca-on-health", nil, transfer.No))
	assert.Equal(t, met, asked("ca-ab", nil, transfer.No))
	assert.Equal(t, unmet, asked("ca-ab", nil, transfer.Yes), "a public body")
}

func TestWhoCannotCertifyIsLookedAtOnlyIfItDid(t *testing.T) {
	for _, kind := range []transfer.PartyKind{transfer.PublicAuthority, transfer.Individual} {
		w := twoParties("DE", "US")
		w.inventory.Vendors[0].Kind = kind
		assert.Equal(t, notRelevant, w.ask(euGDPR, asOf).findings.of(transfer.DPF).status, kind)
		assert.Equal(t, met, w.certified("eu-us-dpf").ask(euGDPR, asOf).findings.of(transfer.DPF).status, kind)
	}
}

func TestRulesThatTheUnitedKingdomTookOverMayNameTheLawOfTheirTime(t *testing.T) {
	all := transfer.Scope{All: true}
	asked := func(kind transfer.InstrumentType, laws ...string) status {
		w := twoParties("GB", "IN").assessed("tra", "uk-gdpr")
		w.inventory.Instruments = []transfer.Instrument{{
			ID: "rules", Type: kind, Approved: day(2019, 1, 1), ApprovedBy: "GB-ICO", Members: []transfer.Member{{Party: "to"}, {Party: "from"}},
			Regimes: transfer.Scope{Of: laws}, DataCategories: all, Purposes: all, Destinations: all, Covers: all,
		}}
		return w.ask(ukGDPR, asOf).findings.of(transfer.BCR).status
	}
	assert.Equal(t, met, asked(transfer.EUBCRC, "eu-gdpr"))
	assert.Equal(t, met, asked(transfer.EUBCRC, "uk-gdpr"))
	assert.Equal(t, unmet, asked(transfer.EUBCRC, "ch-fadp"))
	assert.Equal(t, unmet, asked(transfer.UKBCRC, "eu-gdpr"))
}

func TestASingaporeanIntermediaryWorksForTheExporterOrItsController(t *testing.T) {
	asked := func(role transfer.Role, exporterFor, importerFor string) status {
		h := sending("SG", "US").certified("global-prp", "US")
		h.flow.Exporter.Role, h.flow.Exporter.OnBehalfOf, h.flow.Importer.OnBehalfOf = role, exporterFor, importerFor
		return sgPDPA(h.on(asOf)).findings.of(transfer.PRP).status
	}
	assert.Equal(t, met, asked(transfer.Controller, "", "ex"))
	assert.Equal(t, met, asked(transfer.Controller, "", ""))
	assert.Equal(t, unmet, asked(transfer.Controller, "", "somebody"))
	assert.Equal(t, met, asked(transfer.Processor, "somebody", "somebody"))
	assert.Equal(t, unknown, asked(transfer.Processor, "", "somebody"))
}

func TestTheLegalEntityOfABranchCountsInTheUnitedStates(t *testing.T) {
	inv := &transfer.Inventory{AsOf: asOf, Vendors: []transfer.Party{party("us", "US"), party("de", "DE"), party("head", "CN")}}
	inv.Vendors[1].BranchOf = "head"
	f := flow("f", "us", "de")
	f.PADFA = ""
	assert.Equal(t, []string{"transfer.facts_missing"}, New(inv).Decide(f).Regimes["us-federal"].Violations)
	inv.Vendors[2].Jurisdiction = "FR"
	assert.Equal(t, transfer.OutcomeNotRestricted, New(inv).Decide(f).Outcome)
	inv.Vendors[2].ForeignAdversaryControlled = transfer.Yes
	assert.Equal(t, transfer.OutcomeBlocked, New(inv).Decide(f).Outcome)
}

func TestAnUnsignedContractMakesNoRulesBinding(t *testing.T) {
	all := transfer.Scope{All: true}
	asked := func(signed transfer.Date) status {
		w := twoParties("DE", "IN").assessed("tia", "eu-gdpr").signed(transfer.Instrument{
			Type: transfer.ContractType, Signed: signed, Incorporates: "rules",
		})
		w.inventory.Instruments = append(w.inventory.Instruments, transfer.Instrument{
			ID: "rules", Type: transfer.EUBCRP, Approved: day(2019, 1, 1), ApprovedBy: "IE-DPC", Members: []transfer.Member{{Party: "to"}},
			Regimes: all, DataCategories: all, Purposes: all, Destinations: all, Covers: all,
		})
		return w.ask(euGDPR, day(2024, 1, 1)).findings.of(transfer.BCR).status
	}
	assert.Equal(t, met, asked(day(2020, 1, 1)))
	assert.Equal(t, unmet, asked(transfer.Date{}))
}
