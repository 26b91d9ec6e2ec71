package whatif

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

// Change is one flow under one law before and after. A cover without an outcome says that the law did not govern the flow, or
// that there was no such flow.
type Change struct {
	publish.Change
	// Codes are those of the violations after, of the law and, on the line of no law, of packs and the engine.
	Codes []string
	// Steps are what to do about a flow that is blocked, on the way with the fewest open conditions.
	Steps []transfer.Step
	// Route is the flows of the route up to this one, oldest first, where it continues another. Breaks, of the embedded change, is
	// the first of them that the law blocks after.
	Route []string
}

// Blocked reports whether the change is for the worse: the law blocks the flow and did not before.
func (c Change) Blocked() bool {
	return c.Status == publish.NewlyBlocked || c.Status == publish.FallbackIncomplete
}

// Diff compares decisions flow by flow and law by law, in the order of the flows after and then of those that are gone. What is the
// same under both is Unaffected.
func Diff(before, after []transfer.Decision) []Change {
	earlier := map[string]transfer.Decision{}
	for _, d := range before {
		earlier[d.Flow] = d
	}
	var changes []Change
	for _, d := range after {
		changes = append(changes, between(earlier[d.Flow], d)...)
		delete(earlier, d.Flow)
	}
	for _, d := range before {
		if _, gone := earlier[d.Flow]; gone {
			changes = append(changes, between(d, transfer.Decision{Flow: d.Flow})...)
		}
	}
	return changes
}

// between compares two decisions on one flow. What blocks it besides the laws has a line without a law.
func between(before, after transfer.Decision) []Change {
	var changes []Change
	for _, r := range after.Regimes {
		was, governed := regimeOf(before, r.Regime)
		c := compared(after.Flow, was, r)
		if !governed && c.Blocked() && before.Outcome == transfer.OutcomeBlocked {
			c.Status, c.Missing = publish.Unaffected, nil // another law blocked the flow before
		}
		changes = append(changes, c)
	}
	for _, r := range before.Regimes {
		if _, still := regimeOf(after, r.Regime); still {
			continue
		}
		c := compared(after.Flow, r, transfer.RegimeDecision{Regime: r.Regime})
		if r.Outcome == transfer.OutcomeBlocked && after.Permits() {
			c.Status = publish.NewlyCovered
		}
		changes = append(changes, c)
	}
	was, is := besides(before), besides(after)
	if len(was) > 0 || len(is) > 0 {
		c := Change{Change: publish.Change{Flow: after.Flow, Status: publish.Unaffected}, Codes: is}
		c.Before.Outcome, c.After.Outcome = before.Outcome, after.Outcome
		switch {
		case len(is) > 0 && (len(was) == 0 || !before.Outcome.IsValid()):
			c.Status = publish.NewlyBlocked
		case len(is) == 0:
			c.Status = publish.NewlyCovered
		}
		changes = append(changes, c)
	}
	return changes
}

func regimeOf(d transfer.Decision, regime string) (transfer.RegimeDecision, bool) {
	i := slices.IndexFunc(d.Regimes, func(r transfer.RegimeDecision) bool { return r.Regime == regime })
	if i < 0 {
		return transfer.RegimeDecision{}, false
	}
	return d.Regimes[i], true
}

// besides are the codes of the violations that no law of the decision is behind, and engine.undecided for a decision that is none.
func besides(d transfer.Decision) []string {
	var codes []string
	for _, v := range d.Violations {
		if _, listed := regimeOf(d, string(v.Regime)); !listed {
			codes = append(codes, v.Code)
		}
	}
	if len(codes) == 0 && d.Outcome == transfer.OutcomeBlocked && !slices.ContainsFunc(d.Regimes, func(r transfer.RegimeDecision) bool {
		return r.Outcome == transfer.OutcomeBlocked
	}) {
		codes = []string{"engine.undecided"}
	}
	return codes
}

func compared(flow string, before, after transfer.RegimeDecision) Change {
	c := Change{Change: publish.Change{Flow: flow, Regime: after.Regime, Before: publish.CoverOf(before), After: publish.CoverOf(after)}}
	for _, v := range after.Violations {
		c.Codes = append(c.Codes, v.Code)
	}
	wasBlocked, isBlocked := before.Outcome == transfer.OutcomeBlocked, after.Outcome == transfer.OutcomeBlocked
	switch {
	case isBlocked && wasBlocked:
		c.Status = publish.Unaffected
	case isBlocked:
		c.Status = publish.NewlyBlocked
		c.Steps = firstSteps(after, before)
		if begun := nearest(after, before); begun != nil {
			c.Status, c.Steps = publish.FallbackIncomplete, begun.Steps
			for _, step := range begun.Steps {
				c.Missing = append(c.Missing, step.Text)
			}
		}
	case wasBlocked && after.Outcome.IsValid():
		c.Status = publish.NewlyCovered
	case after.Outcome == transfer.OutcomeAllowed && before.Outcome.IsValid() && c.Before != c.After:
		c.Status = publish.FallbackReady
	default:
		c.Status = publish.Unaffected
	}
	return c
}

// nearest is the cure with the fewest open conditions that rests on something that is there: a document, a certificate, or a
// mechanism of which nothing is contradicted. What covered the flow before, and fell, is no fallback.
func nearest(r, before transfer.RegimeDecision) *transfer.Remedy {
	for _, v := range r.Violations {
		for i := range v.Remedies {
			remedy := &v.Remedies[i]
			if remedy.Mechanism == "" || len(remedy.Steps) == 0 || fell(remedy, before) {
				continue
			}
			unknown := slices.ContainsFunc(r.Candidates, func(c transfer.Candidate) bool {
				return c.Mechanism == remedy.Mechanism && c.Status == transfer.Unknown
			})
			if remedy.Instrument != "" || unknown {
				return remedy
			}
		}
	}
	return nil
}

func fell(remedy *transfer.Remedy, before transfer.RegimeDecision) bool {
	certificate := slices.Contains(certificates, remedy.Mechanism) // a party holds it or does not, whatever the scheme
	return remedy.Mechanism == before.Mechanism && (certificate || remedy.Instrument == before.Instrument)
}

// firstSteps are those of the cure with the fewest open conditions. A certificate that fell is only asked for again if there is no
// other way; a document that fell may be the one to sign anew.
func firstSteps(r, before transfer.RegimeDecision) []transfer.Step {
	var last []transfer.Step
	for _, v := range r.Violations {
		for i := range v.Remedies {
			remedy := &v.Remedies[i]
			switch {
			case len(remedy.Steps) == 0:
			case slices.Contains(certificates, remedy.Mechanism) && fell(remedy, before):
				last = remedy.Steps
			default:
				return remedy.Steps
			}
		}
	}
	return last
}

var certificates = []transfer.Mechanism{transfer.DPF, transfer.CBPR, transfer.PRP}
