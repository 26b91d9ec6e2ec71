package compiled

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ir"
)

// literal is a collection written out in the rules: made, and filled by statements of the same block before anything reads
// it.
type literal struct {
	keys   []operand
	values []operand
}

// make compiles the statement at i, which makes a collection. The statements that fill a literal are left to the last of
// them, where all of it is known: it becomes a constant if its parts are, or one op.
func (c *compiler) make(list []ir.Stmt, i int, e *env) ([]op, int, bool) {
	t := madeBy(list[i])
	if n := c.facts.local(t).mutated; c.facts.local(t).writes == 1 && c.fills(list[i+1:], t, n) {
		l := &literal{keys: make([]operand, 0, n), values: make([]operand, 0, n)}
		c.literals[c.facts.name(t)] = &pending{literal: l, left: n, kind: kindMade(list[i])}
		if n == 0 {
			return c.finish(t, e), 0, false
		}
		return nil, 0, false
	}
	s, k := c.slot(t), kindMade(list[i])
	return []op{func(m *machine, l []*value) int {
		switch k {
		case kindArray:
			l[s] = m.array(nil)
		case kindSet:
			l[s] = m.set(nil)
		default:
			l[s] = m.object(0)
		}
		return next
	}}, 0, false
}

type pending struct {
	*literal
	left int
	kind kind
}

// fill notes a part of a literal. It answers false where the collection is none.
func (c *compiler) fill(t ir.Local, key, val operand, e *env) ([]op, bool) {
	p := c.literals[c.facts.name(t)]
	if p == nil {
		return nil, false
	}
	p.keys, p.values = append(p.keys, key), append(p.values, val)
	if p.left--; p.left > 0 {
		return nil, true
	}
	return c.finish(t, e), true
}

func (c *compiler) finish(t ir.Local, e *env) []op {
	p := c.literals[c.facts.name(t)]
	delete(c.literals, c.facts.name(t))
	if v := c.constant(p); v != nil {
		if c.facts.locals[c.facts.name(t)].outside {
			s := c.slot(t)
			return []op{func(_ *machine, l []*value) int { l[s] = v; return next }}
		}
		e.known[c.facts.name(t)] = operand{constant: v}
		return nil
	}
	s, values := c.slot(t), p.values
	switch p.kind {
	case kindArray:
		return []op{func(m *machine, l []*value) int {
			list := m.slice(len(values))
			for i := range values {
				list[i] = m.part(values[i].get(m, l))
			}
			l[s] = m.array(list)
			return next
		}}
	case kindSet:
		return []op{func(m *machine, l []*value) int {
			set := m.set(m.slice(len(values))[:0])
			for i := range values {
				m.add(set, m.part(values[i].get(m, l)))
			}
			l[s] = set
			return next
		}}
	}
	return []op{c.record(s, p.literal)}
}

// record makes an object literal. Its keys are known and so is its shape.
func (c *compiler) record(s int32, lit *literal) op {
	order := make([]int, len(lit.keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return compare(lit.keys[a].constant, lit.keys[b].constant) })
	keys := make([]*value, len(order))
	values := make([]operand, len(order))
	for i, j := range order {
		keys[i], values[i] = lit.keys[j].constant, lit.values[j]
	}
	shape := c.build.shape(keys)
	return func(m *machine, l []*value) int {
		list := m.slice(len(values))
		for i := range values {
			list[i] = m.part(values[i].get(m, l))
		}
		l[s] = m.record(shape, list)
		return next
	}
}

// constant is the literal if all of its parts are constants.
func (c *compiler) constant(p *pending) *value {
	for i, v := range p.values {
		if !v.isConst() || p.kind == kindObject && !p.keys[i].isConst() {
			return nil
		}
	}
	list := make([]*value, len(p.values))
	for i, v := range p.values {
		list[i] = v.constant
	}
	switch p.kind {
	case kindArray:
		return &value{kind: kindArray, list: list, fixed: true}
	case kindSet:
		return &value{kind: kindSet, list: sortedSet(list), fixed: true}
	}
	keys := make([]*value, len(p.keys))
	for i, k := range p.keys {
		keys[i] = k.constant
	}
	keys, list = sortPairs(keys, list)
	return &value{kind: kindObject, keys: c.build.shape(keys), list: list, fixed: true}
}

func madeBy(s ir.Stmt) ir.Local {
	switch s := s.(type) {
	case *ir.MakeArrayStmt:
		return s.Target
	case *ir.MakeSetStmt:
		return s.Target
	case *ir.MakeObjectStmt:
		return s.Target
	}
	return noLocal
}

func kindMade(s ir.Stmt) kind {
	switch s.(type) {
	case *ir.MakeArrayStmt:
		return kindArray
	case *ir.MakeSetStmt:
		return kindSet
	}
	return kindObject
}

// fills reports whether n statements of the list fill the collection in t, which nothing reads before the last of them, with
// values that stay what they are.
func (c *compiler) fills(list []ir.Stmt, t ir.Local, n int) bool {
	names := map[ir.StringIndex]bool{}
	for _, s := range list {
		if n == 0 {
			return true
		}
		e, err := effectsOf(s)
		if err != nil || slices.Contains(e.reads.list(), t) {
			return false
		}
		for _, b := range e.blocks {
			if mentions(b, t) {
				return false
			}
		}
		if e.mutates != t {
			continue
		}
		for _, l := range e.reads.list() {
			if c.facts.local(l).writes != 1 {
				return false
			}
		}
		n--
		if s, ok := s.(*ir.ObjectInsertStmt); ok {
			name, ok := s.Key.Value.(ir.StringIndex)
			if !ok || names[name] {
				return false
			}
			names[name] = true
		}
		if _, ok := s.(*ir.ObjectInsertOnceStmt); ok {
			return false
		}
	}
	return n == 0
}

func mentions(b *ir.Block, t ir.Local) bool {
	for _, s := range b.Stmts {
		e, err := effectsOf(s)
		if err != nil || e.mutates == t || slices.Contains(e.reads.list(), t) || slices.Contains(e.writes.list(), t) {
			return true
		}
		for _, inner := range e.blocks {
			if mentions(inner, t) {
				return true
			}
		}
	}
	return false
}
