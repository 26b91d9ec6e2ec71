package whatif

import (
	"fmt"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// instruments are the documents that an event names: one by its id, or all of a type.
func (w *world) instruments(e Event) ([]*transfer.Instrument, error) {
	var list []*transfer.Instrument
	known := slices.Contains(instrumentTypes, transfer.InstrumentType(e.Instrument))
	for i := range w.inventory.Instruments {
		document := &w.inventory.Instruments[i]
		if document.ID == e.Instrument || known && string(document.Type) == e.Instrument {
			list = append(list, document)
		}
	}
	if len(list) == 0 && !known {
		return nil, missing("instrument", e.Instrument, w.documents(), "the inventory has no instrument %q, and there is no such type", e.Instrument)
	}
	return list, nil
}

var instrumentTypes = []transfer.InstrumentType{
	transfer.EUSCC, transfer.UKIDTA, transfer.UKAddendum, transfer.BRSCC, transfer.EUBCRC, transfer.EUBCRP, transfer.UKBCRC, transfer.UKBCRP,
	transfer.CHBCRC, transfer.CHBCRP, transfer.BRGCR, transfer.ContractType,
}

// documents are what an event can call a document.
func (w *world) documents() []string {
	list := texts(instrumentTypes)
	for _, i := range w.inventory.Instruments {
		list = append(list, i.ID)
	}
	return list
}

// suspend lets documents not serve for a time.
func (w *world) suspend(e Event) error {
	list, err := w.instruments(e)
	for _, document := range list {
		if document.Suspended != (transfer.Suspension{}) {
			return fmt.Errorf("%s is suspended already, from %s on", document.ID, document.Suspended.From)
		}
		document.Suspended = transfer.Suspension{From: e.From, Until: e.Until}
	}
	return err
}

func (w *world) end(e Event) error {
	list, err := w.instruments(e)
	for _, document := range list {
		document.Until = earlier(document.Until, e.From)
	}
	return err
}

func (w *world) remove(e Event) error {
	list, err := w.instruments(e)
	if err != nil {
		return err
	}
	found := false
	for _, document := range list {
		document.Members = slices.DeleteFunc(document.Members, func(m transfer.Member) bool {
			return m.Party == e.Party && !m.From.Before(e.From) && !m.From.IsZero()
		})
		for i := range document.Members {
			if m := &document.Members[i]; m.Party == e.Party {
				m.Until, found = earlier(m.Until, e.From), true
			}
		}
	}
	if !found {
		var members []string
		for _, document := range list {
			for _, m := range document.Members {
				members = append(members, m.Party)
			}
		}
		return missing("party", e.Party, members, "%q is no member of %s", e.Party, e.Instrument)
	}
	return nil
}

func (w *world) party(id string) (*transfer.Party, error) {
	var ids []string
	for _, list := range [][]transfer.Party{w.inventory.Entities, w.inventory.Vendors, w.inventory.Counterparties} {
		for i := range list {
			if list[i].ID == id {
				return &list[i], nil
			}
			ids = append(ids, list[i].ID)
		}
	}
	return nil, missing("party", id, ids, "the inventory has no party %q", id)
}

func (w *world) uncertify(e Event) error {
	party, err := w.party(e.Party)
	if err != nil {
		return err
	}
	status := "inactive-lapse"
	if e.Do == Revoke {
		status = "removed"
	}
	found := false
	var kept []transfer.Certification
	var held []string
	for _, c := range party.Certifications {
		held = append(held, c.Scheme)
		if e.Scheme == "" || c.Scheme == e.Scheme {
			found = true
			if !c.From.Before(e.From) {
				continue
			}
			c.Status, c.Until = status, earlier(c.Until, e.From)
		}
		kept = append(kept, c)
	}
	if !found {
		field := "party"
		if e.Scheme != "" {
			field = "scheme"
		}
		return missing(field, e.Scheme, held, "%s holds no certificate %s", e.Party, e.Scheme)
	}
	party.Certifications = kept
	return nil
}

func (w *world) move(e Event) error {
	party, err := w.party(e.Party)
	if err == nil {
		party.Jurisdiction = e.To
	}
	return err
}
