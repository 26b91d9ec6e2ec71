package whatif

import (
	"context"
	"fmt"
	"io/fs"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// Own is what an organisation decides by besides the law of this build. The zero Own adds nothing.
type Own struct {
	// Amendments are those of the law records.
	Amendments []transfer.Amendment
	// Packs are the overlay packs, as transfer.WithOverlay takes them.
	Packs []fs.FS
}

// Options are those of an engine that decides so.
func (o Own) Options() []transfer.Option {
	options := []transfer.Option{transfer.WithAmendments(o.Amendments...)}
	for _, pack := range o.Packs {
		options = append(options, transfer.WithOverlay(pack))
	}
	return options
}

// Compare decides every flow of an inventory before and after a scenario. Before, flows are asked about their own days. What is
// the organisation's own holds before and after. It errs as Apply and transfer.New do.
func (o Own) Compare(ctx context.Context, inventory *transfer.Inventory, scenario Scenario) (*Comparison, error) {
	c := &Comparison{Scenario: scenario}
	var err error
	if c.Inventory, c.Amendments, err = scenario.Apply(inventory, o.Amendments...); err != nil {
		return nil, err
	}
	c.At = c.Inventory.AsOf
	if c.Before, err = o.Decide(ctx, inventory); err != nil {
		return nil, err
	}
	if c.After, err = (Own{Amendments: c.Amendments, Packs: o.Packs}).Decide(ctx, c.Inventory); err != nil {
		return nil, err
	}
	c.Changes = Diff(c.Before, c.After)
	follow(c.Inventory, c.Changes, c.After)
	c.Exposure = exposed(c.Inventory, c.Changes)
	c.Work = work(c.Changes)
	return c, nil
}

// Decide decides every flow of an inventory, each about its own day, in their order.
func (o Own) Decide(ctx context.Context, inventory *transfer.Inventory) ([]transfer.Decision, error) {
	engine, err := transfer.New(ctx, inventory, o.Options()...)
	if err != nil {
		return nil, err
	}
	decisions := make([]transfer.Decision, 0, len(inventory.Flows))
	for decision, err := range engine.EvaluateAll(ctx, slices.Values(inventory.Flows)) {
		if err != nil {
			return nil, NoAnswer(inventory, decision.Flow, err)
		}
		decisions = append(decisions, decision)
	}
	return decisions, nil
}

// NoAnswer says to which flow an error belongs that came in place of its decision, and where that flow stands.
func NoAnswer(inventory *transfer.Inventory, flow string, err error) error {
	if at, ok := inventory.Where("flows[" + flow + "]"); ok && at.File != "" && at.Line > 0 {
		return fmt.Errorf("%s:%d: flow %s: %w", at.File, at.Line, flow, err)
	}
	return fmt.Errorf("flow %s: %w", flow, err)
}
