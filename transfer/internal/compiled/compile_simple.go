package compiled

import "github.com/open-policy-agent/opa/v1/ir"

// simple compiles the statements that look at nothing but their operands.
func (c *compiler) simple(s ir.Stmt, e *env) []op {
	switch s := s.(type) {
	case *ir.AssignVarStmt:
		return c.assign(s.Target, c.operand(s.Source, e), e)
	case *ir.AssignVarOnceStmt:
		return []op{c.assignOnce(s, e)}
	case *ir.AssignIntStmt:
		return c.assign(s.Target, operand{constant: newInt(s.Value)}, e)
	case *ir.ResetLocalStmt:
		t := c.slot(s.Target)
		return []op{func(_ *machine, l []*value) int { l[t] = nil; return next }}
	case *ir.MakeNullStmt:
		return c.assign(s.Target, operand{constant: null}, e)
	case *ir.MakeNumberIntStmt:
		return c.assign(s.Target, operand{constant: newInt(s.Value)}, e)
	case *ir.MakeNumberRefStmt:
		n, err := newNumber(c.build.strings[s.Index].text)
		if err != nil {
			c.refuse("%v", err)
			return nil
		}
		return c.assign(s.Target, operand{constant: n}, e)
	case *ir.EqualStmt:
		return []op{test(c.operand(s.A, e), c.operand(s.B, e), true)}
	case *ir.NotEqualStmt:
		return []op{test(c.operand(s.A, e), c.operand(s.B, e), false)}
	case *ir.IsArrayStmt:
		return []op{isKind(c.operand(s.Source, e), kindArray)}
	case *ir.IsObjectStmt:
		return []op{isKind(c.operand(s.Source, e), kindObject)}
	case *ir.IsSetStmt:
		return []op{isKind(c.operand(s.Source, e), kindSet)}
	case *ir.IsDefinedStmt:
		return []op{isDefined(c.local(s.Source, e), true)}
	case *ir.IsUndefinedStmt:
		return []op{isDefined(c.local(s.Source, e), false)}
	case *ir.LenStmt:
		x, t := c.operand(s.Source, e), c.slot(s.Target)
		return []op{func(m *machine, l []*value) int {
			v := x.get(m, l)
			m.touch(v)
			l[t] = m.int(size(v))
			return next
		}}
	case *ir.ArrayAppendStmt:
		if ops, ok := c.fill(s.Array, operand{}, c.operand(s.Value, e), e); ok {
			return ops
		}
		t, x := c.slot(s.Array), c.operand(s.Value, e)
		return []op{func(m *machine, l []*value) int { m.push(l[t], m.part(x.get(m, l))); return m.made() }}
	case *ir.SetAddStmt:
		if ops, ok := c.fill(s.Set, operand{}, c.operand(s.Value, e), e); ok {
			return ops
		}
		t, x := c.slot(s.Set), c.operand(s.Value, e)
		return []op{func(m *machine, l []*value) int { m.add(l[t], m.part(x.get(m, l))); return m.made() }}
	case *ir.ObjectInsertStmt:
		if ops, ok := c.fill(s.Object, c.operand(s.Key, e), c.operand(s.Value, e), e); ok {
			return ops
		}
		t, k, x := c.slot(s.Object), c.operand(s.Key, e), c.operand(s.Value, e)
		return []op{func(m *machine, l []*value) int {
			m.put(l[t], m.part(k.get(m, l)), m.part(x.get(m, l)))
			return m.made()
		}}
	case *ir.ObjectInsertOnceStmt:
		t, k, x := c.slot(s.Object), c.operand(s.Key, e), c.operand(s.Value, e)
		return []op{func(m *machine, l []*value) int {
			if m.put(l[t], m.part(k.get(m, l)), m.part(x.get(m, l))) {
				return m.fail(errKeys)
			}
			return m.made()
		}}
	case *ir.ObjectMergeStmt:
		a, b, t := c.local(s.A, e), c.local(s.B, e), c.slot(s.Target)
		return []op{func(m *machine, l []*value) int {
			x, y := a.get(m, l), b.get(m, l)
			if x == nil || y == nil || x.kind != kindObject || y.kind != kindObject {
				return m.fail(errMerge)
			}
			l[t] = m.merge(x, y)
			return next
		}}
	}
	c.refuse("statement %T", s)
	return nil
}

func (m *machine) made() int {
	if m.step(1) {
		return next
	}
	return fail
}

func (c *compiler) assignOnce(s *ir.AssignVarOnceStmt, e *env) op {
	t, x := c.slot(s.Target), c.operand(s.Source, e)
	return func(m *machine, l []*value) int {
		v := x.get(m, l)
		if old := l[t]; old != nil && old != v {
			m.touch(old)
			m.touch(v)
			if v == nil || !equal(old, v) {
				return m.fail(errConflict)
			}
		}
		l[t] = v
		return next
	}
}

// test compares two operands. Undefined is equal to nothing but itself, as in the plan's own machine.
func test(a, b operand, want bool) op {
	if a.isConst() {
		a, b = b, a
	}
	if b.isConst() && a.isLocal() {
		s, v := a.slot, b.constant
		if v.interned || v.kind == kindBool || v.kind == kindNull {
			return func(m *machine, l []*value) int {
				x := l[s]
				if x == v || x != nil && x.kind == v.kind && !x.interned && m.same(x, v) {
					return outcome(want)
				}
				return outcome(!want)
			}
		}
	}
	return func(m *machine, l []*value) int {
		x, y := a.get(m, l), b.get(m, l)
		return outcome((x == y || x != nil && y != nil && m.same(x, y)) == want)
	}
}

func outcome(ok bool) int {
	if ok {
		return next
	}
	return undefined
}

func isKind(o operand, k kind) op {
	return func(m *machine, l []*value) int {
		v := o.get(m, l)
		return outcome(v != nil && v.kind == k)
	}
}

func isDefined(o operand, want bool) op {
	return func(m *machine, l []*value) int { return outcome((o.get(m, l) != nil) == want) }
}

// merge is the union of a base and a virtual document, in which the virtual one wins.
func (m *machine) merge(a, b *value) *value {
	o := m.object(len(a.list) + len(b.list))
	for i, v := range a.list {
		m.put(o, a.keys.keys[i], v)
	}
	for i, v := range b.list {
		k := b.keys.keys[i]
		if old := o.get(k); old != nil && old.kind == kindObject && v.kind == kindObject {
			v = m.merge(old, v)
		}
		m.put(o, k, v)
	}
	return o
}
