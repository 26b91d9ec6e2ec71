package oracle

import (
	"maps"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// oldSet is one of the clause sets before those of 2021.
type oldSet struct {
	from     transfer.Date // its first day; adopted some months before
	importer func(transfer.Role) bool
}

var oldSets = map[string]oldSet{
	"2001/497/EC": {day(2001, 9, 3), isController},
	"2004/915/EC": {day(2005, 4, 1), isController},
	"2010/87/EU":  {day(2010, 5, 15), func(r transfer.Role) bool { return r == transfer.Processor }},
}

var oldVersions = slices.Sorted(maps.Keys(oldSets))

// ask tests the form of the set and the roles it was made for. No old set had a processor send, so what one signed in their
// time without saying what it is cannot be any of them.
func (s oldSet) ask(q *question, i *transfer.Instrument, l *ledger) {
	l.must(!q.at.Before(s.from))
	l.must(i.Signed.IsZero() || !i.Signed.Before(s.from))
	l.fact(i.Unaltered)
	l.fact(i.AnnexesComplete)
	clauseRole(q.exporter, q.flow.Exporter.Role, isController, l)
	clauseRole(q.importer, q.flow.Importer.Role, s.importer, l)
}

// clauseRole wants a role that fits. An individual of whom none is stated has none.
func clauseRole(p *transfer.Party, r transfer.Role, fits func(transfer.Role) bool, l *ledger) {
	if r == "" && p.Kind != transfer.Individual {
		l.ask()
		return
	}
	l.must(fits(r))
}

// grace is how long one law went on accepting the old sets, and for which contracts.
type grace struct {
	held       dated
	lastSigned transfer.Date
}

var (
	oldSetsEU = grace{dated{day(2001, 9, 3), day(2022, 12, 27)}, day(2021, 9, 26)}
	oldSetsCH = grace{dated{day(2010, 5, 15), day(2022, 12, 31)}, day(2021, 9, 26)}
	oldSetsUK = grace{dated{day(2021, 1, 1), day(2024, 3, 21)}, day(2022, 9, 21)}
)

var (
	_ = registerSpans("eu-gdpr", oldSetsEU.spans()...)
	_ = registerSpans("ch-fadp", oldSetsCH.spans()...)
	_ = registerSpans("uk-gdpr", oldSetsUK.spans()...)
)

func (g grace) spans() []dated {
	spans := []dated{g.held, {until: g.lastSigned}}
	for _, s := range oldSets {
		spans = append(spans, dated{from: s.from})
	}
	return spans
}

func (g grace) ask(q *question, i *transfer.Instrument, l *ledger) {
	l.must(g.held.holds(q.at))
	l.must(!g.lastSigned.Before(i.Signed))
	if g.lastSigned.Before(q.at) {
		l.fact(i.ProcessingUnchanged)
	}
}

// oldClauses answers where only the old sets count: under UK and Swiss law.
func oldClauses(q *question, g grace, regime string, kinds []string) finding {
	answer := clausesOf(q, func(i *transfer.Instrument, l *ledger) {
		byVersion(i, l, oldVersions, func(version string, l *ledger) { oldSets[version].ask(q, i, l) })
		g.ask(q, i, l)
		l.is(q.assessment(regime, kinds, i.ID))
	})
	answer.module = 0
	return answer
}
