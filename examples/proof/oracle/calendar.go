package oracle

import (
	"sync"

	"github.com/chapterv/chapterv/transfer"
)

// calendar holds the days on which an answer may change, by what they are the days of. Each list ascends.
type calendar struct {
	areas        turns
	laws         map[string]turns
	common       turns // orders, corporate rules, contracts that incorporate some
	parties      map[string]turns
	pairs        map[[2]string]turns
	destinations map[string]turns
}

func newCalendar(inv *transfer.Inventory) *calendar {
	c := &calendar{
		areas:        areaTurns(),
		laws:         turnsOfLaws(),
		parties:      map[string]turns{},
		pairs:        map[[2]string]turns{},
		destinations: map[string]turns{},
	}
	for _, list := range [][]transfer.Party{inv.Entities, inv.Vendors, inv.Counterparties} {
		for i := range list {
			for _, held := range list[i].Certifications {
				c.parties[list[i].ID] = c.parties[list[i].ID].span(dated{held.From, held.Until})
			}
		}
	}
	signed := map[string]turns{}
	for i := range inv.Instruments {
		signed[inv.Instruments[i].ID] = signatures(&inv.Instruments[i])
	}
	for i := range inv.Instruments {
		c.addInstrument(&inv.Instruments[i], signed)
	}
	for i := range inv.Assessments {
		to := string(inv.Assessments[i].Destination)
		c.destinations[to] = c.destinations[to].begin(inv.Assessments[i].Completed)
	}
	for i := range inv.Orders {
		c.common = c.common.span(dated{inv.Orders[i].From, inv.Orders[i].Until})
	}
	c.common = c.common.ascending()
	ascend(c.parties)
	ascend(c.pairs)
	ascend(c.destinations)
	return c
}

func ascend[K comparable](lists map[K]turns) {
	for key, list := range lists {
		lists[key] = list.ascending()
	}
}

func (c *calendar) addInstrument(i *transfer.Instrument, signed map[string]turns) {
	if len(i.Members) > 0 || !i.Approved.IsZero() {
		c.common = c.common.span(dated{i.Approved, i.Until}).span(dated{i.Suspended.From, i.Suspended.Until})
	}
	for _, m := range i.Members {
		membership := dated{m.From, m.Until}
		switch i.Type {
		case transfer.BRGCR, transfer.EUBCRP, transfer.UKBCRP, transfer.CHBCRP:
			c.common = c.common.span(membership) // any member may be the seat in Brazil, or the customer's counterpart
		default:
			c.parties[m.Party] = c.parties[m.Party].span(membership)
		}
	}
	if i.Incorporates != "" {
		c.common = append(c.common, signed[i.ID]...)
	}
	for _, e := range i.Exporters {
		for _, m := range i.Importers {
			key := [2]string{e.Party, m.Party}
			c.pairs[key] = c.pairs[key].span(dated{i.Signed, i.Until}).begin(e.From).begin(m.From).span(dated{i.Suspended.From, i.Suspended.Until})
			c.pairs[key] = append(c.pairs[key], signed[i.EUSCC]...)
		}
	}
}

func signatures(i *transfer.Instrument) turns {
	all := turns(nil).span(dated{i.Signed, i.Until}).span(dated{i.Suspended.From, i.Suspended.Until})
	for _, side := range [][]transfer.Signatory{i.Exporters, i.Importers} {
		for _, s := range side {
			all = all.begin(s.From)
		}
	}
	return all
}

// Not before every table of the package has registered its spans.
var (
	areaTurns   = sync.OnceValue(daysOfAreas)
	turnsOfLaws = sync.OnceValue(daysOfLaws)
)

// daysOfAreas leaves out the Forum: membership decides nothing.
func daysOfAreas() (all turns) {
	for _, name := range []string{"eu", "eea", "eu-gdpr"} {
		for _, d := range areas[name] {
			all = all.span(d)
		}
	}
	return all.ascending()
}

func daysOfLaws() map[string]turns {
	all := map[string]turns{}
	for law, d := range inForce {
		all[law] = append(turns{}, lawTurns[law]...).span(d).ascending()
	}
	return all
}
