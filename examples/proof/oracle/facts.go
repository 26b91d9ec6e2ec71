package oracle

import (
	"cmp"
	"slices"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// facts is an inventory, indexed. It is built once and only read afterwards.
type facts struct {
	asOf        transfer.Date
	parties     map[string]*transfer.Party
	instruments map[string]*transfer.Instrument
	flows       map[string]*transfer.Flow
	pairs       map[pair][]*transfer.Instrument
	rules       map[string][]*transfer.Instrument // corporate rules, by each party that ever is a member
	assessments map[string][]*transfer.Assessment // by destination, newest first
	orders      []transfer.Order
	preference  []int // slots
	warnOnly    bool  // settings.unmodelled_law: warn
}

type pair struct {
	exporter, importer string
	kind               transfer.InstrumentType
}

func newFacts(inv *transfer.Inventory) *facts {
	f := &facts{
		asOf:        inv.AsOf,
		parties:     map[string]*transfer.Party{},
		instruments: map[string]*transfer.Instrument{},
		flows:       map[string]*transfer.Flow{},
		pairs:       map[pair][]*transfer.Instrument{},
		rules:       map[string][]*transfer.Instrument{},
		assessments: map[string][]*transfer.Assessment{},
		orders:      inv.Orders,
		preference:  preference(inv.Settings.Preference),
		warnOnly:    inv.Settings.UnmodelledLaw == "warn",
	}
	for _, list := range [][]transfer.Party{inv.Entities, inv.Vendors, inv.Counterparties} {
		for i := range list {
			f.parties[list[i].ID] = &list[i]
		}
	}
	for i := range inv.Flows {
		f.flows[inv.Flows[i].ID] = &inv.Flows[i]
	}
	byID := make([]*transfer.Instrument, len(inv.Instruments))
	for i := range inv.Instruments {
		byID[i] = &inv.Instruments[i]
	}
	slices.SortFunc(byID, func(a, b *transfer.Instrument) int { return cmp.Compare(a.ID, b.ID) })
	for _, i := range byID {
		f.add(i)
	}
	for i := range inv.Assessments {
		a := &inv.Assessments[i]
		f.assessments[string(a.Destination)] = append(f.assessments[string(a.Destination)], a)
	}
	for _, list := range f.assessments {
		slices.SortStableFunc(list, func(a, b *transfer.Assessment) int { return b.Completed.Compare(a.Completed) })
	}
	return f
}

func (f *facts) add(i *transfer.Instrument) {
	f.instruments[i.ID] = i
	for at, m := range i.Members {
		if !slices.ContainsFunc(i.Members[:at], func(e transfer.Member) bool { return e.Party == m.Party }) {
			f.rules[m.Party] = append(f.rules[m.Party], i)
		}
	}
	seen := map[pair]bool{}
	for _, e := range i.Exporters {
		for _, m := range i.Importers {
			key := pair{e.Party, m.Party, i.Type}
			if !seen[key] {
				seen[key] = true
				f.pairs[key] = append(f.pairs[key], i)
			}
		}
	}
}

// preference completes the stated order by the default one.
func preference(stated []transfer.Mechanism) []int {
	all := make([]int, 0, len(slots))
	for _, m := range slices.Concat(stated, slots[:]) {
		if i := slotOf(m); i >= 0 && !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	return all
}

// party returns nil if there is none with that id.
func (f *facts) party(id string) *transfer.Party { return f.parties[id] }

// instrument returns nil if there is none with that id.
func (f *facts) instrument(id string) *transfer.Instrument { return f.instruments[id] }

// between returns, by id and whatever their dates, the instruments of those types that name both parties, each on its side.
func (f *facts) between(exporter, importer string, types ...transfer.InstrumentType) []*transfer.Instrument {
	var all []*transfer.Instrument
	for _, t := range types {
		all = merged(all, f.pairs[pair{exporter, importer, t}])
	}
	return all
}

// rulesOf returns, by id, the corporate rules of which the party is a member on some day: no others can carry anything to it.
func (f *facts) rulesOf(party string) []*transfer.Instrument { return f.rules[party] }

// merged keeps the order of ids. The result may be one of the two.
func merged(a, b []*transfer.Instrument) []*transfer.Instrument {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(a, b *transfer.Instrument) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// conclusion says whether the instrument stands between the two on the day. It is unknown where the day of signature is not
// stated and nothing else contradicts.
func conclusion(i *transfer.Instrument, exporter, importer string, at transfer.Date) status {
	switch {
	case !acceded(i.Exporters, exporter, at), !acceded(i.Importers, importer, at):
		return unmet
	case passed(i.Until, at), at.Before(i.Signed), rests(i.Suspended, at):
		return unmet
	case i.Signed.IsZero():
		return unknown
	}
	return met
}

func acceded(side []transfer.Signatory, party string, at transfer.Date) bool {
	return slices.ContainsFunc(side, func(s transfer.Signatory) bool {
		return s.Party == party && !at.Before(s.From)
	})
}

// binding says whether corporate rules bind the party on the day. It is unknown where the day of approval is not stated and
// nothing else contradicts.
func binding(i *transfer.Instrument, party string, at transfer.Date) status {
	switch {
	case !isMember(i, party, at), passed(i.Until, at), at.Before(i.Approved), rests(i.Suspended, at):
		return unmet
	case i.Approved.IsZero():
		return unknown
	}
	return met
}

// isMember reports that corporate rules have the party as a member on the day.
func isMember(i *transfer.Instrument, party string, at transfer.Date) bool {
	return slices.ContainsFunc(i.Members, func(m transfer.Member) bool {
		return m.Party == party && dated{m.From, m.Until}.holds(at)
	})
}

func passed(until, at transfer.Date) bool { return !until.IsZero() && until.Before(at) }

// rests says whether a suspension is on that day.
func rests(s transfer.Suspension, at transfer.Date) bool {
	return !s.From.IsZero() && dated{s.From, s.Until}.holds(at)
}

// dated is an interval, both days included; a zero bound is open.
type dated struct{ from, until transfer.Date }

func (d dated) holds(at transfer.Date) bool { return !at.Before(d.from) && !passed(d.until, at) }

func day(y, m, d int) transfer.Date { return transfer.NewDate(y, time.Month(m), d) }
