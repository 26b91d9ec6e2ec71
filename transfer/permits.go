package transfer

import (
	"errors"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"
)

// Permits reports whether the flow may take place: no regime restricts it, or a named mechanism covers every regime
// that does. It is false for the zero Decision, for a blocked one, and for one that contradicts itself.
func (d Decision) Permits() bool {
	return d.Outcome != OutcomeBlocked && d.Check() == nil
}

// Check reports how a decision contradicts itself, and nil if it does not. What the engine returns without an error
// has passed it.
func (d Decision) Check() error {
	if !d.Outcome.IsValid() {
		return errors.New("the decision has no outcome")
	}
	if blocked := d.Outcome == OutcomeBlocked; blocked != (len(d.Violations) > 0) {
		return fmt.Errorf("the decision is %s with %d violations", d.Outcome, len(d.Violations))
	}
	var used []Mechanism
	count := map[Outcome]int{}
	for _, r := range d.Regimes {
		if err := r.check(); err != nil {
			return fmt.Errorf("regime %s: %w", r.Regime, err)
		}
		count[r.Outcome]++
		if r.Mechanism != "" {
			used = append(used, r.Mechanism)
		}
	}
	for _, m := range d.Mechanisms {
		if !slices.Contains(used, m) {
			return fmt.Errorf("the decision names %s, which no regime relies on", m)
		}
	}
	for _, m := range used {
		if !slices.Contains(d.Mechanisms, m) {
			return fmt.Errorf("the decision does not name %s, which a regime relies on", m)
		}
	}
	switch {
	case d.Outcome == OutcomeBlocked:
		return nil
	case count[OutcomeBlocked] > 0, len(d.Regimes) == 0:
		return fmt.Errorf("the decision is %s, though a regime blocks it or none was found", d.Outcome)
	case (d.Outcome == OutcomeAllowed) != (count[OutcomeAllowed] > 0):
		return fmt.Errorf("the decision is %s, and %d of its regimes are allowed", d.Outcome, count[OutcomeAllowed])
	default:
		return nil
	}
}

func (r RegimeDecision) check() error {
	if r.Regime == "" || !r.Outcome.IsValid() {
		return errors.New("it has no name or no outcome")
	}
	if blocked := r.Outcome == OutcomeBlocked; blocked != (len(r.Violations) > 0) {
		return fmt.Errorf("it is %s with %d violations", r.Outcome, len(r.Violations))
	}
	switch r.Outcome {
	case OutcomeAllowed:
		met := func(c Candidate) bool { return c.Mechanism == r.Mechanism && c.Status == Met }
		if !r.Mechanism.IsValid() || !slices.ContainsFunc(r.Candidates, met) {
			return errors.New("it is allowed without a mechanism that is met")
		}
	case OutcomeNotRestricted:
		if r.Reason == nil || r.Reason.Code == "" || r.Mechanism != "" || len(r.Candidates) > 0 {
			return errors.New("it is not restricted without a reason, or yet with a mechanism")
		}
	case OutcomeBlocked:
		if r.Mechanism != "" {
			return errors.New("it is blocked and yet names a mechanism")
		}
	}
	return nil
}

func repeatedKey(n *yaml.Node) string {
	if n.Kind == yaml.MappingNode {
		seen := map[string]bool{}
		for i := 0; i < len(n.Content); i += 2 {
			if seen[n.Content[i].Value] {
				return n.Content[i].Value
			}
			seen[n.Content[i].Value] = true
		}
	}
	for _, child := range n.Content {
		if key := repeatedKey(child); key != "" {
			return key
		}
	}
	return ""
}
