package gate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/guard"
	"github.com/chapterv/chapterv/transfer/internal/uuid"
)

// verdict is what the gate holds of one request. The zero verdict does not permit.
type verdict struct {
	free     bool          // it moves no personal data
	body     io.ReadCloser // of the request as the mapper left it
	flow     transfer.Flow
	decision transfer.Decision
	err      error
	instance string
}

func (v verdict) permits() bool { return v.free || v.err == nil && v.decision.Permits() }

// decide asks about a request. The one that goes on holds the decision in its context, and is nil where the request is stopped.
func (g *Gate) decide(r *http.Request) (verdict, *http.Request) {
	v := g.verdict(r)
	if v.free {
		return v, v.onward(r, nil) // the decision on a request that led to this one is not on this one
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
	return v, v.onward(r, v.decision)
}

// onward is a request as it goes on: with what was decided, and with its body where the mapper read it and put another there.
func (v verdict) onward(r *http.Request, decided any) *http.Request {
	next := r.WithContext(context.WithValue(r.Context(), key{}, decided))
	if r.Body != nil && r.Body != http.NoBody && v.body != nil && v.body != r.Body {
		next.Body = &replaced{v.body, r.Body}
	}
	return next
}

// replaced is a body that stands for another, and is closed with it.
type replaced struct {
	io.ReadCloser
	of io.Closer
}

// Close implements io.Closer.
func (b *replaced) Close() error { return errors.Join(b.ReadCloser.Close(), b.of.Close()) }

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
	asked := r.WithContext(ctx)
	question, err := g.question(asked)
	v.flow, v.body = question.flow, asked.Body
	if err == nil {
		err = transfer.Ended(ctx)
	}
	switch {
	case err != nil:
		return v.refused(err)
	case question.asks == noPersonalData:
		v.free = true
		return v
	case question.asks == flowAsked:
		question.by = g.evaluator
	case question.asks != flowAskedBy:
		return v.refused(transfer.ErrUnmapped)
	}
	v.decision, v.err = guard.Evaluate(ctx, question.by, v.flow)
	return v
}

func (v verdict) refused(err error) verdict {
	v.err, v.decision = err, transfer.Refused(v.flow, err)
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
	if err != nil && !(errors.As(err, &input) && input != nil) {
		err = transfer.ErrUnmapped.Because(err)
	}
	return q, err
}
