package transfertest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// Differences says, each in a line, how a decision is another than the expectation. It is empty if it is not.
func (e Expectation) Differences(d transfer.Decision) []string {
	var r report
	if e.Outcome != "" {
		r.same("outcome", string(d.Outcome), string(e.Outcome))
	}
	if e.Mechanisms != nil {
		r.sameSet("mechanisms", words(d.Mechanisms), words(e.Mechanisms))
	}
	if e.Codes != nil {
		r.sameSet("violations", each(d.Violations, func(v transfer.Violation) string { return v.Code }), e.Codes)
	}
	duties := codes(d.Obligations)
	for _, regime := range d.Regimes {
		duties = append(duties, codes(regime.Obligations)...)
	}
	r.among("warnings", each(d.Warnings, func(w transfer.Warning) string { return w.Code }), e.Warnings)
	r.among("obligations", duties, e.Obligations)
	if !e.ValidUntil.IsZero() {
		r.same("valid until", until(d.ValidUntil), e.ValidUntil.String())
	}
	for _, id := range slices.Sorted(maps.Keys(e.Regimes)) {
		i := slices.IndexFunc(d.Regimes, func(regime transfer.RegimeDecision) bool { return regime.Regime == id })
		if i < 0 {
			r.add("%s does not govern the flow; these do: %s", id, listed(each(d.Regimes, func(one transfer.RegimeDecision) string { return one.Regime })))
			continue
		}
		e.Regimes[id].compare(&r, id, d.Regimes[i])
	}
	return r
}

func (e RegimeExpectation) compare(r *report, id string, d transfer.RegimeDecision) {
	if e.Outcome != "" {
		r.same(id+" outcome", string(d.Outcome), string(e.Outcome))
	}
	if e.Mechanism != "" {
		r.same(id+" mechanism", string(d.Mechanism), string(e.Mechanism))
	}
	if e.Instrument != "" {
		r.same(id+" instrument", string(d.Instrument), e.Instrument)
	}
	if e.Module != 0 && e.Module != d.Module {
		r.add("%s module: %d, not %d", id, d.Module, e.Module)
	}
	if e.Reason != "" {
		reason := ""
		if d.Reason != nil {
			reason = d.Reason.Code
		}
		r.same(id+" reason", reason, e.Reason)
	}
	for _, mechanism := range slices.Sorted(maps.Keys(e.Open)) {
		i := slices.IndexFunc(d.Candidates, func(c transfer.Candidate) bool { return c.Mechanism == mechanism })
		if i < 0 {
			r.add("%s has no candidate %s", id, mechanism)
			continue
		}
		open := each(d.Candidates[i].Unmet, func(u transfer.Unmet) string { return u.Code })
		open = append(open, each(d.Candidates[i].Missing, func(m transfer.Missing) string { return m.Code })...)
		r.sameSet(fmt.Sprintf("%s %s, open", id, mechanism), open, e.Open[mechanism])
	}
}

// report collects differences.
type report []string

func (r *report) add(format string, args ...any) { *r = append(*r, fmt.Sprintf(format, args...)) }

func (r *report) same(what, got, want string) {
	if got == "" {
		got = "none"
	}
	if got != want {
		r.add("%s: %s, not %s", what, got, want)
	}
}

func (r *report) sameSet(what string, got, want []string) {
	if missing := without(want, got); len(missing) > 0 {
		r.add("%s: %s missing", what, listed(missing))
	}
	if more := without(got, want); len(more) > 0 {
		r.add("%s: %s not expected", what, listed(more))
	}
}

func (r *report) among(what string, got, want []string) {
	if missing := without(want, got); len(missing) > 0 {
		r.add("%s: %s missing; there are: %s", what, listed(missing), listed(got))
	}
}

func without(list, others []string) []string {
	left := slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(others, s) })
	slices.Sort(left)
	return slices.Compact(left)
}

func listed(list []string) string {
	if len(list) == 0 {
		return "none"
	}
	return strings.Join(list, ", ")
}

func each[T any](list []T, name func(T) string) []string {
	names := make([]string, 0, len(list))
	for _, entry := range list {
		names = append(names, name(entry))
	}
	return names
}

func words(list []transfer.Mechanism) []string {
	return each(list, func(m transfer.Mechanism) string { return string(m) })
}

func codes(list []transfer.Finding) []string {
	return each(list, func(f transfer.Finding) string { return f.Code })
}

func until(d transfer.Date) string {
	if d.IsZero() {
		return "none"
	}
	return d.String()
}
