package transfer

import (
	"maps"
	"slices"
)

// Inventory is what an organisation has, and the flows it asks about. Its methods only read: they are safe for
// concurrent use as long as nobody changes it.
type Inventory struct {
	// Version of the inventory format.
	Version      int          `json:"version"`
	Organisation Organisation `json:"organisation"`
	// AsOf is the date asked about for every flow that names none.
	AsOf           Date         `json:"as_of,omitzero"`
	Entities       []Party      `json:"entities,omitzero"`
	Vendors        []Party      `json:"vendors,omitzero"`
	Counterparties []Party      `json:"counterparties,omitzero"`
	Instruments    []Instrument `json:"instruments,omitzero"`
	Assessments    []Assessment `json:"assessments,omitzero"`
	Orders         []Order      `json:"orders,omitzero"`
	Flows          []Flow       `json:"flows,omitzero"`
	Settings       Settings     `json:"settings,omitzero"`

	index  *index
	where  map[string]Position
	sealed *sealed // what it said when it was read
}

// Organisation is who asks.
type Organisation struct {
	ID   string `json:"id,omitzero"`
	Name string `json:"name,omitzero"`
}

// Position is a place in a file. Lines count from 1; 0 is unknown.
type Position struct {
	File string
	Line int
}

// Where returns the place of a field that a decision or a fault names, such as "flows[crm].exporter.role".
// An inventory built in Go has no places.
func (inv *Inventory) Where(field string) (Position, bool) {
	at, ok := inv.where[field]
	return at, ok
}

// Party returns the party with that id, from whichever list.
func (inv *Inventory) Party(id string) (Party, bool) {
	if inv == nil {
		return Party{}, false
	}
	p, ok := inv.indexed().parties[id]
	if !ok {
		return Party{}, false
	}
	return *p, true
}

// Flow returns the flow with that id.
func (inv *Inventory) Flow(id string) (Flow, bool) {
	if inv == nil {
		return Flow{}, false
	}
	f, ok := inv.indexed().flows[id]
	if !ok {
		return Flow{}, false
	}
	return *f, true
}

// AskedAt returns a copy that asks every flow about that date. The two share what they list; neither may then be changed.
func (inv *Inventory) AskedAt(at Date) *Inventory {
	next := *inv
	next.AsOf = at
	next.Flows = make([]Flow, len(inv.Flows))
	for i, f := range inv.Flows {
		f.At = at
		next.Flows[i] = f
	}
	next.index, next.sealed = newIndex(&next), nil
	return &next
}

type index struct {
	parties     map[string]*Party
	instruments map[string]*Instrument
	flows       map[string]*Flow
}

func newIndex(inv *Inventory) *index {
	x := &index{
		parties:     make(map[string]*Party, len(inv.Entities)+len(inv.Vendors)+len(inv.Counterparties)),
		instruments: make(map[string]*Instrument, len(inv.Instruments)),
		flows:       make(map[string]*Flow, len(inv.Flows)),
	}
	for _, list := range [][]Party{inv.Entities, inv.Vendors, inv.Counterparties} {
		for i := range list {
			x.parties[list[i].ID] = &list[i]
		}
	}
	for i := range inv.Instruments {
		x.instruments[inv.Instruments[i].ID] = &inv.Instruments[i]
	}
	for i := range inv.Flows {
		x.flows[inv.Flows[i].ID] = &inv.Flows[i]
	}
	return x
}

func (inv *Inventory) indexed() *index {
	if inv.index != nil {
		return inv.index
	}
	return newIndex(inv)
}

func (x *index) has(kind, id string) bool {
	var ok bool
	switch kind {
	case "parties":
		_, ok = x.parties[id]
	case "instruments":
		_, ok = x.instruments[id]
	case "flows":
		_, ok = x.flows[id]
	}
	return ok
}

func (x *index) ids(kind string) []string {
	switch kind {
	case "parties":
		return slices.Sorted(maps.Keys(x.parties))
	case "instruments":
		return slices.Sorted(maps.Keys(x.instruments))
	default:
		return slices.Sorted(maps.Keys(x.flows))
	}
}
