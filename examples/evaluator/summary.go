package main

import "github.com/chapterv/chapterv/transfer"

// summary counts the decisions by outcome, by the mechanism that carries a law and by violation.
type summary struct {
	Flows      int                        `json:"flows"`
	Outcomes   map[transfer.Outcome]int   `json:"outcomes"`
	Mechanisms map[transfer.Mechanism]int `json:"mechanisms"`
	Violations map[string]int             `json:"violations"`
	Warnings   map[string]int             `json:"warnings"`
}

func (a *answers) summary() summary {
	s := summary{
		Flows:      len(a.decisions),
		Outcomes:   map[transfer.Outcome]int{},
		Mechanisms: map[transfer.Mechanism]int{},
		Violations: map[string]int{},
		Warnings:   map[string]int{},
	}
	for _, outcome := range transfer.Outcomes() {
		s.Outcomes[outcome] = 0
	}
	for _, d := range a.decisions {
		s.Outcomes[d.Outcome]++
		for _, r := range d.Regimes {
			if r.Mechanism != "" {
				s.Mechanisms[r.Mechanism]++
			}
		}
		for _, v := range d.Violations {
			s.Violations[v.Code]++
		}
		for _, w := range d.Warnings {
			s.Warnings[w.Code]++
		}
	}
	return s
}

// newlyBlocked returns the flows that are blocked and not known to be.
func (a *answers) newlyBlocked(known map[string]bool) []string {
	var ids []string
	for _, d := range a.decisions {
		if !d.Permits() && !known[d.Flow] {
			ids = append(ids, d.Flow)
		}
	}
	return ids
}
