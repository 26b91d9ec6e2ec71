package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// court answers the questions of the cases under some rules and records, the register of each in its turn.
type court struct {
	store storage.Store
	query rego.PreparedEvalQuery
}

// newCourt compiles the rules without their tests.
func newCourt(modules map[string]*ast.Module, store storage.Store) (*court, error) {
	rules := map[string]*ast.Module{}
	for name, module := range modules {
		if !isTest(name) {
			rules[name] = module
		}
	}
	compiler := ast.NewCompiler().WithSkipStages(ast.StageCheckRecursion)
	if compiler.Compile(rules); compiler.Failed() {
		return nil, compiler.Errors
	}
	c := &court{store: store}
	var err error
	c.query, err = rego.New(rego.Query("data.transfer.decision"), rego.Compiler(compiler), rego.Store(c.store), rego.StrictBuiltinErrors(true)).
		PrepareForEval(context.Background())
	return c, err
}

// agrees tells whether a question is answered as its case says. No answer, or none in time, is disagreement.
func (c *court) agrees(q question, seen reach) (bool, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	txn, err := c.store.NewTransaction(ctx, storage.WriteParams)
	if err != nil {
		return false, err
	}
	defer c.store.Abort(ctx, txn)
	if err := c.store.Write(ctx, txn, storage.AddOp, storage.Path{"register"}, q.register); err != nil {
		return false, err
	}
	options := []rego.EvalOption{rego.EvalInput(q.input), rego.EvalTransaction(txn)}
	if seen != nil {
		options = append(options, rego.EvalQueryTracer(topdown.QueryTracer(seen)))
	}
	results, err := c.query.Eval(ctx, options...)
	if err != nil || len(results) != 1 || len(results[0].Expressions) != 1 {
		return false, nil //nolint:nilerr // rules that err do not agree
	}
	decision, err := decisionOf(results[0].Expressions[0].Value)
	return err == nil && q.expect.meets(decision), nil
}

// timedQuestion is a question with what its answer reads.
type timedQuestion struct {
	question
	reach reach
	takes time.Duration
}

// hear puts every question to the rules as they are.
func hear(t *tree, questions []question) ([]timedQuestion, error) {
	store := &watched{Store: newStore(t.data), reach: reach{}}
	c, err := newCourt(t.modules, store)
	if err != nil {
		return nil, err
	}
	var all []timedQuestion
	for _, q := range questions {
		seen := reach{}
		store.reach = seen
		start := time.Now()
		agrees, err := c.agrees(q, seen)
		if err != nil {
			return nil, err
		}
		if !agrees {
			return nil, fmt.Errorf("without any change, this case is decided otherwise: %s", q.name)
		}
		all = append(all, timedQuestion{question: q, reach: seen, takes: time.Since(start)})
	}
	slices.SortFunc(all, func(a, b timedQuestion) int { return cmp.Compare(a.takes, b.takes) })
	return all, nil
}

// failingCase is the name of a question that a mutant, in place, makes the rules answer otherwise, if any.
func (t *trial) failingCase(m mutant) (string, error) {
	var c *court
	for _, q := range t.heard {
		if !q.reach.touches(m.where) {
			continue
		}
		if c == nil {
			var err error
			if c, err = newCourt(t.tree.modules, newStore(t.tree.data)); err != nil {
				return "", err
			}
		}
		agrees, err := c.agrees(q.question, nil)
		if err != nil {
			return "", err
		}
		if !agrees {
			return q.name, nil
		}
	}
	return "", nil
}
