package live

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"iter"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
)

// Snapshot is an inventory under a law, as an engine held it for a while. It is immutable and safe for concurrent use, and answers
// for as long as somebody keeps it; the age of its law and the clock are looked at for each answer.
type Snapshot struct {
	of        *Engine
	engine    *transfer.Engine
	inventory *transfer.Inventory // never changed
	law       *transfer.Law       // nil for that of this build
	terms     bundle.Terms        // none for a law without a seal
	reviewed  transfer.Date
	revision  transfer.Revision
	register  string
	number    uint64
	since     time.Time
}

// Evaluate decides one flow by this snapshot.
func (s *Snapshot) Evaluate(ctx context.Context, flow transfer.Flow) (decision transfer.Decision, err error) {
	if s == nil {
		return transfer.Refused(flow, transfer.ErrNotReady), transfer.ErrNotReady
	}
	began := s.of.watching.start()
	state := s.state()
	if err = state.err; err != nil {
		decision = transfer.Refused(flow, err)
	} else if decision, err = s.engine.Evaluate(ctx, state.dated(flow)); err == nil {
		state.warn(&decision)
	}
	s.of.watching.decided(ctx, s, &decision, err, began)
	return decision, err
}

// EvaluateAll decides flows by this snapshot.
func (s *Snapshot) EvaluateAll(ctx context.Context, flows iter.Seq[transfer.Flow]) iter.Seq2[transfer.Decision, error] {
	if s == nil || flows == nil {
		return (*transfer.Engine)(nil).EvaluateAll(ctx, flows)
	}
	dated := func(yield func(transfer.Flow) bool) {
		for flow := range flows {
			if !yield(s.state().dated(flow)) {
				return
			}
		}
	}
	return func(yield func(transfer.Decision, error) bool) {
		for decision, err := range s.engine.EvaluateAll(ctx, dated) {
			state := s.state()
			switch {
			case err != nil:
			case state.err != nil:
				err = state.err
				decision = transfer.Refused(transfer.Flow{ID: decision.Flow, At: decision.At}, err)
			default:
				state.warn(&decision)
			}
			s.of.watching.decided(ctx, s, &decision, err, time.Time{})
			if !yield(decision, err) {
				return
			}
		}
	}
}

// Outcome decides one flow by this snapshot and gives the outcome alone.
func (s *Snapshot) Outcome(ctx context.Context, flow transfer.Flow) (transfer.Outcome, error) {
	if s == nil {
		return transfer.OutcomeBlocked, transfer.ErrNotReady
	}
	began := s.of.watching.start()
	state := s.state()
	outcome, err := transfer.OutcomeBlocked, state.err
	if err == nil {
		outcome, err = s.engine.Outcome(ctx, state.dated(flow))
	}
	s.of.watching.outcome(ctx, s, outcome, err, began)
	return outcome, err
}

// Party returns the party with that id.
func (s *Snapshot) Party(id string) (transfer.Party, bool) {
	if s == nil {
		return transfer.Party{}, false
	}
	p, ok := s.inventory.Party(id)
	if !ok {
		return transfer.Party{}, false
	}
	own := (&transfer.Inventory{Vendors: []transfer.Party{p}}).Clone()
	return own.Vendors[0], true
}

// Flow returns the flow with that id, for who asks this snapshot about it.
func (s *Snapshot) Flow(id string) (transfer.Flow, bool) {
	if s == nil {
		return transfer.Flow{}, false
	}
	flow, ok := s.inventory.Flow(id)
	return flow.Clone(), ok
}

// Inventory returns a copy of what the snapshot holds.
func (s *Snapshot) Inventory() *transfer.Inventory {
	if s == nil {
		return nil
	}
	return s.inventory.Clone()
}

// Number counts the snapshots of an engine, from 1.
func (s *Snapshot) Number() uint64 {
	if s == nil {
		return 0
	}
	return s.number
}

// Since is when the engine took the snapshot, by the clock of the service; zero without one.
func (s *Snapshot) Since() time.Time {
	if s == nil {
		return time.Time{}
	}
	return s.since
}

// Revision returns the law that the answers of the snapshot name.
func (s *Snapshot) Revision() transfer.Revision {
	if s == nil {
		return transfer.Revision{}
	}
	return s.engine.Revision()
}

// Register returns the digest of what the rules are told of the inventory: its JSON, as a stock OPA server is given it.
func (s *Snapshot) Register() string {
	if s == nil {
		return ""
	}
	return s.register
}

// Terms are those of the bundle that the law came in; the zero Terms where it came without one.
func (s *Snapshot) Terms() bundle.Terms {
	if s == nil {
		return bundle.Terms{}
	}
	return s.terms
}

func digestOf(inventory *transfer.Inventory) (string, error) {
	text, err := json.Marshal(inventory.Register())
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:]), nil
}
