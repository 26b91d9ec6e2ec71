package intake

import (
	"fmt"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// Compare holds the list against the certificates of every company of an inventory. It changes neither.
func (l *List) Compare(inv *transfer.Inventory) *Comparison {
	c := &Comparison{List: l, inventory: inv}
	for _, p := range inv.Entities {
		c.party(p, true)
	}
	for _, p := range inv.Vendors {
		c.party(p, true)
	}
	for _, p := range inv.Counterparties {
		if p.Kind != transfer.Individual && p.Kind != transfer.PublicAuthority {
			c.party(p, false)
		}
	}
	return c
}

// party finds the one participant that a party is. expected says that one in the list's territory is worth a word if it
// is none.
func (c *Comparison) party(p transfer.Party, expected bool) {
	name := exact(p.Name)
	x := c.List.names()
	legal, covered := x.legal[name], x.covered[name]
	chosen := legal
	if len(legal) == 0 {
		chosen = covered
	}
	switch {
	case len(chosen) == 0:
		c.absent(p, expected)
		return
	case c.several(chosen):
		c.confirm(p, chosen, "more than one participant bears this name: the list tells them apart by address, and the inventory does not")
		c.unshown(p, nil, "who it is has to be confirmed first")
		return
	}
	here := slices.DeleteFunc(slices.Clone(chosen), func(i int) bool {
		home := c.List.Entries[i].Home
		return home != "" && home != p.Jurisdiction
	})
	if len(here) == 0 {
		home := c.List.Entries[chosen[0]].Home
		c.confirm(p, chosen[:1], fmt.Sprintf("the list has this name in %s, the inventory in %s", home, p.Jurisdiction))
		c.unshown(p, nil, "who it is has to be confirmed first")
		return
	}
	if len(legal) > 0 {
		for _, i := range covered {
			if e := &c.List.Entries[i]; exact(e.Legal) != name {
				c.confirm(p, []int{i}, "is also named as a covered entity of "+e.Legal)
				break
			}
		}
	}
	c.certificates(p, here)
}

// several reports whether entries are of more than one participant.
func (c *Comparison) several(entries []int) bool {
	first := &c.List.Entries[entries[0]]
	return slices.ContainsFunc(entries, func(i int) bool {
		e := &c.List.Entries[i]
		return !e.same(first)
	})
}

// confirm reports the participants of entries, each once.
func (c *Comparison) confirm(p transfer.Party, entries []int, message string) {
	var seen []*Entry
	for _, i := range entries {
		e := &c.List.Entries[i]
		if len(seen) == maxNear || slices.ContainsFunc(seen, e.same) {
			continue
		}
		seen = append(seen, e)
		c.Findings = append(c.Findings, Finding{
			Kind: ToConfirm, Party: p.ID, Name: p.Name, Row: e.Row, Legal: e.Legal, Message: message,
		})
	}
}

// absent reports a party whose name is not on the list: names that are nearly it, and what the inventory claims.
func (c *Comparison) absent(p transfer.Party, expected bool) {
	claims := slices.ContainsFunc(p.Certifications, func(held transfer.Certification) bool {
		return slices.Contains(c.List.Schemes, held.Scheme)
	})
	// Companies elsewhere have names like those on the list by nature; they are worth a word only if they claim a certificate.
	near := c.List.names().near(p.Name, func(e *Entry) bool { return claims || e.Home == "" || e.Home == p.Jurisdiction })
	for _, s := range near {
		e := &c.List.Entries[s.entry]
		message := fmt.Sprintf("%q %s", s.name, s.how)
		if s.how == asCovered || s.how == asUncertain || s.how == asDisplay {
			message += fmt.Sprintf(" (of %s)", e.Legal)
		}
		c.Findings = append(c.Findings, Finding{
			Kind: ToConfirm, Party: p.ID, Name: p.Name, Row: e.Row, Legal: e.Legal,
			Message: message + "; if it is this party, write its legal name as the list does",
		})
	}
	claimed := c.unshown(p, nil, "no participant has this name")
	if expected && !claimed && len(near) == 0 && slices.Contains(c.List.homes(), p.Jurisdiction) {
		c.Findings = append(c.Findings, Finding{Kind: NotListed, Party: p.ID, Name: p.Name})
	}
}

// homes are the territories whose companies are expected on the list.
func (l *List) homes() []transfer.Territory {
	if slices.Contains(l.Schemes, "eu-us-dpf") {
		return []transfer.Territory{"US"}
	}
	return nil
}

// unshown reports the certificates that a party claims still to hold, those in shown aside, and why.
func (c *Comparison) unshown(p transfer.Party, shown map[int]bool, why string) bool {
	claimed := false
	for i, before := range p.Certifications {
		if shown[i] || !slices.Contains(c.List.Schemes, before.Scheme) || c.over(before) {
			continue
		}
		claimed = true
		c.Findings = append(c.Findings, Finding{
			Kind: NotShown, Party: p.ID, Name: p.Name, Scheme: before.Scheme, Before: &p.Certifications[i], at: i,
			Message: "the inventory has it as " + before.Status + "; " + why,
		})
	}
	return claimed
}

// over reports whether a certification says itself that it had ended by the day of the list.
func (c *Comparison) over(held transfer.Certification) bool {
	if held.Until.IsZero() {
		return !active(held.Status)
	}
	return !active(held.Status) || held.Until.Before(c.List.Snapshot)
}
