package compiled

import "github.com/open-policy-agent/opa/v1/ir"

// reading finds the deps of one function, whose callees are known already.
type reading struct {
	build *builder
	facts *facts
	deps  *deps
	// paths are the locals that hold the data document, or a part of it that a `with` may replace something in.
	paths map[local][]string
	// args are the parameters, and what is read of each.
	args map[local]*use
	// copies are the locals that hold the input or a parameter under another name.
	copies map[local]ir.Local
	// names are the texts of which a local holds one, or a list or set of.
	names map[local][]string
	// saved are copies of the input and the data that serve to put them back after a `with`.
	saved map[local]bool
}

func (b *builder) reads(fn *function, params []ir.Local, f *facts, blocks []*ir.Block) {
	r := &reading{build: b, facts: f, deps: newDeps(), paths: map[local][]string{}, args: map[local]*use{}, copies: map[local]ir.Local{}, names: map[local][]string{}, saved: map[local]bool{}}
	fn.deps = r.deps
	r.paths[local{number: ir.Data}] = nil
	for _, p := range params {
		u := &use{fields: map[string]bool{}}
		fn.uses = append(fn.uses, u)
		if p > ir.Data {
			r.args[local{number: p}] = u
		}
	}
	r.findSaved(blocks)
	r.blocks(blocks)
}

// findSaved looks for locals that only put back what a `with` replaced.
func (r *reading) findSaved(blocks []*ir.Block) {
	copies, restores := map[local]int{}, map[local]int{}
	r.each(blocks, func(s ir.Stmt) {
		switch s := s.(type) {
		case *ir.AssignVarStmt:
			if l, ok := s.Source.Value.(ir.Local); ok && (l == ir.Input || l == ir.Data) {
				copies[r.facts.name(s.Target)]++
			}
		case *ir.WithStmt:
			if l, ok := s.Value.Value.(ir.Local); ok && len(s.Path) == 0 {
				restores[r.facts.name(l)]++
			}
		}
	})
	for l, n := range copies {
		f := r.facts.locals[l]
		r.saved[l] = n == 1 && f.writes == 1 && f.reads == restores[l]
	}
}

// each visits every statement, with the region of each known to the facts.
func (r *reading) each(blocks []*ir.Block, visit func(ir.Stmt)) {
	for _, b := range blocks {
		before := r.facts.enter(b)
		for _, s := range b.Stmts {
			visit(s)
			e, _ := effectsOf(s)
			r.each(e.blocks, visit)
		}
		r.facts.region = before
	}
}

func (r *reading) blocks(blocks []*ir.Block) { r.each(blocks, r.statement) }

func (r *reading) statement(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.DotStmt:
		r.dot(s)
	case *ir.CallStmt:
		r.call(s)
	case *ir.CallDynamicStmt:
		for _, f := range r.build.targets(s) {
			r.deps.add(f.deps)
		}
		for _, p := range s.Path {
			r.whole(p)
		}
	case *ir.AssignVarStmt:
		l, ok := s.Source.Value.(ir.Local)
		l = r.original(l)
		if ok && (l == ir.Input || r.args[r.facts.name(l)] != nil) && r.facts.local(l).writes == 1 && r.facts.settled(s.Target) {
			r.copies[r.facts.name(s.Target)] = l
		} else if list := r.listOf(l); ok && list != nil && r.facts.settled(s.Target) {
			r.names[r.facts.name(s.Target)] = list
		} else if !r.saved[r.facts.name(s.Target)] {
			r.whole(s.Source)
		}
	case *ir.ArrayAppendStmt:
		r.listed(s.Array, s.Value)
	case *ir.SetAddStmt:
		r.listed(s.Set, s.Value)
	case *ir.ScanStmt:
		r.whole(ir.Operand{Value: s.Source})
		if list := r.listOf(s.Source); list != nil {
			r.names[r.facts.name(s.Value)] = list
		}
	case *ir.IsDefinedStmt:
		r.defined(s.Source)
	case *ir.IsUndefinedStmt:
		r.defined(s.Source)
	case *ir.WithStmt:
		if l, ok := s.Value.Value.(ir.Local); !ok || !r.saved[r.facts.name(l)] {
			r.whole(s.Value)
		}
	default:
		e, _ := effectsOf(s)
		for _, l := range e.reads.list() {
			r.whole(ir.Operand{Value: l})
		}
	}
}

// original is the document that a local is a copy of.
func (r *reading) original(l ir.Local) ir.Local {
	if o, ok := r.copies[r.facts.name(l)]; ok {
		return o
	}
	return l
}

func (r *reading) defined(l ir.Local) {
	if r.original(l) == ir.Input {
		r.deps.asked = true
		return
	}
	r.whole(ir.Operand{Value: l})
}
