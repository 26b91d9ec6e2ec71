package compiled

import (
	"context"
	"errors"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
	"github.com/open-policy-agent/opa/v1/rego"
)

// planTarget is an evaluation target that only this package asks for: OPA plans a query for it and hands the plan over.
const planTarget = "chapterv.plan"

type planner struct {
	one    sync.Mutex
	policy *ir.Policy
}

var (
	planning  planner
	errNoPlan = errors.New("OPA does not know the target")
)

// OPA reads its targets without a lock, so this one has to be there before anything runs.
func init() { rego.RegisterPlugin(planTarget, &planning) }

// plan gives the plan of a query over compiled modules.
func (p *planner) plan(ctx context.Context, compiler *ast.Compiler, query string) (*ir.Policy, error) {
	p.one.Lock()
	defer p.one.Unlock()
	p.policy = nil
	_, err := rego.New(rego.Query(query), rego.Compiler(compiler), rego.Target(planTarget)).PrepareForEval(ctx)
	policy := p.policy
	p.policy = nil
	if err == nil && policy == nil {
		err = errNoPlan
	}
	return policy, err
}

// IsTarget claims the target of this package and no other.
func (*planner) IsTarget(target string) bool { return target == planTarget }

// PrepareForEval keeps the plan. It is called with the lock held, by the same goroutine.
func (p *planner) PrepareForEval(_ context.Context, policy *ir.Policy, _ ...rego.PrepareOption) (rego.TargetPluginEval, error) {
	p.policy = policy
	return nil, nil
}
