package main

import (
	"context"
	_ "embed"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/whatif"
)

//go:embed inventory.yaml
var builtIn []byte

// answers are the decisions on an inventory, in the order of its flows.
type answers struct {
	inventory *transfer.Inventory
	asked     []transfer.Flow
	decisions []transfer.Decision
	// selected says that only some flows were asked for by name; each is then explained in full.
	selected bool
}

func (c *call) ask(ctx context.Context, stderr io.Writer) (*answers, error) {
	inventory, err := c.inventory()
	if err != nil {
		return nil, err
	}
	a := &answers{inventory: inventory, selected: len(c.flows) > 0}
	if a.asked, err = c.selected(inventory); err != nil {
		return nil, err
	}
	if c.format == "opa" {
		return a, nil
	}
	own, err := c.own()
	if err != nil {
		return nil, err
	}
	engine, err := transfer.New(ctx, inventory, own.Options()...)
	if err != nil {
		return nil, err
	}
	show := newProgress(stderr, len(a.asked), c.progress)
	defer show.done()
	for decision, err := range engine.EvaluateAll(ctx, slices.Values(a.asked)) {
		if err != nil {
			return nil, whatif.NoAnswer(inventory, decision.Flow, err)
		}
		a.decisions = append(a.decisions, decision)
		show.step(len(a.decisions))
	}
	return a, nil
}

// inventory reads the inventory and, if a date is given, asks every flow about it.
func (c *call) inventory() (*transfer.Inventory, error) {
	inventory, err := c.read()
	if err == nil && !c.at.IsZero() {
		inventory = inventory.AskedAt(c.at)
	}
	return inventory, err
}

func (c *call) read() (*transfer.Inventory, error) {
	if len(c.files) == 0 {
		return transfer.ReadInventory(transfer.File{Name: "the built-in example", Data: builtIn})
	}
	var files []transfer.File
	for _, name := range c.files {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, transfer.File{Name: name, Data: text})
	}
	return transfer.ReadInventory(files...)
}

func (c *call) selected(inventory *transfer.Inventory) ([]transfer.Flow, error) {
	if len(c.flows) == 0 {
		return inventory.Flows, nil
	}
	var chosen []transfer.Flow
	for _, id := range c.flows {
		if _, err := inventory.Input(id); err != nil {
			return nil, fmt.Errorf("-flow: %w", err)
		}
	}
	for _, flow := range inventory.Flows {
		if slices.Contains(c.flows, flow.ID) {
			chosen = append(chosen, flow)
		}
	}
	return chosen, nil
}
