package compiled

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/metrics"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/builtins"
)

// foreign is what OPA's own built-ins ask for. It is made when the first one is called.
type foreign struct {
	ready bool
	call  topdown.BuiltinContext
	stop  func() bool
}

var capabilities = sync.OnceValue(func() *ast.Capabilities { return ast.CapabilitiesForThisVersion() })

// borrowable refuses built-ins that cannot be called from outside OPA's evaluator, or that have more than one answer to the
// same question.
func borrowable(name string) error {
	decl, known := ast.BuiltinMap[name]
	if !known || topdown.GetBuiltin(name) == nil {
		return fmt.Errorf("built-in %s is not known", name)
	}
	if decl.Nondeterministic {
		return fmt.Errorf("built-in %s does not depend on its arguments alone", name)
	}
	return nil
}

// borrow calls OPA's own built-in.
func (m *machine) borrow(name string, args []*value) *value {
	if !m.foreign.ready {
		cancel := topdown.NewCancel()
		m.foreign = foreign{
			ready: true,
			call: topdown.BuiltinContext{
				Context: m.ctx, Metrics: metrics.NoOp(), Cancel: cancel, Cache: builtins.Cache{},
				NDBuiltinCache: nil, Capabilities: capabilities(),
			},
			stop: context.AfterFunc(m.ctx, cancel.Cancel),
		}
	}
	terms := make([]*ast.Term, len(args))
	for i, a := range args {
		terms[i] = term(a)
	}
	var all []*value
	r := &reader{text: m.found, shape: m.shapeOf}
	err := topdown.GetBuiltin(name)(m.foreign.call, terms, func(t *ast.Term) error {
		v, err := r.fromAST(t.Value)
		all = append(all, v)
		return err
	})
	if err != nil {
		var halt topdown.Halt
		switch {
		case m.ctx.Err() != nil:
			m.fail(m.ctx.Err())
		case errors.Is(err, ErrRefused):
			m.fail(err)
		case !m.program.lenient || errors.As(err, &halt):
			m.fail(fmt.Errorf("%w: %w", ErrBuiltin, err))
		}
		return nil
	}
	if ast.BuiltinMap[name].Relation {
		return m.array(all)
	}
	if len(all) == 0 {
		return nil
	}
	return all[0]
}
