package whatif

import (
	"context"
	"slices"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

// Comparison is what a scenario does to an inventory.
type Comparison struct {
	Scenario Scenario
	// At is the day asked about after; it is not stated where flows are asked about days of their own.
	At transfer.Date
	// Inventory is the one after the scenario, Amendments those of the law.
	Inventory  *transfer.Inventory
	Amendments []transfer.Amendment
	// Before and After are the decisions in the order of the flows.
	Before, After []transfer.Decision
	// Changes are all flows under all laws, also those that are unaffected.
	Changes []Change
	// Exposure ranks the parties of affected flows, the most exposed first.
	Exposure []Exposure
	// Work is what to do, that which helps the most flows first.
	Work []publish.Task
}

// Compare is Own.Compare with amendments alone.
func Compare(ctx context.Context, inventory *transfer.Inventory, scenario Scenario, amendments ...transfer.Amendment) (*Comparison, error) {
	return Own{Amendments: amendments}.Compare(ctx, inventory, scenario)
}

// Decide is Own.Decide with amendments alone.
func Decide(ctx context.Context, inventory *transfer.Inventory, amendments ...transfer.Amendment) ([]transfer.Decision, error) {
	return Own{Amendments: amendments}.Decide(ctx, inventory)
}

// Publish is the comparison as reports show it.
func (c *Comparison) Publish() publish.Comparison {
	shown := publish.Comparison{Title: c.Scenario.Name, Description: c.Scenario.Description, At: c.At, Work: c.Work}
	for _, change := range c.Changes {
		shown.Changes = append(shown.Changes, change.Change)
	}
	for _, e := range c.Exposure {
		shown.Exposure = append(shown.Exposure, e.Exposure)
	}
	return shown
}

// Counts says how many flows there are of each status, each flow by the worst of its laws.
func Counts(changes []Change) map[publish.ChangeStatus]int {
	worst := map[string]int{}
	order := publish.ChangeStatuses()
	for _, c := range changes {
		rank := slices.Index(order, c.Status)
		if before, known := worst[c.Flow]; !known || rank < before {
			worst[c.Flow] = rank
		}
	}
	counts := map[publish.ChangeStatus]int{}
	for _, rank := range worst {
		counts[order[rank]]++
	}
	return counts
}
