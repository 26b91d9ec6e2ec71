package live

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// Observer is told what an engine does. It is called before the answer is given, from many goroutines at once, and should be quick. What
// it does changes no answer; if it panics, that is counted and nobody else hears of it.
type Observer interface {
	Decided(context.Context, Decided)
	Replaced(context.Context, Replaced)
}

// Decided is an answer.
type Decided struct {
	Outcome transfer.Outcome
	// Code is that of the first violation, or of the error; empty where the flow is not blocked, or only its outcome was asked for.
	Code string
	// Failed reports that there was no answer.
	Failed bool
	// Took is how long it took, zero for one of many by EvaluateAll.
	Took time.Duration
	// Snapshot is the number of the snapshot that answered.
	Snapshot uint64
}

// Replaced is a replacement, or what was to be one.
type Replaced struct {
	// What is First, Inventory or Law.
	What string
	// Err is why the snapshot held stays; nil if there is a new one.
	Err  error
	Took time.Duration
	// Snapshot and Revision are of the snapshot held then.
	Snapshot uint64
	Revision transfer.Revision
}

// observing tells observers and keeps what they do to itself.
type observing struct {
	observers []Observer
	panics    atomic.Uint64
}

// start is when something began; zero if nobody is told how long it took.
func (o *observing) start() time.Time {
	if len(o.observers) == 0 {
		return time.Time{}
	}
	return time.Now()
}

func took(began time.Time) time.Duration {
	if began.IsZero() {
		return 0
	}
	return time.Since(began)
}

func (o *observing) decided(ctx context.Context, s *Snapshot, d *transfer.Decision, err error, began time.Time) {
	if len(o.observers) == 0 {
		return
	}
	seen := Decided{Outcome: d.Outcome, Failed: err != nil, Took: took(began), Snapshot: s.number}
	if len(d.Violations) > 0 {
		seen.Code = d.Violations[0].Code
	}
	o.tell(ctx, func(ctx context.Context, to Observer) { to.Decided(ctx, seen) })
}

func (o *observing) outcome(ctx context.Context, s *Snapshot, outcome transfer.Outcome, err error, began time.Time) {
	if len(o.observers) == 0 {
		return
	}
	seen := Decided{Outcome: outcome, Failed: err != nil, Took: took(began), Snapshot: s.number}
	if err != nil {
		seen.Code = transfer.Refused(transfer.Flow{}, err).Violations[0].Code
	}
	o.tell(ctx, func(ctx context.Context, to Observer) { to.Decided(ctx, seen) })
}

func (o *observing) replaced(ctx context.Context, s *Snapshot, what string, err error, began time.Time) {
	if len(o.observers) == 0 {
		return
	}
	seen := Replaced{What: what, Err: err, Took: took(began), Snapshot: s.Number(), Revision: s.Revision()}
	o.tell(ctx, func(ctx context.Context, to Observer) { to.Replaced(ctx, seen) })
}

func (o *observing) tell(ctx context.Context, what func(context.Context, Observer)) {
	if ctx == nil {
		ctx = context.Background()
	}
	for _, observer := range o.observers {
		o.one(func() { what(ctx, observer) })
	}
}

func (o *observing) one(tell func()) {
	defer func() {
		if recover() != nil {
			o.panics.Add(1)
		}
	}()
	tell()
}
