package oracle

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

func TestSwissTurns(t *testing.T) {
	clauses := func(i transfer.Instrument) *world { return twoParties("CH", "IN").signed(i).assessed("tia", "ch-fadp") }
	for _, c := range []changeOfLaw{
		{"the framework begins", twoParties("CH", "US").certified("swiss-us-dpf"), chFADP, transfer.DPF, day(2024, 9, 14), unmet, met},
		{"old sets end", clauses(oldClausesOf(day(2021, 9, 26))), chFADP, transfer.EUClauses, day(2022, 12, 31), met, unmet},
		{"the clauses are recognised", clauses(newClauses()), chFADP, transfer.SwissClauses, day(2021, 8, 26), unmet, met},
		{"the list binds with the revised act", twoParties("CH", "MC"), chFADP, transfer.Adequacy, day(2023, 8, 31), unmet, met},
	} {
		c.run(t)
	}
	late := clauses(oldClausesOf(day(2021, 9, 27))).ask(chFADP, day(2021, 10, 1))
	assert.Equal(t, unmet, late.findings.of(transfer.EUClauses).status, "an old set signed a day late")
}

func TestThreeListsAreNotOne(t *testing.T) {
	at := day(2026, 11, 23)
	for place, want := range map[transfer.Territory][3]status{
		"JP": {met, met, unmet}, "KR": {met, met, unmet}, "BR": {met, unmet, unmet}, "ORG-EPO": {met, unmet, unmet},
		"GI": {unmet, met, met}, "MC": {unmet, unmet, met}, "GL": {unmet, unmet, unmet}, "AX": {notRelevant, met, met},
		"NC": {unmet, unmet, unmet}, "EU-INST": {notRelevant, met, unmet}, "ORG-OTHER": {unmet, unmet, unmet},
	} {
		asked := func(l law) status { return twoParties("GB", place).ask(l, at).findings.of(transfer.Adequacy).status }
		assert.Equal(t, want, [3]status{asked(euGDPR), asked(ukGDPR), asked(chFADP)}, "%s", place)
	}
}

func TestCanadianLawHasToBeStated(t *testing.T) {
	at := day(2026, 11, 23)
	asked := func(l law, laws []string) status {
		w := twoParties("DE", "CA")
		w.inventory.Vendors[0].SubjectTo = laws
		return w.ask(l, at).findings.of(transfer.Adequacy).status
	}
	assert.Equal(t, unknown, asked(euGDPR, nil))
	assert.Equal(t, unmet, asked(ukGDPR, []string{"ca-qc"}))
	assert.Equal(t, met, asked(chFADP, []string{"ca-qc"}))
	assert.Equal(t, met, asked(euGDPR, []string{"ca-pipeda"}))
}

func TestTheGDPRBesideSwissLaw(t *testing.T) {
	at := day(2026, 11, 23)
	w := twoParties("CH", "IN").signed(newClauses()).assessed("tia", "ch-fadp")
	w.inventory.Vendors[0].SubjectTo = []string{"eu-gdpr"}
	w.flow.At = at
	asked := func() transfer.Status {
		return New(&w.inventory).Decide(w.flow).Regimes["ch-fadp"].Candidates[transfer.SwissClauses]
	}
	assert.Equal(t, transfer.Met, asked())
	w.flow.Regimes = []string{"eu-gdpr"}
	assert.Equal(t, transfer.NotMet, asked())
}
