// Package guard asks an evaluator that nobody vouches for. Whatever it does ends in a decision that was asked for, or in one that
// does not permit.
package guard

import (
	"context"
	"errors"
	"fmt"

	"github.com/chapterv/chapterv/transfer"
)

// Evaluator answers a flow as *transfer.Engine does.
type Evaluator interface {
	Evaluate(context.Context, transfer.Flow) (transfer.Decision, error)
}

// Evaluate returns when the context ends, whether or not the evaluator does. An answer that is none, or that is to another
// question, is ErrMalformed; a decision that comes with an error never permits.
func Evaluate(ctx context.Context, evaluator Evaluator, flow transfer.Flow) (transfer.Decision, error) {
	if evaluator == nil {
		return transfer.Refused(flow, transfer.ErrNotReady), transfer.ErrNotReady
	}
	if err := transfer.Ended(ctx); err != nil {
		return transfer.Refused(flow, err), err
	}
	d, err := ask(ctx, evaluator, flow)
	if over := transfer.Ended(ctx); over != nil && err == nil {
		return transfer.Refused(flow, over), over
	}
	return Sound(flow, d, err)
}

// Sound looks at what an evaluator returned for a flow, in the same way.
func Sound(flow transfer.Flow, d transfer.Decision, err error) (transfer.Decision, error) {
	wrong := d.Check()
	if wrong == nil && (d.Flow != flow.ID || !flow.At.IsZero() && d.At != flow.At) {
		wrong = errors.New("it answers another question")
	}
	if wrong == nil && d.Permits() && (d.Flow == "" || !d.At.Valid()) {
		wrong = errors.New("it permits no flow, or on no day")
	}
	switch {
	case err == nil && wrong != nil:
		err = transfer.ErrMalformed.Because(wrong)
		return transfer.Refused(flow, err), err
	case err != nil && (wrong != nil || d.Permits()):
		return transfer.Refused(flow, err), err
	}
	return d, err
}

func ask(ctx context.Context, evaluator Evaluator, flow transfer.Flow) (transfer.Decision, error) {
	type answer struct {
		decision transfer.Decision
		err      error
	}
	answers := make(chan answer, 1)
	go func() {
		a := answer{err: transfer.ErrPanic} // stands where Evaluate never comes back
		defer func() {
			if broken := recover(); broken != nil {
				a = answer{err: transfer.ErrPanic.Because(fmt.Errorf("%v", broken))}
			}
			answers <- a
		}()
		decision, err := evaluator.Evaluate(ctx, flow)
		a = answer{decision, err}
	}()
	select {
	case a := <-answers:
		return a.decision, a.err
	case <-ctx.Done():
		return transfer.Decision{}, transfer.Ended(ctx)
	}
}
