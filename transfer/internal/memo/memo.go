// Package memo keeps answers by the whole question, so that one asked again costs a look into a table.
//
// A question is a text of bytes and a day. An answer is kept for an interval of days, in which the caller knows it to stand.
// Both are compared in full: a hash alone might give somebody else's answer.
//
// The table has places for a fixed number of answers, in sets of four ways. Reading takes no lock; a new answer takes the
// place of one of its set in turn. An answer is kept from the second time on that its question is asked, so that a million
// questions asked once each leave nothing behind.
package memo

import (
	"bytes"
	"hash/maphash"
	"math/bits"
	"sync/atomic"
)

const (
	ways    = 4
	stripes = 8
)

// Table keeps answers of one type. It is safe for concurrent use; a nil one keeps nothing.
type Table[V any] struct {
	seed   maphash.Seed
	sets   uint64
	ways   uint64
	places []atomic.Pointer[entry[V]]
	next   []atomic.Uint32 // the way of each set that gives way next
	once   []atomic.Uint64 // for each set, the hashes of the last questions that were asked
	era    atomic.Uint32
	counts [stripes]count
}

type entry[V any] struct {
	hash   uint64
	era    uint32
	window Window
	key    []byte
	value  V
}

// count is by itself on a cache line.
type count struct {
	hits, misses atomic.Uint64
	_            [48]byte
}

// New makes a table for so many answers, or nil for less than one.
func New[V any](answers int) *Table[V] {
	if answers < 1 {
		return nil
	}
	w := min(answers, ways)
	sets := answers / w
	return &Table[V]{
		seed: maphash.MakeSeed(), sets: uint64(sets), ways: uint64(w),
		places: make([]atomic.Pointer[entry[V]], sets*w), next: make([]atomic.Uint32, sets), once: make([]atomic.Uint64, 4*sets*w),
	}
}

// Era names the time since the last Clear. What was found out in one era cannot be kept in another.
func (t *Table[V]) Era() uint32 {
	if t == nil {
		return 0
	}
	return t.era.Load()
}

// Clear forgets every answer, those included that are just being found out.
func (t *Table[V]) Clear() {
	if t == nil {
		return
	}
	t.era.Add(1)
	for i := range t.places {
		t.places[i].Store(nil)
	}
}

// Get returns the answer to a question, if it is kept. The part is the number of a stretch of days in which the day lies, and with
// it the interval of the answer, so that one question asked about many days does not drive itself out.
func (t *Table[V]) Get(key []byte, part int, day Day) (value V, ok bool) {
	if t == nil {
		return value, false
	}
	hash := maphash.Bytes(t.seed, key)
	era := t.era.Load()
	first := t.set(hash, part) * t.ways
	for i := first; i < first+t.ways; i++ {
		e := t.places[i].Load()
		if e != nil && e.hash == hash && e.era == era && e.window.Holds(day) && bytes.Equal(e.key, key) {
			t.counts[hash%stripes].hits.Add(1)
			return e.value, true
		}
	}
	return value, false
}

// Again notes that an answer was not kept, and reports whether the question was asked before, on whatever day. It may have
// forgotten.
func (t *Table[V]) Again(key []byte) bool {
	if t == nil {
		return false
	}
	hash := maphash.Bytes(t.seed, key)
	t.counts[hash%stripes].misses.Add(1)
	first := t.set(hash, 0) * 4 * t.ways
	recent := t.once[first : first+4*t.ways]
	for i := range recent {
		if recent[i].Load() == hash {
			return true
		}
	}
	for i := len(recent) - 1; i > 0; i-- { // what gets lost when two do this at once is only forgotten
		recent[i].Store(recent[i-1].Load())
	}
	recent[0].Store(hash)
	return false
}

// Put keeps the answer to a question for an interval of days, unless the era in which it was found out is over.
func (t *Table[V]) Put(era uint32, key []byte, part int, window Window, value V) {
	if t == nil || t.era.Load() != era {
		return
	}
	hash := maphash.Bytes(t.seed, key)
	set := t.set(hash, part)
	way := uint64(t.next[set].Add(1)) % t.ways
	t.places[set*t.ways+way].Store(&entry[V]{hash, era, window, bytes.Clone(key), value})
}

// Stats returns how many answers were found, how many were noted as not kept, and how many are kept now.
func (t *Table[V]) Stats() (hits, misses uint64, kept int) {
	if t == nil {
		return 0, 0, 0
	}
	for i := range t.counts {
		hits += t.counts[i].hits.Load()
		misses += t.counts[i].misses.Load()
	}
	for i := range t.places {
		if t.places[i].Load() != nil {
			kept++
		}
	}
	return hits, misses, kept
}

func (t *Table[V]) set(hash uint64, part int) uint64 {
	const odd = 0x9e3779b97f4a7c15 // spreads neighbouring numbers
	set, _ := bits.Mul64(hash+uint64(part)*odd, t.sets)
	return set
}
