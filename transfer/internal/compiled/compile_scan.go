package compiled

import "github.com/open-policy-agent/opa/v1/ir"

// scan compiles a walk over a collection. Elements come in ascending order.
func (c *compiler) scan(s *ir.ScanStmt, e *env) op {
	src := c.local(s.Source, e)
	kt, vt := c.slot(s.Key), c.slot(s.Value)
	inner := e.inner()
	if src.base {
		c.note(s.Value, operand{base: true}, inner)
	}
	ops := c.block(s.Block, inner)
	return func(m *machine, l []*value) int {
		v := src.get(m, l)
		if v == nil || v.kind < kindArray {
			return next
		}
		for i, x := range v.list {
			switch v.kind {
			case kindArray:
				l[kt] = m.int(int64(i))
			case kindSet:
				l[kt] = x
			default:
				l[kt] = v.keys.keys[i]
			}
			l[vt] = x
			if m.pace.left--; m.pace.left < 0 && !m.look() {
				return fail
			}
			switch r := run(m, l, ops); {
			case r > undefined:
				return r - 1
			case r < next:
				return r
			}
		}
		return next
	}
}
