package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// after lists, ascending, the days after at on which the answer to the hop may change.
func (c *calendar) after(f *facts, h *hop, at transfer.Date, j journey) turns {
	days := make(turns, 0, 64)
	pick := func(from turns) { days = append(days, from.later(at)...) }
	pick(c.areas)
	for _, law := range f.mayGovern(h, j) {
		pick(c.laws[law])
	}
	pick(c.common)
	pick(c.pairs[[2]string{h.exporter.ID, h.importer.ID}])
	pick(c.destinations[string(h.importer.Jurisdiction)])
	pick(c.destinations[sharesPlaceOf(string(h.importer.Jurisdiction))])
	concerned := [...]string{
		h.exporter.ID, h.importer.ID, h.exporter.BranchOf, h.importer.BranchOf, h.flow.Exporter.OnBehalfOf, h.flow.Importer.OnBehalfOf,
	}
	for i, id := range concerned {
		if id != "" && !slices.Contains(concerned[:i], id) {
			pick(c.parties[id])
		}
	}
	return days.ascending()
}

// mayGovern lists the laws that govern the hop on some day, or are asked about it.
func (f *facts) mayGovern(h *hop, j journey) []string {
	place := string(h.exporter.Jurisdiction)
	list := []string{home[place]}
	if _, ok := areas["eu-gdpr"][place]; ok {
		list = append(list, "eu-gdpr")
	}
	list = append(list, reach(h.exporter, &h.flow.Exporter)...)
	list = append(list, h.flow.Regimes...)
	for i := range f.orders {
		if slices.Contains(f.orders[i].Flows, h.flow.ID) {
			list = append(list, f.orders[i].Regime)
		}
	}
	for i := range j.carried {
		list = append(list, j.carried[i].key)
	}
	slices.Sort(list)
	return slices.Compact(list)
}
