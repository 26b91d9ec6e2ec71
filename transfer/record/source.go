package record

import (
	"context"
	"iter"
	"sync/atomic"

	"github.com/chapterv/chapterv/transfer"
)

// Evaluator answers a flow as *transfer.Engine does. Several goroutines may call it at once.
type Evaluator interface {
	Evaluate(context.Context, transfer.Flow) (transfer.Decision, error)
}

// Source returns what answers the next question, and the inventory that it answers from, which nobody changes. It is called once
// for each question, so that the two belong together while registers are replaced.
type Source func() (Evaluator, *transfer.Inventory)

// Of returns the source that is always the same.
func Of(evaluator Evaluator, inventory *transfer.Inventory) Source {
	return func() (Evaluator, *transfer.Inventory) { return evaluator, inventory }
}

// Following returns a source that follows snapshots, each of which answers from one inventory: with an engine of package live,
// Following(engine.Current).
func Following[S interface {
	comparable
	Evaluator
	Inventory() *transfer.Inventory
}](current func() S) Source {
	type held struct {
		snapshot  S
		inventory *transfer.Inventory
	}
	var last atomic.Pointer[held] // an inventory may be a copy each time
	return func() (Evaluator, *transfer.Inventory) {
		snapshot := current()
		if known := last.Load(); known != nil && known.snapshot == snapshot {
			return snapshot, known.inventory
		}
		inventory := snapshot.Inventory()
		last.Store(&held{snapshot, inventory})
		return snapshot, inventory
	}
}

// Pin calls the source once, and returns an evaluator that answers and records by what it gave, with the inventory: for several
// questions that belong together, or one about a flow of the inventory.
func (r *Recorder) Pin() (Evaluator, *transfer.Inventory) {
	if r == nil || r.source == nil {
		return (*Recorder)(nil), nil
	}
	evaluator, inventory := r.source()
	return pinned{r, evaluator, inventory}, inventory
}

type pinned struct {
	r         *Recorder
	evaluator Evaluator
	inventory *transfer.Inventory
}

// Evaluate answers as Recorder.Evaluate does.
func (p pinned) Evaluate(ctx context.Context, flow transfer.Flow) (decision transfer.Decision, err error) {
	defer unfinished(flow, &decision, &err)
	if ctx == nil {
		return transfer.Refused(flow, transfer.ErrBadCall), transfer.ErrBadCall
	}
	return p.r.evaluate(ctx, p.evaluator, p.inventory, flow.Clone())
}

// EvaluateAll answers flows one after the other, in their order and all by one source, and records each as Evaluate does. Once the
// context is over the next flow is refused and none is taken after it. No flows at all are one ErrBadCall.
func (r *Recorder) EvaluateAll(ctx context.Context, flows iter.Seq[transfer.Flow]) iter.Seq2[transfer.Decision, error] {
	return func(yield func(transfer.Decision, error) bool) {
		if flows == nil {
			yield(transfer.Refused(transfer.Flow{}, transfer.ErrBadCall), transfer.ErrBadCall)
			return
		}
		evaluator, _ := r.Pin()
		for flow := range flows {
			last := ctx != nil && ctx.Err() != nil
			if !yield(evaluator.Evaluate(ctx, flow)) || last {
				return
			}
		}
	}
}
