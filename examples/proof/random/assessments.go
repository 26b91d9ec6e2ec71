package random

import (
	"fmt"

	"github.com/chapterv/chapterv/transfer"
)

// assess makes the assessment that goes with a document, and offers what can be wrong with one.
func (t *story) assess(document *transfer.Instrument) *transfer.Assessment {
	a := t.assessment()
	a.Type = "tia"
	switch {
	case t.law == "uk-gdpr" && t.chance(70):
		a.Type = "tra"
	case t.law == "ca-qc":
		a.Type = "pia"
	}
	a.Regimes = []string{t.law}
	if t.chance(40) {
		a.Regimes = []string{"eu-gdpr", "uk-gdpr", "ch-fadp", t.law}
	}
	if t.chance(75) {
		a.Exporter, a.Importer = t.exporter.ID, t.importer.ID
	}
	if t.chance(25) {
		a.Instruments = []string{document.ID}
	}
	if t.chance(15) {
		old := t.assessment()
		*old = transfer.Assessment{
			ID: old.ID, Type: a.Type, Regimes: a.Regimes, Destination: a.Destination, Exporter: t.exporter.ID, Importer: t.importer.ID,
			Completed: a.Completed.AddDays(-t.between(0, 30)), Conclusion: one(t.dice, t.book.words["conclusion"]),
		}
		if old.Completed == a.Completed && t.chance(70) {
			old.Completed = old.Completed.AddDays(-1)
		}
	}
	t.disturb(a)
	return a
}

// assessment is one that found the protection sufficient some time before the day.
func (t *story) assessment() *transfer.Assessment {
	a := &transfer.Assessment{
		ID: fmt.Sprintf("a%02d", len(t.assessments)), Destination: t.importer.Jurisdiction, Completed: t.at.AddDays(-t.between(0, 600)),
		Conclusion: "sufficient",
	}
	if t.chance(35) {
		a.Conclusion, a.Measures = "sufficient-with-measures", []string{"encryption"}
	}
	if t.chance(30) {
		a.ReviewBy = t.at.AddDays(t.between(-50, 300))
	}
	t.assessments = append(t.assessments, a)
	return a
}

func (t *story) disturb(a *transfer.Assessment) {
	// An assessment that serves many flows is left to them: from here on it is about these two.
	own := func(spoil func()) func() {
		return func() {
			a.Exporter, a.Importer = t.exporter.ID, t.importer.ID
			spoil()
		}
	}
	t.flaw("insufficient", own(func() { a.Conclusion = "insufficient" }))
	t.flaw("relies on measures that are not stated", own(func() {
		a.Conclusion = "sufficient-with-measures"
		a.Measures = one(t.dice, [][]string{nil, {}})
	}))
	t.flaw("no conclusion", own(func() { a.Conclusion = "" }))
	t.flaw("completed later", own(func() { a.Completed = t.at.AddDays(1) }))
	t.flaw("completed on the day", own(func() { a.Completed = t.at }))
	t.flaw("completion not stated", own(func() { a.Completed = transfer.Date{} }))
	t.flaw("assessment of another law", own(func() { a.Regimes = some(t.dice, t.between(1, 2), t.book.words["law"]) }))
	t.flaw("assessment of another type", own(func() { a.Type = one(t.dice, t.book.words["assessment_type"]) }))
	t.flaw("assessment of another place", own(func() { a.Destination = t.place() }))
	t.flaw("assessment for another exporter", own(func() { a.Exporter = one(t.dice, t.people).ID }))
	t.flaw("assessment for another importer", own(func() { a.Importer = one(t.dice, t.people).ID }))
	t.flaw("assessment for another document", own(func() { a.Instruments = []string{one(t.dice, t.documents).ID} }))
	t.flaw("assessment for no document", own(func() { a.Instruments = []string{} }))
	t.flaw("a newer one is insufficient", func() {
		n := t.assessment()
		*n = transfer.Assessment{
			ID: n.ID, Type: a.Type, Regimes: a.Regimes, Destination: a.Destination, Exporter: t.exporter.ID, Importer: t.importer.ID,
			Completed: earlier(a.Completed.AddDays(t.between(0, 2)), t.at), Conclusion: "insufficient",
		}
	})
}
