package intake

import (
	"math/bits"
	"slices"
	"unicode/utf8"
)

// names finds entries by the names they bear: exactly, and nearly.
type names struct {
	entries []Entry
	legal   map[string][]int // exact legal name -> entries
	covered map[string][]int // exact name of a covered entity -> entries
	loosely map[string][]int // loose form -> spellings
	all     []spelling
	lengths map[int][]int // letters of the loose form -> spellings
}

// spelling is a name on the list and why it is there.
type spelling struct {
	name, loose string
	how         nearness
	entry       int
	letters     uint64
}

type nearness string

const (
	asLegal     nearness = "is the legal name of a participant"
	asDisplay   nearness = "is only a display name"
	asCovered   nearness = "is a covered entity"
	asUncertain nearness = "stands in a cell of covered entities whose names are not parted for certain"
)

func newNames(entries []Entry) *names {
	x := &names{
		entries: entries, legal: map[string][]int{}, covered: map[string][]int{}, loosely: map[string][]int{}, lengths: map[int][]int{},
	}
	seen := map[spelling]bool{}
	add := func(i int, name string, how nearness) {
		s := spelling{name: name, loose: loose(name), how: how}
		// One participant has a row for each framework.
		key := s
		key.loose = entries[i].Legal + "\x00" + entries[i].Link + "\x00" + entries[i].Address
		if name == "" || s.loose == "" || seen[key] {
			return
		}
		seen[key] = true
		s.entry, s.letters = i, letterSet(s.loose)
		at := len(x.all)
		x.all = append(x.all, s)
		x.loosely[s.loose] = append(x.loosely[s.loose], at)
		length := utf8.RuneCountInString(s.loose)
		x.lengths[length] = append(x.lengths[length], at)
	}
	for i, e := range entries {
		x.legal[exact(e.Legal)] = append(x.legal[exact(e.Legal)], i)
		add(i, e.Legal, asLegal)
		add(i, e.Display, asDisplay)
		for _, name := range e.Covered {
			x.covered[exact(name)] = append(x.covered[exact(name)], i)
			add(i, name, asCovered)
		}
		for _, name := range e.Uncertain {
			add(i, name, asUncertain)
		}
	}
	return x
}

// maxNear is how many near misses of one name are shown.
const maxNear = 5

// near returns spellings that a person could have meant, the most alike first, of each participant the first.
func (x *names) near(name string, worth func(*Entry) bool) []spelling {
	own := loose(name)
	var found []spelling
	take := func(s *spelling) {
		e := &x.entries[s.entry]
		again := slices.ContainsFunc(found, func(other spelling) bool { return x.entries[other.entry].same(e) })
		if len(found) < maxNear && worth(e) && !again {
			found = append(found, *s)
		}
	}
	for _, at := range x.loosely[own] {
		take(&x.all[at])
	}
	length := utf8.RuneCountInString(own)
	set := letterSet(own)
	for within := 1; within <= allowance(length) && len(found) < maxNear; within++ {
		for other := length - within; other <= length+within; other++ {
			for _, at := range x.lengths[other] {
				s := &x.all[at]
				if bits.OnesCount64(s.letters^set) <= 2*within && distance(own, s.loose, within) == within {
					take(s)
				}
			}
		}
	}
	return found
}

// allowance is how many letters two names of that length may differ in.
func allowance(length int) int {
	switch {
	case length < 5:
		return 0
	case length < 10:
		return 1
	default:
		return 2
	}
}

func letterSet(s string) uint64 {
	var set uint64
	for _, r := range s {
		set |= 1 << (uint32(r) % 64)
	}
	return set
}

// distance counts letters to insert, delete or replace, up to a limit; beyond, it returns limit+1.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > limit || len(y)-len(x) > limit {
		return limit + 1
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j, s := range y {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit + 1
		}
	}
	return min(row[len(y)], limit+1)
}
