package oracle

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

func TestTheUnitedStatesLooksAtTheRecipient(t *testing.T) {
	at := day(2026, 11, 23)
	type answer struct {
		exempt, asked bool
		barred        []string
	}
	tests := map[string]struct {
		to   transfer.Territory
		edit func(*trip)
		want answer
	}{
		"harmless":                       {"DE", harmless, answer{exempt: true}},
		"recipient not described":        {"DE", func(*trip) {}, answer{exempt: true}},
		"not described, classified":      {"DE", func(h *trip) { h.flow.USBulkData = "prohibited" }, answer{asked: true}},
		"not described, for brokers":     {"DE", func(h *trip) { h.flow.PADFA = "prohibited" }, answer{asked: true}},
		"not described, secured":         {"DE", func(h *trip) { restricted(h, transfer.Yes) }, answer{exempt: true}},
		"not described, not secured":     {"DE", func(h *trip) { restricted(h, transfer.No) }, answer{asked: true}},
		"organ of a country of concern":  {"DE", func(h *trip) { h.importer.OrganOf = "CU" }, answer{asked: true}},
		"classified as none":             {"DE", unlisted, answer{exempt: true}},
		"at home":                        {"US", func(*trip) {}, answer{exempt: true}},
		"China, silence":                 {"CN", harmless, answer{asked: true}},
		"Macao, unlisted":                {"MO", unlisted, answer{exempt: true}},
		"Cuba is not a PADFA country":    {"CU", func(h *trip) { harmless(h); h.flow.USBulkData = "none" }, answer{exempt: true}},
		"Cuba is a country of concern":   {"CU", func(h *trip) { harmless(h); h.flow.USBulkData = "prohibited" }, answer{barred: []string{"bulk"}}},
		"restricted and secured":         {"CN", func(h *trip) { restricted(h, transfer.Yes) }, answer{exempt: true}},
		"restricted, not secured":        {"CN", func(h *trip) { restricted(h, transfer.No) }, answer{barred: []string{"bulk"}}},
		"restricted, silence":            {"CN", func(h *trip) { restricted(h, transfer.NotStated) }, answer{asked: true}},
		"covered person":                 {"DE", func(h *trip) { unlisted(h); h.importer.CoveredPerson = transfer.Yes; h.flow.USBulkData = "prohibited" }, answer{barred: []string{"bulk"}}},
		"controlled, even at home":       {"US", func(h *trip) { h.importer.ForeignAdversaryControlled = transfer.Yes; h.flow.PADFA = "prohibited" }, answer{barred: []string{"padfa"}}},
		"no security cures PADFA":        {"RU", func(h *trip) { restricted(h, transfer.Yes); h.flow.PADFA = "prohibited" }, answer{barred: []string{"padfa"}}},
		"both":                           {"KP", func(h *trip) { h.flow.PADFA, h.flow.USBulkData = "prohibited", "prohibited" }, answer{barred: []string{"padfa", "bulk"}}},
		"one's own staff in China":       {"CN", func(h *trip) { h.flow.Relation = transfer.SameEntity }, answer{asked: true}},
		"one's own staff elsewhere":      {"DE", func(h *trip) { h.flow.Relation = transfer.SameEntity }, answer{exempt: true}},
		"the person, in China":           {"CN", func(h *trip) { h.flow.Relation = transfer.ToDataSubject }, answer{exempt: true}},
		"classified, at home":            {"US", func(h *trip) { h.flow.USBulkData = "prohibited" }, answer{exempt: true}},
		"secured, but brokerage":         {"CN", func(h *trip) { restricted(h, transfer.Yes); h.flow.USDataBrokerage = transfer.Yes }, answer{barred: []string{"bulk"}}},
		"brokerage to China, unlisted":   {"CN", func(h *trip) { unlisted(h); h.flow.USDataBrokerage = transfer.Yes }, answer{exempt: true}},
		"brokerage elsewhere is no case": {"US", func(h *trip) { h.flow.USDataBrokerage = transfer.Yes }, answer{exempt: true}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			h := sending("US", test.to)
			test.edit(h)
			o := usFederal(h.on(at))
			assert.Equal(t, test.want, answer{o.exempt, o.asked, o.barred})
			assert.True(t, o.needless())
		})
	}
}

func TestBrokersBindOtherForeigners(t *testing.T) {
	h := sending("US", "DE")
	harmless(h)
	h.flow.USDataBrokerage = transfer.Yes
	assert.True(t, usFederal(h.on(day(2025, 4, 7))).exempt)
	o := usFederal(h.on(day(2025, 4, 8)))
	assert.False(t, o.exempt)
	assert.Equal(t, 1, o.findings.count)
	assert.Equal(t, finding{status: unmet}, o.findings.of(transfer.Contract))
	h.signed(day(2025, 1, 1), transfer.Instrument{Type: transfer.ContractType, USOnwardBan: transfer.Yes})
	assert.Equal(t, finding{status: met, instrument: "doc"}, usFederal(h.on(day(2025, 4, 8))).findings.of(transfer.Contract))
}

func TestTaiwanAsksForTheTradeTowardsChinaOnly(t *testing.T) {
	at := day(2026, 11, 23)
	assert.True(t, twPDPA(sending("TW", "HK").on(at)).exempt)
	assert.Equal(t, opinion{asked: true}, twPDPA(sending("TW", "CN").on(at)))
	h := sending("TW", "CN")
	h.exporter.Sector = "finance"
	assert.True(t, twPDPA(h.on(at)).exempt)
}

func harmless(h *trip) {
	h.importer.CoveredPerson, h.importer.ForeignAdversaryControlled = transfer.No, transfer.No
}

func unlisted(h *trip) { h.flow.PADFA, h.flow.USBulkData = "none", "none" }

func restricted(h *trip, secured transfer.Fact) {
	h.flow.PADFA, h.flow.USBulkData, h.flow.USSecurityRequirements = "none", "restricted", secured
}
