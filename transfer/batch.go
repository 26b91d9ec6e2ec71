package transfer

import (
	"context"
	"iter"
	"sync"
)

// ahead is how many flows are taken for each worker before the oldest answer is given, so that one that takes long keeps
// nobody waiting.
const ahead = 2

// EvaluateAll decides flows, several at a time, and yields the answers in the order of the questions. It holds a few of them at
// a time, however many there are: a flow is taken from flows only shortly before it is decided, and copied. An answer with an
// error is blocked, as from Evaluate, and does not end the sequence, except that once the context is over the next flow is
// refused and none is taken after it. Breaking off the loop stops the work, and no goroutine is left. No flows at all are one
// ErrBadCall.
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
		b := e.batch(ctx)
		defer b.end()
		for flow := range flows {
			if len(b.taken) == cap(b.taken) && !yield(b.oldest()) {
				return
			}
			if err := Ended(ctx); err != nil {
				for len(b.taken) > 0 {
					if !yield(b.oldest()) {
						return
					}
				}
				yield(refused(flow.ID, flow.At, err), err)
				return
			}
			b.take(flow)
		}
		for len(b.taken) > 0 {
			if !yield(b.oldest()) {
				return
			}
		}
	}
}

// batch is a queue of flows being decided, the oldest first.
type batch struct {
	taken   chan *task
	work    chan *task
	spare   []*task
	stop    context.CancelFunc
	workers sync.WaitGroup
}

// task is one flow and, once it is decided, its answer.
type task struct {
	flow     Flow
	decision Decision
	err      error
	decided  chan struct{}
}

func (e *Engine) batch(ctx context.Context) *batch {
	ctx, stop := context.WithCancel(ctx)
	n := ahead * e.workers
	b := &batch{taken: make(chan *task, n), work: make(chan *task, n), stop: stop}
	for range n {
		b.spare = append(b.spare, &task{decided: make(chan struct{}, 1)})
	}
	for range e.workers {
		b.workers.Go(func() {
			for t := range b.work {
				t.decision, t.err = e.Evaluate(ctx, t.flow)
				t.decided <- struct{}{}
			}
		})
	}
	return b
}

func (b *batch) take(f Flow) {
	t := b.spare[len(b.spare)-1]
	b.spare = b.spare[:len(b.spare)-1]
	t.flow = f.clone()
	b.taken <- t
	b.work <- t
}

// oldest waits for the answer that is due next.
func (b *batch) oldest() (Decision, error) {
	t := <-b.taken
	<-t.decided
	decision, err := t.decision, t.err
	t.flow, t.decision, t.err = Flow{}, Decision{}, nil
	b.spare = append(b.spare, t)
	return decision, err
}

func (b *batch) end() {
	b.stop()
	close(b.work)
	b.workers.Wait()
}
