package main

import (
	"context"
	"errors"
	"slices"

	"github.com/chapterv/chapterv/examples/proof/oracle"
	"github.com/chapterv/chapterv/transfer"
)

// engine is one way to answer the flows. What it returns is kept by nobody.
type engine struct {
	name, answers string
	slow          bool // too slow to be asked more than a few times
	elsewhere     bool // works in another process, so that only the time that passes tells
	decide        func(flow int) error
}

const (
	whole    = "whole decision"
	lastDays = "all laws, statuses and last days"
	union    = "EU law, codes, one day"
	yesOrNo  = "whole decision, outcome read"
)

// engines makes every engine ready for an inventory. The caller closes what it returns last.
func engines(ctx context.Context, repository string, inventory *transfer.Inventory) (list []engine, done func(), err error) {
	flows := slices.DeleteFunc(slices.Clone(inventory.Flows), func(f transfer.Flow) bool { return f.After != "" })
	done = func() {}
	register := inventory.Register()
	inputs := make([]map[string]any, len(flows))
	for i := range flows {
		if inputs[i], err = inventory.InputFor(flows[i]); err != nil {
			return nil, done, err
		}
	}
	library := func(name, answers string, options ...transfer.Option) error {
		e, err := transfer.New(ctx, inventory, options...)
		list = append(list, engine{name: name, answers: answers, decide: func(i int) error {
			_, err := e.Evaluate(ctx, flows[i])
			return err
		}})
		return err
	}
	remembering, err := transfer.New(ctx, inventory, transfer.WithMemo(1<<14))
	if err != nil {
		return nil, done, err
	}
	rules, err := readRules(register)
	if err != nil {
		return nil, done, err
	}
	prepared, err1 := rules.prepared(ctx)
	best, err2 := rules.best(ctx)
	records, err3 := readRecords()
	byCEL, err4 := newCEL()
	byCedar, err5 := newCedar()
	err6 := library("this library", whole, transfer.WithMemo(0))
	err7 := library("this library, OPA's evaluator (WithReference)", whole, transfer.WithMemo(0), transfer.WithReference())
	if err := errors.Join(err1, err2, err3, err4, err5, err6, err7); err != nil {
		return nil, done, err
	}
	independent, facts := oracle.New(inventory), newFacts(records, inventory)
	judged := func(j judge) func(int) error {
		return func(i int) error {
			q := facts.question(&flows[i])
			unmet, shown, err := j.judge(q)
			if err == nil {
				assemble(q, unmet, shown)
			}
			return err
		}
	}
	rego := func(decide func(map[string]any) (*transfer.Decision, error)) func(int) error {
		return func(i int) error {
			input, err := inventory.InputFor(flows[i])
			if err == nil {
				_, err = decide(input)
			}
			return err
		}
	}
	list = append(list,
		engine{name: "this library, asked before: Outcome", answers: yesOrNo, decide: func(i int) error {
			_, err := remembering.Outcome(ctx, flows[i])
			return err
		}},
		engine{name: "this library, asked before: Evaluate", answers: whole, decide: func(i int) error {
			_, err := remembering.Evaluate(ctx, flows[i])
			return err
		}},
		engine{name: "OPA in Go, best prepared settings", answers: whole, decide: rego(func(input map[string]any) (*transfer.Decision, error) {
			return byValue(ctx, best, input)
		})},
		engine{name: "OPA in Go, prepared, maps in and out", answers: whole, decide: rego(func(input map[string]any) (*transfer.Decision, error) {
			return byMap(ctx, prepared, input)
		})},
		engine{name: "OPA in Go, rego.New for each question", answers: whole, slow: true, decide: rego(func(input map[string]any) (*transfer.Decision, error) {
			return rules.naive(ctx, input)
		})},
		engine{name: "hand-written Go (examples/proof/oracle)", answers: lastDays, decide: func(i int) error {
			independent.Decide(flows[i])
			return nil
		}},
		engine{name: "hand-written Go", answers: union, decide: judged(hand{})},
		engine{name: "cel-go", answers: union, decide: judged(byCEL)},
		engine{name: "cedar-go", answers: union, decide: judged(byCedar)},
	)
	stock, err := startServer(ctx, repository, register)
	switch {
	case errors.Is(err, errNoOPA):
	case err != nil:
		return nil, done, err
	default:
		done = stock.stop
		list = append(list, engine{name: "stock OPA server over loopback, one connection", answers: whole, elsewhere: true, decide: rego(stock.decide)})
	}
	for range 3 {
		for i := range flows { // so that the flows are remembered
			if _, err := remembering.Evaluate(ctx, flows[i]); err != nil {
				done()
				return nil, func() {}, err
			}
		}
	}
	return list, done, nil
}
