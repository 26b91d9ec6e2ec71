package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// twSectors may not send to mainland China, each since its own order.
var (
	twCarriers    = dated{from: day(2012, 9, 25)}
	twSocialWork  = dated{from: day(2022, 1, 1)}
	twRecruitment = dated{from: day(2023, 2, 20)}

	_ = registerSpans("tw-pdpa", twCarriers, twSocialWork, twRecruitment)

	twSectors = map[string]dated{
		"telecommunications":  twCarriers,
		"broadcasting":        twCarriers,
		"social-work":         twSocialWork,
		"recruitment":         twRecruitment,
		"employment-services": twRecruitment,
	}
)

// twPDPA is free but for orders to whole trades.
func twPDPA(q *question) opinion {
	switch {
	case q.personal():
		return opinion{exempt: true}
	case !q.inside("CN"), q.at.Before(twCarriers.from):
		return opinion{exempt: true, free: true}
	}
	ordered, known := q.twOrdered()
	switch {
	case ordered:
		return opinion{barred: []string{"order"}}
	case !known:
		return opinion{asked: true}
	}
	return opinion{exempt: true, free: true}
}

// twOrdered looks at the trade of every operator whose data these are: of who sends, now or earlier on the route, of the
// controller it acts for, and of the legal entity whose branch one of them is. Whoever the act does not reach is no operator
// of Taiwan, and need not say what its trade is.
func (q *question) twOrdered() (ordered, known bool) {
	ordered, known = q.twOperators(q.flow, q.exporter)
	for _, h := range q.earlier {
		o, k := q.twOperators(h.flow, h.exporter)
		ordered, known = ordered || o, known && k
	}
	return ordered, known
}

func (q *question) twOperators(f *transfer.Flow, sender *transfer.Party) (ordered, known bool) {
	bound := sender.Jurisdiction == "TW" || slices.Contains(reach(sender, &f.Exporter), "tw-pdpa")
	known = true
	test := func(p *transfer.Party) {
		for range longestChain {
			if p == nil {
				return
			}
			if bound || p.Jurisdiction == "TW" || slices.Contains(p.SubjectTo, "tw-pdpa") {
				order, listed := twSectors[p.Sector]
				ordered = ordered || listed && order.holds(q.at)
				known = known && p.Sector != ""
			}
			p = q.facts.party(p.BranchOf)
		}
	}
	test(sender)
	if f.Exporter.Role == transfer.Processor {
		controller := q.facts.party(f.Exporter.OnBehalfOf)
		known = known && (controller != nil || !bound)
		test(controller)
	}
	return ordered, known
}
