package live

import (
	"context"
	"iter"
	"sync/atomic"

	"github.com/chapterv/chapterv/transfer"
)

// Engine decides flows by the snapshot that it holds. It is safe for concurrent use. The zero Engine answers every question with
// transfer.ErrNotReady.
type Engine struct {
	held     atomic.Pointer[Snapshot]
	turn     chan struct{} // of whoever replaces the snapshot
	options  []transfer.Option
	canaries []Canary
	cases    bool
	clock    *clock
	limits   limits
	watching observing
	history  history
	accepted accepted        // changed in turn only
	passed   []*transfer.Law // the settled cases; changed in turn only
}

// New returns an engine that holds an inventory, of which it keeps a copy, under the law of this build or that of WithLaw. It errs with
// transfer.ErrBadCall if an option makes no sense, as transfer.New does if the engine could not be made, and with a
// *CanaryError for every canary that failed.
func New(ctx context.Context, inventory *transfer.Inventory, options ...Option) (*Engine, error) {
	e := &Engine{turn: make(chan struct{}, 1), cases: true}
	first := draft{inventory: inventory}
	for _, option := range options {
		if option == nil {
			return nil, transfer.ErrBadCall
		}
		if err := option(e, &first); err != nil {
			return nil, err
		}
	}
	if err := e.limits.sound(e.clock); err != nil {
		return nil, err
	}
	if err := e.replace(ctx, First, func(*Snapshot) (draft, error) { return first, nil }); err != nil {
		return nil, err
	}
	return e, nil
}

// Current returns the snapshot that the engine holds now, for several questions that must be answered alike. It is nil for the zero
// Engine, and answers then all the same, with transfer.ErrNotReady.
func (e *Engine) Current() *Snapshot {
	if e == nil {
		return nil
	}
	return e.held.Load()
}

// Evaluate decides one flow as transfer.Engine.Evaluate does. Besides its errors there are transfer.ErrLawStale and
// transfer.ErrClockSuspect.
func (e *Engine) Evaluate(ctx context.Context, flow transfer.Flow) (transfer.Decision, error) {
	return e.Current().Evaluate(ctx, flow)
}

// EvaluateAll decides flows as transfer.Engine.EvaluateAll does, all of them by the snapshot that is held when the loop begins.
func (e *Engine) EvaluateAll(ctx context.Context, flows iter.Seq[transfer.Flow]) iter.Seq2[transfer.Decision, error] {
	return func(yield func(transfer.Decision, error) bool) { e.Current().EvaluateAll(ctx, flows)(yield) }
}

// Outcome answers as Evaluate does and gives the outcome alone, blocked where there is an error. For a question that the snapshot
// remembers it allocates nothing.
func (e *Engine) Outcome(ctx context.Context, flow transfer.Flow) (transfer.Outcome, error) {
	return e.Current().Outcome(ctx, flow)
}

// Party returns the party with that id in the snapshot that is held now.
func (e *Engine) Party(id string) (transfer.Party, bool) { return e.Current().Party(id) }
