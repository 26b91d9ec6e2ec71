package live

import (
	"context"
	"fmt"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
)

// accepted is the last bundle that was taken.
type accepted struct {
	sequence int64
	revision string
}

func (a *accepted) take(from draft) {
	if from.terms.Sequence > a.sequence {
		a.sequence = from.terms.Sequence
	}
	if from.revision != "" {
		a.revision = from.revision
	}
}

// ReloadBundle replaces the law by that of a verified bundle and keeps the inventory. From then on the days in its seal are kept:
// after the last one nothing is answered but transfer.ErrLawStale.
//
// A bundle with a lower sequence number than one that was taken before, or with the same and another content, is refused with a
// *bundle.RefusedError, as is one that may not be used today; else it errs as OpenLaw and New do. Then nothing changed.
func (e *Engine) ReloadBundle(ctx context.Context, of *bundle.Bundle) error {
	return e.replace(ctx, Law, func(held *Snapshot) (draft, error) {
		if of == nil {
			return draft{}, transfer.ErrBadCall
		}
		next := draft{inventory: held.inventory, terms: of.Terms(), revision: of.Revision()}
		if err := e.fresh(next); err != nil {
			return next, err
		}
		var err error
		next.law, err = transfer.OpenLaw(of.FS())
		return next, err
	})
}

// fresh refuses a bundle that was replaced by another, or whose days are over.
func (e *Engine) fresh(next draft) error {
	stale := func(format string, values ...any) error {
		return &bundle.RefusedError{Code: bundle.CodeFreshness, Err: fmt.Errorf(format, values...)}
	}
	switch last := e.accepted; {
	case next.terms.Sequence < last.sequence:
		return stale("the bundle is number %d, and number %d was accepted before", next.terms.Sequence, last.sequence)
	case next.terms.Sequence == last.sequence && next.revision != last.revision:
		return stale("another bundle of number %d was accepted before", last.sequence)
	}
	if e.clock == nil {
		return nil
	}
	now, err := e.clock.now()
	if err != nil {
		return err
	}
	today := dayOf(now)
	if today.Before(next.terms.From) || next.terms.Until.Before(today) {
		return stale("the bundle may be used from %s until %s, and today is %s", next.terms.From, next.terms.Until, today)
	}
	return nil
}
