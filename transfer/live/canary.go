package live

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// Canary is a flow whose answer is known. Each new snapshot is asked about it before it is used. Its day should be stated.
type Canary struct {
	Flow transfer.Flow
	// Want is the outcome. Zero wants that of the snapshot held until then, and of the first one any answer.
	Want transfer.Outcome
	// Mechanism, if stated, must cover some law of the flow.
	Mechanism transfer.Mechanism
	// Code, if stated, must be among the violations. Only a question that is to be refused without an answer states the code of the
	// refusal, such as input.unknown_reference: otherwise a canary that gets no answer has failed, though the flow is blocked.
	Code string
}

// CanaryError says that a snapshot was not taken because it did not answer a canary as it must.
type CanaryError struct {
	Canary Canary
	// Got is the decision, and Err why there was none.
	Got transfer.Decision
	Err error
	// Reason says in words what is wrong.
	Reason string
}

// Error returns the flow and the reason on one line.
func (e *CanaryError) Error() string {
	return fmt.Sprintf("canary %s: %s", e.Canary.Flow.ID, e.Reason)
}

// Unwrap returns why there was no answer.
func (e *CanaryError) Unwrap() error { return e.Err }

// passedKept is how many laws are known to have passed the settled cases.
const passedKept = 8

// try asks a snapshot all canaries, and its law the settled cases if it has not been asked them.
func (e *Engine) try(ctx context.Context, next, held *Snapshot) error {
	var failed []error
	if e.cases && !slices.Contains(e.passed, next.law) {
		if failed = tryCases(ctx, next.law); len(failed) == 0 && transfer.Ended(ctx) == nil {
			e.passed = append(e.passed[max(0, len(e.passed)-passedKept+1):], next.law)
		}
	}
	for _, canary := range append([]Canary{nothing}, e.canaries...) {
		if canary.Want == "" && held != nil {
			before, _ := held.engine.Evaluate(ctx, canary.Flow)
			canary.Want = before.Outcome
		}
		failed = append(failed, ask(ctx, next.engine, canary)...)
	}
	if err := transfer.Ended(ctx); err != nil {
		return err
	}
	return errors.Join(failed...)
}

// nothing is a flow that states nothing, and that no engine may answer.
var nothing = Canary{Want: transfer.OutcomeBlocked, Code: transfer.FaultMissing}

func ask(ctx context.Context, engine *transfer.Engine, canary Canary) []error {
	got, err := engine.Evaluate(ctx, canary.Flow)
	coded := func(v transfer.Violation) bool { return v.Code == canary.Code }
	reason := ""
	switch {
	case canary.Want != "" && got.Outcome != canary.Want:
		reason = fmt.Sprintf("it is %s, and must be %s", got, canary.Want)
	case canary.Code != "" && !slices.ContainsFunc(got.Violations, coded):
		reason = fmt.Sprintf("it is %s, and must be refused with %s", got, canary.Code)
	case err != nil && (canary.Code == "" || strings.HasPrefix(canary.Code, "engine.")):
		reason = fmt.Sprintf("it has no answer: %v", err)
	case canary.Mechanism != "" && !slices.Contains(got.Mechanisms, canary.Mechanism):
		reason = fmt.Sprintf("it is %s, and must be covered by %s", got, canary.Mechanism)
	case canary.Want != transfer.OutcomeBlocked && canary.Want != "" && !got.Permits():
		reason = "the decision contradicts itself"
	default:
		return nil
	}
	return []error{&CanaryError{Canary: canary, Got: got, Err: err, Reason: reason}}
}
