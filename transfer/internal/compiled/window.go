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
	if v != nil && v.clock {
		m.scopes[v.num].window.exact = true
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

// order compares two values for a condition, and notes what it means for the window if one is the date of a scope. Below is
// the answer that the condition gives for smaller, equal and greater left sides.
func (m *machine) order(a, b *value, c int, truth truth) bool {
	c = sign(c)
	if a == b || a.kind != b.kind {
		return truth[c+1]
	}
	if b.clock {
		a, b, c = b, a, -c
		truth[0], truth[2] = truth[2], truth[0]
	}
	result := truth[c+1]
	w := &m.scopes[a.num].window
	if b.clock { // the dates of two scopes
		w.exact, m.scopes[b.num].window.exact = true, true
		return result
	}
	// The dates that give the same answer as this one, on its side of b.
	switch {
	case c < 0:
		w.atMost(b, truth[1] != truth[0])
	case c > 0:
		w.atLeast(b, truth[1] != truth[2])
	case truth[1] == truth[0] && truth[1] != truth[2]:
		w.atMost(b, false)
	case truth[1] == truth[2] && truth[1] != truth[0]:
		w.atLeast(b, false)
	case truth[1] != truth[0]:
		w.exact = true
	}
	return result
}
