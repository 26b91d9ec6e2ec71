package compiled

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ir"
)

// call compiles a call of a function of the plan or of a built-in.
func (c *compiler) call(s *ir.CallStmt, rest []ir.Stmt, e *env) (ops []op, more int, ends bool) {
	args := c.operands(s.Args, e)
	if f := c.build.functions[s.Func]; f != nil {
		if v, ok := c.build.fold(f, args); ok {
			if v == nil {
				return []op{func(*machine, []*value) int { return undefined }}, 0, true
			}
			return c.assign(s.Result, operand{constant: v}, e), 0, false
		}
		if len(args) != len(f.params) && !f.rule {
			c.refuse("call of %s with %d arguments", s.Func, len(args))
			return nil, 0, false
		}
		var o op
		if f.rule {
			o = callRule(f, args, c.slot(s.Result))
		} else {
			o = callFunction(f, args, c.slot(s.Result))
		}
		if c.asked(s, rest) {
			return []op{holds(o, c.slot(s.Result))}, 1, false
		}
		return []op{o}, 0, false
	}
	b, err := c.build.builtin(s.Func)
	if err != nil {
		c.refuse("%v", err)
		return nil, 0, false
	}
	if o, ok := c.condition(s, args, rest); ok {
		return []op{o}, 1, false
	}
	if s.Func == "object.get" && args[0].isLocal() && args[1].isConst() && args[1].constant.interned {
		return []op{c.fieldOr(args[0].slot, args[1].constant, args[2], c.slot(s.Result), b)}, 0, false
	}
	t, blind := c.slot(s.Result), blinds[s.Func]
	switch len(args) {
	case 1:
		x := args[0]
		return []op{func(m *machine, l []*value) int {
			v := x.get(m, l)
			if v == nil {
				return undefined
			}
			if !blind {
				m.touch(v)
			}
			return m.give(l, t, b(m, v, nil, nil))
		}}, 0, false
	case 2:
		x, y := args[0], args[1]
		return []op{func(m *machine, l []*value) int {
			v, w := x.get(m, l), y.get(m, l)
			if v == nil || w == nil {
				return undefined
			}
			return m.give(l, t, b(m, m.part(v), m.part(w), nil))
		}}, 0, false
	case 3:
		x, y, z := args[0], args[1], args[2]
		return []op{func(m *machine, l []*value) int {
			v, w, u := x.get(m, l), y.get(m, l), z.get(m, l)
			if v == nil || w == nil || u == nil {
				return undefined
			}
			if !blind {
				m.touch(u)
			}
			return m.give(l, t, b(m, m.part(v), m.part(w), u))
		}}, 0, false
	}
	name := s.Func
	return []op{func(m *machine, l []*value) int {
		list := m.slice(len(args))
		for i := range args {
			if list[i] = m.part(args[i].get(m, l)); list[i] == nil {
				return undefined
			}
		}
		return m.give(l, t, m.borrow(name, list))
	}}, 0, false
}

// asked reports whether the answer of a call is only looked at for truth, by the statement after it.
func (c *compiler) asked(s *ir.CallStmt, rest []ir.Stmt) bool {
	if len(rest) == 0 || c.facts.local(s.Result).reads != 1 {
		return false
	}
	look, ok := rest[0].(*ir.NotEqualStmt)
	return ok && look.A.Value == ir.Val(s.Result) && look.B.Value == ir.Val(ir.Bool(false))
}

// holds makes a false answer undefined.
func holds(o op, t int32) op {
	return func(m *machine, l []*value) int {
		if r := o(m, l); r != next {
			return r
		}
		return outcome(l[t] != isFalse)
	}
}

// give stores what a built-in gave.
func (m *machine) give(l []*value, t int32, v *value) int {
	if v == nil {
		l[t] = nil
		if m.err != nil {
			return fail
		}
		return undefined
	}
	l[t] = v
	return next
}

// callRule calls a rule, once in a scope.
func callRule(f *function, args []operand, t int32) op {
	in, data := args[0], args[1]
	return func(m *machine, l []*value) int {
		return m.give(l, t, m.rule(f, in.get(m, l), data.get(m, l)))
	}
}

func callFunction(f *function, args []operand, t int32) op {
	answer := (*machine).invoke
	switch {
	case f.reaches() || len(args)-2 > maxArgs:
	case f.deps.settled():
		answer = (*machine).keptFunction
	case f.scans && !f.deps.input && !f.deps.data:
		answer = (*machine).call
	}
	return func(m *machine, l []*value) int {
		sp := m.sp
		inner := m.frame(f)
		for i := range args {
			inner[f.params[i]] = args[i].get(m, l)
		}
		v := answer(m, f, inner)
		m.sp = sp
		return m.give(l, t, v)
	}
}

func (m *machine) invoke(f *function, l []*value) *value {
	if !m.step(1) {
		return nil
	}
	m.result = nil
	for _, b := range f.blocks {
		if r := run(m, l, b); r < 0 {
			if r == fail {
				return nil
			}
			break
		}
	}
	v := m.result
	m.result = nil
	return v
}

// dynamic compiles a call of a rule whose path is known only while evaluating.
func (c *compiler) dynamic(s *ir.CallDynamicStmt, e *env) op {
	path := c.operands(s.Path, e)
	at := c.build.paths
	for len(path) > 0 && path[0].isConst() && at != nil {
		at, path = at.next[path[0].constant.text], path[1:]
	}
	args := make([]operand, len(s.Args))
	for i, a := range s.Args {
		args[i] = c.local(a, e)
	}
	t := c.slot(s.Result)
	return func(m *machine, l []*value) int {
		f := at
		for i := range path {
			if f == nil {
				return undefined
			}
			k := path[i].get(m, l)
			if k == nil || k.kind != kindString {
				return undefined
			}
			m.touch(k)
			f = f.next[k.text]
		}
		if f == nil || f.function == nil || !f.function.rule {
			return undefined
		}
		v := m.rule(f.function, args[0].get(m, l), args[1].get(m, l))
		l[t] = v
		switch {
		case m.err != nil:
			return fail
		case v == nil:
			return found
		}
		return next
	}
}

// found leaves the whole lookup: a rule stands at the path, and that it is undefined is the answer.
const found = 4

// paths are the rules by where they stand.
type paths struct {
	next     map[string]*paths
	function *function
}

func (p *paths) names() []string { return slices.Sorted(maps.Keys(p.next)) }

func (p *paths) put(path []string, f *function) {
	for _, k := range path {
		if p.next == nil {
			p.next = map[string]*paths{}
		}
		if p.next[k] == nil {
			p.next[k] = &paths{}
		}
		p = p.next[k]
	}
	p.function = f
}
