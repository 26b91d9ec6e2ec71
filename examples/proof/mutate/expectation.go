package main

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// expectation is what a case says must come out; what it leaves out is not compared.
type expectation struct {
	Outcome    transfer.Outcome             `json:"outcome"`
	Regimes    map[string]regimeExpectation `json:"regimes"`
	Violations []string                     `json:"violations"`
	ValidUntil json.RawMessage              `json:"valid_until"`
}

type regimeExpectation struct {
	Outcome    transfer.Outcome                `json:"outcome"`
	Mechanism  *transfer.Mechanism             `json:"mechanism"`
	Instrument *string                         `json:"instrument"`
	Module     *transfer.Module                `json:"module"`
	Reason     *string                         `json:"reason"`
	Violations []string                        `json:"violations"`
	Unmet      map[transfer.Mechanism][]string `json:"unmet"`
	Warnings   []string                        `json:"warnings"`
}

// meets tells whether a decision is the one that the case decides.
func (e expectation) meets(d transfer.Decision) bool {
	codes := codesOf(d.Violations)
	faulty := slices.ContainsFunc(d.Violations, func(v transfer.Violation) bool { return v.Regime == "" && strings.HasPrefix(v.Code, "input.") })
	if faulty || d.Outcome != e.Outcome || !covers(codes, e.Violations) {
		return false
	}
	if e.ValidUntil != nil {
		until, err := json.Marshal(d.ValidUntil)
		if err != nil || string(until) != strings.TrimSpace(string(e.ValidUntil)) {
			return false
		}
	}
	for id, want := range e.Regimes {
		i := slices.IndexFunc(d.Regimes, func(r transfer.RegimeDecision) bool { return r.Regime == id })
		if i < 0 || !want.meets(d.Regimes[i]) {
			return false
		}
	}
	return true
}

func (e regimeExpectation) meets(r transfer.RegimeDecision) bool {
	switch {
	case r.Outcome != e.Outcome,
		e.Mechanism != nil && *e.Mechanism != r.Mechanism,
		e.Instrument != nil && *e.Instrument != string(r.Instrument),
		e.Module != nil && *e.Module != r.Module,
		e.Reason != nil && (r.Reason == nil || *e.Reason != r.Reason.Code),
		e.Violations != nil && !slices.Equal(e.Violations, codesOf(r.Violations)):
		return false
	}
	var warnings []string
	for _, w := range r.Warnings {
		warnings = append(warnings, w.Code)
	}
	if !covers(warnings, e.Warnings) {
		return false
	}
	for mechanism, codes := range e.Unmet {
		if !covers(openOn(r, mechanism), codes) {
			return false
		}
	}
	return true
}

func covers(all, some []string) bool {
	return !slices.ContainsFunc(some, func(code string) bool { return !slices.Contains(all, code) })
}

func codesOf(list []transfer.Violation) []string {
	codes := []string{}
	for _, v := range list {
		codes = append(codes, v.Code)
	}
	return codes
}

// openOn are the conditions of a mechanism that are unmet or unknown.
func openOn(r transfer.RegimeDecision, mechanism transfer.Mechanism) []string {
	var codes []string
	for _, c := range r.Candidates {
		if c.Mechanism != mechanism {
			continue
		}
		for _, u := range c.Unmet {
			codes = append(codes, u.Code)
		}
		for _, m := range c.Missing {
			codes = append(codes, m.Code)
		}
	}
	return codes
}
