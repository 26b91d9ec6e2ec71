package transfer

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/chapterv/chapterv/transfer/internal/overlay"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

const (
	packTime    = 2 * time.Second
	packEntries = 1024 // of one kind
)

// pack is a checked pack, compiled apart from the law. It is never changed.
type pack struct {
	id       string
	data     map[string]any
	compiler *ast.Compiler
	query    ast.Body // an object of the sets that it defines
}

func newPack(of *overlay.Pack, ground overlay.Ground) (*pack, error) {
	modules, sets := maps.Clone(ground.Modules), map[string]bool{}
	for name, module := range of.Modules {
		modules[name] = module
		for _, rule := range module.Rules {
			sets[fmt.Sprintf("%[1]q: data.overlays[%[2]q].%[1]s", rule.Head.Ref()[0].String(), of.ID)] = true
		}
	}
	p := &pack{id: of.ID, data: of.Data}
	p.compiler = ast.NewCompiler().WithStrict(true).WithCapabilities(overlay.Capabilities())
	if p.compiler.Compile(modules); p.compiler.Failed() {
		return nil, fmt.Errorf("compiling the pack %s: %w", of.ID, p.compiler.Errors)
	}
	var err error
	p.query, err = ast.ParseBody("{" + strings.Join(slices.Sorted(maps.Keys(sets)), ", ") + "}")
	return p, err
}

// shownTo is the data that a pack may read besides its own and the decision.
func shownTo(l *law, register map[string]any) map[string]any {
	shown := map[string]any{"register": register}
	for _, root := range []string{"mechanisms", "policies", "regions"} {
		shown[root] = l.records[root]
	}
	return shown
}

// answer evaluates a pack. The error says why it has no answer.
func (p *pack) answer(ctx context.Context, input ast.Value, shown map[string]any) (sets map[string]any, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			sets, err = nil, fmt.Errorf("%v", broken)
		}
	}()
	ctx, stop := context.WithTimeout(ctx, packTime)
	defer stop()
	all := maps.Clone(shown)
	if p.data != nil {
		all["overlays"] = map[string]any{p.id: p.data}
	}
	results, err := rego.New(
		rego.ParsedQuery(p.query),
		rego.Compiler(p.compiler),
		rego.Store(inmem.NewFromObjectWithOpts(all, inmem.OptRoundTripOnWrite(false))),
		rego.ParsedInput(input),
		rego.StrictBuiltinErrors(true),
	).Eval(ctx)
	switch {
	case err != nil:
		return nil, err
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case len(results) != 1 || len(results[0].Expressions) != 1:
		return nil, fmt.Errorf("%d answers", len(results))
	}
	sets, ok := results[0].Expressions[0].Value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("the answer is no object")
	}
	for kind, entries := range sets {
		if list, ok := entries.([]any); !ok || len(list) > packEntries {
			return nil, fmt.Errorf("%s is no set of at most %d", kind, packEntries)
		}
	}
	return sets, nil
}
