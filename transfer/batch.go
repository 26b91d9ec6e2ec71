package transfer

import (
	"context"
	"iter"
)

// EvaluateAll decides flows, several at a time, and yields the answers in the order of the questions. An answer with an
// error is blocked, as from Evaluate, and does not end the sequence; a flow is taken from flows only shortly before it is
// decided, and copied. Breaking off the loop stops the work. No flows at all are one ErrBadCall.
func (e *Engine) EvaluateAll(ctx context.Context, flows iter.Seq[Flow]) iter.Seq2[Decision, error] {
	return func(yield func(Decision, error) bool) {
		if flows == nil {
			yield(refused("", Date{}, ErrBadCall), ErrBadCall)
			return
		}
		if ctx == nil || e == nil || e.inventory == nil {
			for flow := range flows {
				if !yield(e.Evaluate(ctx, flow)) {
					return
				}
			}
			return
		}
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		type answer struct {
			decision Decision
			err      error
		}
		var waiting []chan answer
		give := func() bool {
			a := <-waiting[0]
			waiting = waiting[1:]
			return yield(a.decision, a.err)
		}
		for flow := range flows {
			if len(waiting) == e.workers && !give() {
				return
			}
			one := make(chan answer, 1)
			waiting = append(waiting, one)
			own := flow.clone()
			go func() {
				d, err := e.Evaluate(ctx, own)
				one <- answer{d, err}
			}()
		}
		for len(waiting) > 0 {
			if !give() {
				return
			}
		}
	}
}
