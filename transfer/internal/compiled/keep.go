package compiled

import "strings"

// A machine keeps, from one evaluation to the next, what depends on nothing that is asked: the value of a rule that reads
// only law and register, and of a call of such a function with arguments that are themselves part of law, register or program.

// maxArgs is how many arguments a kept call may have.
const maxArgs = 4

// manyKept bounds the calls that a machine keeps.
const manyKept = 1 << 15

type keptCall struct {
	function int
	args     [maxArgs]*value
}

// callOf names the call of a function whose arguments are in its frame, if they outlive the evaluation.
func callOf(f *function, l []*value) (key keptCall, ok bool) {
	key.function = f.number
	for i, s := range f.params[2:] {
		v := l[s]
		if v == nil || !v.fixed {
			return key, false
		}
		key.args[i] = v
	}
	return key, true
}

// keptValue may be undefined.
type keptValue struct {
	known bool
	value *value
}

func (m *machine) keptRule(f *function, input, data *value) *value {
	k := &m.keptRules[f.kept]
	if !k.known {
		v := m.evaluate(f, input, data)
		if m.err != nil {
			return nil
		}
		*k = keptValue{true, keep(v)}
	}
	return k.value
}

// keptCall calls a function that reads nothing that is asked. The arguments are in the frame of the call.
func (m *machine) keptFunction(f *function, l []*value) *value {
	key, ok := callOf(f, l)
	if !ok {
		return m.invoke(f, l)
	}
	if k, ok := m.keptCalls[key]; ok {
		return k
	}
	v := m.invoke(f, l)
	if m.err == nil && len(m.keptCalls) < manyKept {
		v = keep(v)
		m.keptCalls[key] = v
	}
	return v
}

// keep copies what would be gone with the evaluation.
func keep(v *value) *value {
	if v == nil || v.fixed {
		return v
	}
	c := *v
	c.clock = false
	c.fixed, c.list, c.text = true, keepAll(v.list), strings.Clone(v.text)
	if v.kind == kindObject {
		c.keys = v.keys
		if !v.keys.shared {
			c.keys = newShape(keepAll(v.keys.keys[:len(v.list)]))
		}
	}
	return &c
}

func keepAll(list []*value) []*value {
	if list == nil {
		return nil
	}
	out := make([]*value, len(list))
	for i, v := range list {
		out[i] = keep(v)
	}
	return out
}
