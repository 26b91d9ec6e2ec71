package compiled

import (
	"github.com/open-policy-agent/opa/v1/ir"
)

// block compiles a block in which e is known. What it learns stays inside.
func (c *compiler) block(b *ir.Block, e *env) []op {
	before := c.facts.enter(b)
	defer func() { c.facts.region = before }()
	if _, ok := c.facts.bodies[b]; ok {
		return c.body(b, e)
	}
	return c.statements(b, e.inner())
}

// body compiles a rule body, whose locals may use the slots of those of the body before.
func (c *compiler) body(b *ir.Block, e *env) []op {
	start := c.used
	ops := c.statements(b, e.inner())
	var stale []int32
	for n, s := range c.slots {
		if n.region == c.facts.region && n.number > c.facts.shared && c.facts.locals[n] != nil && c.facts.locals[n].outside {
			stale = append(stale, s)
		}
	}
	c.used = start
	if len(stale) == 0 {
		return ops
	}
	return append([]op{func(_ *machine, l []*value) int {
		for _, s := range stale {
			l[s] = nil
		}
		return next
	}}, ops...)
}

func (c *compiler) statements(b *ir.Block, e *env) []op {
	var out []op
	for i := 0; i < len(b.Stmts); i++ {
		ops, used, ends := c.statement(b.Stmts, i, e)
		out = append(out, ops...)
		if ends || c.err != nil {
			break
		}
		i += used
	}
	return out
}

// statement compiles the statement at i. It says how many of the following ones it did along, and whether the block ends
// here for sure.
func (c *compiler) statement(list []ir.Stmt, i int, e *env) (ops []op, more int, ends bool) {
	switch s := list[i].(type) {
	case *ir.NopStmt:
	case *ir.BreakStmt:
		n := int(s.Index) + 1
		return []op{func(*machine, []*value) int { return n }}, 0, true
	case *answerStmt:
		x := c.operand(s.Source, e)
		return []op{func(m *machine, l []*value) int { m.result = x.get(m, l); return done }}, 0, true
	case *ir.ReturnLocalStmt:
		x := c.local(s.Source, e)
		return []op{func(m *machine, l []*value) int { m.result = x.get(m, l); return done }}, 0, true
	case *ir.ResultSetAddStmt:
		x := c.local(s.Value, e)
		return []op{func(m *machine, l []*value) int { m.answers = append(m.answers, x.get(m, l)); return next }}, 0, false
	case *ir.BlockStmt:
		return c.blocks(s, e), 0, false
	case *ir.NotStmt:
		return []op{c.not(s, e)}, 0, false
	case *ir.ScanStmt:
		return []op{c.scan(s, e)}, 0, false
	case *ir.WithStmt:
		return []op{c.with(s, e)}, 0, false
	case *ir.CallStmt:
		return c.call(s, list[i+1:], e)
	case *ir.CallDynamicStmt:
		return []op{c.dynamic(s, e)}, 0, false
	case *ir.DotStmt:
		return c.dot(s, list[i+1:], e)
	case *ir.MakeArrayStmt, *ir.MakeObjectStmt, *ir.MakeSetStmt:
		return c.make(list, i, e)
	default:
		return c.simple(s, e), 0, false
	}
	return nil, 0, false
}

func (c *compiler) blocks(s *ir.BlockStmt, e *env) []op {
	var list [][]op
	for _, b := range s.Blocks {
		if ops := c.block(b, e); len(ops) > 0 {
			list = append(list, ops)
		}
	}
	switch len(list) {
	case 0:
		return nil
	case 1:
		ops := list[0]
		return []op{func(m *machine, l []*value) int {
			r := run(m, l, ops)
			if r > 0 {
				return r - 1
			}
			return r
		}}
	}
	return []op{func(m *machine, l []*value) int {
		for _, ops := range list {
			if r := run(m, l, ops); r > undefined {
				return r - 1
			} else if r < 0 {
				return r
			}
		}
		return next
	}}
}

func (c *compiler) not(s *ir.NotStmt, e *env) op {
	ops := c.block(s.Block, e)
	return func(m *machine, l []*value) int {
		switch r := run(m, l, ops); {
		case r == next:
			return undefined
		case r > 0:
			return r - 1
		default:
			return r
		}
	}
}
