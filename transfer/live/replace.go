package live

import (
	"context"
	"fmt"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
)

// What is replaced.
const (
	First     = "first"     // the first snapshot of an engine
	Inventory = "inventory" // by Update or Change
	Law       = "law"       // by Reload or ReloadBundle
)

// draft is what the next snapshot is made of.
type draft struct {
	inventory *transfer.Inventory
	law       *transfer.Law
	terms     bundle.Terms
	revision  string // of the bundle that the terms are for
}

// Update replaces the inventory. The engine keeps a copy. It errs as New does; then nothing changed.
func (e *Engine) Update(ctx context.Context, inventory *transfer.Inventory) error {
	return e.replace(ctx, Inventory, func(held *Snapshot) (draft, error) {
		next := held.draft()
		next.inventory = inventory
		return next, nil
	})
}

// Change replaces parts of the inventory: change is given a copy and does with it as it likes, such as by Put. All of it takes effect
// or nothing does. The copy is checked as a whole; every fault is reported. Changes are made one after the other, so none is lost.
func (e *Engine) Change(ctx context.Context, change func(*transfer.Inventory) error) error {
	return e.replace(ctx, Inventory, func(held *Snapshot) (draft, error) {
		next := held.draft()
		if change == nil {
			return next, transfer.ErrBadCall
		}
		next.inventory = held.Inventory()
		return next, change(next.inventory)
	})
}

// Reload replaces the law and keeps the inventory. It errs as New does; then nothing changed.
func (e *Engine) Reload(ctx context.Context, law *transfer.Law) error {
	return e.replace(ctx, Law, func(held *Snapshot) (draft, error) {
		next := draft{inventory: held.inventory, law: law}
		if law == nil {
			return next, transfer.ErrBadCall
		}
		return next, nil
	})
}

func (s *Snapshot) draft() draft { return draft{inventory: s.inventory, law: s.law, terms: s.terms} }

// replace makes the next snapshot and puts it in place of the one held, one caller after the other.
func (e *Engine) replace(ctx context.Context, what string, prepare func(held *Snapshot) (draft, error)) (err error) {
	switch {
	case e == nil || e.turn == nil:
		return transfer.ErrNotReady
	case ctx == nil:
		return transfer.ErrBadCall
	}
	began := e.watching.start()
	defer func() {
		if broken := recover(); broken != nil {
			err = transfer.ErrPanic.Because(fmt.Errorf("%v", broken))
		}
		now, _ := e.clock.now()
		e.history.note(what, now, err)
		e.watching.replaced(ctx, e.Current(), what, err, began)
	}()
	select {
	case e.turn <- struct{}{}:
		defer func() { <-e.turn }()
	case <-ctx.Done():
		return transfer.Ended(ctx)
	}
	held := e.held.Load()
	planned, err := prepare(held)
	if err != nil {
		return err
	}
	next, err := e.build(ctx, planned, held)
	if err != nil {
		return err
	}
	if err := transfer.Ended(ctx); err != nil {
		return err
	}
	e.accepted.take(planned)
	e.history.retire(held, e.accepted.sequence)
	e.held.Store(next)
	e.history.settle()
	return nil
}

// build makes a snapshot and asks it the canaries.
func (e *Engine) build(ctx context.Context, from draft, held *Snapshot) (*Snapshot, error) {
	options := e.options
	if from.law != nil {
		options = append(options[:len(options):len(options)], transfer.WithLaw(from.law))
	}
	inventory := from.inventory
	if inventory != nil && (held == nil || inventory != held.inventory) {
		inventory = inventory.Clone()
	}
	engine, err := transfer.New(ctx, inventory, options...)
	if err != nil {
		return nil, err
	}
	next := &Snapshot{
		of: e, engine: engine, inventory: inventory, law: from.law, terms: from.terms, revision: engine.Revision(), number: held.Number() + 1,
	}
	if next.register, err = digestOf(next.inventory); err != nil {
		return nil, transfer.ErrBadCall.Because(err)
	}
	if next.reviewed, err = transfer.ParseDate(next.revision.Law); err != nil {
		return nil, transfer.ErrFailed.Because(err)
	}
	if next.since, err = e.clock.now(); err != nil {
		next.since = time.Time{}
	}
	return next, e.try(ctx, next, held)
}
