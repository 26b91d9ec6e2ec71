package publish

import (
	"cmp"
	"maps"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// way is how a law lets a flow pass: a mechanism, or one of the two below.
type way string

const (
	wayExempt  way = "not_restricted"
	wayBlocked way = "blocked"
)

func (w way) name() string {
	switch w {
	case wayExempt:
		return "Not restricted"
	case wayBlocked:
		return "Blocked"
	default:
		return mechanismName(transfer.Mechanism(w))
	}
}

func (w way) outcome() transfer.Outcome {
	switch w {
	case wayExempt:
		return transfer.OutcomeNotRestricted
	case wayBlocked:
		return transfer.OutcomeBlocked
	default:
		return transfer.OutcomeAllowed
	}
}

func wayOf(r transfer.RegimeDecision) way {
	switch r.Outcome {
	case transfer.OutcomeAllowed:
		return way(r.Mechanism)
	case transfer.OutcomeNotRestricted:
		return wayExempt
	default:
		return wayBlocked
	}
}

// ways lists all in the order in which they are shown.
func ways() []way {
	var list []way
	for _, m := range transfer.Mechanisms() {
		list = append(list, way(m))
	}
	return append(list, wayExempt, wayBlocked)
}

// place is an origin or a destination; one without a code gathers the small ones.
type place struct {
	code transfer.Territory
	name string
}

// bands are the answers of every law, counted from origin over the way to destination.
type bands struct {
	origins, destinations []place
	ways                  []way
	in                    map[[2]int]int // origin and way, by index
	out                   map[[2]int]int // way and destination
	total                 int
}

// bands counts the answers. Beyond so many places the smaller ones are gathered in one, to keep a picture legible.
func (f *file) bands(most int) *bands {
	from, to := map[transfer.Territory]int{}, map[transfer.Territory]int{}
	used := map[way]bool{}
	for _, a := range f.answers {
		for _, r := range a.laws() {
			from[a.exporter.Jurisdiction]++
			to[a.importer.Jurisdiction]++
			used[wayOf(r)] = true
		}
	}
	b := &bands{in: map[[2]int]int{}, out: map[[2]int]int{}}
	var origin, destination map[transfer.Territory]int
	b.origins, origin = places(from, most)
	b.destinations, destination = places(to, most)
	for _, w := range ways() {
		if used[w] {
			b.ways = append(b.ways, w)
		}
	}
	for _, a := range f.answers {
		for _, r := range a.laws() {
			by := slices.Index(b.ways, wayOf(r))
			if by < 0 {
				by = slices.Index(b.ways, wayBlocked)
			}
			b.in[[2]int{origin[a.exporter.Jurisdiction], by}]++
			b.out[[2]int{by, destination[a.importer.Jurisdiction]}]++
			b.total++
		}
	}
	return b
}

// places ranks places by count and gives each its index; those beyond most share the last one.
func places(counts map[transfer.Territory]int, most int) ([]place, map[transfer.Territory]int) {
	ranked := ranking(counts)
	index := make(map[transfer.Territory]int, len(ranked))
	var list []place
	for i, code := range ranked {
		switch {
		case i < most || len(ranked) == most+1:
			list = append(list, place{code: code, name: placeName(code)})
		case i == most:
			list = append(list, place{name: count(len(ranked)-most, "other place")})
		}
		index[code] = len(list) - 1
	}
	return list, index
}

// ranking orders keys by their count, the largest first, then by name.
func ranking[K cmp.Ordered](counts map[K]int) []K {
	return slices.SortedFunc(maps.Keys(counts), func(a, b K) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
}

// pairs are the keys of a count, in order.
func pairs(counts map[[2]int]int) [][2]int {
	return slices.SortedFunc(maps.Keys(counts), func(a, b [2]int) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
}
