package main

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// inUnion is what a decision says under the law of the Union, or nil if that does not govern.
func inUnion(d *transfer.Decision) *answer {
	at := slices.IndexFunc(d.Regimes, func(r transfer.RegimeDecision) bool { return r.Regime == "eu-gdpr" })
	if at < 0 {
		return nil
	}
	r := &d.Regimes[at]
	a := &answer{Outcome: string(r.Outcome), Mechanism: string(r.Mechanism), Instrument: string(r.Instrument)}
	for _, c := range r.Candidates {
		next := candidate{Mechanism: string(c.Mechanism), Status: string(c.Status), Instrument: string(c.Instrument)}
		for _, u := range c.Unmet {
			next.Unmet = append(next.Unmet, u.Code)
		}
		for _, m := range c.Missing {
			next.Missing = append(next.Missing, m.Code)
		}
		a.Candidates = append(a.Candidates, next)
	}
	return a
}
