package route

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// Route is a chain of flows, each of which continues the one before it.
type Route struct {
	Hops []Hop
	// Breaks are the places at which laws block the route: for each law the first hop that it blocks.
	Breaks []Break
}

// Hop is one flow of a route.
type Hop struct {
	Flow, From, To string
	// Decision is the zero one, which does not permit, where none was given.
	Decision transfer.Decision
}

// Break is where a law blocks a route. Regime is empty where packs or the engine do.
type Break struct {
	Regime string
	Flow   string
	// Hop counts from 1.
	Hop int
	// Violations are why.
	Violations []transfer.Violation
}

// Permits reports whether every hop is permitted.
func (r Route) Permits() bool {
	return len(r.Hops) > 0 && !slices.ContainsFunc(r.Hops, func(h Hop) bool { return !h.Decision.Permits() })
}

// Flow is the id of the last hop, by which a route is known.
func (r Route) Flow() string {
	if len(r.Hops) == 0 {
		return ""
	}
	return r.Hops[len(r.Hops)-1].Flow
}

// All lists the routes of an inventory that have at least two hops, those that fork once for each end, in the order of their last
// flows. The decisions are those on the flows of the inventory, in any order.
func All(inventory *transfer.Inventory, decisions []transfer.Decision) []Route {
	known := map[string]transfer.Decision{}
	for _, d := range decisions {
		known[d.Flow] = d
	}
	continued := map[string]bool{}
	for _, f := range inventory.Flows {
		continued[f.After] = true
	}
	var routes []Route
	for _, f := range inventory.Flows {
		if f.After == "" || continued[f.ID] {
			continue
		}
		var r Route
		seen := map[string]bool{}
		for flow, ok := f, true; ok && !seen[flow.ID]; flow, ok = inventory.Flow(flow.After) {
			seen[flow.ID] = true
			r.Hops = append(r.Hops, Hop{Flow: flow.ID, From: flow.Exporter.Party, To: flow.Importer.Party, Decision: known[flow.ID]})
		}
		slices.Reverse(r.Hops)
		r.Breaks = breaks(r.Hops)
		routes = append(routes, r)
	}
	return routes
}

func breaks(hops []Hop) []Break {
	var list []Break
	broken := map[string]bool{}
	for i, hop := range hops {
		found := map[string]bool{}
		add := func(regime string, violations []transfer.Violation) {
			if !broken[regime] {
				broken[regime] = true
				list = append(list, Break{Regime: regime, Flow: hop.Flow, Hop: i + 1, Violations: violations})
			}
		}
		for _, r := range hop.Decision.Regimes {
			found[r.Regime] = true
			if r.Outcome == transfer.OutcomeBlocked {
				add(r.Regime, r.Violations)
			}
		}
		var others []transfer.Violation
		for _, v := range hop.Decision.Violations {
			if !found[string(v.Regime)] {
				others = append(others, v)
			}
		}
		if len(others) > 0 || !hop.Decision.Permits() && len(list) == 0 {
			add("", others)
		}
	}
	return list
}
