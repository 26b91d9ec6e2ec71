package outlook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// Kind says what an item is about.
type Kind string

// Kinds of items.
const (
	Law         Kind = "law"
	Certificate Kind = "certificate"
	Instrument  Kind = "instrument"
	Member      Kind = "member"
	Assessment  Kind = "assessment"
	Order       Kind = "order"
	Exception   Kind = "exception"
)

// Turn says what happens to it.
type Turn string

// Turns. What ends or is due holds on its day for the last time; what begins holds from its day on.
const (
	Ends   Turn = "ends"
	Begins Turn = "begins"
	Due    Turn = "due"
)

// Item is something dated.
type Item struct {
	Date transfer.Date
	Kind Kind
	Turn Turn
	// Subject is the id of the thing, and Text says in words what it is.
	Subject, Text string
}

// Day is the first day on which things are different.
func (i Item) Day() transfer.Date {
	if i.Turn == Begins {
		return i.Date
	}
	return i.Date.AddDays(1)
}

// String is the item in words.
func (i Item) String() string {
	switch i.Turn {
	case Due:
		return fmt.Sprintf("%s falls due on %s", i.Text, i.Date)
	case Begins:
		return fmt.Sprintf("%s begins on %s", i.Text, i.Date)
	default:
		return fmt.Sprintf("%s ends on %s", i.Text, i.Date)
	}
}

func compareItems(a, b Item) int {
	return cmp.Or(a.Day().Compare(b.Day()), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Turn, b.Turn), cmp.Compare(a.Text, b.Text))
}

// items are all dates of an inventory that are stated.
func items(inventory *transfer.Inventory) []Item {
	var list []Item
	add := func(date transfer.Date, kind Kind, turn Turn, subject, format string, values ...any) {
		if !date.IsZero() {
			list = append(list, Item{date, kind, turn, subject, fmt.Sprintf(format, values...)})
		}
	}
	for _, p := range slices.Concat(inventory.Entities, inventory.Vendors, inventory.Counterparties) {
		for _, c := range p.Certifications {
			what := fmt.Sprintf("The %s certificate of %s", c.Scheme, p.Name)
			add(c.Until, Certificate, Ends, p.ID, "%s", what)
			add(c.From, Certificate, Begins, p.ID, "%s", what)
			if !strings.HasPrefix(c.Status, "inactive") && c.Status != "removed" {
				add(c.Due, Certificate, Due, p.ID, "The renewal of the %s certificate of %s", c.Scheme, p.Name)
			}
		}
	}
	for _, i := range inventory.Instruments {
		what := fmt.Sprintf("%s (%s)", i.ID, i.Type)
		add(i.Until, Instrument, Ends, i.ID, "%s", what)
		add(i.Signed, Instrument, Begins, i.ID, "%s", what)
		add(i.Approved, Instrument, Begins, i.ID, "%s", what)
		add(i.Suspended.From, Instrument, Begins, i.ID, "The suspension of %s", what)
		add(i.Suspended.Until, Instrument, Ends, i.ID, "The suspension of %s", what)
		for _, s := range slices.Concat(i.Exporters, i.Importers) {
			add(s.From, Instrument, Begins, i.ID, "The accession of %s to %s", s.Party, i.ID)
		}
		for _, m := range i.Members {
			add(m.From, Member, Begins, i.ID, "The membership of %s in %s", m.Party, i.ID)
			add(m.Until, Member, Ends, i.ID, "The membership of %s in %s", m.Party, i.ID)
		}
	}
	for _, a := range inventory.Assessments {
		add(a.Completed, Assessment, Begins, a.ID, "The assessment %s for %s", a.ID, a.Destination)
		add(a.ReviewBy, Assessment, Due, a.ID, "The review of the assessment %s for %s", a.ID, a.Destination)
	}
	for _, o := range inventory.Orders {
		add(o.From, Order, Begins, o.ID, "The order %s under %s", o.ID, o.Regime)
		add(o.Until, Order, Ends, o.ID, "The order %s under %s", o.ID, o.Regime)
	}
	for _, e := range inventory.Settings.Exceptions {
		add(e.Until, Exception, Ends, e.Code, "The acceptance of %s on %s by %s", e.Code, e.Flow, e.Owner)
	}
	return list
}
