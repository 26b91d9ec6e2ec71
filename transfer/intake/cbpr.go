package intake

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

var cbprColumns = []string{
	"organization", "legal_entity", "system", "certification", "accountability_agent", "jurisdiction", "program_requirements",
	"valid_from", "valid_until", "scope_note", "url", "checked_on", "covers",
}

// ReadCBPR reads a directory of CBPR and PRP certificates from CSV, one row for each certificate, with the columns
//
//	organization,legal_entity,system,certification,accountability_agent,jurisdiction,program_requirements,
//	valid_from,valid_until,scope_note,url,checked_on
//
// and covers, which may be left out: hr and non-hr, parted by semicolons. system is global or apec, certification cbpr or
// prp. Dates are YYYY-MM-DD, or YYYY-MM where the directory shows the month only: then the whole month is taken, and
// a [Gap] says so. snapshot dates the rows that have no checked_on. Columns that are missing and files that are
// malformed are a [transfer.InputError].
func ReadCBPR(file transfer.File, snapshot transfer.Date) (*List, error) {
	t, err := readTable(file, cbprColumns)
	if err != nil {
		return nil, err
	}
	if err := t.require("legal_entity", "system", "certification", "jurisdiction", "valid_from", "valid_until"); err != nil {
		return nil, err
	}
	l := &List{
		Title:    "CBPR and PRP directory",
		Schemes:  []string{"global-cbpr", "global-prp", "apec-cbpr", "apec-prp"},
		Snapshot: snapshot,
	}
	for _, row := range t.rows {
		if name := row.text("legal_entity"); name == "" || len(name) > maxName {
			l.Gaps = append(l.Gaps, Gap{Where: row.where(), Field: "legal_entity", Message: fmt.Sprintf("is empty or over %d bytes; the row is not used", maxName)})
			continue
		}
		l.Entries = append(l.Entries, cbprEntry(row, snapshot))
	}
	return l, nil
}

func cbprEntry(row record, snapshot transfer.Date) Entry {
	e := Entry{
		Row: row.line, Legal: row.text("legal_entity"), Display: row.text("organization"), Link: row.text("organization"),
		Status: "active",
	}
	c := &e.Certification
	c.Status = "active"
	scheme := strings.ToLower(row.text("system") + "-" + row.text("certification"))
	switch scheme {
	case "global-cbpr", "global-prp", "apec-cbpr", "apec-prp":
		c.Scheme = scheme
	default:
		e.gap(row.where(), "system and certification", fmt.Sprintf("%q is neither cbpr nor prp, global or apec; the row is not used", short(scheme)))
	}
	c.From = e.monthly(row, "valid_from", false)
	c.Until = e.monthly(row, "valid_until", true)
	if c.Until.IsZero() {
		e.gap(row.where(), "valid_until", "is not stated, and these certificates end; the row is not used")
		c.Status = ""
	}
	c.Checked = snapshot
	if text := row.text("checked_on"); text != "" {
		if d, err := transfer.ParseDate(text); err == nil {
			c.Checked = d
		} else {
			e.gap(row.where(), "checked_on", err.Error())
		}
	}
	place, note, ok := territory(row.text("jurisdiction"))
	if note != "" {
		e.gap(row.where(), "jurisdiction", note)
	}
	if ok {
		e.Home, c.Economy = place, place
	}
	e.kinds(row)
	c.Reference = "CBPR directory"
	if agent := row.text("accountability_agent"); agent != "" && len(agent) <= maxName {
		c.Reference = "certified by " + agent
	}
	if url := row.text("url"); url != "" && len(url) <= maxName {
		c.Reference += ", " + url
	}
	return e
}

// kinds reads what the certificate covers. A note in words is not read for it.
func (e *Entry) kinds(row record) {
	text := row.text("covers")
	if text == "" {
		e.gap(row.where(), "covers", cmp.Or(prefixed("whether hr or non-hr data are covered is not stated; the scope note is: ",
			short(row.text("scope_note"))), "whether hr or non-hr data are covered is not stated"))
		return
	}
	covers := []string{}
	for _, word := range many(text) {
		switch word = strings.ToLower(word); word {
		case "hr", "non-hr":
			covers = append(covers, word)
		default:
			e.gap(row.where(), "covers", fmt.Sprintf("%q is neither hr nor non-hr", short(word)))
			return
		}
	}
	e.Certification.Covers = covers
}

var monthOnly = regexp.MustCompile(`^(\d{4})-(\d{2})$`)

// monthly reads a day, or a month as its first or last day.
func (e *Entry) monthly(row record, column string, last bool) transfer.Date {
	text := row.text(column)
	if text == "" {
		return transfer.Date{}
	}
	if !monthOnly.MatchString(text) {
		d, err := transfer.ParseDate(text)
		if err != nil {
			e.gap(row.where(), column, err.Error())
		}
		return d
	}
	d, err := transfer.ParseDate(text + "-01")
	if err != nil {
		e.gap(row.where(), column, err.Error())
		return transfer.Date{}
	}
	if last {
		first, _ := time.Parse("2006-01-02", d.String())
		d = transfer.NewDate(first.AddDate(0, 1, -1).Date())
	}
	e.gap(row.where(), column, "the directory shows the month "+text+" only, of which the whole is taken; it may be "+d.String()+" or another day")
	return d
}

// many splits a cell with several values: at semicolons, bars and line breaks, or else at commas.
func many(cell string) []string {
	separators := ";|\n\r"
	if !strings.ContainsAny(cell, separators) {
		separators = ","
	}
	var list []string
	for _, piece := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if piece = tidy(piece); piece != "" {
			list = append(list, piece)
		}
	}
	return list
}

func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}
