package gate

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/guard"
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
		return v, context.WithValue(ctx, key{}, nil) // the decision on a request that led to this one is not on this one
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
	v.decision, v.err = guard.Evaluate(ctx, g.evaluator, v.flow)
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
	if err != nil && !errors.As(err, &input) {
		err = transfer.ErrUnmapped.Because(err)
	}
	return q, err
}
