package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/inplace"
)

// ErrNotInPlace says that a file is written in a form in which the changes cannot be made without touching other lines.
// The findings say what to change by hand.
var ErrNotInPlace = errors.New("the inventory cannot be changed in place")

// Update returns a file of the inventory with the changes made, and every line that does not change as it was: its
// bytes, comments and order. The other files of the inventory, if it has some, are read with it. What comes out is read
// again before it is returned, and states exactly the changes; anything else is an error that wraps [ErrNotInPlace].
func (c *Comparison) Update(file transfer.File, others ...transfer.File) (transfer.File, error) {
	before, err := transfer.ReadInventory(append([]transfer.File{file}, others...)...)
	if err != nil {
		return transfer.File{}, err
	}
	text, err := inplace.Parse(file.Data)
	if err != nil {
		return transfer.File{}, fmt.Errorf("%w: %s: %w", ErrNotInPlace, file.Name, err)
	}
	changes := c.changes()
	changed := edit(text, changes)
	data, err := text.Bytes()
	if err != nil {
		return transfer.File{}, fmt.Errorf("%w: %s: %w", ErrNotInPlace, file.Name, err)
	}
	next := transfer.File{Name: file.Name, Data: data}
	after, err := transfer.ReadInventory(append([]transfer.File{next}, others...)...)
	if err != nil || !same(after, apply(before, changes, changed)) {
		return transfer.File{}, fmt.Errorf("%w: %s: an edit would have changed something else", ErrNotInPlace, file.Name)
	}
	return next, nil
}

// edit makes the changes that concern parties of this text, and returns those parties.
func edit(text *inplace.Text, changes map[string][]*Finding) map[string]bool {
	changed := map[string]bool{}
	for _, list := range []string{"entities", "vendors", "counterparties"} {
		parties := text.Root.Get(list)
		if parties == nil {
			continue
		}
		for _, party := range parties.Items {
			id := party.Get("id")
			if id == nil {
				continue
			}
			if findings := changes[id.Value]; len(findings) > 0 {
				changed[id.Value] = true
				editParty(text, party, findings)
			}
		}
	}
	return changed
}

// changes are the findings that change something, by party.
func (c *Comparison) changes() map[string][]*Finding {
	m := map[string][]*Finding{}
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Changes() {
			m[f.Party] = append(m[f.Party], f)
		}
	}
	return m
}

func editParty(text *inplace.Text, party *inplace.Node, findings []*Finding) {
	held := party.Get("certifications")
	var added [][]inplace.Pair
	for _, f := range findings {
		if f.Before == nil {
			added = append(added, pairs(text, *f.After))
		} else if held != nil && f.at < len(held.Items) {
			editCertification(text, held.Items[f.at], *f.Before, *f.After)
		}
	}
	switch {
	case len(added) == 0:
	case held == nil:
		text.AddList(party, "certifications", added...)
	default:
		text.Append(held, added...)
	}
}

func editCertification(text *inplace.Text, node *inplace.Node, before, after transfer.Certification) {
	was, is := fields(text, before), fields(text, after)
	var missing []inplace.Pair
	for i, field := range is {
		switch {
		case was[i].Value == field.Value, field.Key == "covers" && sameWords(before.Covers, after.Covers):
		case field.Value == "":
			text.Remove(node, field.Key)
		case was[i].Value == "":
			missing = append(missing, field)
		default:
			text.SetPair(node, field.Key, field.Value)
		}
	}
	if len(missing) > 0 {
		text.Add(node, missing...)
	}
}

func sameWords(a, b []string) bool {
	return (a == nil) == (b == nil) && slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// pairs are the fields that are stated.
func pairs(text *inplace.Text, c transfer.Certification) []inplace.Pair {
	return slices.DeleteFunc(fields(text, c), func(p inplace.Pair) bool { return p.Value == "" })
}

// fields are all fields of a certification as the text writes them, empty where they are not stated.
func fields(text *inplace.Text, c transfer.Certification) []inplace.Pair {
	covers := ""
	if c.Covers != nil {
		var list []string
		for _, kind := range c.Covers {
			list = append(list, written(text, kind))
		}
		covers = "[" + strings.Join(list, ", ") + "]"
	}
	return []inplace.Pair{
		{Key: "scheme", Value: written(text, c.Scheme)},
		{Key: "status", Value: written(text, c.Status)},
		{Key: "covers", Value: covers},
		{Key: "from", Value: written(text, c.From.String())},
		{Key: "until", Value: written(text, c.Until.String())},
		{Key: "due", Value: written(text, c.Due.String())},
		{Key: "economy", Value: written(text, string(c.Economy))},
		{Key: "checked", Value: written(text, c.Checked.String())},
		{Key: "reference", Value: written(text, c.Reference)},
	}
}

// bare is what YAML reads as the text it is, or as a date where one is meant, without quotes.
var bare = regexp.MustCompile(`^[a-z]+(-[a-z]+)+$|^active$|^removed$|^hr$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$|^[A-Z]{2}$`)

// written is a value as the text writes it; every reader of YAML takes a text in quotes as such.
func written(text *inplace.Text, value string) string {
	if value == "" || !text.JSON && bare.MatchString(value) && value != "NO" {
		return value
	}
	return quote(value)
}

func quote(value string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// apply makes the same changes to what was read.
func apply(inv *transfer.Inventory, changes map[string][]*Finding, changed map[string]bool) *transfer.Inventory {
	next := *inv
	for _, list := range []*[]transfer.Party{&next.Entities, &next.Vendors, &next.Counterparties} {
		*list = slices.Clone(*list)
		for i := range *list {
			p := &(*list)[i]
			if !changed[p.ID] {
				continue
			}
			p.Certifications = slices.Clone(p.Certifications)
			for _, f := range changes[p.ID] {
				if f.Before == nil {
					p.Certifications = append(p.Certifications, *f.After)
				} else if f.at < len(p.Certifications) {
					p.Certifications[f.at] = *f.After
				}
			}
		}
	}
	return &next
}

// same reports whether two inventories state the same; the order in which a certificate names what it covers aside.
func same(a, b *transfer.Inventory) bool {
	one, err := json.Marshal(ordered(a))
	two, err2 := json.Marshal(ordered(b))
	return err == nil && err2 == nil && string(one) == string(two)
}

func ordered(inv *transfer.Inventory) *transfer.Inventory {
	next := *inv
	for _, list := range []*[]transfer.Party{&next.Entities, &next.Vendors, &next.Counterparties} {
		*list = slices.Clone(*list)
		for i := range *list {
			p := &(*list)[i]
			p.Certifications = slices.Clone(p.Certifications)
			for j := range p.Certifications {
				if covers := p.Certifications[j].Covers; covers != nil {
					p.Certifications[j].Covers = append([]string{}, slices.Sorted(slices.Values(covers))...)
				}
			}
		}
	}
	return &next
}
