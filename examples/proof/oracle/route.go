package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

const longestRoute = 16

// carry is a law on its way over a route.
type carry struct {
	key string
	// handed: an adequacy decision left the data to the law of the country, as long as they stay in its scope there.
	handed  bool
	country string
	by      transfer.Mechanism

	started bool                 // a hop was restricted
	first   []transfer.Mechanism // what covered the first of these, and contracts passed on since; never adequacy
	broken  bool                 // a later one was not covered

	forbidden bool // by what the importer signed: it passes nothing on
}

// journey is what an earlier part of a route leaves to the next hop.
type journey struct {
	carried []carry
	under   []string
	earlier []hop
}

// hops returns the route of a flow, oldest first and itself the last, or nil if there is no such route.
func (f *facts) hops(flow *transfer.Flow) []hop {
	var route []hop
	for at := flow; ; {
		h := hop{at, f.party(at.Exporter.Party), f.party(at.Importer.Party)}
		again := slices.ContainsFunc(route, func(e hop) bool { return e.flow.ID == at.ID })
		if h.exporter == nil || h.importer == nil || again || len(route) == longestRoute {
			return nil
		}
		route = append(route, h)
		if at.After == "" {
			slices.Reverse(route)
			return route
		}
		if at = f.flows[at.After]; at == nil {
			return nil
		}
	}
}

// travel judges the earlier hops, each at its own date.
func (f *facts) travel(earlier []hop) journey {
	var j journey
	for i := range earlier {
		h := &earlier[i]
		at := f.dateOf(h.flow)
		carried := f.arrive(j, h, at)
		var next []carry
		governed := f.governs(h, at, carried)
		beside, before := keysOf(governed), j
		for _, g := range governed {
			v := f.judge(g, h, at, before, beside)
			c, follows := f.leave(g, &v, h)
			if follows {
				next = append(next, c)
			}
			if v.onward == supplementaryRules && v.outcome == transfer.OutcomeAllowed && !slices.Contains(j.under, v.key) {
				j.under = append(slices.Clone(j.under), v.key)
			}
		}
		for _, c := range carried {
			if c.handed && !slices.ContainsFunc(next, func(n carry) bool { return n.key == c.key }) {
				next = append(next, c)
			}
		}
		j.carried, j.earlier = next, earlier[:i+1]
	}
	return j
}

func (f *facts) dateOf(flow *transfer.Flow) transfer.Date {
	if flow.At.IsZero() {
		return f.asOf
	}
	return flow.At
}

// arrive says what of the earlier part of the route stands before this hop: what follows, and what is still handed over.
func (f *facts) arrive(j journey, h *hop, at transfer.Date) []carry {
	carried := make([]carry, 0, len(j.carried))
	for _, c := range j.carried {
		if !c.handed {
			carried = append(carried, c)
			continue
		}
		switch {
		case country(h.exporter) != c.country:
			// The data did not set out from where they were handed to: nobody's law took them over.
			carried = append(carried, c.resumed())
		case country(h.importer) != c.country:
			// The country's own law answers for what leaves it.
		default:
			if stays, drops := f.inScope(c, h, at, j); stays {
				carried = append(carried, c)
			} else if !drops {
				carried = append(carried, c.resumed())
			}
		}
	}
	return carried
}

// inScope reports whether a recipient in the same country is in the scope of the decision that handed over.
func (f *facts) inScope(c carry, h *hop, at transfer.Date, j journey) (stays, drops bool) {
	if named(c.key, at) != c.key {
		return false, false
	}
	o := opine(c.key, &question{at: at, flow: h.flow, exporter: h.exporter, importer: h.importer, facts: f, under: j.under, earlier: j.earlier})
	if o.exempt {
		return !o.ends, o.ends
	}
	return o.findings.of(c.by).status == met, false
}

func (c carry) resumed() carry {
	c.handed, c.started = false, true
	return c
}

// leave says whether the law goes on with the data after this hop, and how.
func (f *facts) leave(g governing, v *verdict, h *hop) (carry, bool) {
	c := carry{key: g.key}
	if g.after != nil {
		c = *g.after
		c.key = g.key
	}
	switch v.outcome {
	case transfer.OutcomeNotRestricted:
		return c, !v.ended
	case transfer.OutcomeAllowed:
		if !c.started {
			c.first = covering(&v.findings)
		}
		if v.passed {
			c.first = f.passedOn(c.first, h, f.dateOf(h.flow))
		}
		switch v.onward {
		case ends:
			return c, false
		case importerLaw, supplementaryRules:
			c.started, c.handed, c.country, c.by = true, true, country(h.importer), v.mechanism
			return c, true
		}
		c.forbidden = c.forbidden || v.mechanism == transfer.BrazilianClauses && v.findings.of(v.mechanism).forbids
	default:
		c.broken = c.broken || c.started
	}
	c.started = true
	return c, true
}

func country(p *transfer.Party) string {
	if state := sharesPlaceOf(string(p.Jurisdiction)); state != "" {
		return state
	}
	return string(p.Jurisdiction)
}

// covering lists what is met and lays onward duties on the importer.
func covering(all *findings) []transfer.Mechanism {
	var list []transfer.Mechanism
	for i, m := range slots {
		if m != transfer.Adequacy && all.slots[i].status == met {
			list = append(list, m)
		}
	}
	return list
}

// passedOn leaves of the mechanisms those that some contract of the two sides carries.
func (f *facts) passedOn(first []transfer.Mechanism, h *hop, at transfer.Date) []transfer.Mechanism {
	var list []transfer.Mechanism
	for _, i := range f.between(h.exporter.ID, h.importer.ID, transfer.ContractType) {
		if conclusion(i, h.exporter.ID, h.importer.ID, at) == met {
			list = append(list, i.OnwardTerms...)
		}
	}
	return slices.DeleteFunc(slices.Clone(first), func(m transfer.Mechanism) bool { return !slices.Contains(list, m) })
}

// onwardContract is the finding on contracts that carry on what covered the first hop.
func (f *facts) onwardContract(c *carry, h *hop, at transfer.Date) finding {
	best := finding{status: unmet}
	if len(c.first) == 0 || c.broken {
		return best
	}
	for _, i := range f.between(h.exporter.ID, h.importer.ID, transfer.ContractType) {
		s := conclusion(i, h.exporter.ID, h.importer.ID, at)
		switch {
		case i.OnwardTerms == nil:
			s = min(s, unknown)
		case !slices.ContainsFunc(c.first, func(m transfer.Mechanism) bool { return slices.Contains(i.OnwardTerms, m) }):
			s = unmet
		}
		if s > best.status || best.instrument == "" {
			best = finding{status: s, instrument: i.ID}
		}
	}
	return best
}

// onward adds what contracts carry on to what the law itself says of contracts, the better of the two.
func (f *findings) onward(x finding) {
	own := f.of(transfer.Contract)
	if f.has(transfer.Contract) && (own.status > x.status || own.status == x.status && own.instrument <= x.instrument) {
		return
	}
	f.put(transfer.Contract, x)
}
