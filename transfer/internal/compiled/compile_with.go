package compiled

import "github.com/open-policy-agent/opa/v1/ir"

// with compiles a block under another input or other data.
func (c *compiler) with(s *ir.WithStmt, e *env) op {
	t, val := c.slot(s.Local), c.operand(s.Value, e)
	in, data := c.slot(ir.Input), c.slot(ir.Data)
	ops := c.block(s.Block, e)
	path := make([]*value, len(s.Path))
	for i, p := range s.Path {
		path[i] = c.build.strings[p]
	}
	// The date inside is the date outside, unless it is what is replaced.
	sameDate := s.Local == ir.Data || len(path) > 0 && path[0].text != c.build.clock
	return func(m *machine, l []*value) int {
		before, outer := l[t], m.scope
		l[t] = m.upsert(before, path, m.part(val.get(m, l)))
		inner := m.open(l[in], l[data])
		shares := sameDate && inner.up == outer
		if shares {
			inner.shares = outer
		}
		r := run(m, l, ops)
		if shares {
			outer.window.meet(&inner.window)
		}
		l[t], m.scope = before, outer
		if m.err != nil {
			return fail
		}
		if r > undefined {
			return r - 1
		}
		return r
	}
}

// upsert is a value with another one at a path, objects made where there are none.
func (m *machine) upsert(v *value, path []*value, leaf *value) *value {
	if len(path) == 0 {
		return leaf
	}
	if v == nil || v.kind != kindObject {
		v = noFields
	}
	i, found := search(v.keys.keys, path[0])
	if found {
		list := m.slice(len(v.list))
		copy(list, v.list)
		list[i] = m.upsert(list[i], path[1:], leaf)
		return m.record(v.keys, list)
	}
	o := m.object(len(v.list) + 1)
	o.list, o.keys.keys = append(o.list, v.list...), append(o.keys.keys, v.keys.keys...)
	o.keys.interned = v.keys.interned
	m.put(o, path[0], m.upsert(nil, path[1:], leaf))
	return o
}
