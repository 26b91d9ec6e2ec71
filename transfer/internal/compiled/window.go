package compiled

import "strings"

// window is the interval of dates for which everything that was compared with the date of a scope comes out as it did. The
// zero window is of what never read the date.
type window struct {
	from, to *value // nil is open
	after    bool   // from is not part of it
	before   bool   // to is not part of it
	read     bool   // the date was read and is a text: only texts will do
	exact    bool   // the date was used for something else than a comparison: no other date will do
}

func (w *window) open() bool { return !w.read && !w.exact }

func (w *window) atLeast(s *value, after bool) {
	if w.from != nil {
		if c := strings.Compare(s.text, w.from.text); c < 0 || c == 0 && (w.after || !after) {
			return
		}
	}
	w.from, w.after = s, after
}

func (w *window) atMost(s *value, before bool) {
	if w.to != nil {
		if c := strings.Compare(s.text, w.to.text); c > 0 || c == 0 && (w.before || !before) {
			return
		}
	}
	w.to, w.before = s, before
}

// meet narrows the window to what it has in common with another one.
func (w *window) meet(o *window) {
	if o.from != nil {
		w.atLeast(o.from, o.after)
	}
	if o.to != nil {
		w.atMost(o.to, o.before)
	}
	w.read, w.exact = w.read || o.read, w.exact || o.exact
}

// covers reports whether what came out on one date comes out on another one.
func (w *window) covers(then, now *value) bool {
	if then == now || w.open() {
		return true
	}
	if w.exact || now == nil || now.kind != kindString {
		return same(then, now)
	}
	if w.from != nil {
		if c := strings.Compare(now.text, w.from.text); c < 0 || c == 0 && w.after {
			return false
		}
	}
	if w.to != nil {
		if c := strings.Compare(now.text, w.to.text); c > 0 || c == 0 && w.before {
			return false
		}
	}
	return true
}

// touch notes that something other than a comparison looks at a value.
func (m *machine) touch(v *value) {
	if v == nil || !v.clock {
		return
	}
	for s := m.scopes[v.num]; s != nil; s = s.shares {
		s.window.exact = true
	}
}

// part is a value that becomes part of a collection.
func (m *machine) part(v *value) *value {
	m.touch(v)
	return v
}

// same is equal for a condition.
func (m *machine) same(a, b *value) bool {
	if a.clock || b.clock {
		return m.order(a, b, compare(a, b), equals)
	}
	return equal(a, b)
}

// order gives the answer of a condition to two values, of which one is the date of a scope, and notes what it means for the
// window. The sign of c is how they compare.
func (m *machine) order(a, b *value, c int, answers truth) bool {
	c = sign(c)
	answer := answers[c+1]
	if a == b || a.kind != b.kind {
		return answer
	}
	if a.clock && b.clock { // the dates of two scopes
		m.touch(a)
		m.touch(b)
		return answer
	}
	if b.clock {
		a, b, c = b, a, -c
		answers[0], answers[2] = answers[2], answers[0]
	}
	for s := m.scopes[a.num]; s != nil; s = s.shares {
		s.window.compared(b, c, answers)
	}
	return answer
}

// compared narrows the window to the dates that get the same answer as one that compares with b as c.
func (w *window) compared(b *value, c int, answers truth) {
	below, at, above := answers[0], answers[1], answers[2]
	switch {
	case c < 0:
		w.atMost(b, at != below)
	case c > 0:
		w.atLeast(b, at != above)
	case at == below && at != above:
		w.atMost(b, false)
	case at == above && at != below:
		w.atLeast(b, false)
	case at != below:
		w.exact = true
	}
}
