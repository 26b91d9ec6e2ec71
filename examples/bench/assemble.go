package main

import (
	"math/bits"
	"slices"
	"strings"
)

// reasons are the codes for which the law does not restrict the flow.
func (q *question) reasons() []string {
	var codes []string
	add := func(code string, holds bool) {
		if holds {
			codes = append(codes, code)
		}
	}
	add("inside_territory", q.inside)
	add("union_institution", q.institution)
	add("exempt", slices.Contains([]string{"same-entity", "from-data-subject", "to-data-subject"}, q.relation))
	add("transit", q.relation == "transit" && q.inside)
	return codes
}

// asked are the conditions of each mechanism, as bits, of an item that is a document and of one that is not.
var asked = func() (masks [mechanisms][2]uint32) {
	for m, list := range conditions {
		for n, c := range list {
			masks[m][1] |= 1 << n
			if !c.ofDocument {
				masks[m][0] |= 1 << n
			}
		}
	}
	return masks
}()

var statuses = []string{"met", "unknown", "unmet", "not_relevant"}

// assemble makes an answer of what was judged of each item. All that judge share it.
func assemble(q *question, unmet, shown []uint32) *answer {
	a := &answer{Outcome: "blocked"}
	type found struct {
		item           int
		rank, open     int
		unmet, missing uint32
	}
	var best [mechanisms]found
	for m := range best {
		best[m].item = -1
	}
	for n := range q.items {
		i := &q.items[n]
		mask := asked[i.mechanism][0]
		if i.real {
			mask = asked[i.mechanism][1]
		}
		f := found{item: n, unmet: unmet[n] & mask}
		f.missing = mask &^ (shown[n] | unmet[n])
		f.open = bits.OnesCount32(f.unmet) + bits.OnesCount32(f.missing)
		switch {
		case i.irrelevant:
			f.rank = 3
		case f.unmet != 0:
			f.rank = 2
		case f.missing != 0:
			f.rank = 1
		}
		b := &best[i.mechanism]
		if b.item < 0 || f.rank < b.rank || f.rank == b.rank && (f.open < b.open || f.open == b.open && i.id < q.items[b.item].id) {
			*b = f
		}
	}
	reasons, met := q.reasons(), -1
	for _, m := range q.order {
		if best[m].rank == 0 && met < 0 {
			met = m
		}
		if len(reasons) == 0 || q.suspended {
			a.Candidates = append(a.Candidates, candidate{
				Mechanism: mechanismNames[m], Status: statuses[best[m].rank], Instrument: q.items[best[m].item].document,
				Unmet: codes(m, best[m].unmet), Missing: codes(m, best[m].missing),
			})
		}
	}
	switch {
	case q.suspended:
	case len(reasons) > 0:
		a.Outcome = "not_restricted"
	case met >= 0:
		a.Outcome, a.Mechanism, a.Instrument = "allowed", mechanismNames[met], q.items[best[met].item].document
	}
	return a
}

// codes lists the conditions of some bits in order.
func codes(m int, mask uint32) []string {
	if mask == 0 {
		return nil
	}
	list := make([]string, 0, bits.OnesCount32(mask))
	for ; mask != 0; mask &= mask - 1 {
		list = append(list, conditions[m][bits.TrailingZeros32(mask)].code)
	}
	slices.SortFunc(list, strings.Compare)
	return list
}
