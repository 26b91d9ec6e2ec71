package oracle

import (
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// Answer is what the oracle says of a flow.
type Answer struct {
	Outcome    transfer.Outcome
	Regimes    map[string]RegimeAnswer // by regime id, or unmodelled:<code>
	ValidUntil transfer.Date           // zero where no date ends it
}

// RegimeAnswer is what it says under one law.
type RegimeAnswer struct {
	Outcome    transfer.Outcome
	Mechanism  transfer.Mechanism
	Instrument string
	Module     int
	Candidates map[transfer.Mechanism]transfer.Status
	Violations []string // codes, or labels of the oracle's own, sorted
	ValidUntil transfer.Date
}

// Oracle answers about the flows of one inventory, which must not be changed afterwards. It is safe for concurrent use.
type Oracle struct {
	facts *facts
	dates *calendar
}

// New reads an inventory.
func New(inv *transfer.Inventory) *Oracle {
	f := newFacts(inv)
	return &Oracle{facts: f, dates: newCalendar(inv)}
}

// Decide answers about a flow at its date, or the inventory's. What cannot be asked is blocked under no law.
func (o *Oracle) Decide(flow transfer.Flow) Answer {
	at := o.facts.dateOf(&flow)
	route := o.facts.hops(&flow)
	if route == nil || !at.Valid() {
		return Answer{Outcome: transfer.OutcomeBlocked}
	}
	last := len(route) - 1
	j := o.facts.travel(route[:last])
	verdicts := o.facts.decide(&route[last], at, j)
	answer := Answer{Outcome: outcome(verdicts), Regimes: make(map[string]RegimeAnswer, len(verdicts))}
	until, each := o.horizon(&route[last], at, j, verdicts)
	answer.ValidUntil = until
	for i, v := range verdicts {
		answer.Regimes[v.key] = RegimeAnswer{
			Outcome: v.outcome, Mechanism: v.mechanism, Instrument: v.instrument, Module: v.module,
			Candidates: candidates(&v.findings), Violations: v.violations, ValidUntil: each[i],
		}
	}
	return answer
}

// decide judges the last hop of a route under every law that governs it and counts.
func (f *facts) decide(h *hop, at transfer.Date, j journey) []verdict {
	laws, beside := f.lawsOver(h, at, j)
	verdicts := make([]verdict, len(laws))
	for i, g := range laws {
		verdicts[i] = f.judge(g, h, at, j, beside)
	}
	return verdicts
}

// lawsOver lists what governs the last hop of a route and counts, and the keys of all that govern it.
func (f *facts) lawsOver(h *hop, at transfer.Date, j journey) ([]governing, []string) {
	laws := f.governs(h, at, f.arrive(j, h, at))
	beside := keysOf(laws)
	if f.warnOnly && slices.ContainsFunc(laws, func(g governing) bool { return !isUnmodelled(g.key) }) && !f.forbidden(laws, h, at) {
		laws = slices.DeleteFunc(laws, func(g governing) bool { return isUnmodelled(g.key) })
	}
	return laws, beside
}

// forbidden reports whether an order stops the hop under a law that is not modelled: that is not to be tolerated.
func (f *facts) forbidden(laws []governing, h *hop, at transfer.Date) bool {
	return slices.ContainsFunc(laws, func(g governing) bool {
		law, ok := strings.CutPrefix(g.key, unmodelled)
		named, destined := f.suspended(law, h, at)
		return ok && (named || destined)
	})
}

func outcome(verdicts []verdict) transfer.Outcome {
	all := transfer.OutcomeNotRestricted
	for _, v := range verdicts {
		switch v.outcome {
		case transfer.OutcomeBlocked:
			return transfer.OutcomeBlocked
		case transfer.OutcomeAllowed:
			all = transfer.OutcomeAllowed
		}
	}
	if len(verdicts) == 0 {
		return transfer.OutcomeBlocked
	}
	return all
}

func candidates(f *findings) map[transfer.Mechanism]transfer.Status {
	if f.count == 0 {
		return nil
	}
	all := make(map[transfer.Mechanism]transfer.Status, f.count)
	for i, m := range slots {
		if f.listed[i] {
			all[m] = [...]transfer.Status{transfer.NotRelevant, transfer.NotMet, transfer.Unknown, transfer.Met}[f.slots[i].status]
		}
	}
	return all
}
