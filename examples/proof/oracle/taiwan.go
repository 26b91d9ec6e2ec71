package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// Whole trades may not send to mainland China, each since its own order.
var (
	twCarriers    = dated{from: day(2012, 9, 25)}
	twSocialWork  = dated{from: day(2022, 1, 1)}
	twRecruitment = dated{from: day(2023, 2, 20)}

	_ = registerSpans("tw-pdpa", twCarriers, twSocialWork, twRecruitment)

	twOrders = []twOrder{
		{"telecommunications_order", twCarriers, []string{"telecommunications", "broadcasting"}},
		{"social_work_order", twSocialWork, []string{"social-work"}},
		{"recruitment_order", twRecruitment, []string{"recruitment", "employment-services"}},
	}
)

type twOrder struct {
	label  string
	held   dated
	trades []string
}

// twPDPA is free but for orders to whole trades. They speak of servers on the mainland as well, one's own included,
// and an order on one destination reaches one's own office there.
func twPDPA(q *question) opinion {
	mainland := q.inside("CN") || q.flow.Storage == "CN"
	switch {
	case q.parted(), q.toPerson():
		return opinion{exempt: true}
	case !mainland:
		return opinion{exempt: true, free: true}
	}
	var o opinion
	trades, known := q.twTrades()
	for _, order := range twOrders {
		switch {
		case !order.held.holds(q.at):
		case overlap(order.trades, trades):
			o.barred = append(o.barred, order.label)
		case !known:
			o.asked = true
		}
	}
	o.exempt = !o.asked && o.barred == nil
	o.free = o.exempt
	return o
}

// twTrades are those of every operator whose data these are: of who sends under the act, now or earlier on the route, of the
// controller it acts for, and of the legal entity whose branch one of them is. An order is not escaped through a third
// country; but whoever only handles data that came from Taiwan is no operator of Taiwan, and need not say what its trade is.
func (q *question) twTrades() (trades []string, known bool) {
	trades, known = q.twOperators(q.flow, q.exporter, q.at, nil)
	for _, h := range q.earlier {
		var k bool
		trades, k = q.twOperators(h.flow, h.exporter, q.facts.dateOf(h.flow), trades)
		known = known && k
	}
	return trades, known
}

func (q *question) twOperators(f *transfer.Flow, sender *transfer.Party, at transfer.Date, trades []string) (all []string, known bool) {
	const act = "tw-pdpa"
	bound := sender.Jurisdiction == "TW" || slices.Contains(reach(sender, &f.Exporter), act) || slices.Contains(f.Regimes, act) || q.facts.ordered(act, f, at)
	known = true
	look := func(p *transfer.Party) {
		for range longestChain {
			switch {
			case p == nil:
				return
			case !bound && p.Jurisdiction != "TW" && !slices.Contains(p.SubjectTo, act):
			case p.Sector == "":
				known = false
			default:
				trades = append(trades, p.Sector)
			}
			p = q.facts.party(p.BranchOf)
		}
	}
	look(sender)
	controller := q.facts.party(f.Exporter.OnBehalfOf)
	look(controller) // whoever is named as acted for counts, in whatever role the sender says it is
	if controller == nil && bound && f.Exporter.Role == transfer.Processor {
		known = false
	}
	return trades, known
}
