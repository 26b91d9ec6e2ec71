package publish

import (
	"fmt"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// finding is one remark on one flow, as tools of continuous integration take them: an error for a violation, a warning
// for a fact worth a look.
type finding struct {
	answer   answer
	error    bool
	code     string
	regime   string
	message  string
	citation string
	remedies []transfer.Remedy
	facts    []string
	open     []string
}

// findings lists the violations of every flow, then its warnings, in the order of the decisions.
func (f *file) findings() []finding {
	var list []finding
	for _, a := range f.answers {
		for _, v := range a.Violations {
			list = append(list, finding{
				answer: a, error: true, code: v.Code, regime: string(v.Regime),
				message: v.Message, citation: v.Citation, remedies: v.Remedies, facts: a.missing(string(v.Regime)), open: a.open(string(v.Regime)),
			})
		}
		for _, w := range a.Warnings {
			list = append(list, finding{answer: a, code: w.Code, regime: string(w.Regime), message: w.Message, citation: w.Citation})
		}
	}
	return list
}

// open lists what is open on each mechanism of a law that blocks.
func (a answer) open(regime string) []string {
	for _, r := range a.Regimes {
		if r.Regime == regime {
			return conditions(r)
		}
	}
	return nil
}

// missing names the facts that nobody stated and that would let a mechanism of the law be judged.
func (a answer) missing(regime string) []string {
	var facts []string
	for _, r := range a.Regimes {
		if r.Regime != regime {
			continue
		}
		for _, c := range r.Candidates {
			if c.Status != transfer.Unknown {
				continue
			}
			for _, m := range c.Missing {
				facts = append(facts, m.Fact)
			}
		}
	}
	return facts
}

// words are the whole finding in one line: the flow, the message, the authority and the cheapest cure.
func (x finding) words() string {
	text := fmt.Sprintf("%s: %s", x.answer.Decision.Flow, x.message)
	if x.citation != "" {
		text += " (" + x.citation + ")"
	}
	if len(x.remedies) > 0 {
		text += " Remedy: " + x.remedies[0].Text
	}
	return line(text)
}

// conditions lists, one a line, what is open on each mechanism of a law that does not cover.
func conditions(r transfer.RegimeDecision) []string {
	var list []string
	for _, c := range r.Candidates {
		if c.Status != transfer.NotMet && c.Status != transfer.Unknown {
			continue
		}
		var open []string
		for _, u := range c.Unmet {
			open = append(open, u.Code)
		}
		for _, m := range c.Missing {
			open = append(open, m.Code+" (state "+m.Fact+")")
		}
		list = append(list, line(mechanismName(c.Mechanism)+": "+strings.Join(open, ", ")))
	}
	return list
}
