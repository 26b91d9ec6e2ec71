package proof_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/examples/proof/oracle"
	"github.com/chapterv/chapterv/transfer"
)

// answer is what both deciders say of a flow, as far as they can be compared.
type answer struct {
	Outcome    transfer.Outcome        `json:"outcome"`
	ValidUntil transfer.Date           `json:"valid_until"`
	Regimes    map[string]regimeAnswer `json:"regimes"`
	Refused    string                  `json:"refused,omitempty"` // why there is no answer
}

type regimeAnswer struct {
	Outcome    transfer.Outcome                       `json:"outcome"`
	Mechanism  transfer.Mechanism                     `json:"mechanism"`
	Instrument string                                 `json:"instrument,omitempty"`
	Module     int                                    `json:"module,omitempty"`
	ValidUntil transfer.Date                          `json:"valid_until"`
	Candidates map[transfer.Mechanism]transfer.Status `json:"candidates,omitempty"`
	Violations []string                               `json:"violations,omitempty"`
}

// ofRules is the answer of the library. A question that the rules refuse is blocked under no law.
func ofRules(ctx context.Context, engine *transfer.Engine, flow transfer.Flow) answer {
	d, err := engine.Evaluate(ctx, flow)
	a := answer{Outcome: d.Outcome, ValidUntil: d.ValidUntil, Regimes: map[string]regimeAnswer{}}
	if err != nil {
		a.Refused = err.Error()
	}
	for _, r := range d.Regimes {
		one := regimeAnswer{
			Outcome: r.Outcome, Mechanism: r.Mechanism, Instrument: string(r.Instrument), Module: int(r.Module), ValidUntil: r.ValidUntil,
			Candidates: map[transfer.Mechanism]transfer.Status{},
		}
		for _, c := range r.Candidates {
			one.Candidates[c.Mechanism] = c.Status
		}
		for _, v := range r.Violations {
			one.Violations = append(one.Violations, v.Code)
		}
		a.Regimes[r.Regime] = one
	}
	return a
}

// ofOracle is the answer of the second implementation.
func ofOracle(o *oracle.Oracle, flow transfer.Flow) answer {
	d := o.Decide(flow)
	a := answer{Outcome: d.Outcome, ValidUntil: d.ValidUntil, Regimes: map[string]regimeAnswer{}}
	for law, r := range d.Regimes {
		a.Regimes[law] = regimeAnswer{
			Outcome: r.Outcome, Mechanism: r.Mechanism, Instrument: r.Instrument, Module: r.Module, ValidUntil: r.ValidUntil,
			Candidates: r.Candidates, Violations: r.Violations,
		}
	}
	return a
}

// difference is one thing in which two answers differ, and what may be behind it.
type difference struct {
	regime, field, oracle, rules, behind string
}

// signature is the kind of difference: what is found again and again has one signature.
func (d difference) signature() string {
	law := d.regime
	if strings.HasPrefix(law, "unmodelled:") && !strings.Contains(law, "-") {
		law = "unmodelled"
	}
	text := fmt.Sprintf("%s %s: oracle %s, rules %s", law, d.field, cmp.Or(d.oracle, "none"), cmp.Or(d.rules, "none"))
	if d.behind != "" {
		text += " (" + d.behind + ")"
	}
	return strings.TrimSpace(text)
}

// compare lists the differences, the gravest first: those of outcomes, then of what carries them, then of their ends.
func compare(oracle, rules answer) []difference {
	if rules.Refused != "" {
		if oracle.Outcome == transfer.OutcomeBlocked && len(oracle.Regimes) == 0 && strings.Contains(rules.Refused, "input.") {
			return nil
		}
		reason := rules.Refused
		if i := strings.LastIndex(reason, "["); i >= 0 {
			reason = reason[i:]
		}
		return []difference{{field: "refused", oracle: string(oracle.Outcome), rules: reason}}
	}
	var grave, carried, ends []difference
	if oracle.Outcome != rules.Outcome {
		grave = append(grave, difference{field: "outcome", oracle: string(oracle.Outcome), rules: string(rules.Outcome)})
	}
	laws := maps.Clone(oracle.Regimes)
	maps.Copy(laws, rules.Regimes)
	for _, law := range slices.Sorted(maps.Keys(laws)) {
		a, hasA := oracle.Regimes[law]
		b, hasB := rules.Regimes[law]
		if !hasA || !hasB {
			grave = append(grave, difference{regime: law, field: "governs", oracle: fmt.Sprint(hasA), rules: fmt.Sprint(hasB)})
			continue
		}
		details := a.carrier(b, law)
		if a.Outcome != b.Outcome {
			grave = append(grave, difference{law, "outcome", string(a.Outcome), string(b.Outcome), a.behind(b, details)})
		}
		carried = append(carried, details...)
		ends = append(ends, until(law, a.ValidUntil, b.ValidUntil)...)
	}
	ends = append(ends, until("", oracle.ValidUntil, rules.ValidUntil)...)
	// The outcome of the flow follows from its laws', and says least.
	slices.SortStableFunc(grave, func(x, y difference) int { return strings.Compare(bare(x.regime), bare(y.regime)) })
	return slices.Concat(grave, carried, ends)
}

func bare(law string) string {
	if law == "" {
		return "z"
	}
	return "a"
}

// behind says what may explain that two outcomes differ: a mechanism that one of the two finds met, or what else it names.
func (a regimeAnswer) behind(b regimeAnswer, details []difference) string {
	var said []string
	for _, d := range details {
		if d.oracle == string(transfer.Met) || d.rules == string(transfer.Met) {
			said = append(said, fmt.Sprintf("%s %s/%s", strings.TrimPrefix(d.field, "candidate "), cmp.Or(d.oracle, "none"), cmp.Or(d.rules, "none")))
		}
	}
	if len(said) == 0 {
		said = append(said, strings.Join(a.Violations, " ")+"/"+strings.Join(b.Violations, " "))
	}
	return strings.Join(said, ", ")
}

func (a regimeAnswer) carrier(b regimeAnswer, law string) []difference {
	var found []difference
	note := func(field string, oracle, rules any) {
		if oracle != rules {
			found = append(found, difference{regime: law, field: field, oracle: fmt.Sprint(oracle), rules: fmt.Sprint(rules)})
		}
	}
	if a.Outcome == transfer.OutcomeNotRestricted && b.Outcome == transfer.OutcomeNotRestricted {
		return nil
	}
	for _, m := range transfer.Mechanisms() {
		note("candidate "+string(m), relevant(m, a.Candidates[m]), relevant(m, b.Candidates[m]))
	}
	if a.Outcome != b.Outcome {
		return found
	}
	note("mechanism", a.Mechanism, b.Mechanism)
	if a.Mechanism != b.Mechanism {
		return found
	}
	note("module", a.Module, b.Module)
	// Decisions are records, for which the oracle has names of its own.
	if a.Mechanism != transfer.Adequacy && a.Instrument != b.Instrument {
		found = append(found, difference{regime: law, field: "instrument of " + string(a.Mechanism), oracle: "one", rules: "another"})
	}
	return found
}

// relevant is the status of a mechanism that can exist for the flow, and nothing for one that cannot or is not listed. A
// certificate that nobody holds under a law that recognises none is beside the point to one decider, and unmet to the other.
func relevant(m transfer.Mechanism, s transfer.Status) transfer.Status {
	if s == transfer.NotRelevant || s == transfer.NotMet && (m == transfer.CBPR || m == transfer.PRP) {
		return ""
	}
	return s
}

func until(law string, oracle, rules transfer.Date) []difference {
	if oracle == rules {
		return nil
	}
	end := func(own, other transfer.Date) string {
		switch {
		case own.IsZero():
			return "never"
		case other.IsZero():
			return "some day"
		case own.Before(other):
			return "earlier"
		default:
			return "later"
		}
	}
	return []difference{{regime: law, field: "valid_until", oracle: end(oracle, rules), rules: end(rules, oracle)}}
}
