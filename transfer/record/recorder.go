package record

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/guard"
	"github.com/chapterv/chapterv/transfer/internal/uuid"
)

// Recorder answers by its source and records each answer before it gives it. It is safe for concurrent use. The zero Recorder
// answers every question with ErrNotReady.
type Recorder struct {
	source   Source
	sink     Sink
	now      func() time.Time
	id       func(context.Context) (string, error)
	digest   func([]byte) string
	labels   map[string]string
	masks    []Mask
	names    bool
	metrics  func(context.Context) map[string]any
	register atomic.Pointer[registered]
}

// New returns a recorder. The clock only dates the events. It errs if the source, the sink, the clock or an option is nil or cannot be.
func New(source Source, sink Sink, now func() time.Time, options ...Option) (*Recorder, error) {
	if source == nil || sink == nil || now == nil {
		return nil, errors.New("record: there is no source, no sink or no clock")
	}
	r := &Recorder{
		source: source, sink: sink, now: now, digest: digestOf, labels: map[string]string{},
		id: func(context.Context) (string, error) { return uuid.New(), nil },
	}
	for _, option := range options {
		if option == nil {
			return nil, errors.New("record: an option is nil")
		}
		if err := option(r); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// Evaluate answers as the source does. An answer that cannot be recorded is not given: the decision is then blocked and the error
// ErrRecordFailed. So is an answer not given whose context ended while it was recorded.
func (r *Recorder) Evaluate(ctx context.Context, flow transfer.Flow) (decision transfer.Decision, err error) {
	defer unfinished(flow, &decision, &err)
	switch {
	case r == nil || r.source == nil:
		return transfer.Refused(flow, transfer.ErrNotReady), transfer.ErrNotReady
	case ctx == nil:
		return transfer.Refused(flow, transfer.ErrBadCall), transfer.ErrBadCall
	}
	evaluator, inventory := r.source()
	return r.evaluate(ctx, evaluator, inventory, flow.Clone())
}

// unfinished blocks what a panic kept from being recorded.
func unfinished(flow transfer.Flow, decision *transfer.Decision, err *error) {
	if broken := recover(); broken != nil {
		*err = transfer.ErrRecordFailed.Because(fmt.Errorf("%v", broken))
		*decision = transfer.Refused(flow, *err)
	}
}

func (r *Recorder) evaluate(ctx context.Context, evaluator Evaluator, inventory *transfer.Inventory, flow transfer.Flow) (transfer.Decision, error) {
	decision, err := answer(ctx, evaluator, inventory, flow)
	if flow.At.IsZero() {
		flow.At = decision.At // the day that a service asks about by itself
	}
	if failed := r.record(ctx, inventory, flow, decision, err); failed != nil {
		err = transfer.ErrRecordFailed.Because(errors.Join(failed, err))
		return transfer.Refused(flow, err), err
	}
	if over := transfer.Ended(ctx); over != nil && err == nil {
		return transfer.Refused(flow, over), over
	}
	return decision, err
}

// Party returns the party with that id as the source knows it now.
func (r *Recorder) Party(id string) (transfer.Party, bool) {
	if r == nil || r.source == nil {
		return transfer.Party{}, false
	}
	if _, inventory := r.source(); inventory != nil {
		return inventory.Party(id)
	}
	return transfer.Party{}, false
}

// answer has one flow answered. Whatever goes wrong is an error, and a decision that does not permit.
func answer(ctx context.Context, evaluator Evaluator, inventory *transfer.Inventory, flow transfer.Flow) (d transfer.Decision, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = transfer.ErrPanic.Because(fmt.Errorf("%v", broken))
		}
		d, err = guard.Sound(flow, d, err)
	}()
	if evaluator == nil || inventory == nil {
		return d, transfer.ErrNotReady
	}
	return evaluator.Evaluate(ctx, flow.Clone())
}

func (r *Recorder) record(ctx context.Context, inventory *transfer.Inventory, flow transfer.Flow, d transfer.Decision, failed error) error {
	event, err := r.event(ctx, inventory, flow, d, failed)
	if err != nil {
		return err
	}
	return r.sink.Record(ctx, event)
}
