package random

import "github.com/chapterv/chapterv/transfer"

// bilateral makes a document that both sides sign while it can be signed, and offers what can be wrong with any.
func (t *story) bilateral(kind transfer.InstrumentType, signable interval) *transfer.Instrument {
	i := t.document(kind)
	i.Signed = t.signature(signable)
	i.Exporters = t.side(t.exporter, t.importer.ID)
	i.Importers = t.side(t.importer, t.exporter.ID)
	if t.chance(15) {
		i.Until = t.at.AddDays(one(t.dice, []int{0, 1, 30, 400}))
	}
	t.flaw("unsigned", func() { i.Signed = transfer.Date{} })
	t.flaw("signed later", func() { i.Signed = t.at.AddDays(one(t.dice, []int{1, 1, 90})) })
	t.flaw("signed on the day", func() { i.Signed = t.at })
	t.flaw("ended", func() { i.Until = t.at.AddDays(one(t.dice, []int{-1, -1, -200})) })
	t.flaw("ends on the day", func() { i.Until = t.at })
	t.suspend(i)
	t.flaw("sides exchanged", func() { i.Exporters, i.Importers = i.Importers, i.Exporters })
	t.flaw("exporter acceded later", func() { i.Exporters[0].From = t.at.AddDays(1) })
	t.flaw("importer acceded later", func() { i.Importers[0].From = t.at.AddDays(1) })
	t.flaw("acceded on the day", func() { i.Importers[0].From = t.at })
	t.flaw("somebody else on a side", func() {
		side := one(t.dice, []*[]transfer.Signatory{&i.Exporters, &i.Importers})
		*side = []transfer.Signatory{{Party: one(t.dice, t.people).ID}}
	})
	return i
}

// suspend offers a suspension with an edge at the day asked about, or around it.
func (t *story) suspend(i *transfer.Instrument) {
	t.flaw("suspended", func() {
		i.Suspended.From = t.at.AddDays(one(t.dice, []int{-30, 0, 1}))
		if t.chance(70) {
			i.Suspended.Until = i.Suspended.From.AddDays(one(t.dice, []int{0, 29, 30, 31}))
		}
	})
}

// side names a party, sometimes with the day it acceded or beside another party.
func (t *story) side(p *person, apart string) []transfer.Signatory {
	list := []transfer.Signatory{{Party: p.ID}}
	if t.chance(15) {
		list[0].From = t.at.AddDays(-t.between(0, 300))
	}
	if other := one(t.dice, t.people); t.chance(20) && other.ID != p.ID && other.ID != apart {
		list = append(list, transfer.Signatory{Party: other.ID})
	}
	return list
}

// signature is a day on or before the day asked about on which the form could be signed, if there is one.
func (t *story) signature(signable interval) transfer.Date {
	if !t.signed.IsZero() {
		return t.signed
	}
	days := interval{later(signable.from, t.at.AddDays(-1500)), t.at}
	if !signable.until.IsZero() {
		days.until = earlier(t.at, signable.until)
	}
	if days.until.Before(days.from) {
		days.from = days.until
	}
	return t.day(days)
}

// deny offers that a fact of a document is said not to hold, or is not said.
func (t *story) deny(name string, fact *transfer.Fact) {
	t.flaw(name+" denied", func() { *fact = transfer.No })
	t.flaw(name+" not stated", func() { *fact = transfer.NotStated })
}

// reword offers that a text of a document is another one, or is not stated.
func (t *story) reword(name string, text *string, others ...string) {
	t.flaw(name, func() { *text = one(t.dice, others) })
	t.flaw(name+" not stated", func() { *text = "" })
}

var versions = []string{"2021/914", "2001/497/EC", "2004/915/EC", "2010/87/EU", "A1.0", "B1.0", "19/2024", "1999/1"}

// set chooses a set of clauses that the law knows on the day for the module.
func (t *story) set(mechanism transfer.Mechanism, module int, legacy bool) (record, bool) {
	var running, all []record
	for _, r := range t.book.of[t.law][string(mechanism)] {
		if r.legacy != legacy || len(r.modules) == 0 {
			continue
		}
		all = append(all, r)
		for _, m := range r.modules {
			if m == module && r.inForce.holds(t.at) {
				running = append(running, r)
			}
		}
	}
	switch {
	case len(running) > 0:
		return one(t.dice, running), true
	case len(all) > 0:
		return one(t.dice, all), true
	default:
		return record{}, false
	}
}

// version returns the record of a form that has one name, such as A1.0.
func (t *story) version(mechanism transfer.Mechanism, id string) record {
	for _, r := range t.book.of[t.law][string(mechanism)] {
		if r.id == id {
			return r
		}
	}
	return record{id: id, signable: interval{from: date("2000-01-01")}}
}
