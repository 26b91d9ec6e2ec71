package outlook

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
	"github.com/chapterv/chapterv/transfer/whatif"
)

// MaxDays is how far one can look.
const MaxDays = 36525

// Outlook is what lies ahead.
type Outlook struct {
	Organisation transfer.Organisation
	// From is the day of looking, Until the last day looked at.
	From, Until transfer.Date
	// Overdue fell due before From.
	Overdue []Item
	// Entries are the days on which something is different, in order.
	Entries []Entry
	// Flows counts those that were followed.
	Flows int
}

// Entry is a day, what makes it different, and the flows whose decision changes. Changes without an item come from several dates
// together, such as the day on which a document that was signed ahead meets the law.
type Entry struct {
	Day     transfer.Date
	Items   []Item
	Changes []whatif.Change
}

// Look looks ahead from a day, or from the inventory's where none is stated. Every flow is asked about that day and those after it,
// whatever day it names itself. The amendments are those of the organisation. It errs as transfer.New does, and if there is no day to
// look from or the number of days is none from 1 to MaxDays.
func Look(ctx context.Context, inventory *transfer.Inventory, from transfer.Date, days int, amendments ...transfer.Amendment) (*Outlook, error) {
	return LookWith(ctx, inventory, from, days, whatif.Own{Amendments: amendments})
}

// LookWith looks ahead as Look does, with everything of the organisation's own. A flow is asked again on the days on which the law
// or the inventory can change its answer; a date that only a pack reads is not among them.
func LookWith(ctx context.Context, inventory *transfer.Inventory, from transfer.Date, days int, own whatif.Own) (*Outlook, error) {
	if inventory == nil {
		return nil, transfer.ErrBadCall
	}
	if from.IsZero() {
		from = inventory.AsOf
	}
	switch {
	case !from.Valid():
		return nil, errors.New("no day to look from is stated")
	case days < 1 || days > MaxDays:
		return nil, fmt.Errorf("%d days: look 1 to %d days ahead", days, MaxDays)
	}
	o := &Outlook{Organisation: inventory.Organisation, From: from, Until: from.AddDays(days), Flows: len(inventory.Flows)}
	if !o.Until.Valid() {
		return nil, fmt.Errorf("%s is beyond the calendar", o.Until)
	}
	law, err := lawItems(own.Amendments)
	if err != nil {
		return nil, err
	}
	entries := map[transfer.Date]*Entry{}
	at := func(day transfer.Date) *Entry {
		if entries[day] == nil {
			entries[day] = &Entry{Day: day}
		}
		return entries[day]
	}
	all := append(items(inventory), law...)
	slices.SortFunc(all, compareItems)
	for _, item := range slices.Compact(all) {
		switch day := item.Day(); {
		case item.Turn == Due && item.Kind != Law && item.Date.Before(from):
			o.Overdue = append(o.Overdue, item)
		case from.Before(day) && !o.Until.Before(day):
			e := at(day)
			e.Items = append(e.Items, item)
		}
	}
	f := &following{inventory: inventory, own: own, until: o.Until, standing: map[string]transfer.Decision{}}
	if err := f.run(ctx, from, func(day transfer.Date, changes []whatif.Change) { at(day).Changes = changes }); err != nil {
		return nil, err
	}
	for _, day := range slices.SortedFunc(maps.Keys(entries), transfer.Date.Compare) {
		o.Entries = append(o.Entries, *entries[day])
	}
	return o, nil
}

// following asks each flow again where its decision ends.
type following struct {
	inventory *transfer.Inventory
	own       whatif.Own
	until     transfer.Date
	standing  map[string]transfer.Decision // the last decision on each flow
}

func (f *following) run(ctx context.Context, from transfer.Date, found func(transfer.Date, []whatif.Change)) error {
	next := map[transfer.Date][]string{}
	var ids []string
	for _, flow := range f.inventory.Flows {
		ids = append(ids, flow.ID)
	}
	decisions, err := f.decide(ctx, from, ids)
	if err != nil {
		return err
	}
	f.note(decisions, next)
	for len(next) > 0 {
		day := slices.MinFunc(slices.Collect(maps.Keys(next)), transfer.Date.Compare)
		due := next[day]
		delete(next, day)
		slices.Sort(due)
		decisions, err := f.decide(ctx, day, slices.Compact(due))
		if err != nil {
			return err
		}
		var before []transfer.Decision
		for _, d := range decisions {
			before = append(before, f.standing[d.Flow])
		}
		changes := slices.DeleteFunc(whatif.Diff(before, decisions), func(c whatif.Change) bool { return c.Status == publish.Unaffected })
		if len(changes) > 0 {
			found(day, changes)
		}
		f.note(decisions, next)
	}
	return nil
}

// decide asks some flows about a day, with the flows that they continue.
func (f *following) decide(ctx context.Context, day transfer.Date, ids []string) ([]transfer.Decision, error) {
	asked, wanted := map[string]bool{}, map[string]bool{}
	for _, id := range ids {
		asked[id] = true
	}
	for _, id := range slices.Concat(ids, f.ordered()) {
		for flow, ok := f.inventory.Flow(id); ok && !wanted[flow.ID]; flow, ok = f.inventory.Flow(flow.After) {
			wanted[flow.ID] = true
		}
	}
	part := *f.inventory
	part.Flows = nil
	for _, flow := range f.inventory.Flows {
		if wanted[flow.ID] {
			part.Flows = append(part.Flows, flow)
		}
	}
	decisions, err := f.own.Decide(ctx, part.AskedAt(day))
	if err != nil {
		return nil, fmt.Errorf("asking about %s: %w", day, err)
	}
	return slices.DeleteFunc(decisions, func(d transfer.Decision) bool { return !asked[d.Flow] }), nil
}

// ordered are the flows that orders and exceptions name, which must be there.
func (f *following) ordered() []string {
	var ids []string
	for _, order := range f.inventory.Orders {
		ids = append(ids, order.Flows...)
	}
	for _, exception := range f.inventory.Settings.Exceptions {
		ids = append(ids, exception.Flow)
	}
	return ids
}

// note keeps decisions and when to ask again: the day after the first of those on the route ends.
func (f *following) note(decisions []transfer.Decision, next map[transfer.Date][]string) {
	for _, d := range decisions {
		f.standing[d.Flow] = d
	}
	for _, d := range decisions {
		last := d.ValidUntil
		flow, _ := f.inventory.Flow(d.Flow)
		for earlier, ok := f.inventory.Flow(flow.After); ok; earlier, ok = f.inventory.Flow(earlier.After) {
			end := f.standing[earlier.ID].ValidUntil
			if !end.IsZero() && !end.Before(d.At) && (last.IsZero() || end.Before(last)) {
				last = end
			}
		}
		if day := last.AddDays(1); !last.IsZero() && d.At.Before(day) && !f.until.Before(day) {
			next[day] = append(next[day], d.Flow)
		}
	}
}
