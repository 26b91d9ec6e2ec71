package whatif

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// Apply returns the inventory and the amendments of the law as they are after the scenario. The inventory given and the
// amendments of the organisation, on which those of the scenario build, stay as they are. It errs with a *transfer.InputError that
// lists every event that cannot happen: one that names a record, document, party or place that there is not.
func (s Scenario) Apply(inventory *transfer.Inventory, amendments ...transfer.Amendment) (*transfer.Inventory, []transfer.Amendment, error) {
	if inventory == nil {
		return nil, nil, transfer.ErrBadCall
	}
	if err := s.check(true).err(); err != nil {
		return nil, nil, err
	}
	after, err := copied(inventory)
	if err != nil {
		return nil, nil, err
	}
	if !s.AsOf.IsZero() {
		after = after.AskedAt(s.AsOf)
	}
	law, err := readLaw(amendments)
	if err != nil {
		return nil, nil, err
	}
	w := &world{inventory: after, law: law}
	problems := &faults{where: s.where}
	for i, event := range s.Events {
		if event.From.IsZero() {
			event.From = after.AsOf
		}
		if err := w.apply(event); err != nil {
			problems.event(i, event.Do, err)
		}
	}
	if err := problems.err(); err != nil {
		return nil, nil, err
	}
	if after, err = copied(w.inventory); err != nil { // its index and its checks are those of the changed one
		return nil, nil, err
	}
	return after, append(slices.Clone(amendments), law.amendments(s.Name)...), nil
}

func copied(inventory *transfer.Inventory) (*transfer.Inventory, error) {
	text, err := json.Marshal(inventory)
	if err != nil {
		return nil, err
	}
	return transfer.ReadInventory(transfer.File{Data: text})
}

// world is what a scenario changes.
type world struct {
	inventory *transfer.Inventory
	law       *law
}

func (w *world) apply(e Event) error {
	if e.Do != Move && e.From.IsZero() {
		return errors.New("from is not stated, and neither is the day asked about")
	}
	switch e.Do {
	case Invalidate:
		if e.Instrument != "" {
			return w.end(e)
		}
		return w.law.end(e)
	case Suspend:
		if e.Instrument != "" {
			return w.suspend(e)
		}
		return w.law.suspend(e)
	case EndAdequacy:
		return w.law.endAdequacy(e)
	case AddAdequacy:
		return w.law.addAdequacy(e)
	case RequireVersion:
		return w.law.replace(e)
	case Lapse, Revoke:
		return w.uncertify(e)
	case RemoveMember:
		return w.remove(e)
	case WithdrawApproval, EndClauses:
		return w.end(e)
	default:
		return w.move(e)
	}
}

// earlier is the last day of a thing that ends before a day, and does not last longer than it would have.
func earlier(until, from transfer.Date) transfer.Date {
	last := from.AddDays(-1)
	if !until.IsZero() && until.Before(last) {
		return until
	}
	return last
}
