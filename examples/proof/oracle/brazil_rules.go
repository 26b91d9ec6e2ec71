package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// brRules are global corporate rules: approved by the ANPD, within one group, with somebody who answers in Brazil.
func (q *question) brRules() finding {
	var all []judged
	for _, i := range q.facts.rulesOf(q.importer.ID) {
		if i.Type != transfer.BRGCR {
			continue
		}
		var l ledger
		l.must(brResolution19.holds(q.at))
		l.must(i.Approved.IsZero() || brResolution19.holds(i.Approved))
		worded(&l, i.ApprovedBy, "BR-ANPD")
		l.is(binding(i, q.exporter.ID, q.at))
		l.is(binding(i, q.importer.ID, q.at))
		l.must(q.brSeat(i))
		q.brScope(i, &l)
		all = append(all, l.judge(i.ID, 0, sameRegime))
	}
	return best(all)
}

func (q *question) brSeat(i *transfer.Instrument) bool {
	return slices.ContainsFunc(i.Members, func(m transfer.Member) bool {
		p := q.facts.party(m.Party)
		return p != nil && p.Jurisdiction == "BR" && dated{m.From, m.Until}.holds(q.at)
	})
}

func (q *question) brScope(i *transfer.Instrument, l *ledger) {
	scoped(l, i.Regimes, []string{"br-lgpd"})
	q.scopedDestination(i.Destinations, l)
	scoped(l, i.DataCategories, q.flow.DataCategories)
	scoped(l, i.Purposes, q.flow.Purposes)
	switch {
	case i.Covers.All:
	case i.Covers.IsZero():
		l.ask()
	default:
		certificateData(l, transfer.Certification{Covers: i.Covers.Of}, q.flow.HR)
	}
}

// scopedDestination wants the importer's territory by its own name or, where it shares its State's place, by that one's.
func (q *question) scopedDestination(scope transfer.Scope, l *ledger) {
	named := q.place()
	if state := sharesPlaceOf(named); slices.Contains(scope.Of, state) {
		named = state
	}
	scoped(l, scope, []string{named})
}

// scoped wants everything in the scope. What the flow does not state may be anything.
func scoped(l *ledger, scope transfer.Scope, wanted []string) {
	switch {
	case scope.All:
	case scope.IsZero(), wanted == nil:
		l.ask()
	default:
		for _, w := range wanted {
			if !slices.Contains(scope.Of, w) {
				l.must(false)
				return
			}
		}
	}
}
