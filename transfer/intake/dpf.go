package intake

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// ReadDPF reads the participants list of the Data Privacy Framework as it is published, a workbook with one row for each
// organisation and framework. snapshot is the day on which the list stood like this; it may be zero, and is then no
// evidence of a day. A file that is no such list, lacks a column that is read, or is over a limit is a
// [transfer.InputError].
func ReadDPF(file transfer.File, snapshot transfer.Date) (*List, error) {
	lines, dates, err := dpfLines(file)
	if err != nil {
		return nil, err
	}
	l := &List{
		Title:    "Data Privacy Framework List",
		Schemes:  []string{"eu-us-dpf", "uk-extension", "swiss-us-dpf"},
		Snapshot: snapshot,
	}
	unread := 0
	for _, row := range lines {
		if name := row.text(colLegal); name == "" || len(name) > maxName || len(row.text(colLink)) > maxName {
			unread++
			continue
		}
		for _, name := range schemeNames(row.cells[colScheme].Text) {
			l.Entries = append(l.Entries, dpfEntry(row, name, dates, snapshot))
		}
	}
	if unread > 0 {
		l.Gaps = append(l.Gaps, Gap{Field: colLegal, Message: fmt.Sprintf("%d rows have none, or one of over %d bytes, and are not read", unread, maxName)})
	}
	if dates.dayFirst {
		l.Gaps = append(l.Gaps, Gap{Field: "dates", Message: "some cannot be month/day/year, so no date with strokes is read"})
	}
	if snapshot.IsZero() {
		l.Gaps = append(l.Gaps, Gap{Field: "checked", Message: "the day of the list is not stated, so no certificate is dated by it"})
	}
	l.Gaps = append(l.Gaps, unknownWords(l.Entries)...)
	return l, nil
}

// maxName bounds a name and a link, so that both together fit into a reference of an inventory.
const maxName = 400

// schemeNames splits a cell that names several frameworks. An empty cell is one name that is not known.
func schemeNames(cell string) []string {
	var names []string
	for _, piece := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(";|,\n\r", r) }) {
		if name := tidy(piece); name != "" {
			names = append(names, name)
		}
	}
	if names == nil {
		names = []string{""}
	}
	return names
}

func dpfEntry(row line, scheme string, dates *calendar, snapshot transfer.Date) Entry {
	e := Entry{
		Row:     row.number,
		Legal:   row.text(colLegal),
		Display: row.text(colDisplay),
		Link:    row.text(colLink),
		Home:    "US",
		Status:  row.text(colStatus),
	}
	e.Covered, e.Uncertain = entities(row.cells[colCovered].Text)
	for _, column := range []string{colStreet, colCity, colState, colPostal} {
		e.Address += loose(row.text(column))
	}
	e.Certification = transfer.Certification{
		Scheme: framework(scheme), Status: status(e.Status), Checked: snapshot,
		Reference: cmp.Or(e.Link, "Data Privacy Framework List"),
	}
	where := fmt.Sprintf("row %d", row.number)
	if e.Certification.Scheme == "" {
		e.gap(where, colScheme, fmt.Sprintf("%q is no framework that is known; the row is not used", short(scheme)))
	}
	if e.Certification.Status == "" {
		e.gap(where, colStatus, fmt.Sprintf("%q is no status that is known; the row is not used", short(e.Status)))
	}
	e.coverage(where, row)
	e.dates(where, row, dates)
	return e
}

// coverage reads both columns. What one of them leaves open is not covered; if both do, nothing is said. An empty
// cell beside one that answers is no word that is not known, but no answer either.
func (e *Entry) coverage(where string, row line) {
	said := false
	covers := []string{}
	empty := len(row.text(colHR)) == 0 != (len(row.text(colNonHR)) == 0)
	for _, c := range []struct{ column, kind string }{{colHR, "hr"}, {colNonHR, "non-hr"}} {
		yes, known := answer(row.cells[c.column].Text)
		if text := row.text(c.column); !known && (text != "" || !empty) {
			e.gap(where, c.column, fmt.Sprintf("%q is neither yes nor no; %s is not taken as covered", short(text), c.kind))
		}
		said = said || known
		if yes {
			covers = append(covers, c.kind)
		}
	}
	if said {
		e.Certification.Covers = covers
	}
}

func (e *Entry) dates(where string, row line, dates *calendar) {
	read := func(column string) transfer.Date {
		cell, stated := row.cells[column]
		d, ok := dates.read(cell.Kind, cell.Text)
		if !ok {
			if stated {
				e.gap(where, column, fmt.Sprintf("%q is not read as a date", short(tidy(cell.Text))))
			}
			return transfer.Date{}
		}
		return d
	}
	c := &e.Certification
	c.From, c.Due = read(colInstall), read(colUsageEnd)
	inactive := read(colInactive)
	switch {
	case !active(c.Status):
		if c.Status != "" && inactive.IsZero() {
			e.gap(where, colInactive, "the day from which the certificate is inactive is not stated, so it covers no day")
		}
		// The last day on which it was active.
		c.Until = inactive.AddDays(-1)
		if !c.From.IsZero() && !c.Until.IsZero() && c.Until.Before(c.From) {
			e.gap(where, colInactive, "is not after "+colInstall+"; the certificate covers no day")
			c.From, c.Until = transfer.Date{}, transfer.Date{}
		}
		return
	case inactive.IsZero():
	case !c.Checked.IsZero() && c.Checked.Before(inactive):
		e.gap(where, colInactive, "is after the day of the list; the certificate is taken to end before it")
		c.Until = inactive.AddDays(-1)
	default:
		e.gap(where, colInactive, "the certificate was inactive from "+inactive.String()+", and since when it is active again is not stated")
		e.pausedFrom, c.From = inactive, transfer.Date{}
	}
	if c.From.IsZero() {
		e.shownFrom, c.From = true, c.Checked
		said := "nobody says since when it is active"
		if !c.From.IsZero() {
			said = "it is taken as active from the day of the list, on which it is shown so"
		}
		e.gap(where, colInstall, said)
	}
}

// unknownWords sums up the words that were not known, for the reader of a list whose publisher changed them.
func unknownWords(entries []Entry) []Gap {
	var gaps []Gap
	counts := map[Gap]int{}
	for _, e := range entries {
		for _, g := range e.Gaps {
			g.Where = ""
			if g.Field != colScheme && g.Field != colStatus && g.Field != colHR && g.Field != colNonHR {
				continue
			}
			if counts[g]++; counts[g] == 1 && len(gaps) < 100 {
				gaps = append(gaps, g)
			}
		}
	}
	for i, g := range gaps {
		gaps[i].Message = fmt.Sprintf("%s (%d rows)", g.Message, counts[g])
	}
	return gaps
}
