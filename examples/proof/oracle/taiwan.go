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
	sending, principal := q.entities(sender), q.entities(q.facts.party(f.Exporter.OnBehalfOf))
	stated := func(p *transfer.Party) bool { return slices.Contains(p.SubjectTo, act) }
	native := func(p *transfer.Party) bool { return p.Jurisdiction == "TW" }
	bound := slices.ContainsFunc(sending, native) || slices.Contains(reach(sender, &f.Exporter), act) ||
		f.Exporter.SubjectTo == nil && slices.ContainsFunc(sending, stated) ||
		slices.Contains(f.Regimes, act) || q.facts.ordered(act, f, at)
	var operators []*transfer.Party
	if bound {
		operators = sending
	}
	// Whoever is named as acted for counts, in whatever role the sender says it is.
	if bound || slices.ContainsFunc(principal, native) || slices.ContainsFunc(principal, stated) {
		operators = slices.Concat(operators, principal)
	}
	known = true
	for _, p := range operators {
		if p.Sector == "" {
			known = false
			continue
		}
		trades = append(trades, p.Sector)
	}
	if len(principal) == 0 && bound && f.Exporter.Role == transfer.Processor {
		known = false
	}
	return trades, known
}

// entities are a party and the legal entities of which it is a branch.
func (q *question) entities(p *transfer.Party) (chain []*transfer.Party) {
	for ; p != nil && !slices.Contains(chain, p); p = q.facts.party(p.BranchOf) {
		chain = append(chain, p)
	}
	return chain
}
