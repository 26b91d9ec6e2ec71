package oracle

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

func TestSingaporeLooksAtTheCertificate(t *testing.T) {
	at := day(2026, 11, 23)
	global := func(edit func(*transfer.Certification, *trip)) finding {
		h := sending("SG", "US").certified("global-cbpr", "US")
		edit(&h.importer.Certifications[0], h)
		return sgPDPA(h.on(at)).findings.of(transfer.CBPR)
	}
	tests := map[string]struct {
		edit func(*transfer.Certification, *trip)
		want status
	}{
		"granted at home":          {func(*transfer.Certification, *trip) {}, met},
		"granted elsewhere":        {func(c *transfer.Certification, _ *trip) { c.Economy = "JP" }, unmet},
		"economy not stated":       {func(c *transfer.Certification, _ *trip) { c.Economy = "" }, unknown},
		"last day":                 {func(c *transfer.Certification, _ *trip) { c.Until = at }, met},
		"the day after":            {func(c *transfer.Certification, _ *trip) { c.Until = at.AddDays(-1) }, unmet},
		"withdrawn, no day":        {func(c *transfer.Certification, _ *trip) { c.Status = "inactive-withdrawal" }, unmet},
		"lapses later":             {func(c *transfer.Certification, _ *trip) { c.Status, c.Until = "inactive-lapse", at }, met},
		"begins tomorrow":          {func(c *transfer.Certification, _ *trip) { c.From = at.AddDays(1) }, unmet},
		"beginning not stated":     {func(c *transfer.Certification, _ *trip) { c.From = transfer.Date{} }, unknown},
		"renewal overdue":          {func(c *transfer.Certification, _ *trip) { c.Due = at.AddDays(-1) }, met},
		"staff, out of scope":      {func(c *transfer.Certification, h *trip) { c.Covers, h.flow.HR = []string{"non-hr"}, transfer.Yes }, unmet},
		"staff or not, not stated": {func(c *transfer.Certification, _ *trip) { c.Covers = []string{"non-hr"} }, unknown},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { assert.Equal(t, test.want, global(test.edit).status) })
	}
}

func TestCertificatesForProcessorsAreNarrower(t *testing.T) {
	at := day(2026, 11, 23)
	prp := func(law law, exporter transfer.Territory, role transfer.Role) status {
		h := sending(exporter, "US").as(role).certified("global-prp", "US").certified("apec-prp", "US")
		return law(h.on(at)).findings.of(transfer.PRP).status
	}
	assert.Equal(t, met, prp(sgPDPA, "SG", "processor"))
	assert.Equal(t, unmet, prp(sgPDPA, "SG", "controller"))
	assert.Equal(t, unknown, prp(sgPDPA, "SG", ""))
	assert.Equal(t, unmet, prp(jpAPPI, "JP", "processor"))
	assert.Equal(t, unmet, prp(bmPIPA, "BM", "processor"))
}

func TestMembersOfTheForumNeedNotRecogniseIt(t *testing.T) {
	at := day(2026, 11, 23)
	tests := map[transfer.Territory]law{
		"AU": auPrivacyAct, "CA": caPIPEDA, "CA-QC": caQC, "KR": krPIPA, "MX": mxLFPDPPP, "PH": phDPA, "AE-DIFC": difcDPL,
		"BR": brLGPD, "MU": muDPA, "NG": ngNDPA,
	}
	for exporter, law := range tests {
		h := sending(exporter, "US")
		for _, scheme := range []string{"apec-cbpr", "global-cbpr", "apec-prp", "global-prp"} {
			h.certified(scheme, "US")
		}
		found := law(h.on(at)).findings
		for _, m := range []transfer.Mechanism{transfer.CBPR, transfer.PRP} {
			assert.True(t, found.has(m), exporter)
			assert.Equal(t, unmet, found.of(m).status, exporter)
		}
	}
	bermuda := bmPIPA(sending("BM", "US").certified("global-cbpr", "US").on(at))
	assert.Equal(t, unmet, bermuda.findings.of(transfer.CBPR).status, "its act names the APEC system alone")
}

func TestJapanKeepsDataFromEuropeOffCertificates(t *testing.T) {
	h := sending("JP", "US").certified("apec-cbpr", "US").certified("global-cbpr", "US")
	h.signed(day(2024, 1, 1), transfer.Instrument{Type: transfer.ContractType, EquivalentMeasures: []string{"jp-appi"}})
	at := day(2026, 11, 23)
	assert.Equal(t, finding{status: met, instrument: "apec-cbpr"}, jpAPPI(h.on(at)).findings.of(transfer.CBPR))
	for _, origin := range []string{"eu-gdpr", "uk-gdpr"} {
		h.under = []string{origin}
		o := jpAPPI(h.on(at))
		assert.Equal(t, unmet, o.findings.of(transfer.CBPR).status)
		assert.Equal(t, finding{status: met, instrument: "doc"}, o.findings.of(transfer.Contract))
	}
}
