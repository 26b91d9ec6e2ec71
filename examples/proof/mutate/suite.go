package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// patience is how long one test may take; a change that makes it take longer has failed it.
const patience = time.Minute

// suite is a part of the tree, compiled with its tests as `opa test` compiles it.
type suite struct {
	compiler *ast.Compiler
	store    storage.Store
}

// errStillborn says that the rules do not compile.
var errStillborn = errors.New("the rules do not compile")

func newSuite(modules map[string]*ast.Module, store storage.Store) (*suite, error) {
	s := &suite{compiler: ast.NewCompiler().WithSkipStages(ast.StageCheckRecursion), store: store}
	runner := tester.NewRunner().SetCompiler(s.compiler).SetStore(store).SetModules(modules).SetPrefixMatchers(nowhere)
	// The runner compiles before it looks for tests, and finds none here.
	results, err := runner.RunTests(context.Background(), nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errStillborn, err)
	}
	for range results {
		return nil, errors.New("a test ran that nobody named")
	}
	return s, nil
}

var nowhere = ast.MustParseRef("data.nowhere")

func newStore(data map[string]any) storage.Store {
	return inmem.NewFromObjectWithOpts(data, inmem.OptRoundTripOnWrite(false), inmem.OptReturnASTValuesOnRead(true))
}

// tests are the references of the test rules of a module.
func (s *suite) tests(module string) []ast.Ref {
	var all []ast.Ref
	for _, rule := range s.compiler.Modules[module].Rules {
		ref := rule.Module.Package.Path.Extend(rule.Head.Ref().GroundPrefix())
		if isTestRule(rule) && !slices.ContainsFunc(all, func(r ast.Ref) bool { return r.Equal(ref) }) {
			all = append(all, ref)
		}
	}
	return all
}

func isTestRule(rule *ast.Rule) bool {
	name := string(rule.Head.Name)
	if len(rule.Head.Reference) > 0 {
		name = string(rule.Head.Reference[0].Value.(ast.Var))
	}
	return len(name) > len(tester.TestPrefix) && name[:len(tester.TestPrefix)] == tester.TestPrefix
}

// failing runs the tests below a reference and returns the name of one that fails, if any does. A built-in that fails is a
// failure too: in the library it would end the answer.
func (s *suite) failing(below ast.Ref, tracer topdown.QueryTracer) (string, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	runner := tester.NewRunner().SetCompiler(s.compiler).SetStore(s.store).SetPrefixMatchers(below).SetParallel(1).SetTimeout(patience).
		RaiseBuiltinErrors(true).SetCoverageQueryTracer(tracer)
	failed, ran := "", 0
	err := storage.Txn(ctx, s.store, storage.TransactionParams{}, func(txn storage.Transaction) error {
		results, err := runner.RunTests(ctx, txn)
		if err != nil {
			return err
		}
		for result := range results {
			ran++
			if failed == "" && !result.Pass() {
				failed = result.Package + "." + result.Name
				cancel()
			}
		}
		return nil
	})
	if err == nil && ran == 0 {
		err = fmt.Errorf("no test is named %s", below)
	}
	return failed, err
}
