package whatif

import (
	"context"
	"fmt"
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

// Compare decides every flow of an inventory before and after a scenario. Before, flows are asked about their own days. The
// amendments are those of the organisation; they hold before and after. It errs as Apply and transfer.New do.
func Compare(ctx context.Context, inventory *transfer.Inventory, scenario Scenario, amendments ...transfer.Amendment) (*Comparison, error) {
	c := &Comparison{Scenario: scenario}
	var err error
	if c.Inventory, c.Amendments, err = scenario.Apply(inventory, amendments...); err != nil {
		return nil, err
	}
	c.At = c.Inventory.AsOf
	if c.Before, err = Decide(ctx, inventory, amendments...); err != nil {
		return nil, err
	}
	if c.After, err = Decide(ctx, c.Inventory, c.Amendments...); err != nil {
		return nil, err
	}
	c.Changes = Diff(c.Before, c.After)
	follow(c.Inventory, c.Changes, c.After)
	c.Exposure = exposed(c.Inventory, c.Changes)
	c.Work = work(c.Changes)
	return c, nil
}

// Decide decides every flow of an inventory, each about its own day, in their order.
func Decide(ctx context.Context, inventory *transfer.Inventory, amendments ...transfer.Amendment) ([]transfer.Decision, error) {
	engine, err := transfer.New(ctx, inventory, transfer.WithAmendments(amendments...))
	if err != nil {
		return nil, err
	}
	decisions := make([]transfer.Decision, 0, len(inventory.Flows))
	for decision, err := range engine.EvaluateAll(ctx, slices.Values(inventory.Flows)) {
		if err != nil {
			return nil, fmt.Errorf("flow %s: %w", decision.Flow, err)
		}
		decisions = append(decisions, decision)
	}
	return decisions, nil
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
