package compiled

import "github.com/open-policy-agent/opa/v1/ir"

// The planner has each body of a rule leave its answer in a local of its own, from which a further block takes it over into
// the result, with a check at each step that no other answer is there. tidy writes that shorter where no second answer can
// come: a body that is alone, or bodies that all give the same constant, answer at once.

// answerStmt leaves the function with an answer.
type answerStmt struct {
	Source ir.Operand
	ir.Location
}

// body is one of the ordered bodies of a rule.
type ruleBodies []*ir.Block

func tidy(f *ir.Func) []*ir.Block {
	straighten(f.Blocks)
	rules, fallback, ok := bodiesOf(f)
	if !ok {
		return f.Blocks
	}
	t := &tidier{own: lastShared(f), result: f.Return}
	same, constant := t.constantOf(rules)
	var out []*ir.Block
	switch {
	case constant:
		for _, bodies := range rules {
			for _, b := range bodies {
				out = append(out, t.rewrite(b, func(ir.Operand) ir.Stmt { return &answerStmt{Source: same} }))
			}
		}
	case len(rules) == 1:
		out = t.alone(rules[0])
	default:
		for i, bodies := range rules {
			if len(bodies) > 1 {
				return f.Blocks // as many blocks as bodies would follow each other
			}
			out = append(out, t.rewrite(rules[i][0], func(x ir.Operand) ir.Stmt {
				return &ir.AssignVarOnceStmt{Source: x, Target: f.Return}
			}))
		}
		return append(append(out, fallback...), f.Blocks[len(f.Blocks)-1])
	}
	if fallback != nil {
		out = append(append(out, fallback...), f.Blocks[len(f.Blocks)-1])
	}
	return out
}

type tidier struct {
	own    ir.Local // where a body leaves its answer
	result ir.Local
}

// alone writes the ordered bodies of the only rule of a function. One that might answer twice answers when it is through.
func (t *tidier) alone(bodies ruleBodies) []*ir.Block {
	var out []*ir.Block
	for _, b := range bodies {
		if t.answersInScan([]*ir.Block{b}, false) {
			own := ir.Operand{Value: t.own}
			out = append(out,
				t.rewrite(b, func(x ir.Operand) ir.Stmt { return &ir.AssignVarOnceStmt{Source: x, Target: t.own} }),
				&ir.Block{Stmts: []ir.Stmt{&ir.IsDefinedStmt{Source: t.own}, &answerStmt{Source: own}}})
			continue
		}
		out = append(out, t.rewrite(b, func(x ir.Operand) ir.Stmt { return &answerStmt{Source: x} }))
	}
	return out
}

// rewrite copies a body with its answers written otherwise, and without what is true where it starts.
func (t *tidier) rewrite(b *ir.Block, answer func(ir.Operand) ir.Stmt) *ir.Block {
	out := &ir.Block{}
	for _, s := range b.Stmts {
		switch s := s.(type) {
		case *ir.ResetLocalStmt:
			if s.Target == t.own {
				continue
			}
		case *ir.IsUndefinedStmt:
			if s.Source == t.own {
				continue
			}
		case *ir.AssignVarOnceStmt:
			if s.Target == t.own {
				out.Stmts = append(out.Stmts, answer(s.Source))
				continue
			}
		case *ir.BlockStmt:
			inner := &ir.BlockStmt{}
			for _, x := range s.Blocks {
				inner.Blocks = append(inner.Blocks, t.rewrite(x, answer))
			}
			out.Stmts = append(out.Stmts, inner)
			continue
		case *ir.ScanStmt:
			out.Stmts = append(out.Stmts, &ir.ScanStmt{Source: s.Source, Key: s.Key, Value: s.Value, Block: t.rewrite(s.Block, answer)})
			continue
		case *ir.WithStmt:
			out.Stmts = append(out.Stmts, &ir.WithStmt{Local: s.Local, Path: s.Path, Value: s.Value, Block: t.rewrite(s.Block, answer)})
			continue
		}
		out.Stmts = append(out.Stmts, s)
	}
	return out
}

// answersInScan reports whether a body may come by its answer more than once.
func (t *tidier) answersInScan(blocks []*ir.Block, scanned bool) bool {
	for _, b := range blocks {
		for _, s := range b.Stmts {
			if a, ok := s.(*ir.AssignVarOnceStmt); ok && a.Target == t.own && scanned {
				return true
			}
			_, scan := s.(*ir.ScanStmt)
			e, err := effectsOf(s)
			if err != nil || t.answersInScan(e.blocks, scanned || scan) {
				return true
			}
		}
	}
	return false
}

// constantOf gives the one constant that all bodies answer with.
func (t *tidier) constantOf(rules []ruleBodies) (ir.Operand, bool) {
	var all []ir.Operand
	for _, bodies := range rules {
		all = append(all, t.answers(bodies)...)
	}
	for _, o := range all {
		if _, isLocal := o.Value.(ir.Local); isLocal || o != all[0] {
			return ir.Operand{}, false
		}
	}
	return append(all, ir.Operand{})[0], len(all) > 0
}

func (t *tidier) answers(blocks []*ir.Block) []ir.Operand {
	var out []ir.Operand
	for _, b := range blocks {
		for _, s := range b.Stmts {
			if a, ok := s.(*ir.AssignVarOnceStmt); ok && a.Target == t.own {
				out = append(out, a.Source)
			}
			if e, err := effectsOf(s); err == nil {
				out = append(out, t.answers(e.blocks)...)
			}
		}
	}
	return out
}

// bodiesOf takes the blocks of a complete rule or function apart: its rules, each with its ordered bodies, and the blocks of
// the default. It answers false for everything else.
func bodiesOf(f *ir.Func) (rules []ruleBodies, fallback []*ir.Block, ok bool) {
	own, n := lastShared(f), len(f.Blocks)-1
	if n < 1 || len(f.Blocks[n].Stmts) != 1 {
		return nil, nil, false
	}
	if r, is := f.Blocks[n].Stmts[0].(*ir.ReturnLocalStmt); !is || r.Source != f.Return {
		return nil, nil, false
	}
	for i := 0; i < n; i++ {
		b := f.Blocks[i]
		if chain := chainOf(b); chain != nil && takesOver(chain[len(chain)-1], own, f.Return) {
			rules = append(rules, chain[:len(chain)-1])
			continue
		}
		if i+1 < n && takesOver(f.Blocks[i+1], own, f.Return) {
			rules = append(rules, ruleBodies{b})
			i++
			continue
		}
		if i != n-1 || len(b.Stmts) == 0 {
			return nil, nil, false
		}
		if u, is := b.Stmts[0].(*ir.IsUndefinedStmt); !is || u.Source != f.Return {
			return nil, nil, false
		}
		fallback = []*ir.Block{b}
	}
	return rules, fallback, len(rules) > 0
}

// chainOf gives the blocks of a rule with else.
func chainOf(b *ir.Block) ruleBodies {
	if len(b.Stmts) != 1 {
		return nil
	}
	s, ok := b.Stmts[0].(*ir.BlockStmt)
	if !ok || len(s.Blocks) < 2 {
		return nil
	}
	return s.Blocks
}

// takesOver reports whether a block does nothing but make the answer of a body the result.
func takesOver(b *ir.Block, own, result ir.Local) bool {
	if len(b.Stmts) != 2 {
		return false
	}
	d, ok := b.Stmts[0].(*ir.IsDefinedStmt)
	if !ok || d.Source != own {
		return false
	}
	a, ok := b.Stmts[1].(*ir.AssignVarOnceStmt)
	return ok && a.Target == result && a.Source.Value == ir.Val(own)
}
