package compiled

import "github.com/open-policy-agent/opa/v1/ir"

// truth is what a condition answers for a smaller, an equal and a greater left side.
type truth [3]bool

var equals = truth{false, true, false}

var conditions = map[string]truth{
	"lt": {true, false, false}, "lte": {true, true, false}, "gt": {false, false, true}, "gte": {false, true, true},
	"eq": equals, "equal": equals, "neq": {true, false, true},
}

var kindTests = map[string]kind{
	"is_null": kindNull, "is_boolean": kindBool, "is_number": kindNumber, "is_string": kindString, "is_array": kindArray,
	"is_object": kindObject, "is_set": kindSet,
}

// condition compiles a built-in whose answer is only looked at for truth, together with the statement that looks.
func (c *compiler) condition(s *ir.CallStmt, args []operand, rest []ir.Stmt) (op, bool) {
	if !c.asked(s, rest) {
		return nil, false
	}
	a, b := args[0], args[len(args)-1]
	if k, ok := kindTests[s.Func]; ok {
		return isKind(a, k), true
	}
	if s.Func == "internal.member_2" {
		return func(m *machine, l []*value) int {
			x, y := a.get(m, l), b.get(m, l)
			return outcome(x != nil && y != nil && member(m.part(x), y))
		}, true
	}
	t, ok := conditions[s.Func]
	if !ok {
		return nil, false
	}
	if t == equals || s.Func == "neq" {
		return func(m *machine, l []*value) int {
			x, y := a.get(m, l), b.get(m, l)
			return outcome(x != nil && y != nil && m.same(x, y) == t[1])
		}, true
	}
	return func(m *machine, l []*value) int {
		x, y := a.get(m, l), b.get(m, l)
		if x == nil || y == nil {
			return undefined
		}
		c := compare(x, y)
		if x.clock || y.clock {
			return outcome(m.order(x, y, c, t))
		}
		return outcome(t[sign(c)+1])
	}, true
}

func sign(c int) int {
	switch {
	case c < 0:
		return -1
	case c > 0:
		return 1
	}
	return 0
}
