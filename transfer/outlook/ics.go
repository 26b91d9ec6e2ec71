package outlook

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/whatif"
)

// WriteICS writes the outlook as calendar entries (RFC 5545), one for each item on its day and one for each day on which decisions
// change without one. They have no time of day, block no time, and keep their identity when they are written again. It errs only
// as the writer does.
func (o *Outlook) WriteICS(to io.Writer) error {
	w := &calendar{stamp: strings.ReplaceAll(o.From.String(), "-", "") + "T000000Z", of: o.Organisation.ID}
	w.line("BEGIN:VCALENDAR")
	w.line("VERSION:2.0")
	w.line("PRODID:-//chapterv//outlook//EN")
	w.line("CALSCALE:GREGORIAN")
	for _, item := range o.Overdue {
		w.event(item.Date, string(item.Kind)+" "+item.Subject, "Overdue: "+item.Text, item.String(), "overdue")
	}
	for _, e := range o.Entries {
		changes := describe(e)
		for _, item := range e.Items {
			w.event(item.Date, string(item.Kind)+" "+item.Subject+" "+string(item.Turn)+" "+item.Text, item.String(), changes, string(item.Kind))
		}
		if len(e.Items) == 0 {
			w.event(e.Day, "decisions", fmt.Sprintf("%d decisions change", len(e.Changes)), changes, "decisions")
		}
	}
	w.line("END:VCALENDAR")
	_, err := io.WriteString(to, w.text.String())
	return err
}

// describe lists the flows whose decision changes.
func describe(e Entry) string {
	if len(e.Changes) == 0 {
		return "No flow is covered otherwise."
	}
	lines := []string{fmt.Sprintf("From %s on:", e.Day)}
	if len(e.Items) > 1 {
		lines[0] = fmt.Sprintf("From %s on, by this or by something else of that day:", e.Day)
	}
	for _, c := range e.Changes {
		lines = append(lines, Words(c))
	}
	return strings.Join(lines, "\n")
}

// Words says in a line what changes for a flow.
func Words(c whatif.Change) string {
	words := fmt.Sprintf("%s, %s: %s -> %s", c.Flow, c.Regime, c.Before, c.After)
	if c.Regime == "" {
		words = fmt.Sprintf("%s: %s -> %s", c.Flow, c.Before, c.After)
	}
	if c.Blocked() && len(c.Codes) > 0 {
		words += " (" + strings.Join(c.Codes, ", ") + ")"
	}
	return words
}

type calendar struct {
	text      strings.Builder
	stamp, of string
}

func (w *calendar) event(day transfer.Date, identity, summary, description, category string) {
	sum := sha256.Sum256([]byte(w.of + "\n" + day.String() + "\n" + identity))
	w.line("BEGIN:VEVENT")
	w.line("UID:" + hex.EncodeToString(sum[:16]) + "@chapterv")
	w.line("DTSTAMP:" + w.stamp)
	w.line("DTSTART;VALUE=DATE:" + strings.ReplaceAll(day.String(), "-", ""))
	w.line("SUMMARY:" + escaped(summary))
	w.line("DESCRIPTION:" + escaped(description))
	w.line("CATEGORIES:" + escaped(category))
	w.line("TRANSP:TRANSPARENT")
	w.line("END:VEVENT")
}

// line writes a content line, folded at 75 octets and never inside a character.
func (w *calendar) line(text string) {
	const width = 75
	room := width
	for text != "" {
		at := 0
		for at < len(text) {
			_, size := utf8.DecodeRuneInString(text[at:])
			if at+size > room {
				break
			}
			at += size
		}
		w.text.WriteString(text[:at] + "\r\n")
		if text = text[at:]; text != "" {
			w.text.WriteString(" ")
			room = width - 1
		}
	}
}

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// escaped makes a text a value: no name in an inventory becomes a line of its own.
func escaped(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0x7f || r == 0x2028 || r == 0x2029 {
			return -1
		}
		return r
	}, icsEscapes.Replace(text))
}
