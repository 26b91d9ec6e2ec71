package proof_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/transfer"
)

var farthest = transfer.NewDate(2199, 12, 31)

// The answer stands on its last day, and another one the day after; if nothing ends it, it stands on the farthest day. The
// same holds law by law.
func TestAnAnswerStandsUntilItsLastDayAndNoLonger(t *testing.T) {
	each(t, property(t), func(scene *random.Scene, engine *transfer.Engine, flow transfer.Flow, d transfer.Decision, err error) bool {
		if err != nil {
			return true
		}
		ask := func(at transfer.Date) transfer.Decision {
			flow.At = at
			d, err := engine.Evaluate(t.Context(), flow)
			if err != nil { // whatever it is, it is not the same answer
				return transfer.Decision{Outcome: transfer.Outcome(refusal(err))}
			}
			return d
		}
		ok := stands(t, scene, flow, d.ValidUntil, ask, essence, d)
		for _, r := range d.Regimes {
			law := func(d transfer.Decision) string { return essenceUnder(d, r.Regime) }
			ok = ok && stands(t, scene, flow, r.ValidUntil, ask, law, d)
		}
		return ok
	})
}

func stands(
	t *testing.T, scene *random.Scene, flow transfer.Flow, until transfer.Date, ask func(transfer.Date) transfer.Decision,
	gist func(transfer.Decision) string, d transfer.Decision,
) bool {
	t.Helper()
	last := until
	if until.IsZero() {
		last = farthest
	}
	if now := gist(ask(last)); now != gist(d) {
		t.Errorf("%s, flow %s: the answer of %s\n  %s\nis said to stand until %s, where it is\n  %s", scene, flow.ID, d.At, gist(d), last, now)
		return false
	}
	if until.IsZero() {
		return true
	}
	if next := gist(ask(until.AddDays(1))); next == gist(d) {
		t.Errorf("%s, flow %s: the answer of %s\n  %s\noutlives its last day, %s", scene, flow.ID, d.At, gist(d), until)
		return false
	}
	return true
}

// On any day between the day asked about and the last one the answer is the same.
func TestAnAnswerIsTheSameOnEveryDayUntilItsLast(t *testing.T) {
	each(t, property(t), func(scene *random.Scene, engine *transfer.Engine, flow transfer.Flow, d transfer.Decision, err error) bool {
		if err != nil {
			return true
		}
		last := d.ValidUntil
		if last.IsZero() {
			last = farthest
		}
		dice := rand.New(rand.NewPCG(scene.Seed, scene.Number))
		flow.At = between(dice, d.At, last)
		again, err := engine.Evaluate(t.Context(), flow)
		if err != nil || essence(again) != essence(d) {
			t.Errorf("%s, flow %s: the answer of %s\n  %s\nis said to stand until %s, and on %s is\n  %s %v", scene, flow.ID, d.At, essence(d),
				d.ValidUntil, flow.At, essence(again), err)
			return false
		}
		return true
	})
}

// between draws a day of the interval, mostly soon after its first.
func between(dice *rand.Rand, from, until transfer.Date) transfer.Date {
	days := 0
	if a, err := time.Parse(time.DateOnly, from.String()); err == nil {
		if b, err := time.Parse(time.DateOnly, until.String()); err == nil {
			days = int(b.Sub(a) / (24 * time.Hour))
		}
	}
	if days > 3000 && dice.IntN(4) > 0 {
		days = 3000
	}
	return from.AddDays(dice.IntN(days + 1))
}

// essence is what must stay the same for the same decision to stand: every law's.
func essence(d transfer.Decision) string {
	parts := []string{string(d.Outcome)}
	for _, r := range d.Regimes {
		parts = append(parts, essenceUnder(d, r.Regime))
	}
	slices.Sort(parts[1:])
	return strings.Join(parts, "; ")
}

func essenceUnder(d transfer.Decision, law string) string {
	for _, r := range d.Regimes {
		if r.Regime != law {
			continue
		}
		codes := []string{}
		for _, v := range r.Violations {
			codes = append(codes, v.Code)
		}
		return fmt.Sprintf("%s %s %s %s %d %v", r.Regime, r.Outcome, r.Mechanism, r.Instrument, r.Module, codes)
	}
	return law + " does not govern"
}
