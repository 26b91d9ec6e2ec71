package publish

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// group is the flows out of one place.
type group struct {
	Name    string
	Count   cell
	Entries []entry
}

// entry is one decision.
type entry struct {
	ID, Anchor, Name   string
	Pair               string // the anchor of the first flow between two places
	Exporter, Importer string
	From, To           string
	Outcome, Class     string
	Keys               string
	Until              string
	Facts              []string
	Laws               []lawEntry
	Own                []transfer.Violation
	Warnings           []transfer.Warning
	Obligations        []transfer.Obligation
	Verdicts           []lawVerdict
}

// lawVerdict is the answer of one law in a line. Detail is the instrument, or where it is blocked the nearest cure.
type lawVerdict struct{ Law, Text, Detail, Class string }

func (p *page) verdict(r transfer.RegimeDecision) lawVerdict {
	v := lawVerdict{Law: p.book.law(r.Regime), Text: verdict(r), Class: outcomeClass(r.Outcome)}
	switch {
	case r.Outcome == transfer.OutcomeAllowed && string(r.Instrument) != string(r.Mechanism):
		v.Detail = string(r.Instrument)
	case r.Outcome == transfer.OutcomeNotRestricted:
		v.Text, v.Detail = outcomeName(r.Outcome), verdict(r)
	}
	for _, violation := range r.Violations {
		if len(violation.Remedies) > 0 && violation.Remedies[0].Mechanism != "" {
			v.Detail = "nearest: " + mechanismName(violation.Remedies[0].Mechanism)
			break
		}
	}
	return v
}

// lawEntry is what one law answers, in full.
type lawEntry struct {
	Name, ID, Outcome, Class, Verdict string
	Reason                            *transfer.Reason
	Citations, Until, ReliedOn        string
	Violations                        []transfer.Violation
	Candidates                        []candidate
	Absent                            string
	Obligations                       []transfer.Obligation
	Warnings                          []transfer.Finding
	Notes                             string
	// Same is the flow between the same parties that has this answer already, word for word.
	Same *link
}

type candidate struct {
	Name, Instrument, Status, Class, Until string
	Open                                   []condition
	Others                                 []string
}

// condition is what is open on a candidate.
type condition struct{ Text, Citation, Todo string }

func (p *page) groups() []group {
	byPlace := map[transfer.Territory][]answer{}
	counts := map[string]transfer.Territory{}
	for _, a := range p.answers {
		code := a.exporter.Jurisdiction
		byPlace[code] = append(byPlace[code], a)
		counts[placeName(code)+" "+string(code)] = code
	}
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	slices.Sort(names)
	var list []group
	used := map[string]bool{}
	for _, name := range names {
		answers := byPlace[counts[name]]
		slices.SortStableFunc(answers, func(a, b answer) int {
			return cmp.Or(
				cmp.Compare(placeName(a.importer.Jurisdiction), placeName(b.importer.Jurisdiction)),
				cmp.Compare(partyName(a.exporter), partyName(b.exporter)),
				cmp.Compare(partyName(a.importer), partyName(b.importer)),
			)
		})
		g := group{Name: placeName(counts[name])}
		pair := ""
		for _, a := range answers {
			g.Count.add(a)
			e := p.entry(a, used)
			if anchor := pairAnchor(a); anchor != pair {
				pair, e.Pair = anchor, anchor
			}
			g.Entries = append(g.Entries, e)
		}
		list = append(list, g)
	}
	return list
}

func (p *page) entry(a answer, used map[string]bool) entry {
	e := entry{
		ID: a.Decision.Flow, Name: line(a.flow.Name), Anchor: "flow-" + a.Decision.Flow,
		Exporter: partyName(a.exporter), Importer: partyName(a.importer), From: string(a.exporter.Jurisdiction), To: string(a.importer.Jurisdiction),
		Outcome: outcomeName(a.Outcome), Class: outcomeClass(a.Outcome), Until: a.ValidUntil.String(),
		Own: a.own(), Warnings: p.warnings(a), Obligations: a.Obligations, Facts: p.facts(a),
	}
	for n := 2; used[e.Anchor]; n++ {
		e.Anchor = fmt.Sprintf("flow-%s-%d", a.Decision.Flow, n)
	}
	used[e.Anchor] = true
	var keys []string
	for _, r := range a.Regimes {
		e.Laws = append(e.Laws, p.law(r, p.told(a, r, e.Anchor)))
		e.Verdicts = append(e.Verdicts, p.verdict(r))
		keys = append(keys, r.Regime)
		if r.Mechanism != "" {
			keys = append(keys, string(r.Mechanism))
		}
	}
	for _, v := range e.Own {
		e.Verdicts = append(e.Verdicts, lawVerdict{Text: plainCode(v.Code), Class: "b"})
	}
	e.Keys = strings.Join(keys, " ")
	return e
}

// warnings are those that no law of the decision repeats.
func (p *page) warnings(a answer) []transfer.Warning {
	var list []transfer.Warning
	for _, w := range a.Warnings {
		repeated := slices.ContainsFunc(a.Regimes, func(r transfer.RegimeDecision) bool {
			return r.Regime == string(w.Regime) && slices.ContainsFunc(r.Warnings, func(f transfer.Finding) bool { return f.Code == w.Code })
		})
		if !repeated {
			list = append(list, w)
		}
	}
	return list
}

// facts are what the flow is about, in the organisation's own terms.
func (p *page) facts(a answer) []string {
	var list []string
	add := func(name string, values ...string) {
		if text := strings.Join(slices.DeleteFunc(values, func(v string) bool { return v == "" }), ", "); text != "" {
			list = append(list, name+": "+line(strings.ReplaceAll(text, "_", " ")))
		}
	}
	if a.flow.Exporter.Role != "" || a.flow.Importer.Role != "" {
		add("roles", cmp.Or(string(a.flow.Exporter.Role), "not stated")+" to "+cmp.Or(string(a.flow.Importer.Role), "not stated"))
	}
	if p.Days != a.At.String() {
		add("asked about", a.At.String())
	}
	add("data", slices.Clone(a.flow.DataCategories)...)
	add("special categories", slices.Clone(a.flow.SpecialCategories)...)
	add("people", slices.Clone(a.flow.DataSubjects)...)
	add("purposes", slices.Clone(a.flow.Purposes)...)
	add("continues", a.flow.After)
	add("stored in", string(a.flow.Storage))
	return list
}

func (p *page) law(r transfer.RegimeDecision, same *link) lawEntry {
	l := lawEntry{
		Name: p.book.law(r.Regime), ID: r.Regime, Outcome: outcomeName(r.Outcome), Class: outcomeClass(r.Outcome),
		Reason: r.Reason, Until: r.ValidUntil.String(), ReliedOn: strings.Join(r.ReliedOn, "; "),
		Violations: r.Violations, Obligations: r.Obligations, Warnings: r.Warnings, Notes: p.noted[r.Regime],
	}
	if r.Outcome == transfer.OutcomeAllowed {
		l.Verdict = carrier(r.Mechanism, r.Instrument, r.Module)
	}
	if l.Same = same; same != nil {
		return l
	}
	if r.Reason == nil {
		l.Citations = strings.Join(r.Citations, "; ")
	}
	var absent []string
	for _, c := range r.Candidates {
		if c.Status == transfer.NotRelevant {
			absent = append(absent, mechanismName(c.Mechanism))
			continue
		}
		chosen := r.Outcome == transfer.OutcomeAllowed && c.Mechanism == r.Mechanism
		l.Candidates = append(l.Candidates, newCandidate(c, chosen, r.Outcome != transfer.OutcomeBlocked))
	}
	l.Absent = strings.Join(absent, ", ")
	return l
}

var statusClass = map[transfer.Status]string{transfer.Met: "a", transfer.NotMet: "n", transfer.Unknown: "w"}

// newCandidate shows one mechanism. Where the law blocks, the violation lists the remedies and they are not repeated.
func newCandidate(c transfer.Candidate, chosen, remedies bool) candidate {
	shown := candidate{
		Name: withModule(c.Mechanism, c.Module), Instrument: string(c.Instrument), Status: statusName(c.Status), Class: statusClass[c.Status],
		Until: c.ValidUntil.String(),
	}
	if chosen {
		shown.Status = "carries it"
	}
	for _, u := range c.Unmet {
		open := condition{Text: u.Message, Citation: u.Citation}
		if remedies {
			open.Todo = string(u.Remedy)
		}
		shown.Open = append(shown.Open, open)
	}
	for _, m := range c.Missing {
		shown.Open = append(shown.Open, condition{m.Message, m.Citation, "Find out, and record it as " + m.Fact + "."})
	}
	for _, o := range c.Instruments {
		var codes []string
		for _, u := range o.Unmet {
			codes = append(codes, plainCode(u.Code))
		}
		for _, m := range o.Missing {
			codes = append(codes, plainCode(m.Code)+" (not stated)")
		}
		text := string(o.Instrument) + ": " + statusName(o.Status)
		if len(codes) > 0 {
			text += " — " + strings.Join(codes, ", ")
		}
		shown.Others = append(shown.Others, text)
	}
	return shown
}
