package transfer

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer/internal/overlay"
)

// WithOverlay adds an organisation's own pack of rules to what the engine answers: the folder that stock OPA loads as a bundle
// with the root overlays/<id>, or the files of a verified bundle. It may be given for several packs, in any order. A pack adds
// violations, warnings and obligations and can take none away, so no flow is permitted with it that was not without.
//
// New errs with an *InputError that names file and line of every fault if a pack is anything else, is not for this version of
// the policy set, or has the id of another. Each pack is evaluated by itself, with the finished decision of the law before it. One that
// fails, gives far too much or takes longer than two seconds blocks the flow with overlay.failed. A decision names the digest of
// each pack in its revision; its ValidUntil is what the law and Settings.Exceptions say, and a pack that reads dates may end it
// earlier. An engine with packs remembers no decisions.
func WithOverlay(pack fs.FS) Option {
	return func(e *Engine) { e.packs = append(e.packs, pack) }
}

// overlays are the packs of an engine, with what is put before them and what merges their answers.
type overlays struct {
	packs  []*pack
	shown  map[string]any // the data that every pack may read, but for the decision
	merger *merger
}

// overlaid checks the packs of the engine and makes them ready. It returns the law that answers without them.
func (e *Engine) overlaid(l *law, register map[string]any) (*law, error) {
	if slices.Contains(e.packs, nil) {
		return nil, ErrBadCall
	}
	ground, err := l.ground()
	if err != nil {
		return nil, ErrFailed.Because(err)
	}
	checked, err := checkedPacks(e.packs, ground)
	if err != nil {
		return nil, err
	}
	o := &overlays{shown: shownTo(l, register)}
	for _, one := range checked {
		ready, err := newPack(one, ground)
		if err != nil {
			return nil, ErrFailed.Because(err)
		}
		o.packs = append(o.packs, ready)
		e.digest += fmt.Sprintf("+%s@%s", one.ID, one.Digest)
	}
	if o.merger, err = newMerger(l, register); err != nil {
		return nil, ErrFailed.Because(err)
	}
	e.overlays, e.answers = o, 0
	return withoutPacks.of(l.digest, func() (*law, error) {
		own := *l
		own.entry = lawAlone
		own.program = sync.OnceValues(own.compileRules)
		return &own, nil
	})
}

// withoutPacks keeps the laws compiled for the decision without overlays.
var withoutPacks = &laws{kept: map[string]*law{}}

// lawAlone is what the law says before any pack is asked.
const lawAlone = "data.transfer.base"

// asks is the query that the law answers.
func (l *law) asks() string { return cmp.Or(l.entry, entrypoint) }

var groundOfPacks = sync.OnceValues(func() (overlay.Ground, error) { return newGround(policies.Version, regions.FS) })

func newGround(version string, regions fs.FS) (overlay.Ground, error) {
	schemas, err := fs.Sub(FS, "schema")
	if err != nil {
		return overlay.Ground{}, err
	}
	return overlay.NewGround(version, regions, schemas)
}

// checkedPacks reads every pack, sorted by id, or says everything that is wrong with them.
func checkedPacks(all []fs.FS, ground overlay.Ground) ([]*overlay.Pack, error) {
	var packs []*overlay.Pack
	var found []Fault
	for _, fsys := range all {
		one, err := overlay.Check(fsys, ground)
		var faults overlay.Faults
		switch {
		case errors.As(err, &faults):
			for _, f := range faults {
				found = append(found, Fault{Code: f.Code, File: f.File, Line: f.Line, Message: f.Message})
			}
		case err != nil:
			return nil, ErrFailed.Because(err)
		case slices.ContainsFunc(packs, func(other *overlay.Pack) bool { return other.ID == one.ID }):
			found = append(found, Fault{Code: overlay.CodeFile, File: "overlays/" + one.ID, Message: "a second pack of this id"})
		default:
			packs = append(packs, one)
		}
	}
	if len(found) > 0 {
		return nil, &InputError{Faults: found}
	}
	slices.SortFunc(packs, func(a, b *overlay.Pack) int { return cmp.Compare(a.ID, b.ID) })
	return packs, nil
}
