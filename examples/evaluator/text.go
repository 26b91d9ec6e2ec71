package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

var headings = []struct {
	outcome transfer.Outcome
	title   string
	colour  string
}{
	{transfer.OutcomeBlocked, "BLOCKED", "31"},
	{transfer.OutcomeAllowed, "ALLOWED", "32"},
	{transfer.OutcomeNotRestricted, "NOT RESTRICTED", "36"},
}

func writeText(to io.Writer, a *answers, colour bool) error {
	p := &sheet{answers: a, paint: colour}
	s := a.summary()
	p.line("%s: %s, asked about %s", a.inventory.Organisation.Name, flows(s.Flows), p.days())
	for _, h := range headings {
		p.group(h.title, h.colour, h.outcome)
	}
	p.warnings()
	p.depth(false)
	if a.selected {
		for _, d := range a.decisions {
			p.line("\n%s", d.Explain())
		}
	}
	p.line("")
	p.line("%s: %d allowed, %d not restricted, %d blocked. %s", flows(s.Flows), s.Outcomes[transfer.OutcomeAllowed],
		s.Outcomes[transfer.OutcomeNotRestricted], s.Outcomes[transfer.OutcomeBlocked], p.revision())
	p.line("A computed reading of dated law records; not legal advice.")
	_, err := io.WriteString(to, p.text.String())
	return err
}

func flows(n int) string {
	if n == 1 {
		return "1 flow"
	}
	return fmt.Sprintf("%d flows", n)
}

// sheet is the page under the pen.
type sheet struct {
	answers *answers
	paint   bool
	text    strings.Builder
}

func (p *sheet) line(format string, values ...any) {
	p.text.WriteString(strings.TrimRight(fmt.Sprintf(format, values...), " ") + "\n")
}

func (p *sheet) coloured(code, text string) string {
	if !p.paint {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (p *sheet) days() string {
	var first, last transfer.Date
	for _, d := range p.answers.decisions {
		if first.IsZero() || d.At.Before(first) {
			first = d.At
		}
		if last.Before(d.At) {
			last = d.At
		}
	}
	if first == last {
		return last.String()
	}
	return fmt.Sprintf("%s to %s", first, last)
}

func (p *sheet) revision() string {
	if len(p.answers.decisions) == 0 {
		return ""
	}
	r := p.answers.decisions[0].Revision
	rules, packs, own := strings.Cut(r.Policies, "+")
	if own {
		packs = ", with the packs " + strings.Join(packNames(packs), ", ")
	}
	return fmt.Sprintf("Law as of %s, rules %.19s%s.", r.Law, rules, packs)
}

// packNames are those in a revision, without their digests.
func packNames(revision string) []string {
	var names []string
	for part := range strings.SplitSeq(revision, "+") {
		name, _, _ := strings.Cut(part, "@")
		names = append(names, name)
	}
	return names
}

func (p *sheet) group(title, colour string, outcome transfer.Outcome) {
	var rows [][]string
	for _, d := range p.answers.decisions {
		if d.Outcome == outcome {
			rows = append(rows, p.rows(d)...)
		}
	}
	if len(rows) == 0 {
		return
	}
	p.line("")
	p.line("%s (%d)", p.coloured("1;"+colour, title), p.answers.summary().Outcomes[outcome])
	p.table(rows)
}

// rows are the lines of one flow: one for each law, and under a law that blocks what is open and what would cure it.
func (p *sheet) rows(d transfer.Decision) [][]string {
	var rows [][]string
	lead := []string{d.Flow, p.route(d.Flow)}
	for _, r := range d.Regimes {
		rows = append(rows, append(slices.Clone(lead), r.Regime, verdict(r), until(r)))
		lead = []string{"", ""}
		for _, note := range notes(r) {
			rows = append(rows, []string{"", note})
		}
	}
	for _, v := range d.Violations {
		if v.Regime == "" {
			rows = append(rows, append(slices.Clone(lead), "", v.Code, ""), []string{"", v.Message})
			lead = []string{"", ""}
		}
	}
	return rows
}

func (p *sheet) route(id string) string {
	flow, known := p.answers.inventory.Flow(id)
	if !known {
		return "" // decisions were read, which name no parties
	}
	place := func(side transfer.Side) string {
		party, _ := p.answers.inventory.Party(side.Party)
		return fmt.Sprintf("%s (%s)", side.Party, party.Jurisdiction)
	}
	return place(flow.Exporter) + " > " + place(flow.Importer)
}

func verdict(r transfer.RegimeDecision) string {
	switch {
	case r.Outcome == transfer.OutcomeAllowed:
		return publish.CoverOf(r).String()
	case r.Reason != nil:
		_, code, _ := strings.Cut(r.Reason.Code, ".")
		return strings.ReplaceAll(code, "_", " ")
	}
	var codes []string
	for _, v := range r.Violations {
		codes = append(codes, v.Code)
	}
	return strings.Join(codes, ", ")
}

func until(r transfer.RegimeDecision) string {
	if r.ValidUntil.IsZero() {
		return ""
	}
	return "until " + r.ValidUntil.String()
}

// notes say why a law blocks: what is open on each mechanism that might have covered, and the cheapest cure.
func notes(r transfer.RegimeDecision) []string {
	if r.Outcome != transfer.OutcomeBlocked {
		return nil
	}
	var list, open []string
	for _, c := range r.Candidates {
		if c.Status == transfer.NotMet || c.Status == transfer.Unknown {
			open = append(open, publish.Cover{Mechanism: c.Mechanism}.String()+": "+strings.Join(suffixes(c), ", "))
		}
	}
	if len(open) > 0 {
		list = append(list, "open: "+strings.Join(open, "; "))
	}
	for _, v := range r.Violations {
		if len(r.Candidates) == 0 || !strings.HasPrefix(v.Code, "transfer.") || v.Code == "transfer.suspended" {
			list = append(list, v.Message)
		}
		if len(v.Remedies) > 0 {
			list = append(list, "cure: "+v.Remedies[0].Text)
		}
	}
	return list
}

func suffixes(c transfer.Candidate) []string {
	var list []string
	for _, u := range c.Unmet {
		_, code, _ := strings.Cut(u.Code, ".")
		list = append(list, strings.ReplaceAll(code, "_", " "))
	}
	for _, m := range c.Missing {
		_, code, _ := strings.Cut(m.Code, ".")
		list = append(list, strings.ReplaceAll(code, "_", " ")+"?")
	}
	return list
}

func (p *sheet) warnings() {
	type key struct{ code, message string }
	warned := map[key][]string{}
	for _, d := range p.answers.decisions {
		for _, w := range d.Warnings {
			k := key{w.Code, w.Message}
			if !slices.Contains(warned[k], d.Flow) {
				warned[k] = append(warned[k], d.Flow)
			}
		}
	}
	if len(warned) == 0 {
		return
	}
	order := slices.Collect(maps.Keys(warned))
	slices.SortFunc(order, func(a, b key) int { return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.message, b.message)) })
	p.line("")
	p.line("%s (%d)", p.coloured("1;33", "WORTH A LOOK"), len(order))
	for _, k := range order {
		p.line("  %s: %s", k.code, k.message)
		p.line("      %s", some(warned[k]))
	}
}

// some names at most five.
func some(ids []string) string {
	if len(ids) <= 5 {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(ids[:5], ", "), len(ids)-5)
}
