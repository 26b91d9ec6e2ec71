package compiled

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
)

// Options say how a program is compiled.
type Options struct {
	// Late names the keys at the root of the data that Bind gives their values; all other data are constants.
	Late []string
	// Clock names the field of the input that rules for the most part only compare with other dates. What a rule gave on
	// one date then serves for every other one on which its comparisons come out the same.
	Clock string
	// Lenient makes an error of a built-in undefined, as OPA does without strict built-in errors.
	Lenient bool
}

// Program is a compiled query. It is immutable and safe for concurrent use.
type Program struct {
	*code
	texts    *texts
	data     *value
	late     []*value
	machines sync.Pool
}

// code is what programs that differ only in their late data share.
type code struct {
	plan    *function
	rules   int
	sites   int
	kept    int
	classes []class
	clock   *value
	root    *value
	law     map[string]*value // texts
	paths   [][]string
	lenient bool
}

// Compile compiles a query over compiled modules and data, which it reads as JSON values. It errs if the plan holds
// anything that it cannot do exactly as OPA does.
func Compile(compiler *ast.Compiler, data map[string]any, entrypoint string, options Options) (*Program, error) {
	policy, err := planning.plan(context.Background(), compiler, "answer = "+entrypoint)
	if err != nil {
		return nil, fmt.Errorf("planning: %w", err)
	}
	return compilePolicy(policy, data, options)
}

func compilePolicy(policy *ir.Policy, data map[string]any, options Options) (*Program, error) {
	b := &builder{
		texts: &texts{law: map[string]*value{}}, late: map[string]bool{}, places: map[string]int32{}, functions: map[string]*function{},
		paths: &paths{}, shapes: &shapes{limit: math.MaxInt}, classNumbers: map[string]int32{}, clock: options.Clock, lenient: options.Lenient,
	}
	for _, s := range policy.Static.Strings {
		b.strings = append(b.strings, b.texts.intern(s.Value))
	}
	for _, k := range options.Late {
		b.late[k] = true
	}
	var err error
	if b.data, err = (&reader{text: b.texts.intern, shape: b.shape, fixed: true}).read(data); err != nil {
		return nil, fmt.Errorf("data: %w", err)
	}
	if len(policy.Plans.Plans) != 1 {
		return nil, fmt.Errorf("%d plans", len(policy.Plans.Plans))
	}
	plan := policy.Plans.Plans[0]
	same := alike(policy)
	for _, f := range policy.Funcs.Funcs {
		if same[f.Name] != f.Name {
			continue
		}
		if err := b.withs(f.Blocks); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	if err := b.withs(plan.Blocks); err != nil {
		return nil, err
	}
	for _, f := range policy.Funcs.Funcs { // what a function calls stands before it
		if err := b.function(f, same[f.Name]); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	top := &function{name: plan.Name, params: make([]int32, 2)}
	straighten(plan.Blocks)
	if err := b.compile(top, []ir.Local{ir.Input, ir.Data}, ir.Data, plan.Blocks); err != nil {
		return nil, fmt.Errorf("%s: %w", plan.Name, err)
	}
	c := &code{
		plan: top, rules: len(b.list), sites: b.sites, kept: b.kept, classes: b.classes, root: b.data, law: b.texts.law,
		paths: b.latePaths, lenient: options.Lenient,
	}
	if options.Clock != "" {
		c.clock = b.texts.intern(options.Clock)
	}
	p := &Program{code: c}
	return p.Bind(nil)
}

// function compiles one function, or has the one that does the same stand for it.
func (b *builder) function(f *ir.Func, first string) error {
	if x := b.functions[first]; x != nil {
		b.functions[f.Name] = x
		b.paths.put(f.Path, x)
		return nil
	}
	if len(f.Params) < 2 || f.Params[0] != ir.Input || f.Params[1] != ir.Data {
		return fmt.Errorf("parameters %v", f.Params)
	}
	x := &function{name: f.Name, number: len(b.list), rule: len(f.Params) == 2, params: make([]int32, len(f.Params))}
	b.list = append(b.list, x)
	if err := b.conflict(f.Path); err != nil {
		return err
	}
	if err := b.compile(x, f.Params, lastShared(f), tidy(f)); err != nil {
		return err
	}
	b.functions[f.Name] = x
	b.paths.put(f.Path, x)
	return nil
}

// Bind gives a program with other late data, under the same code. It takes no longer than reading them.
func (p *Program) Bind(late map[string]any) (*Program, error) {
	own, met := &texts{law: p.law, register: map[string]*value{}}, &shapes{limit: manyShapes}
	read, err := (&reader{text: own.intern, fixed: true, shape: func(keys []*value) *shape {
		if s := met.find(keys); s != nil {
			return s
		}
		return newShape(keys)
	}}).read(late)
	if err != nil {
		return nil, fmt.Errorf("data: %w", err)
	}
	bound := &Program{code: p.code, texts: own, data: p.root, late: make([]*value, len(p.paths))}
	if len(read.list) > 0 {
		m := &machine{}
		bound.data = keep(m.merge(p.root, read))
	}
	for i, path := range p.paths {
		v := bound.data
		for _, k := range path {
			key := own.find(k)
			if v == nil || key == nil {
				v = nil
				break
			}
			v = lookup(v, key)
		}
		bound.late[i] = v
	}
	return bound, nil
}

var errMany = errors.New("more than one answer")

// JSON evaluates the query and appends the answer to a buffer as encoding/json writes what OPA returns. Without an answer
// the buffer comes back as it was. The error is that of the context, ErrBudget, or what OPA would err with.
func (p *Program) JSON(ctx context.Context, input any, buffer []byte) ([]byte, error) {
	m := p.machine()
	v, err := m.eval(ctx, p, input)
	if err == nil && v != nil {
		m.out = appendJSON(m.out[:0], v)
		buffer = append(buffer, m.out...)
	}
	p.machines.Put(m) // not after a panic, which may have left anything in it
	return buffer, err
}

// Eval evaluates the query. It answers nil if the query is undefined, and errs as JSON does.
func (p *Program) Eval(ctx context.Context, input any) (ast.Value, error) {
	m := p.machine()
	v, err := m.eval(ctx, p, input)
	var out ast.Value
	if err == nil && v != nil {
		out = term(v).Value
	}
	p.machines.Put(m)
	return out, err
}

func (p *Program) machine() *machine {
	if m, ok := p.machines.Get().(*machine); ok {
		return m
	}
	return &machine{
		stack: make([]*value, 4096), sites: make([]site, p.sites), memo: make([]memo, p.rules), seen: make([]seen, len(p.classes)),
		keptRules: make([]keptValue, p.kept), keptCalls: map[keptCall]*value{}, calls: make([]called, manyCalls), shapes: shapes{limit: manyShapes},
	}
}

// bindings evaluates the query and gives what it binds, one object for each answer.
func (m *machine) bindings(ctx context.Context, p *Program, input any) ([]*value, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.reset(ctx, p)
	in, err := m.input(input)
	if err != nil {
		return nil, err
	}
	m.open(in, p.data)
	l := m.frame(p.plan)
	l[p.plan.params[0]], l[p.plan.params[1]] = in, p.data
	for _, b := range p.plan.blocks {
		if run(m, l, b) == fail {
			break
		}
	}
	if m.foreign.ready {
		m.foreign.stop()
	}
	if m.err == nil {
		m.err = ctx.Err()
	}
	m.ctx, m.foreign = nil, foreign{}
	return m.answers, m.err
}

// eval gives the value of the one expression of the query.
func (m *machine) eval(ctx context.Context, p *Program, input any) (*value, error) {
	answers, err := m.bindings(ctx, p, input)
	switch {
	case err != nil || len(answers) == 0:
		return nil, err
	case len(answers) > 1 || len(answers[0].list) != 1:
		return nil, errMany
	}
	return answers[0].list[0], nil
}
