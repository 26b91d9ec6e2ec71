package transfer

import (
	"fmt"
	"slices"
	"strings"
)

// String returns the decision on one line.
func (d Decision) String() string {
	if !d.Outcome.IsValid() {
		return "no decision: the flow may not take place"
	}
	var parts []string
	for _, r := range d.Regimes {
		switch r.Outcome {
		case OutcomeAllowed:
			parts = append(parts, r.Regime+" by "+r.by())
		case OutcomeNotRestricted:
			if d.Outcome == OutcomeNotRestricted {
				parts = append(parts, r.Regime+" "+reasonCode(r))
			}
		}
	}
	if d.Outcome == OutcomeBlocked {
		parts = nil
		for _, v := range d.Violations {
			parts = append(parts, strings.TrimSpace(string(v.Regime)+" "+v.Code))
		}
	}
	line := fmt.Sprintf("%s on %s: %s", named(d.Flow), named(d.At.String()), d.Outcome.words())
	if len(parts) > 0 {
		line += " (" + strings.Join(parts, "; ") + ")"
	}
	return line
}

// Explain returns the decision on a page: the outcome, and for each law what covers the flow or what is wrong with
// every mechanism that does not, with the authorities, the duties and what could be done.
func (d Decision) Explain() string {
	p := &page{}
	if !d.Outcome.IsValid() {
		p.line(0, "No decision. The flow may not take place.")
		return p.String()
	}
	p.line(0, "Flow %s on %s: %s", named(d.Flow), named(d.At.String()), strings.ToUpper(d.Outcome.words()))
	p.until(0, d.ValidUntil)
	for _, r := range d.Regimes {
		p.regime(r)
	}
	p.general(d)
	if d.Revision.Law != "" || d.Revision.Policies != "" {
		p.gap()
		p.line(0, "Law records of %s, rules %s.", named(d.Revision.Law), named(d.Revision.Policies))
		if len(d.Revision.Amended) > 0 {
			p.line(0, "Law records amended by %s.", strings.Join(d.Revision.Amended, ", "))
		}
		if len(d.Revision.Preference) > 0 {
			p.line(0, "Mechanisms tried in the organisation's own order: %s.", inOrder(d.Revision.Preference))
		}
	}
	return p.String()
}

func (o Outcome) words() string { return strings.ReplaceAll(string(o), "_", " ") }

func (r RegimeDecision) by() string {
	text := string(r.Mechanism)
	if r.Instrument != "" && string(r.Instrument) != text {
		text += " " + string(r.Instrument)
	}
	if r.Module != 0 {
		text += fmt.Sprintf(" module %d", r.Module)
	}
	return text
}

func reasonCode(r RegimeDecision) string {
	if r.Reason == nil {
		return "without a reason"
	}
	return r.Reason.Code
}

func named(s string) string {
	if s == "" {
		return "(not stated)"
	}
	return s
}

// general prints what belongs to no single law.
func (p *page) general(d Decision) {
	var own []Violation
	for _, v := range d.Violations {
		if v.Regime == "" || !slices.ContainsFunc(d.Regimes, func(r RegimeDecision) bool { return r.Regime == string(v.Regime) }) {
			own = append(own, v)
		}
	}
	if len(own) > 0 {
		p.gap()
		p.line(0, "Besides")
		p.violations(1, own)
	}
	if len(d.Obligations) > 0 {
		p.gap()
		p.list(0, "Further duties", d.Obligations)
	}
	if len(d.Warnings) > 0 {
		p.gap()
		p.line(0, "Worth a look")
		for _, w := range d.Warnings {
			scope := ""
			if w.Regime != "" {
				scope = string(w.Regime) + ": "
			}
			p.finding(1, Finding{Code: w.Code, Message: scope + w.Message, Citation: w.Citation})
		}
	}
}

func (p *page) regime(r RegimeDecision) {
	p.gap()
	switch r.Outcome {
	case OutcomeAllowed:
		p.line(0, "%s: allowed by %s", r.Regime, r.by())
	default:
		p.line(0, "%s: %s", r.Regime, named(r.Outcome.words()))
	}
	if r.Reason != nil {
		p.finding(1, *r.Reason)
	}
	if len(r.Citations) > 0 {
		p.line(1, "Authority: %s", strings.Join(r.Citations, "; "))
	}
	p.until(1, r.ValidUntil)
	if len(r.ReliedOn) > 0 {
		p.line(1, "Relied on: %s", strings.Join(r.ReliedOn, "; "))
	}
	p.violations(1, r.Violations)
	p.candidates(r)
	p.list(1, "Duties", r.Obligations)
	if len(r.Redress) > 0 {
		p.line(1, "Redress for the people concerned")
		for _, way := range r.Redress {
			p.line(2, "- %s%s", way.Channel, cited(way.Citation))
		}
	}
	p.list(1, "Worth a look", r.Warnings)
	if len(r.LeftOut) > 0 {
		p.line(1, "Not examined under this law")
		for _, ground := range r.LeftOut {
			p.line(2, "- %s", ground)
		}
	} else if r.Coverage == "partial" {
		p.line(1, "Not every ground of this law is examined.")
	}
}

func (p *page) candidates(r RegimeDecision) {
	if len(r.Candidates) == 0 {
		return
	}
	heading := "Mechanisms, in order of preference"
	if r.Outcome == OutcomeAllowed {
		heading = "This mechanism and the fallbacks, in order of preference"
	}
	p.line(1, "%s", heading)
	for _, c := range r.Candidates {
		title := RegimeDecision{Mechanism: c.Mechanism, Instrument: c.Instrument, Module: c.Module}.by()
		end := ""
		if !c.ValidUntil.IsZero() {
			end = ", until " + c.ValidUntil.String()
		}
		p.line(2, "- %s: %s%s", title, c.Status.words(), end)
		if c.Status == NotRelevant {
			continue
		}
		p.conditions(3, c.Unmet, c.Missing)
		for _, o := range c.Instruments {
			p.line(3, "also %s: %s", named(string(o.Instrument)), o.Status.words())
			p.conditions(4, o.Unmet, o.Missing)
		}
	}
}

func (s Status) words() string {
	switch s {
	case Met:
		return "met"
	case NotMet:
		return "not met"
	case Unknown:
		return "unknown, facts are missing"
	case NotRelevant:
		return "does not exist for this flow"
	default:
		return "not judged"
	}
}
