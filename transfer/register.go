package transfer

import (
	"fmt"
	"maps"
	"slices"

	"github.com/chapterv/chapterv/transfer/internal/compiled"
)

// Register returns the inventory without its flows in the form the rules read at data.register: parties and documents
// keyed by id, signatories and members keyed by party, assessments by destination. It consists of JSON values only,
// numbers as json.Number, and shares nothing with the inventory.
func (inv *Inventory) Register() map[string]any { return plainObject(registerOf{inv}) }

// registerOf is the register of an inventory as the rules are given it.
type registerOf struct{ *Inventory }

// Describe writes what Register returns.
func (r registerOf) Describe(w compiled.Writer) {
	w.Key("assessments")
	r.assessments(w)
	w.Key("instruments")
	for i := range r.Instruments {
		w.Key(r.Instruments[i].ID)
		r.Instruments[i].describe(w)
	}
	w.Object(len(r.Instruments))
	w.Key("instruments_of")
	r.instrumentsOf(w)
	w.Key("orders")
	for i := range r.Orders {
		w.Key(r.Orders[i].ID)
		writeRecord(w, &r.Orders[i])
	}
	w.Object(len(r.Orders))
	w.Key("organisation")
	writeRecord(w, &r.Organisation)
	w.Key("parties")
	r.parties(w)
	w.Key("settings")
	writeRecord(w, &r.Settings)
	w.Object(7)
}

func (r registerOf) assessments(w compiled.Writer) {
	by := map[Territory][]*Assessment{}
	for i := range r.Assessments {
		a := &r.Assessments[i]
		by[a.Destination] = append(by[a.Destination], a)
	}
	for _, destination := range slices.Sorted(maps.Keys(by)) {
		w.Key(string(destination))
		for _, a := range by[destination] {
			w.Key(a.ID)
			writeRecord(w, a)
		}
		w.Object(len(by[destination]))
	}
	w.Object(len(by))
}

func (r registerOf) parties(w compiled.Writer) {
	n := 0
	for list, members := range r.lists() {
		for i := range members {
			p := &members[i]
			w.Key(p.ID)
			more := writePairs(w, p)
			if list == "entities" && p.Group == "" {
				w.Key("group")
				w.Text(r.Organisation.ID)
				more++
			}
			w.Key("list")
			w.Text(list)
			w.Object(more + 1)
			n++
		}
	}
	w.Object(n)
}

// instrumentsOf writes the documents of each party, in the order of their ids.
func (r registerOf) instrumentsOf(w compiled.Writer) {
	documents := map[string][]string{}
	for _, members := range r.lists() {
		for i := range members {
			documents[members[i].ID] = nil
		}
	}
	for i := range r.Instruments {
		for _, party := range r.Instruments[i].parties() {
			if list, known := documents[party]; known {
				documents[party] = append(list, r.Instruments[i].ID)
			}
		}
	}
	for party, list := range documents {
		slices.Sort(list)
		list = slices.Compact(list)
		w.Key(party)
		for _, id := range list {
			w.Text(id)
		}
		w.List(len(list))
	}
	w.Object(len(documents))
}

// describe writes an instrument with its signatories and members keyed by party.
func (i *Instrument) describe(w compiled.Writer) {
	own := *i
	own.Exporters, own.Importers, own.Members = nil, nil, nil
	n := writePairs(w, &own)
	for _, side := range []struct {
		name string
		list []Signatory
	}{{"exporters", i.Exporters}, {"importers", i.Importers}} {
		if side.list == nil {
			continue
		}
		w.Key(side.name)
		for _, s := range side.list {
			w.Key(s.Party)
			s.Party = ""
			writeRecord(w, &s)
		}
		w.Object(len(side.list))
		n++
	}
	if i.Members != nil {
		w.Key("members")
		for _, m := range i.Members {
			w.Key(m.Party)
			m.Party = ""
			writeRecord(w, &m)
		}
		w.Object(len(i.Members))
		n++
	}
	w.Object(n)
}

func (i *Instrument) parties() []string {
	list := make([]string, 0, len(i.Exporters)+len(i.Importers)+len(i.Members))
	for _, s := range i.Exporters {
		list = append(list, s.Party)
	}
	for _, s := range i.Importers {
		list = append(list, s.Party)
	}
	for _, m := range i.Members {
		list = append(list, m.Party)
	}
	return list
}

// Input returns what the rules read as input for a flow of the inventory: the flow with its date filled in, and the
// earlier flows of its route, oldest first, each with its own. It errs if there is no such flow.
func (inv *Inventory) Input(id string) (map[string]any, error) {
	f, ok := inv.indexed().flows[id]
	if !ok {
		return nil, &InputError{Faults: []Fault{{
			Code: FaultReference, Field: "flows", Message: fmt.Sprintf("%q is not the id of any of the flows", clip(id)),
			Suggestion: closest(clip(id), inv.indexed().ids("flows")),
		}}}
	}
	return plainObject(&inputOf{of: inv, flow: *f}), nil
}

// InputFor checks a flow against the inventory, of which it need not be a part, and returns its input as Input does.
// Anything wrong is an *InputError with every fault; its fields are named from the flow on, such as exporter.role.
func (inv *Inventory) InputFor(f Flow) (map[string]any, error) {
	if err := inv.check(&f); err != nil {
		return nil, err
	}
	return plainObject(&inputOf{of: inv, flow: f}), nil
}

// day is the date that a flow asks about.
func (inv *Inventory) day(f *Flow) Date {
	if f.At.IsZero() {
		return inv.AsOf
	}
	return f.At
}
