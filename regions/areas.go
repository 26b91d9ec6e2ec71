package regions

import (
	"cmp"
	"slices"
)

// A Membership is an interval in which a territory belongs to an area. Both days are inclusive; Until is "" while it
// lasts.
type Membership struct {
	Area       string    `json:"-"`
	Title      string    `json:"-"`
	From       string    `json:"from"`
	Until      string    `json:"until"`
	Authority  Authority `json:"authority"`
	Reviewed   string    `json:"reviewed"`
	Confidence string    `json:"confidence"`
	Note       string    `json:"note"`
}

// An Authority is what a record rests on: a citation that can be followed, and its address where there is a stable one.
type Authority struct {
	Citation string `json:"citation"`
	URI      string `json:"uri"`
}

// Memberships returns the territory's memberships, past and present, by area and then by time. They are for display:
// whether a territory belongs to an area on a day is for the rules to say.
func Memberships(t Territory) []Membership {
	var list []Membership
	for id, area := range areas() {
		for _, membership := range area.Members[t] {
			membership.Area, membership.Title = id, area.Title
			list = append(list, membership)
		}
	}
	slices.SortFunc(list, func(a, b Membership) int {
		return cmp.Or(cmp.Compare(a.Area, b.Area), cmp.Compare(a.From, b.From))
	})
	return list
}
