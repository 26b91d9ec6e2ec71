package whatif

import (
	"cmp"
	"maps"
	"slices"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

// Exposure counts what a scenario does to the flows of one party.
type Exposure struct {
	publish.Exposure
	// Incomplete of the blocked flows have a fallback that was begun.
	Incomplete int
}

// exposed ranks the parties on both sides of affected flows.
func exposed(inventory *transfer.Inventory, changes []Change) []Exposure {
	status := map[string]publish.ChangeStatus{}
	order := publish.ChangeStatuses()
	for _, c := range changes {
		if before, known := status[c.Flow]; !known || slices.Index(order, c.Status) < slices.Index(order, before) {
			status[c.Flow] = c.Status
		}
	}
	parties := map[string]*Exposure{}
	for list, members := range map[string][]transfer.Party{
		"entities": inventory.Entities, "vendors": inventory.Vendors, "counterparties": inventory.Counterparties,
	} {
		for _, p := range members {
			parties[p.ID] = &Exposure{Exposure: publish.Exposure{Party: p.ID, Name: p.Name, List: list}}
		}
	}
	for _, f := range inventory.Flows {
		for _, id := range slices.Compact([]string{f.Exporter.Party, f.Importer.Party}) {
			if p, ok := parties[id]; ok {
				p.count(f.ID, status[f.ID])
			}
		}
	}
	var list []Exposure
	for _, id := range slices.Sorted(maps.Keys(parties)) {
		if len(parties[id].Flows) > 0 {
			list = append(list, *parties[id])
		}
	}
	slices.SortStableFunc(list, func(a, b Exposure) int {
		return cmp.Or(cmp.Compare(b.Blocked, a.Blocked), cmp.Compare(len(b.Flows), len(a.Flows)))
	})
	return list
}

func (e *Exposure) count(flow string, status publish.ChangeStatus) {
	switch status {
	case publish.FallbackIncomplete:
		e.Incomplete++
		e.Blocked++
	case publish.NewlyBlocked:
		e.Blocked++
	case publish.FallbackReady:
	default:
		return
	}
	e.Flows = append(e.Flows, flow)
}

// work collects the steps of all flows that are newly blocked.
func work(changes []Change) []publish.Task {
	flows := map[string][]string{}
	for _, c := range changes {
		if !c.Blocked() {
			continue
		}
		for _, step := range c.Steps {
			if list := flows[step.Text]; !slices.Contains(list, c.Flow) {
				flows[step.Text] = append(list, c.Flow)
			}
		}
	}
	var list []publish.Task
	for _, text := range slices.Sorted(maps.Keys(flows)) {
		list = append(list, publish.Task{Text: text, Flows: flows[text]})
	}
	slices.SortStableFunc(list, func(a, b publish.Task) int { return cmp.Compare(len(b.Flows), len(a.Flows)) })
	return list
}

// follow notes on each change the route that its flow continues, and where the law breaks it.
func follow(inventory *transfer.Inventory, changes []Change, after []transfer.Decision) {
	blocked := map[[2]string]bool{}
	for _, d := range after {
		for _, r := range d.Regimes {
			blocked[[2]string{d.Flow, r.Regime}] = r.Outcome == transfer.OutcomeBlocked
		}
	}
	for i := range changes {
		c := &changes[i]
		if c.Route = routeOf(inventory, c.Flow); c.Route == nil {
			continue
		}
		at := slices.IndexFunc(c.Route, func(flow string) bool { return blocked[[2]string{flow, c.Regime}] })
		if at >= 0 {
			c.Breaks = c.Route[at]
		}
	}
}

// routeOf is the route that ends with a flow, oldest first, or nil where the flow continues none.
func routeOf(inventory *transfer.Inventory, id string) []string {
	var route []string
	for flow, ok := inventory.Flow(id); ok && !slices.Contains(route, flow.ID); flow, ok = inventory.Flow(flow.After) {
		route = append(route, flow.ID)
	}
	if len(route) < 2 {
		return nil
	}
	slices.Reverse(route)
	return route
}
