package oracle

import "github.com/chapterv/chapterv/transfer"

// twSectors may not send to mainland China, each since its own order.
var (
	twCarriers    = dated{from: day(2012, 9, 25)}
	twSocialWork  = dated{from: day(2022, 1, 1)}
	twRecruitment = dated{from: day(2023, 2, 20)}

	_ = registerDates("tw-pdpa", twCarriers.from, twSocialWork.from, twRecruitment.from)

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
	case q.personal(), q.inside("TW"):
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

// twOrdered looks at the trade of every operator whose data these are: of who sends and of the controller it acts for,
// and of the legal entity whose branch one of them is.
func (q *question) twOrdered() (ordered, known bool) {
	known = true
	test := func(p *transfer.Party) {
		for ; p != nil; p = q.facts.party(p.BranchOf) {
			order, listed := twSectors[p.Sector]
			ordered = ordered || listed && order.holds(q.at)
			known = known && p.Sector != ""
			if p.BranchOf == p.ID {
				return
			}
		}
	}
	test(q.exporter)
	if q.flow.Exporter.Role == transfer.Processor {
		controller := q.facts.party(q.flow.Exporter.OnBehalfOf)
		known = known && controller != nil
		test(controller)
	}
	return ordered, known
}
