package oracle

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

var asOf = day(2026, 11, 23)

// TestScopes asks for adequacy after one fact was changed.
func TestScopes(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to transfer.Territory
		law      law
		change   func(*world)
		want     status
	}{
		{"Japan: public sector", "DE", "JP", euGDPR, func(w *world) { w.inventory.Vendors[0].PublicSector = transfer.Yes }, unmet},
		{"Japan: an authority", "GB", "JP", ukGDPR, func(w *world) { w.inventory.Vendors[0].Kind = transfer.PublicAuthority }, unmet},
		{"Japan: academic", "DE", "JP", euGDPR, func(w *world) { w.flow.ImporterActivity = []string{"academic"} }, unmet},
		{"Japan: activity not stated", "DE", "JP", euGDPR, func(w *world) { w.flow.ImporterActivity = nil }, unknown},
		{"Korea: credit information", "DE", "KR", euGDPR, func(w *world) { w.flow.CreditInformation = transfer.Yes }, unmet},
		{"Korea: academic", "DE", "KR", euGDPR, func(w *world) { w.flow.ImporterActivity = []string{"academic"} }, met},
		{"Korea: religious", "DE", "KR", euGDPR, func(w *world) { w.flow.ImporterActivity = []string{"religious"} }, unmet},
		{"Israel: by hand", "DE", "IL", euGDPR, func(w *world) { w.flow.Automated = transfer.No }, unmet},
		{"Israel: not stated", "GB", "IL", ukGDPR, func(w *world) { w.flow.Automated = transfer.NotStated }, unknown},
		{"Israel for Switzerland", "CH", "IL", chFADP, func(w *world) { w.flow.Automated = transfer.No }, met},
		{"Brazil: defence alone", "DE", "BR", euGDPR, func(w *world) { w.flow.ExclusivePurpose = "national-defence" }, unmet},
		{"Faroes: a Danish body", "DE", "FO", euGDPR, func(w *world) { w.inventory.Vendors[0].OrganOf = "DK" }, unmet},
		{"Faroes: private", "DE", "FO", euGDPR, func(*world) {}, met},
		{"United States", "DE", "US", euGDPR, func(*world) {}, unmet},
		{"Guernsey", "GB", "GG", ukGDPR, func(*world) {}, met},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := twoParties(c.from, c.to)
			c.change(w)
			assert.Equal(t, c.want, w.ask(c.law, asOf).findings.of(transfer.Adequacy).status)
		})
	}
}

func TestCertificatesOfTheFramework(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*transfer.Certification, *transfer.Flow)
		want   status
	}{
		{"as it is", func(*transfer.Certification, *transfer.Flow) {}, met},
		{"under review", func(c *transfer.Certification, _ *transfer.Flow) { c.Status = "active-recertification-under-review" }, met},
		{"due", func(c *transfer.Certification, _ *transfer.Flow) { c.Due = day(2025, 1, 1) }, met},
		{"lapsed", func(c *transfer.Certification, _ *transfer.Flow) { c.Status = "inactive-lapse" }, unmet},
		{"lapsed later", func(c *transfer.Certification, _ *transfer.Flow) { c.Status, c.Until = "inactive-lapse", asOf }, met},
		{"over", func(c *transfer.Certification, _ *transfer.Flow) { c.Until = asOf.AddDays(-1) }, unmet},
		{"no start", func(c *transfer.Certification, _ *transfer.Flow) { c.From = transfer.Date{} }, unknown},
		{"staff", func(_ *transfer.Certification, f *transfer.Flow) { f.HR = transfer.Yes }, unmet},
		{"staff not stated", func(_ *transfer.Certification, f *transfer.Flow) { f.HR = transfer.NotStated }, unknown},
		{"journalism", func(_ *transfer.Certification, f *transfer.Flow) { f.Journalistic = transfer.Yes }, unmet},
		{"journalism not stated", func(_ *transfer.Certification, f *transfer.Flow) { f.Journalistic = transfer.NotStated }, unknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := twoParties("DE", "US").certified("eu-us-dpf")
			c.change(&w.inventory.Vendors[0].Certifications[0], &w.flow)
			got := w.ask(euGDPR, asOf).findings.of(transfer.DPF)
			assert.Equal(t, c.want, got.status)
			assert.Equal(t, "eu-us-dpf", got.instrument)
		})
	}
	assert.Equal(t, notRelevant, twoParties("DE", "BR").certified("eu-us-dpf").ask(euGDPR, asOf).findings.of(transfer.DPF).status)
}

func TestModules(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to transfer.Role
		behalf   string
		module   int
		known    status
	}{
		{"controllers", "controller", "joint-controller", "", 1, met},
		{"to a processor", "joint-controller", "processor", "", 2, met},
		{"to a sub-processor", "processor", "processor", "somebody", 3, met},
		{"back to one's own controller", "processor", "controller", "to", 4, met},
		{"to another controller", "processor", "controller", "somebody", 0, unmet},
		{"for a controller not stated", "processor", "controller", "", 0, unknown},
		{"no role", "controller", "", "", 0, unknown},
		{"back to a processor", "processor", "processor", "to", 0, unmet},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := twoParties("DE", "IN")
			w.flow.Exporter = transfer.Side{Party: "from", Role: c.from, OnBehalfOf: c.behalf}
			w.flow.Importer.Role = c.to
			f := newFacts(&w.inventory)
			module, known := clauseModule(&question{at: asOf, flow: &w.flow, exporter: f.party("from"), importer: f.party("to"), facts: f})
			assert.Equal(t, c.module, module)
			assert.Equal(t, c.known, known)
		})
	}
}

func TestModuleFourAssessesWhatWasCombined(t *testing.T) {
	asked := func(combined transfer.Fact, assessed bool) status {
		clauses := newClauses()
		clauses.Modules = []int{4}
		w := twoParties("DE", "IN").signed(clauses)
		if assessed {
			w.assessed("tia", "eu-gdpr")
		}
		w.flow.Exporter = transfer.Side{Party: "from", Role: transfer.Processor, OnBehalfOf: "to"}
		w.flow.Importer.Role = transfer.Controller
		w.flow.CombinedWithLocalData = combined
		return w.ask(euGDPR, asOf).findings.of(transfer.EUClauses).status
	}
	assert.Equal(t, met, asked(transfer.No, false))
	assert.Equal(t, unmet, asked(transfer.Yes, false))
	assert.Equal(t, unknown, asked(transfer.NotStated, false))
	assert.Equal(t, met, asked(transfer.NotStated, true), "it would do either way")
}

func TestImporterUnderTheGDPR(t *testing.T) {
	w := twoParties("DE", "IN").signed(newClauses()).assessed("tia", "eu-gdpr")
	w.flow.Importer.SubjectTo = []string{"eu-gdpr"}
	assert.Equal(t, unmet, w.ask(euGDPR, asOf).findings.of(transfer.EUClauses).status)
}

func TestCorporateRulesForProcessorsInsideTheGroup(t *testing.T) {
	all := transfer.Scope{All: true}
	w := twoParties("DE", "IN").assessed("tia", "eu-gdpr")
	w.flow.Exporter = transfer.Side{Party: "from", Role: transfer.Processor, OnBehalfOf: "customer"}
	w.inventory.Counterparties = []transfer.Party{{ID: "customer", Jurisdiction: "FR", Kind: transfer.Customer}}
	w.inventory.Instruments = []transfer.Instrument{{
		ID: "rules", Type: transfer.EUBCRP, Approved: day(2019, 1, 1), ApprovedBy: "IE-DPC",
		Members: []transfer.Member{{Party: "to"}, {Party: "from"}},
		Regimes: all, DataCategories: all, Purposes: all, Destinations: all, Covers: all,
	}}
	assert.Equal(t, unmet, w.ask(euGDPR, asOf).findings.of(transfer.BCR).status, "not binding towards the customer")
	w.inventory.Instruments = append(w.inventory.Instruments, transfer.Instrument{
		ID: "terms", Type: transfer.ContractType, Signed: day(2020, 1, 1), Incorporates: "rules",
		Exporters: []transfer.Signatory{{Party: "customer"}}, Importers: []transfer.Signatory{{Party: "from"}},
	})
	assert.Equal(t, met, w.ask(euGDPR, asOf).findings.of(transfer.BCR).status)
	w.flow.Exporter.Role, w.flow.Exporter.OnBehalfOf = transfer.Controller, ""
	assert.Equal(t, unmet, w.ask(euGDPR, asOf).findings.of(transfer.BCR).status, "its own data")
}
