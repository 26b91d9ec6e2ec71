package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
)

var headlines = map[intake.Kind]string{
	intake.Lapsed:    "LAPSED: the inventory has it as active, the list as inactive; changed",
	intake.NotShown:  "NOT SHOWN: the inventory claims it and the list does not show it; left as it is",
	intake.ToConfirm: "TO CONFIRM: may be on the list; not applied",
	intake.Unclear:   "UNCLEAR: what the row leaves open",
	intake.Added:     "ADDED: the list shows it and the inventory lacked it",
	intake.Updated:   "UPDATED",
	intake.Newer:     "NEWER: the inventory's evidence is newer than the list; left as it is",
	intake.NotListed: "NOT LISTED: not on the list, and does not claim to be",
	intake.Agrees:    "AGREES",
}

// writeComparison says what a list and an inventory have to do with each other, what needs a person first.
func writeComparison(to io.Writer, c *intake.Comparison) {
	of := ""
	if !c.List.Snapshot.IsZero() {
		of = " of " + c.List.Snapshot.String()
	}
	fmt.Fprintf(to, "%s%s: %d rows\n", c.List.Title, of, len(c.List.Entries))
	for _, gap := range c.List.Gaps {
		fmt.Fprintf(to, "  %s\n", gap)
	}
	changed := 0
	for _, kind := range intake.Kinds() {
		found := c.Of(kind)
		if len(found) == 0 || kind == intake.Agrees {
			continue
		}
		fmt.Fprintf(to, "\n%s (%d)\n", headlines[kind], len(found))
		for _, f := range found {
			fmt.Fprintf(to, "  %s\n", findingLine(f))
			if f.Changes() {
				changed++
			}
		}
	}
	fmt.Fprintf(to, "\n%d certificates changed, %d agree", changed, len(c.Of(intake.Agrees)))
	if c.Asks() {
		fmt.Fprint(to, "; something is left to you")
	}
	fmt.Fprintln(to, ".")
}

func findingLine(f intake.Finding) string {
	text := fmt.Sprintf("%s (%s)", f.Party, f.Name)
	if f.Scheme != "" {
		text += " " + f.Scheme
	}
	if f.After != nil {
		text += ": " + strings.Join(termChanges(f.Before, *f.After), ", ")
	}
	if f.Message != "" {
		text += ": " + f.Message
	}
	if f.Row > 0 {
		text += fmt.Sprintf(" [row %d]", f.Row)
	}
	return text
}

// termChanges names what differs between two certifications, or all of the second where there is no first.
func termChanges(before *transfer.Certification, after transfer.Certification) []string {
	var was transfer.Certification
	if before != nil {
		was = *before
	}
	var list []string
	for _, term := range []struct{ name, was, is string }{
		{"status", was.Status, after.Status},
		{"covers", coveredKinds(was.Covers), coveredKinds(after.Covers)},
		{"from", was.From.String(), after.From.String()},
		{"until", was.Until.String(), after.Until.String()},
		{"due", was.Due.String(), after.Due.String()},
	} {
		switch {
		case term.was == term.is:
		case term.was == "":
			list = append(list, term.name+" "+term.is)
		case term.is == "":
			list = append(list, term.name+" no longer "+term.was)
		default:
			list = append(list, fmt.Sprintf("%s %s, was %s", term.name, term.is, term.was))
		}
	}
	return list
}

// coveredKinds are what a certificate covers; one that says so of nothing differs from one that says nothing.
func coveredKinds(covers []string) string {
	if covers != nil && len(covers) == 0 {
		return "nothing"
	}
	return strings.Join(slices.Sorted(slices.Values(covers)), " and ")
}

// writeDraft lists what a record leaves open, and what must be filled in before the draft can be evaluated.
func writeDraft(to io.Writer, d *intake.Draft, open error) {
	inv := d.Inventory
	fmt.Fprintf(to, "%d parties and %d flows drafted\n", len(inv.Entities)+len(inv.Vendors)+len(inv.Counterparties), len(inv.Flows))
	if len(d.Gaps) > 0 {
		fmt.Fprintf(to, "\nLEFT OPEN BY THE SOURCE (%d)\n", len(d.Gaps))
	}
	for _, gap := range d.Gaps {
		fmt.Fprintf(to, "  %s\n", gap)
	}
	var input *transfer.InputError
	if !errors.As(open, &input) {
		fmt.Fprint(to, "\nThe draft can be evaluated as it stands.\n")
		return
	}
	fmt.Fprintf(to, "\nTO FILL IN BEFORE THE DRAFT CAN BE EVALUATED (%d)\n", len(input.Faults))
	for _, fault := range input.Faults {
		fmt.Fprintf(to, "  %s\n", fault.Error())
	}
}
