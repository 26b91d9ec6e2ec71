package oracle

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

func TestAnySignedSetIsAContract(t *testing.T) {
	at := day(2026, 11, 23)
	for _, law := range []law{auPrivacyAct, caPIPEDA, phDPA} {
		h := sending("AU", "US")
		assert.Equal(t, unmet, law(h.on(at)).findings.of(transfer.Contract).status)
		h.signed(at, transfer.Instrument{Type: transfer.EUSCC})
		assert.Equal(t, finding{status: met, instrument: "doc"}, law(h.on(at)).findings.of(transfer.Contract))
		assert.Equal(t, unmet, law(h.on(at.AddDays(-1))).findings.of(transfer.Contract).status)
	}
}

func TestQuebecAssessesBeforeItSigns(t *testing.T) {
	at := day(2026, 11, 23)
	pia := transfer.Assessment{
		ID: "pia", Type: "pia", Regimes: []string{"ca-qc"}, Destination: "CA", Completed: day(2026, 5, 2), Conclusion: "sufficient",
	}
	judge := func(signed transfer.Date, edit func(*transfer.Assessment)) status {
		h := sending("CA-QC", "CA").signed(signed, transfer.Instrument{Type: transfer.ContractType})
		a := pia
		edit(&a)
		h.assessments = []transfer.Assessment{a}
		return caQC(h.on(at)).findings.of(transfer.Contract).status
	}
	same := func(*transfer.Assessment) {}
	assert.Equal(t, met, judge(day(2026, 5, 2), same))
	assert.Equal(t, unmet, judge(day(2026, 5, 1), same))
	assert.Equal(t, unmet, judge(at, func(a *transfer.Assessment) { a.Conclusion = "insufficient" }))
	assert.Equal(t, unmet, judge(at, func(a *transfer.Assessment) { a.Type = "tia" }))
	assert.Equal(t, unmet, judge(at, func(a *transfer.Assessment) { a.Destination = "US" }))

	own := sending("CA-QC", "CA")
	own.flow.Relation = transfer.SameEntity
	assert.Equal(t, []string{"pia"}, caQC(own.on(at)).barred)
	own.assessments = []transfer.Assessment{pia}
	assert.True(t, caQC(own.on(at)).exempt, "no second party, no agreement")
}

func TestSingaporeanContractsNameThePlace(t *testing.T) {
	at := day(2026, 11, 23)
	judge := func(places ...transfer.Territory) status {
		h := sending("SG", "US").signed(at, transfer.Instrument{
			Type: transfer.ContractType, ComparableProtection: transfer.Yes, NamesDestinations: places,
		})
		return sgPDPA(h.on(at)).findings.of(transfer.Contract).status
	}
	assert.Equal(t, met, judge("JP", "US"))
	assert.Equal(t, unmet, judge("JP"))
	assert.Equal(t, unknown, judge())
}
