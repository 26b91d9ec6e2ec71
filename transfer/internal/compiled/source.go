package compiled

import (
	"fmt"
	"slices"
	"strings"
)

// Source is an input, or the late data under one key, that says what it consists of. It is written straight into the memory
// of an evaluation, and nothing has to be built for it first.
type Source interface{ Describe(Writer) }

// Writer takes a JSON value from the inside out: the elements of a list before the list, and each pair of an object, its
// key and then its value, before the object. Of pairs with one key the last counts.
type Writer interface {
	Text(string)
	Truth(bool)
	Whole(int64)
	Null()
	Key(string)
	// List makes one value of the n written last, Object of the n pairs.
	List(n int)
	Object(n int)
}

// writer makes values of what a Source says.
type writer struct {
	stack []*value
	text  func(string) *value
	shape func([]*value) *shape
	room  func(n int) []*value
	hold  func(value) *value
}

func (w *writer) push(v *value) { w.stack = append(w.stack, v) }

func (w *writer) Text(s string)       { w.push(w.text(s)) }
func (w *writer) Key(s string)        { w.push(w.text(s)) }
func (w *writer) Truth(b bool)        { w.push(boolean(b)) }
func (w *writer) Null()               { w.push(null) }
func (w *writer) Whole(n int64)       { w.push(w.number(n)) }
func (w *writer) List(n int)          { w.collect(n, value{kind: kindArray, list: w.copied(w.last(n))}) }
func (w *writer) last(n int) []*value { return w.stack[len(w.stack)-n:] }

func (w *writer) number(n int64) *value {
	if n >= 0 && n < int64(len(smallInts)) {
		return smallInts[n]
	}
	return w.hold(value{kind: kindNumber, whole: true, num: n})
}

func (w *writer) Object(n int) {
	pairs := w.last(2 * n)
	size := sortedPairs(pairs)
	keys, list := w.room(size), w.room(size)
	for i := range size {
		keys[i], list[i] = pairs[2*i], pairs[2*i+1]
	}
	w.collect(2*n, value{kind: kindObject, keys: w.shape(keys), list: list})
}

func (w *writer) copied(list []*value) []*value {
	own := w.room(len(list))
	copy(own, list)
	return own
}

// collect puts a collection in the place of what it was made of.
func (w *writer) collect(n int, v value) {
	clear(w.last(n))
	w.stack = w.stack[:len(w.stack)-n]
	w.push(w.hold(v))
}

// write gives the one value that a source consists of.
func (w *writer) write(s Source) (*value, error) {
	w.stack = w.stack[:0]
	s.Describe(w)
	if len(w.stack) != 1 {
		return nil, fmt.Errorf("%d values", len(w.stack))
	}
	return w.stack[0], nil
}

// sortedPairs puts pairs in the order of their keys, the last of those with the same one only, and says how many there are.
func sortedPairs(pairs []*value) int {
	ascending := true
	for i := 2; i < len(pairs) && ascending; i += 2 {
		ascending = pairs[i-2].text < pairs[i].text
	}
	if ascending {
		return len(pairs) / 2
	}
	if len(pairs) <= 2*someKeys {
		return sortedFew(pairs)
	}
	list := make([][2]*value, len(pairs)/2)
	for i := range list {
		list[i] = [2]*value{pairs[2*i], pairs[2*i+1]}
	}
	slices.SortStableFunc(list, func(a, b [2]*value) int { return strings.Compare(a[0].text, b[0].text) })
	n := 0
	for i, p := range list {
		if i+1 < len(list) && list[i+1][0].text == p[0].text {
			continue
		}
		pairs[2*n], pairs[2*n+1] = p[0], p[1]
		n++
	}
	return n
}

// sortedFew does so in place.
func sortedFew(pairs []*value) int {
	n := 0
	for i := 0; i < len(pairs); i += 2 {
		key, v, at := pairs[i], pairs[i+1], 2*n
		for at > 0 && pairs[at-2].text > key.text {
			at -= 2
		}
		if at > 0 && pairs[at-2].text == key.text {
			pairs[at-1] = v
			continue
		}
		copy(pairs[at+2:2*n+2], pairs[at:2*n])
		pairs[at], pairs[at+1] = key, v
		n++
	}
	return n
}
