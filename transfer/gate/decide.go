package gate

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/uuid"
)

// verdict is what the gate holds of one request. The zero verdict does not permit.
type verdict struct {
	free     bool // it moves no personal data
	flow     transfer.Flow
	decision transfer.Decision
	err      error
	instance string
}

func (v verdict) permits() bool { return v.free || v.err == nil && v.decision.Permits() }

// decide asks about a request. The context in which it goes on holds the decision, and is nil where the request is stopped.
func (g *Gate) decide(r *http.Request) (verdict, context.Context) {
	v := g.verdict(r)
	ctx := r.Context()
	if v.free {
		return v, ctx
	}
	if !v.permits() {
		v.instance = "urn:uuid:" + uuid.New()
		if err := g.tell(r, v); err != nil && g.passes() {
			v.err = transfer.ErrRecordFailed.Because(errors.Join(err, v.err))
			v.decision = transfer.Refused(v.flow, v.err)
			return v, nil
		}
		if !g.passes() {
			return v, nil
		}
	}
	return v, context.WithValue(ctx, key{}, v.decision)
}

func (g *Gate) passes() bool { return g != nil && g.monitor }

func (g *Gate) verdict(r *http.Request) (v verdict) {
	if g == nil || g.evaluator == nil || g.mapper == nil {
		return v.refused(transfer.ErrNotReady)
	}
	ctx := r.Context()
	if g.timeout > 0 {
		var done context.CancelFunc
		ctx, done = context.WithTimeout(ctx, g.timeout)
		defer done()
	}
	question, err := g.question(r.WithContext(ctx))
	v.flow = question.flow
	switch {
	case err != nil:
		return v.refused(err)
	case question.asks == noPersonalData:
		v.free = true
		return v
	case question.asks != flowAsked:
		return v.refused(transfer.ErrUnmapped)
	}
	if err := ended(ctx); err != nil {
		return v.refused(err)
	}
	v.decision, v.err = g.ask(ctx, v.flow)
	if err := ended(ctx); err != nil && v.err == nil {
		return v.refused(err)
	}
	return v.sound()
}

func (v verdict) refused(err error) verdict {
	v.err, v.decision = err, transfer.Refused(v.flow, err)
	return v
}

// sound refuses an answer that is none, and one to another question.
func (v verdict) sound() verdict {
	d := v.decision
	wrong := d.Check()
	if wrong == nil && (d.Flow != v.flow.ID || !v.flow.At.IsZero() && d.At != v.flow.At) {
		wrong = errors.New("it answers another question")
	}
	switch {
	case v.err != nil && (wrong != nil || d.Permits()):
		return v.refused(v.err)
	case v.err == nil && wrong != nil:
		return v.refused(transfer.ErrMalformed.Because(wrong))
	}
	return v
}

func (g *Gate) question(r *http.Request) (q Question, err error) {
	returned := false
	defer func() {
		if broken := recover(); broken != nil || !returned {
			q, err = Question{}, transfer.ErrPanic.Because(fmt.Errorf("the mapper: %v", broken))
		}
	}()
	q, err = g.mapper(r)
	returned = true
	var input *transfer.InputError
	if err != nil && !errors.As(err, &input) {
		err = transfer.ErrUnmapped.Because(err)
	}
	return q, err
}

// ask returns when the context ends, whether or not the evaluator does.
func (g *Gate) ask(ctx context.Context, flow transfer.Flow) (transfer.Decision, error) {
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
		decision, err := g.evaluator.Evaluate(ctx, flow)
		a = answer{decision, err}
	}()
	select {
	case a := <-answers:
		return a.decision, a.err
	case <-ctx.Done():
		return transfer.Decision{}, ended(ctx)
	}
}

func ended(ctx context.Context) error {
	switch err := ctx.Err(); {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return transfer.ErrDeadline.Because(err)
	default:
		return transfer.ErrCancelled.Because(context.Cause(ctx))
	}
}
