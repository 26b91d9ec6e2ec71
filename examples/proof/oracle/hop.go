package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// hop is one flow of a route with its two parties.
type hop struct {
	flow               *transfer.Flow
	exporter, importer *transfer.Party
}

// verdict is what one law says of one hop in the end.
type verdict struct {
	key        string
	outcome    transfer.Outcome
	mechanism  transfer.Mechanism
	instrument string
	module     int
	violations []string // sorted

	findings findings
	onward   onward // of the mechanism that covers
	passed   bool   // by a contract that passes on what covered the first hop
	ended    bool   // an exempt hop after which the law does not follow
}

// codes of violations that no law table names.
const (
	notModelled  = "regime.not_modelled"
	suspension   = "transfer.suspended"
	noMechanism  = "transfer.no_mechanism"
	factsMissing = "transfer.facts_missing"

	onwardForbidden = "onward_forbidden"
)

// judge decides one law over one hop.
func (f *facts) judge(g governing, h *hop, at transfer.Date, j journey, beside []string) verdict {
	v := verdict{key: g.key, outcome: transfer.OutcomeBlocked}
	if isUnmodelled(g.key) {
		v.violations = []string{notModelled}
		return v
	}
	named, destined := f.suspended(g.key, h, at)
	o := opine(g.key, &question{
		at: at, flow: h.flow, exporter: h.exporter, importer: h.importer, facts: f,
		under: j.under, earlier: j.earlier, beside: beside, shown: named || destined,
	})
	// Only a transfer goes to a destination.
	stopped := named || destined && (!o.exempt && !o.inHand || o.free)
	if o.exempt && !stopped {
		v.outcome, v.ended = transfer.OutcomeNotRestricted, o.ends
		return v
	}
	// Clause 18.3 of the Brazilian set leaves room for a mechanism of the hop's own only.
	if own, _ := f.choose(&o.findings); own == "" && !o.exempt && g.after != nil && g.after.forbidden {
		o.barred = append(o.barred, onwardForbidden)
	}
	best, chosen := f.choose(&o.findings)
	v.findings = o.findings
	if g.after != nil && g.after.started && !g.binds {
		v.findings.onward(f.onwardContract(g.after, h, at))
		if best == "" {
			best, chosen = f.choose(&v.findings)
			v.passed = best != ""
		}
	}
	if best != "" && !o.needless() && !stopped && !o.asked && len(o.barred) == 0 {
		v.outcome, v.mechanism = transfer.OutcomeAllowed, best
		v.instrument, v.module, v.onward = chosen.instrument, chosen.module, chosen.onward
		return v
	}
	v.violations = objections(&o, &v.findings, best, stopped)
	return v
}

// opine asks a law about one hop.
func opine(law string, q *question) opinion {
	o := laws[law](q)
	o.ends = o.ends || o.exempt && q.parted()
	return o
}

// choose returns the mechanism that covers and comes first in order of preference, and "" if none covers.
func (f *facts) choose(all *findings) (transfer.Mechanism, finding) {
	for _, i := range f.preference {
		if all.slots[i].status == met {
			return slots[i], all.slots[i]
		}
	}
	return "", finding{}
}

// objections lists why a law blocks. A fact in front of every mechanism is only worth asking for if some mechanism may still cover.
func objections(o *opinion, all *findings, best transfer.Mechanism, stopped bool) []string {
	codes := slices.Clone(o.barred)
	if stopped {
		codes = append(codes, suspension)
	}
	switch {
	case o.needless(), best != "":
	case all.open():
		codes = append(codes, factsMissing)
	default:
		codes = append(codes, noMechanism)
	}
	if o.asked {
		codes = append(codes, factsMissing)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}
