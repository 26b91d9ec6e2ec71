package transfer

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/chapterv/chapterv/transfer/internal/memo"
)

// calendar holds the days on which a decision can change or which a document can name: every date in the law and in the
// inventory, the day before and the day after.
type calendar struct {
	// everywhere are the days of the law, of orders and assessments, and those in names and other texts of the inventory.
	everywhere memo.Days
	// parties are the days of each party: of its record, of what it belongs to, and of the documents that name it.
	parties map[string]memo.Days
	// daily says that rules which nobody knows may use the day as they like.
	daily bool
}

// newCalendar finds the days of a law and of an inventory.
func newCalendar(l *law, inv *Inventory) *calendar {
	c := &calendar{parties: map[string]memo.Days{}, daily: l.foreign()}
	var everywhere []memo.Day
	for _, day := range l.days {
		everywhere = append(everywhere, around(dateOf(day))...)
	}
	// texts notes the dates in names and the like, and returns those that stand by themselves.
	texts := func(v any) (own []memo.Day) {
		data, err := json.Marshal(v)
		if err != nil {
			c.daily = true
		}
		memo.Mentions(data, func(m memo.Mention) {
			days := around(dateOf(m.Day))
			if m.Alone {
				own = append(own, days...)
			} else {
				everywhere = append(everywhere, days...)
			}
		})
		return own
	}
	for _, v := range []any{inv.Organisation, inv.Settings, inv.Assessments, inv.Orders} {
		everywhere = append(everywhere, texts(v)...)
	}
	own := map[string][]memo.Day{}
	for _, members := range inv.lists() {
		for i := range members {
			own[members[i].ID] = texts(members[i])
		}
	}
	documents := map[string][]memo.Day{}
	for i := range inv.Instruments {
		documents[inv.Instruments[i].ID] = texts(inv.Instruments[i])
	}
	named := map[string][]string{}
	for i := range inv.Instruments {
		for _, party := range inv.Instruments[i].parties() {
			named[party] = append(named[party], inv.Instruments[i].ID)
		}
	}
	x := inv.indexed()
	for id := range own {
		var days []memo.Day
		for _, whole := range x.belongs(id) {
			days = append(days, own[whole]...)
		}
		for _, document := range named[id] {
			for _, d := range x.behind(document) {
				days = append(days, documents[d]...)
			}
		}
		c.parties[id] = memo.Sorted(days)
	}
	c.everywhere = memo.Sorted(everywhere)
	return c
}

// of narrows an interval to where nothing changes for the parties of a flow.
func (c *calendar) of(f *Flow, w memo.Window, day memo.Day) memo.Window {
	for _, side := range [...]*Side{&f.Exporter, &f.Importer} {
		w = c.parties[side.Party].Narrow(w, day)
		w = c.parties[side.OnBehalfOf].Narrow(w, day)
	}
	return w
}

// belongs returns a party with all that it is a branch of.
func (x *index) belongs(id string) []string {
	var chain []string
	for id != "" && !slices.Contains(chain, id) {
		chain = append(chain, id)
		p, ok := x.parties[id]
		if !ok {
			break
		}
		id = p.BranchOf
	}
	return chain
}

// behind returns a document with those that it amends or incorporates.
func (x *index) behind(id string) []string {
	all := []string{id}
	for n := 0; n < len(all); n++ {
		i, ok := x.instruments[all[n]]
		if !ok {
			continue
		}
		for _, other := range []string{i.EUSCC, i.Incorporates} {
			if other != "" && !slices.Contains(all, other) {
				all = append(all, other)
			}
		}
	}
	return all
}

// around returns a day with its neighbours: what lasts until a day changes the day after.
func around(d Date) memo.Days {
	if !d.Valid() {
		return memo.Days{dayOf(d)}
	}
	return memo.Days{dayOf(d.AddDays(-1)), dayOf(d), dayOf(d.AddDays(1))}
}

func dateOf(d memo.Day) Date {
	return NewDate(int(d/10000), time.Month(d/100%100), int(d%100))
}
