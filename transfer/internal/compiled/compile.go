package compiled

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ir"
)

// function is a rule or function of the plan, or the plan itself.
type function struct {
	name   string
	number int
	params []int32 // slots of the parameters
	frame  int
	fresh  []int32 // slots that must be undefined at the start
	blocks [][]op
	// rule says that it has no arguments but input and data.
	rule bool
	deps *deps
	uses []*use // of the parameters
	// class is what it reads of the input and of replaced data; kept, from 0, where a rule's value is kept that reads
	// nothing of these, or -1.
	class, kept int32
	// scans says that it walks over a collection, so that an answer is worth remembering.
	scans bool
	// constant is the value of a rule that reads nothing that could change, once it is known.
	constant bool
	value    *value
}

// compiler turns one function of the plan into closures.
type compiler struct {
	build *builder
	fn    *function
	facts *facts
	slots map[local]int32
	used  int32 // next free slot
	err   error
	// literals are those that are not yet filled.
	literals map[local]*pending
}

// env is what is known about locals inside a block while compiling: constants and copies.
type env struct {
	known map[local]operand
	up    *env
}

func (e *env) find(l local) (operand, bool) {
	for ; e != nil; e = e.up {
		if o, ok := e.known[l]; ok {
			return o, true
		}
	}
	return operand{}, false
}

func (e *env) inner() *env { return &env{known: map[local]operand{}, up: e} }

// operand is where a statement finds a value: a constant, a record of the register, or a local.
type operand struct {
	constant *value
	late     int32 // number of a late record, from 1
	slot     int32
	of       local
	// path is where in the data document the value stands, if that is known.
	path  []string
	known bool
	// base says that it comes from the data document by lookups alone.
	base bool
}

func (o operand) isConst() bool { return o.constant != nil }

func (o operand) isLocal() bool { return o.constant == nil && o.late == 0 }

func (o operand) get(m *machine, l []*value) *value {
	switch {
	case o.constant != nil:
		return o.constant
	case o.late != 0:
		return m.late[o.late-1]
	default:
		return l[o.slot]
	}
}

func (c *compiler) refuse(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

func (c *compiler) slot(l ir.Local) int32 {
	n := c.facts.name(l)
	s, ok := c.slots[n]
	if !ok {
		s = c.used
		c.slots[n] = s
		c.used++
		c.fn.frame = max(c.fn.frame, int(c.used))
	}
	return s
}

func (c *compiler) local(l ir.Local, e *env) operand {
	if o, ok := e.find(c.facts.name(l)); ok {
		return o
	}
	o := operand{slot: c.slot(l), of: c.facts.name(l)}
	if l == ir.Data {
		o.known, o.base = true, true
	}
	return o
}

func (c *compiler) operand(o ir.Operand, e *env) operand {
	switch v := o.Value.(type) {
	case ir.Local:
		return c.local(v, e)
	case ir.StringIndex:
		return operand{constant: c.build.strings[v]}
	case ir.Bool:
		return operand{constant: boolean(bool(v))}
	}
	c.refuse("operand %T", o.Value)
	return operand{constant: null}
}

func (c *compiler) operands(list []ir.Operand, e *env) []operand {
	out := make([]operand, len(list))
	for i, o := range list {
		out[i] = c.operand(o, e)
	}
	return out
}

// settle notes what a local holds, so that no op need put it there. It answers false where the local must hold it.
func (c *compiler) settle(l ir.Local, o operand, e *env) bool {
	if !c.facts.settled(l) {
		return false
	}
	e.known[c.facts.name(l)] = o
	return true
}

// assign gives a local the value of an operand.
func (c *compiler) assign(l ir.Local, o operand, e *env) []op {
	if (!o.isLocal() || c.stable(o)) && c.settle(l, o, e) {
		return nil
	}
	t := c.slot(l)
	if o.isConst() {
		v := o.constant
		return []op{func(_ *machine, l []*value) int { l[t] = v; return next }}
	}
	if o.late != 0 {
		return []op{func(m *machine, l []*value) int { l[t] = o.get(m, l); return next }}
	}
	s := o.slot
	return []op{func(_ *machine, l []*value) int { l[t] = l[s]; return next }}
}

// stable reports whether the local behind an operand keeps its value, so that a copy of it is not needed.
func (c *compiler) stable(o operand) bool {
	f := c.facts.locals[o.of]
	return f != nil && f.writes == 1
}
