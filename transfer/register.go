package transfer

import (
	"fmt"
	"maps"
	"slices"
)

// Register returns the inventory without its flows in the form the rules read at data.register: parties and documents
// keyed by id, signatories and members keyed by party, assessments by destination. It consists of JSON values only,
// numbers as json.Number, and shares nothing with the inventory.
func (inv *Inventory) Register() map[string]any {
	parties := map[string]any{}
	documents := map[string]map[string]bool{}
	for list, members := range inv.lists() {
		for _, p := range members {
			record := values(p)
			record["list"] = list
			if list == "entities" && p.Group == "" {
				record["group"] = inv.Organisation.ID
			}
			parties[p.ID] = record
			documents[p.ID] = map[string]bool{}
		}
	}
	instruments := map[string]any{}
	for _, i := range inv.Instruments {
		instruments[i.ID] = instrumentRecord(i)
		for _, party := range i.parties() {
			if documents[party] != nil {
				documents[party][i.ID] = true
			}
		}
	}
	assessments := map[string]any{}
	for _, a := range inv.Assessments {
		there, ok := assessments[string(a.Destination)].(map[string]any)
		if !ok {
			there = map[string]any{}
			assessments[string(a.Destination)] = there
		}
		there[a.ID] = values(a)
	}
	orders := map[string]any{}
	for _, o := range inv.Orders {
		orders[o.ID] = values(o)
	}
	instrumentsOf := map[string]any{}
	for party, ids := range documents {
		list := []any{}
		for _, id := range slices.Sorted(maps.Keys(ids)) {
			list = append(list, id)
		}
		instrumentsOf[party] = list
	}
	return map[string]any{
		"organisation": values(inv.Organisation), "parties": parties, "instruments": instruments,
		"instruments_of": instrumentsOf, "assessments": assessments, "orders": orders, "settings": values(inv.Settings),
	}
}

func instrumentRecord(i Instrument) map[string]any {
	record := values(i)
	for _, side := range []struct {
		name string
		list []Signatory
	}{{"exporters", i.Exporters}, {"importers", i.Importers}} {
		if side.list == nil {
			continue
		}
		keyed := map[string]any{}
		for _, s := range side.list {
			party := s.Party
			s.Party = ""
			keyed[party] = values(s)
		}
		record[side.name] = keyed
	}
	if i.Members != nil {
		keyed := map[string]any{}
		for _, m := range i.Members {
			party := m.Party
			m.Party = ""
			keyed[party] = values(m)
		}
		record["members"] = keyed
	}
	return record
}

func (i Instrument) parties() []string {
	var list []string
	for _, s := range slices.Concat(i.Exporters, i.Importers) {
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
	return inv.input(f), nil
}

// InputFor checks a flow against the inventory, of which it need not be a part, and returns its input as Input does.
// Anything wrong is an *InputError with every fault; its fields are named from the flow on, such as exporter.role.
func (inv *Inventory) InputFor(f Flow) (map[string]any, error) {
	if err := inv.check(f); err != nil {
		return nil, err
	}
	return inv.input(&f), nil
}

func (inv *Inventory) input(f *Flow) map[string]any {
	document := inv.dated(f)
	route := []any{}
	if f.After != "" {
		for _, earlier := range inv.indexed().chain(f) {
			route = append(route, inv.dated(earlier))
		}
	}
	document["route"] = route
	return document
}

// day is the date that a flow asks about.
func (inv *Inventory) day(f *Flow) Date {
	if f.At.IsZero() {
		return inv.AsOf
	}
	return f.At
}

func (inv *Inventory) dated(f *Flow) map[string]any {
	record := values(*f)
	if f.At.IsZero() && !inv.AsOf.IsZero() {
		record["at"] = inv.AsOf.String()
	}
	return record
}
