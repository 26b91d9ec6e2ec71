package whatif

import (
	"cmp"
	"maps"
	"slices"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

// Depth says what covers one flow under one law, each by itself: every mechanism whose conditions are met, with its best document
// or certificate. More than one is a fallback that is ready; a single one is a single point of failure.
type Depth struct {
	Flow, Regime string
	Covers       []publish.Cover
	// Spare are further documents or certificates that meet the conditions of a mechanism in Covers: if one of them falls, another
	// serves, but if the mechanism falls, none does.
	Spare int
}

// Depths counts for every flow and law that restricts and allows it, in the order of the decisions.
func Depths(decisions []transfer.Decision) []Depth {
	var list []Depth
	for _, d := range decisions {
		for _, r := range d.Regimes {
			if r.Outcome != transfer.OutcomeAllowed {
				continue
			}
			depth := Depth{Flow: d.Flow, Regime: r.Regime}
			for _, c := range r.Candidates {
				if c.Status != transfer.Met {
					continue
				}
				depth.Covers = append(depth.Covers, publish.Cover{
					Outcome: transfer.OutcomeAllowed, Mechanism: c.Mechanism, Instrument: c.Instrument, Module: c.Module,
				})
				for _, other := range c.Instruments {
					if other.Status == transfer.Met {
						depth.Spare++
					}
				}
			}
			if depth.Covers != nil {
				list = append(list, depth)
			}
		}
	}
	return list
}

// SinglePoint is something on which flows rest alone: if it falls, nothing covers them under the law. Instrument is empty where
// several documents of the mechanism would serve.
type SinglePoint struct {
	Regime     string
	Mechanism  transfer.Mechanism
	Instrument transfer.Optional
	Flows      []string
}

// SinglePoints lists what must not fail, that on which most flows rest first.
func SinglePoints(depths []Depth) []SinglePoint {
	type key struct {
		regime     string
		mechanism  transfer.Mechanism
		instrument transfer.Optional
	}
	points := map[key][]string{}
	for _, d := range depths {
		if len(d.Covers) == 1 {
			k := key{d.Regime, d.Covers[0].Mechanism, d.Covers[0].Instrument}
			if d.Spare > 0 {
				k.instrument = ""
			}
			points[k] = append(points[k], d.Flow)
		}
	}
	keys := slices.SortedFunc(maps.Keys(points), func(a, b key) int {
		return cmp.Or(cmp.Compare(len(points[b]), len(points[a])), cmp.Compare(a.regime, b.regime), cmp.Compare(a.mechanism, b.mechanism),
			cmp.Compare(a.instrument, b.instrument))
	})
	var list []SinglePoint
	for _, k := range keys {
		list = append(list, SinglePoint{Regime: k.regime, Mechanism: k.mechanism, Instrument: k.instrument, Flows: points[k]})
	}
	return list
}
