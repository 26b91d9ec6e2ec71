package proof_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
)

// each asks the library about the flows of the sample and puts every answer to a property. False ends the test.
func each(t *testing.T, s sample, holds func(*random.Scene, *transfer.Engine, transfer.Flow, transfer.Decision, error) bool) {
	t.Helper()
	s.scenes(t, func(scene *random.Scene) (int, bool) {
		engine := engineOf(t, scene)
		if engine == nil {
			return 0, false
		}
		for i, flow := range scene.Inventory.Flows {
			d, err := engine.Evaluate(t.Context(), flow)
			if !holds(scene, engine, flow, d, err) {
				return i, false
			}
		}
		return len(scene.Inventory.Flows), true
	})
}

func property(t *testing.T) sample { return sampled(t, 20_000, 64, 3*time.Second) }

// What cannot be asked is blocked, with a code that says so, and never permitted.
func TestABrokenQuestionIsBlocked(t *testing.T) {
	breaks := []func(*transfer.Flow){
		func(f *transfer.Flow) { f.ID = "" },
		func(f *transfer.Flow) { f.Exporter.Party = "nobody" },
		func(f *transfer.Flow) { f.Importer.Party = "" },
		func(f *transfer.Flow) { f.Importer.Role = "owner" },
		func(f *transfer.Flow) { f.Exporter.OnBehalfOf = "nobody" },
		func(f *transfer.Flow) { f.After = f.ID },
		func(f *transfer.Flow) { f.After = "nothing" },
		func(f *transfer.Flow) { f.At = transfer.NewDate(2026, 2, 30) },
		func(f *transfer.Flow) { f.Regimes = []string{"eu"} },
		func(f *transfer.Flow) { f.Storage = "UK" },
		func(f *transfer.Flow) { f.SpecialCategories = []string{"health\x00"} },
		func(f *transfer.Flow) { f.Purposes = []string{} },
		func(f *transfer.Flow) { f.Relation = "gift" },
		func(f *transfer.Flow) {
			f.Importer.Party = f.Exporter.Party
			f.Relation = transfer.Disclosure
		},
	}
	property(t).scenes(t, func(scene *random.Scene) (int, bool) {
		engine := engineOf(t, scene)
		if engine == nil {
			return 0, false
		}
		dice := rand.New(rand.NewPCG(scene.Seed, scene.Number))
		for i, flow := range scene.Inventory.Flows {
			how := dice.IntN(len(breaks))
			breaks[how](&flow)
			d, err := engine.Evaluate(t.Context(), flow)
			blocked := err != nil && d.Outcome == transfer.OutcomeBlocked && !d.Permits() && len(d.Violations) > 0 &&
				strings.HasPrefix(d.Violations[0].Code, "input.") && transfer.Blocked(d, err) != nil
			if !assert.True(t, blocked, "%s, flow %s, broken in way %d: %s %v", scene, flow.ID, how, d.Outcome, err) {
				return i, false
			}
		}
		return len(scene.Inventory.Flows), true
	})
}

// A flow is allowed only if every law over it is allowed with a mechanism that its candidates show as met, or does not
// restrict it for a stated reason; if none restricts it, it is not restricted.
func TestAllowedTakesAMechanismUnderEveryLawThatRestricts(t *testing.T) {
	each(t, property(t), func(scene *random.Scene, _ *transfer.Engine, flow transfer.Flow, d transfer.Decision, err error) bool {
		if err != nil || d.Outcome == transfer.OutcomeBlocked {
			return assert.False(t, d.Permits(), "%s, flow %s", scene, flow.ID)
		}
		carried := 0
		for _, r := range d.Regimes {
			switch r.Outcome {
			case transfer.OutcomeAllowed:
				met := slices.ContainsFunc(r.Candidates, func(c transfer.Candidate) bool {
					return c.Mechanism == r.Mechanism && c.Status == transfer.Met && len(c.Unmet)+len(c.Missing) == 0
				})
				if !assert.True(t, met && slices.Contains(transfer.Mechanisms(), r.Mechanism), "%s, flow %s: %s", scene, flow.ID, r.Regime) {
					return false
				}
				carried++
			case transfer.OutcomeNotRestricted:
				if !assert.True(t, r.Reason != nil && r.Reason.Code != "", "%s, flow %s: %s", scene, flow.ID, r.Regime) {
					return false
				}
			default:
				return assert.Fail(t, "a law that blocks", "%s, flow %s: %s", scene, flow.ID, r.Regime)
			}
		}
		return assert.True(t, len(d.Regimes) > 0 && (carried > 0) == (d.Outcome == transfer.OutcomeAllowed), "%s, flow %s", scene, flow.ID)
	})
}

func TestThereAreViolationsExactlyWhereItIsBlocked(t *testing.T) {
	each(t, property(t), func(scene *random.Scene, _ *transfer.Engine, flow transfer.Flow, d transfer.Decision, _ error) bool {
		ok := (len(d.Violations) > 0) == (d.Outcome == transfer.OutcomeBlocked)
		of := 0
		for _, r := range d.Regimes {
			ok = ok && (len(r.Violations) > 0) == (r.Outcome == transfer.OutcomeBlocked)
			of += len(r.Violations)
		}
		return assert.True(t, ok && of <= len(d.Violations), "%s, flow %s", scene, flow.ID)
	})
}

// The first mechanism in the order of preference that is met is the one that is chosen. On a later hop a contract may also be the one
// that passes duties on, and that one waits until nothing else is met.
func TestTheFirstMechanismThatIsMetIsChosen(t *testing.T) {
	each(t, property(t), func(scene *random.Scene, _ *transfer.Engine, flow transfer.Flow, d transfer.Decision, _ error) bool {
		for _, r := range d.Regimes {
			first := slices.IndexFunc(r.Candidates, func(c transfer.Candidate) bool {
				waits := flow.After != "" && c.Mechanism == transfer.Contract && r.Mechanism != transfer.Contract
				return c.Status == transfer.Met && !waits
			})
			if r.Outcome != transfer.OutcomeAllowed {
				continue
			}
			if !assert.True(t, first >= 0 && r.Candidates[first].Mechanism == r.Mechanism, "%s, flow %s: %s", scene, flow.ID, r.Regime) {
				return false
			}
		}
		return true
	})
}
