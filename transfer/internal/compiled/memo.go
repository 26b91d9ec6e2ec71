package compiled

import (
	"hash/maphash"
	"slices"
)

// scope is a pair of input and data documents. The outermost holds what was asked; each `with` opens another.
type scope struct {
	input, data *value
	up          *scope
	number      int64
	// date is the clock of the input, or nil. Rules read it as clock, a node of its own that stands in no collection, so
	// that what they do with it can be told from what they do with an equal text.
	date, clock *value
	window      window
	// shares is the scope around, if its date is the same one.
	shares *scope
	// classes number the values of what rules of a class read here, from 1; 0 is not yet known.
	classes []int32
}

// keepScopes is how many scopes are kept for the next evaluation.
const keepScopes = 1024

// class is what some rules read besides the clock. Two scopes with equal values of it are one to these rules.
type class struct {
	fields []*value // of the input
	with   [][]*value
	input  bool
	asked  bool
	data   bool
}

// entry is what a rule gave for one number of its class, on the dates of a window.
type entry struct {
	class  int32
	date   *value
	window window
	value  *value
}

type memo struct {
	turn    uint64
	entries []entry
}

// seen are the values of one class in this evaluation, by number.
type seen struct {
	turn   uint64
	tuples [][]*value
}

// open makes a scope. Where a `with` puts back what stood before, it is the scope from before, with all that is known in it.
func (m *machine) open(input, data *value) *scope {
	for s := m.scope; s != nil; s = s.up {
		if s.input == input && s.data == data {
			m.scope = s
			return s
		}
	}
	var s *scope
	if n := m.used; n < len(m.scopes) {
		s = m.scopes[n]
	} else {
		s = &scope{number: int64(n), classes: make([]int32, len(m.program.classes))}
		m.scopes = append(m.scopes, s)
	}
	m.used++
	m.step(1 + len(s.classes)/16)
	clear(s.classes)
	s.input, s.data, s.up, s.shares, s.window = input, data, m.scope, nil, window{}
	s.date, s.clock = nil, nil
	if input != nil && input.kind == kindObject && m.program.clock != nil {
		if s.date = input.get(m.program.clock); s.date != nil && s.date.kind == kindString {
			s.clock = m.values.get()
			*s.clock = value{kind: kindString, text: s.date.text, clock: true, num: s.number}
		}
	}
	m.scope = s
	return s
}

// number gives the values of a class in a scope their number.
func (m *machine) number(c int32, s *scope) int32 {
	if n := s.classes[c]; n != 0 {
		return n
	}
	class, known := &m.program.classes[c], &m.seen[c]
	if known.turn != m.turn {
		known.turn, known.tuples = m.turn, known.tuples[:0]
	}
	tuple := m.tuple(class, s)
	n := int32(0)
	for i := len(known.tuples) - 1; i >= 0; i-- {
		if slices.EqualFunc(known.tuples[i], tuple, same) {
			n = int32(i) + 1
			break
		}
	}
	if n == 0 {
		known.tuples = append(known.tuples, tuple)
		n = int32(len(known.tuples))
	}
	s.classes[c] = n
	return n
}

func (m *machine) tuple(c *class, s *scope) []*value {
	tuple := m.slice(len(c.fields) + len(c.with) + 3)[:0]
	for _, f := range c.fields {
		var v *value
		if s.input != nil {
			v = lookup(s.input, f)
		}
		tuple = append(tuple, v)
	}
	for _, path := range c.with {
		v := s.data
		for _, k := range path {
			if v != nil {
				v = lookup(v, k)
			}
		}
		tuple = append(tuple, v)
	}
	if c.asked {
		tuple = append(tuple, boolean(s.input != nil))
	}
	if c.input {
		tuple = append(tuple, s.input)
	}
	if c.data {
		tuple = append(tuple, s.data)
	}
	return tuple
}

// rule gives the value of a rule in a scope, evaluated unless what it reads has been seen.
func (m *machine) rule(f *function, input, data *value) *value {
	if f.kept >= 0 {
		return m.keptRule(f, input, data)
	}
	s, known := m.at(input, data), &m.memo[f.number]
	n := m.number(f.class, s)
	if v, ok := m.recall(known, n, s); ok {
		return v
	}
	outer := s.window
	s.window = window{}
	v := m.evaluate(f, input, data)
	return m.note(known, n, s, &outer, v)
}

// manyCalls is how many calls of functions an evaluation remembers at once.
const manyCalls = 1 << 9

// called is what one of several calls gave that share a place; the last one has it.
type called struct {
	memo
	key  keptCall
	room [2]entry
}

var seed = maphash.MakeSeed()

// call gives the value of a call of a function that is worth a memo, for arguments out of law, register or program. The
// arguments are in the frame of the call.
func (m *machine) call(f *function, l []*value) *value {
	key, ok := callOf(f, l)
	if !ok {
		return m.invoke(f, l)
	}
	place := maphash.Comparable(seed, key) % manyCalls
	s := m.at(l[f.params[0]], l[f.params[1]])
	n := m.number(f.class, s)
	known := &m.calls[place]
	if known.key != key {
		known.key, known.entries = key, known.room[:0]
	}
	if v, ok := m.recall(&known.memo, n, s); ok {
		return v
	}
	outer := s.window
	s.window = window{}
	v := m.invoke(f, l)
	if known.key != key { // another call took the place meanwhile
		known.key, known.turn, known.entries = key, m.turn, known.room[:0]
	}
	return m.note(&known.memo, n, s, &outer, v)
}

// at is the scope of an input and data.
func (m *machine) at(input, data *value) *scope {
	if s := m.scope; s.input == input && s.data == data {
		return s
	}
	return m.open(input, data)
}

// recall finds what was noted of the same values of a class, on dates that make no difference.
func (m *machine) recall(known *memo, n int32, s *scope) (*value, bool) {
	if known.turn != m.turn {
		known.turn, known.entries = m.turn, known.entries[:0]
	}
	for i := len(known.entries) - 1; i >= 0; i-- {
		e := &known.entries[i]
		if e.class == n && e.window.covers(e.date, s.date) {
			if !e.window.open() {
				s.window.meet(&e.window)
			}
			return e.value, true
		}
	}
	return nil, false
}

// note keeps what was found, with the dates on which it serves, and narrows what stood around it.
func (m *machine) note(known *memo, n int32, s *scope, outer *window, v *value) *value {
	if m.err != nil {
		return nil
	}
	m.touch(v)
	known.entries = append(known.entries, entry{n, s.date, s.window, v})
	outer.meet(&s.window)
	s.window = *outer
	return v
}

func (m *machine) evaluate(f *function, input, data *value) *value {
	sp := m.sp
	l := m.frame(f)
	l[f.params[0]], l[f.params[1]] = input, data
	v := m.invoke(f, l)
	m.sp = sp
	return v
}
