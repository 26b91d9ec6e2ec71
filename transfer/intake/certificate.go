package intake

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// certificates compares what the rows of a participant say with what a party claims, scheme by scheme.
func (c *Comparison) certificates(p transfer.Party, entries []int) {
	shown := map[int]bool{}
	for _, scheme := range append(slices.Clone(c.List.Schemes), "") {
		var rows []*Entry
		for _, i := range entries {
			if e := &c.List.Entries[i]; e.Certification.Scheme == scheme {
				rows = append(rows, e)
			}
		}
		slices.SortStableFunc(rows, func(a, b *Entry) int { return a.Certification.From.Compare(b.Certification.From) })
		for _, e := range rows {
			c.unclear(p, e)
			if !e.applicable() {
				c.unread(p, e, shown, len(rows) == 1)
				continue
			}
			c.row(p, e, shown, len(rows) == 1)
		}
	}
	c.unshown(p, shown, "the participant has no such row")
}

func (c *Comparison) unclear(p transfer.Party, e *Entry) {
	for _, g := range e.Gaps {
		c.Findings = append(c.Findings, Finding{
			Kind: Unclear, Party: p.ID, Name: p.Name, Scheme: e.Certification.Scheme, Row: e.Row, Legal: e.Legal, Message: g.Field + ": " + g.Message,
		})
	}
}

// unread keeps a claim about which the list has a row that is not understood: it is neither shown nor denied.
func (c *Comparison) unread(p transfer.Party, e *Entry, shown map[int]bool, alone bool) {
	at := c.continued(p, e, shown, alone)
	if at < 0 {
		return
	}
	shown[at] = true
	c.Findings = append(c.Findings, Finding{
		Kind: Unclear, Party: p.ID, Name: p.Name, Scheme: e.Certification.Scheme, Row: e.Row, Legal: e.Legal,
		Before: &p.Certifications[at], at: at,
		Message: fmt.Sprintf("the list has %q, the inventory %s, which is left as it is", short(e.Status), p.Certifications[at].Status),
	})
}

// row compares one row with the certification that it continues, if there is one.
func (c *Comparison) row(p transfer.Party, e *Entry, shown map[int]bool, alone bool) {
	f := Finding{Party: p.ID, Name: p.Name, Scheme: e.Certification.Scheme, Row: e.Row, Legal: e.Legal}
	after := e.Certification
	if exact(p.Name) != exact(e.Legal) {
		f.Message = "as a covered entity of " + e.Legal
		after.Reference = "covered entity of " + e.Legal + ", " + after.Reference
	}
	f.at = c.continued(p, e, shown, alone)
	if f.at >= 0 {
		shown[f.at] = true
		before := p.Certifications[f.at]
		if !after.Checked.IsZero() && after.Checked.Before(before.Checked) {
			f.Kind, f.Before = Newer, &before
			f.Message = "the inventory's evidence is of " + before.Checked.String()
			c.Findings = append(c.Findings, f)
			return
		}
		if again(before, e) {
			after.From = after.Checked
			c.Findings = append(c.Findings, Finding{
				Kind: Unclear, Party: p.ID, Name: p.Name, Scheme: f.Scheme, Row: e.Row, Legal: e.Legal,
				Message: "the inventory has an end, and the list shows it active without saying since when: " +
					"it is taken as active from the day of the list",
			})
		}
		if again(before, e) && !before.Until.IsZero() {
			// The earlier certification stays, for the days it covered.
			f.at = -1
		} else {
			after = merged(before, after, e)
			f.Before = &before
		}
	}
	f.After = &after
	f.Kind = kindOf(f.Before, after)
	c.Findings = append(c.Findings, f)
}

// continued finds the certification that a row speaks of: where it is the only row, the only one that is still active;
// else the one that began on the same day; else the only one that can be meant. A row that began after a certification
// ended is another one.
func (c *Comparison) continued(p transfer.Party, e *Entry, shown map[int]bool, alone bool) int {
	sameDay := -1
	var open, running []int
	for i, held := range p.Certifications {
		if held.Scheme != e.Certification.Scheme || shown[i] {
			continue
		}
		if sameDay < 0 && !held.From.IsZero() && held.From == e.Certification.From && !e.shownFrom {
			sameDay = i
		}
		if !held.Until.IsZero() && !e.Certification.From.IsZero() && held.Until.Before(e.Certification.From) {
			continue
		}
		open = append(open, i)
		if active(held.Status) && (held.Until.IsZero() || !held.Until.Before(e.Certification.Checked)) {
			running = append(running, i)
		}
	}
	switch {
	case alone && len(running) == 1:
		return running[0]
	case sameDay >= 0:
		return sameDay
	case alone && len(open) == 1:
		return open[0]
	default:
		return -1
	}
}

// again reports whether the inventory knows of an end which the row, active again, no longer shows.
func again(before transfer.Certification, e *Entry) bool {
	row := e.Certification
	switch {
	case !active(row.Status) || !row.Until.IsZero():
		return false
	case !before.Until.IsZero():
		return !active(before.Status) || before.Until.Before(row.Checked)
	default:
		begunLater := !e.shownFrom && !before.From.IsZero() && before.From.Before(row.From)
		return !active(before.Status) && !begunLater
	}
}

// merged puts what a row says over what the inventory says. Where the row is silent the inventory's word stays, save
// for what only the list can show: the coverage, once the row answers for any kind of data.
func merged(before, after transfer.Certification, e *Entry) transfer.Certification {
	bothActive := active(before.Status) && active(after.Status)
	switch known := !before.From.IsZero(); {
	case known && bothActive && e.shownFrom && e.pausedFrom.Before(before.From):
		after.From = before.From
	case known && !e.shownFrom && after.From.Before(before.From):
		// The row keeps the day of the first certification; whoever wrote a later one may know of a pause since.
		after.From = before.From
	}
	if after.Covers == nil {
		after.Covers = before.Covers
	}
	ended := !active(after.Status) && (after.Checked.IsZero() || before.Until.Before(after.Checked))
	if after.Until.IsZero() && (bothActive || ended) {
		after.Until = before.Until
	}
	after.Due = cmp.Or(after.Due, before.Due)
	after.Economy = cmp.Or(after.Economy, before.Economy)
	after.Reference = cmp.Or(before.Reference, after.Reference)
	if after.Checked.IsZero() {
		dated := after
		dated.Checked = before.Checked
		if sameCertification(before, dated) {
			return before
		}
	}
	return after
}

func kindOf(before *transfer.Certification, after transfer.Certification) Kind {
	if before == nil {
		return Added
	}
	dated := *before
	dated.Checked = after.Checked
	switch {
	case sameCertification(dated, after):
		return Agrees
	case active(before.Status) && !active(after.Status):
		return Lapsed
	default:
		return Updated
	}
}

func sameCertification(a, b transfer.Certification) bool {
	sameCovers := (a.Covers == nil) == (b.Covers == nil) && len(a.Covers) == len(b.Covers)
	for _, kind := range a.Covers {
		sameCovers = sameCovers && slices.Contains(b.Covers, kind)
	}
	a.Covers, b.Covers = nil, nil
	return sameCovers && a.Scheme == b.Scheme && a.Status == b.Status && a.From == b.From && a.Until == b.Until && a.Due == b.Due &&
		a.Economy == b.Economy && a.Checked == b.Checked && a.Reference == b.Reference
}
