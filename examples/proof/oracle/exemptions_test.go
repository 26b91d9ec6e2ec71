package oracle

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

func TestWhoIsNotRestricted(t *testing.T) {
	at := day(2026, 11, 23)
	own, person, stored := transfer.SameEntity, transfer.FromDataSubject, transfer.StorageOnly
	tests := map[string]struct {
		law     law
		to      transfer.Territory
		free    []transfer.Relation
		limited []transfer.Relation
	}{
		"Brazil":     {brLGPD, "US", []transfer.Relation{own, person}, []transfer.Relation{stored, ""}},
		"Japan":      {jpAPPI, "US", []transfer.Relation{own, person, stored}, []transfer.Relation{""}},
		"Singapore":  {sgPDPA, "US", []transfer.Relation{own, person}, []transfer.Relation{stored, ""}},
		"Australia":  {auPrivacyAct, "US", []transfer.Relation{own, person}, []transfer.Relation{stored, ""}},
		"Canada":     {caPIPEDA, "US", []transfer.Relation{own, person}, []transfer.Relation{stored, ""}},
		"Quebec":     {caQC, "CA", nil, []transfer.Relation{own, person, stored, ""}},
		"Korea":      {krPIPA, "US", nil, []transfer.Relation{own, person, stored, ""}},
		"at home":    {krPIPA, "KR", []transfer.Relation{own, ""}, nil},
		"in Quebec":  {caQC, "CA-QC", []transfer.Relation{own, ""}, nil},
		"in Canada":  {caPIPEDA, "CA-QC", []transfer.Relation{""}, nil},
		"in the UAE": {difcDPL, "AE", nil, []transfer.Relation{""}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			for _, relation := range append(test.free, test.limited...) {
				h := sending("CA-QC", test.to)
				h.flow.Relation = relation
				assert.Equal(t, len(test.free) > 0 && relationIn(test.free, relation), test.law(h.on(at)).exempt, relation)
			}
		})
	}
}

func relationIn(all []transfer.Relation, one transfer.Relation) bool {
	for _, r := range all {
		if r == one {
			return true
		}
	}
	return false
}

func TestJapanAsksWhetherTheActReachesTheRecipient(t *testing.T) {
	h := sending("JP", "US")
	h.importer.SubjectTo = []string{"jp-appi"}
	assert.True(t, jpAPPI(h.on(day(2026, 11, 23))).exempt)
	h.flow.Importer.SubjectTo = []string{}
	assert.False(t, jpAPPI(h.on(day(2026, 11, 23))).exempt, "this processing is outside it")
}

func TestAMexicanProcessorIsNoThirdParty(t *testing.T) {
	at := day(2026, 11, 23)
	h := sending("MX", "US").signed(day(2025, 4, 1), transfer.Instrument{Type: transfer.ContractType, ProcessorTerms: transfer.Yes})
	assert.True(t, mxLFPDPPP(h.on(at)).exempt)
	h.flow.Importer.OnBehalfOf = "somebody-else"
	assert.Equal(t, unmet, mxLFPDPPP(h.on(at)).findings.of(transfer.Contract).status)
	h.flow.Importer.OnBehalfOf = "ex"
	h.flow.Exporter.Role = transfer.Processor
	assert.Equal(t, unmet, mxLFPDPPP(h.on(at)).findings.of(transfer.Contract).status)
	h.flow.Exporter.Role = transfer.Controller
	h.instruments[0].ProcessorTerms = transfer.NotStated
	assert.Equal(t, unknown, mxLFPDPPP(h.on(at)).findings.of(transfer.Contract).status)
}

func TestKoreanEquivalenceLeavesOutNumbersAndCredit(t *testing.T) {
	at := day(2026, 11, 23)
	h := korean("FR")
	h.flow.CreditInformation = transfer.NotStated
	assert.Equal(t, unknown, krPIPA(h.on(at)).findings.of(transfer.Adequacy).status)
	h.flow.NationalIdentifiers = transfer.Yes
	assert.Equal(t, unmet, krPIPA(h.on(at)).findings.of(transfer.Adequacy).status)
	assert.Equal(t, unmet, krPIPA(korean("GB").on(at)).findings.of(transfer.Adequacy).status)
}
