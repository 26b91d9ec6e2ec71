package oracle

import (
	"slices"
	"sync"

	"github.com/chapterv/chapterv/transfer"
)

// calendar holds the days on which an answer may change, by what they are the dates of: each date and the day after.
type calendar struct {
	areas        []transfer.Date
	laws         map[string][]transfer.Date
	common       []transfer.Date // orders, corporate rules, contracts that incorporate some
	parties      map[string][]transfer.Date
	pairs        map[[2]string][]transfer.Date
	destinations map[string][]transfer.Date
}

func newCalendar(inv *transfer.Inventory) *calendar {
	c := &calendar{
		areas:        areaDays(),
		laws:         lawDays(),
		parties:      map[string][]transfer.Date{},
		pairs:        map[[2]string][]transfer.Date{},
		destinations: map[string][]transfer.Date{},
	}
	for _, list := range [][]transfer.Party{inv.Entities, inv.Vendors, inv.Counterparties} {
		for i := range list {
			for _, held := range list[i].Certifications {
				c.parties[list[i].ID] = turns(c.parties[list[i].ID], held.From, held.Until)
			}
		}
	}
	amended := map[string][]transfer.Date{}
	for i := range inv.Instruments {
		amended[inv.Instruments[i].ID] = signatures(&inv.Instruments[i])
	}
	for i := range inv.Instruments {
		c.addInstrument(&inv.Instruments[i], amended)
	}
	for i := range inv.Assessments {
		to := string(inv.Assessments[i].Destination)
		c.destinations[to] = turns(c.destinations[to], inv.Assessments[i].Completed)
	}
	for i := range inv.Orders {
		c.common = turns(c.common, inv.Orders[i].From, inv.Orders[i].Until)
	}
	return c
}

func (c *calendar) addInstrument(i *transfer.Instrument, amended map[string][]transfer.Date) {
	if len(i.Members) > 0 || !i.Approved.IsZero() {
		c.common = turns(c.common, i.Approved, i.Until)
	}
	for _, m := range i.Members {
		c.parties[m.Party] = turns(c.parties[m.Party], m.From, m.Until)
		if i.Type == transfer.BRGCR {
			c.common = turns(c.common, m.From, m.Until) // any member may be the seat in Brazil
		}
	}
	if i.Incorporates != "" {
		c.common = append(c.common, amended[i.ID]...)
	}
	for _, e := range i.Exporters {
		for _, m := range i.Importers {
			key := [2]string{e.Party, m.Party}
			c.pairs[key] = turns(c.pairs[key], i.Signed, i.Until, e.From, m.From)
			c.pairs[key] = append(c.pairs[key], amended[i.EUSCC]...)
		}
	}
}

func signatures(i *transfer.Instrument) []transfer.Date {
	all := turns(nil, i.Signed, i.Until)
	for _, side := range [][]transfer.Signatory{i.Exporters, i.Importers} {
		for _, s := range side {
			all = turns(all, s.From)
		}
	}
	return all
}

// turns appends each stated date and the day after it.
func turns(to []transfer.Date, dates ...transfer.Date) []transfer.Date {
	for _, d := range dates {
		if d.IsZero() {
			continue
		}
		to = append(to, d)
		if next := d.AddDays(1); next.Valid() {
			to = append(to, next)
		}
	}
	return to
}

// Not before every table of the package has registered its dates.
var (
	areaDays = sync.OnceValue(daysOfAreas)
	lawDays  = sync.OnceValue(daysOfLaws)
)

// daysOfAreas leaves out the Forum: membership decides nothing.
func daysOfAreas() []transfer.Date {
	var all []transfer.Date
	for _, name := range []string{"eu", "eea", "eu-gdpr"} {
		for _, d := range areas[name] {
			all = turns(all, d.from, d.until)
		}
	}
	return ascending(all)
}

func daysOfLaws() map[string][]transfer.Date {
	all := map[string][]transfer.Date{}
	for law, d := range inForce {
		all[law] = ascending(turns(turns(nil, lawDates[law]...), d.from, d.until))
	}
	return all
}

func ascending(days []transfer.Date) []transfer.Date {
	slices.SortFunc(days, transfer.Date.Compare)
	return slices.Compact(days)
}
