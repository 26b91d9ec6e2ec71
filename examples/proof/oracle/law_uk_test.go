package oracle

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

func TestBritishTurns(t *testing.T) {
	documents := func(i transfer.Instrument) *world { return twoParties("GB", "IN").signed(i).assessed("tra", "uk-gdpr") }
	amended := documents(transfer.Instrument{Type: transfer.UKAddendum, Version: "B1.0", Signed: day(2022, 3, 21), EUSCC: "clauses"})
	clauses := newClauses()
	clauses.ID, clauses.Unaltered, clauses.AnnexesComplete = "clauses", transfer.Yes, transfer.Yes
	clauses.Exporters, clauses.Importers = []transfer.Signatory{{Party: "from"}}, []transfer.Signatory{{Party: "to"}}
	amended.inventory.Instruments = append(amended.inventory.Instruments, clauses)
	agreement := documents(transfer.Instrument{
		Type: transfer.UKIDTA, Version: "A1.0", Signed: day(2022, 3, 21), LinkedAgreement: transfer.Yes,
	})
	credit := twoParties("GB", "KR")
	credit.flow.CreditInformation = transfer.Yes
	for _, c := range []changeOfLaw{
		{
			"the extension begins", twoParties("GB", "US").certified("eu-us-dpf").certified("uk-extension"),
			ukGDPR, transfer.DPF, day(2023, 10, 11), unmet, met,
		},
		{"Korea, credit information included", credit, ukGDPR, transfer.Adequacy, day(2022, 12, 18), unmet, met},
		{"the transfer agreement begins", agreement, ukGDPR, transfer.IDTA, day(2022, 3, 20), unmet, met},
		{"the addendum begins", amended, ukGDPR, transfer.Addendum, day(2022, 3, 20), unmet, met},
		{"old sets end", documents(oldClausesOf(day(2022, 9, 21))), ukGDPR, transfer.EUClauses, day(2024, 3, 21), met, unmet},
		{"a name changes, the answer does not", twoParties("GB", "DE"), ukGDPR, transfer.Adequacy, day(2026, 2, 4), met, met},
	} {
		c.run(t)
	}
	late := documents(oldClausesOf(day(2022, 9, 22))).ask(ukGDPR, day(2023, 1, 1))
	assert.Equal(t, unmet, late.findings.of(transfer.EUClauses).status, "an old set signed a day late")
	alone := documents(newClauses()).ask(ukGDPR, day(2023, 1, 1))
	assert.Equal(t, unmet, alone.findings.of(transfer.EUClauses).status, "the clauses of 2021 alone")
}

func TestTheExtensionNeedsBothRows(t *testing.T) {
	w := twoParties("GB", "US").certified("uk-extension")
	assert.Equal(t, unmet, w.ask(ukGDPR, day(2024, 1, 1)).findings.of(transfer.DPF).status)
}

func TestSensitiveDataAreFlaggedForTheExtension(t *testing.T) {
	w := twoParties("GB", "US").certified("eu-us-dpf").certified("uk-extension")
	asked := func(kind string, flagged transfer.Fact) status {
		w.flow.SpecialCategories, w.flow.FlaggedSensitive = []string{kind}, flagged
		return w.ask(ukGDPR, day(2024, 1, 1)).findings.of(transfer.DPF).status
	}
	assert.Equal(t, unknown, asked("genetic", transfer.NotStated))
	assert.Equal(t, unmet, asked("criminal-offences", transfer.No))
	assert.Equal(t, met, asked("biometric", transfer.Yes))
	assert.Equal(t, met, asked("health", transfer.NotStated))
}

func TestReturnToTheController(t *testing.T) {
	w := twoParties("GB", "US")
	w.flow.Exporter.Role, w.flow.Importer.Role = transfer.Processor, transfer.Controller
	assert.False(t, w.ask(ukGDPR, day(2026, 6, 1)).exempt, "for somebody not stated")
	w.flow.Exporter.OnBehalfOf = "to"
	assert.True(t, w.ask(ukGDPR, day(2026, 6, 1)).exempt)
	w.inventory.Entities[0].Jurisdiction = "DE"
	assert.False(t, w.ask(euGDPR, day(2026, 6, 1)).exempt)
}
