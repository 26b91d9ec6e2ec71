package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// caQC is section 17: an assessment before the data leave the province, the rest of Canada included, and an agreement that
// follows it. One's own hands and the person concerned need no agreement; nothing does without the assessment.
func caQC(q *question) opinion {
	assessed := q.qcAssessedAtAll()
	return q.unless(q.inside("CA-QC") || q.personal() && assessed == met, func() opinion {
		o := opinion{findings: unrecognised()}
		switch assessed {
		case unmet:
			o.barred = []string{"pia"}
		case unknown:
			o.asked = true
		}
		o.optional, o.inHand = q.personal(), q.personal()
		o.findings.put(transfer.Contract, q.contracts(func(i *transfer.Instrument, l *ledger) {
			l.is(q.qcAssessed(i.ID))
			l.must(i.Signed.IsZero() || !i.Signed.Before(q.qcLatest(i.ID)))
		}, signedSets...))
		return o
	})
}

// qcAssessedAtAll takes an assessment of one agreement for one.
func (q *question) qcAssessedAtAll() status {
	assessed := q.qcAssessed("")
	for _, i := range q.facts.between(q.exporter.ID, q.importer.ID, signedSets...) {
		assessed = max(assessed, q.qcAssessed(i.ID))
	}
	return assessed
}

func (q *question) qcAssessed(instrument string) status {
	return q.assessment("ca-qc", []string{"pia"}, instrument)
}

// qcLatest is when the deciding assessment was completed.
func (q *question) qcLatest(instrument string) (latest transfer.Date) {
	for _, a := range q.facts.assessmentsOf(q.place()) {
		switch {
		case a.Type != "pia" || !slices.Contains(a.Regimes, "ca-qc") || q.at.Before(a.Completed):
		case a.Exporter != "" && a.Exporter != q.exporter.ID, a.Importer != "" && a.Importer != q.importer.ID:
		case a.Instruments != nil && !slices.Contains(a.Instruments, instrument):
		case latest.Before(a.Completed):
			latest = a.Completed
		}
	}
	return latest
}
