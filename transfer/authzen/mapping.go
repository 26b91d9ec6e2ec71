package authzen

import (
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// flow returns what a question asks about: a flow of the inventory, or the one that it states.
func (q question) flow(inventory *transfer.Inventory) (flow transfer.Flow, err error) {
	var f faults
	if q.resource.kind != "flow" {
		f.add(transfer.FaultValue, "resource.type", "is not flow")
	}
	if q.subject.kind != "legal_entity" && q.subject.kind != "party" {
		f.add(transfer.FaultValue, "subject.type", "is neither legal_entity nor party")
	}
	if !slices.Contains([]string{ActionTransfer, ActionAccess, ActionOnward}, q.action) {
		f.add(transfer.FaultValue, "action.name", "is none of %s, %s, %s", ActionTransfer, ActionAccess, ActionOnward)
	}
	fields := q.fields(&f)
	if err := f.err(); err != nil {
		return flow, err
	}
	own, known := inventory.Flow(q.resource.id)
	switch {
	case known:
		flow, err = q.listed(own, fields)
	case q.resource.stated:
		fields["id"] = q.resource.id
		flow, err = read(fields)
	default:
		f.add(transfer.FaultReference, "resource.id", "is not the id of a flow of the inventory, and resource.properties states none")
		err = f.err()
	}
	if err == nil && q.action == ActionOnward && flow.After == "" {
		f.add(transfer.FaultMissing, "after", "is required for %s", ActionOnward)
		err = f.err()
	}
	return flow, err
}

// read takes the fields of a flow as strictly as an inventory's are taken.
func read(fields map[string]any) (flow transfer.Flow, err error) {
	text, err := json.Marshal(fields)
	if err != nil {
		return flow, err
	}
	err = json.Unmarshal(text, &flow)
	var faulty *transfer.InputError
	if errors.As(err, &faulty) {
		for i := range faulty.Faults { // the text is not the asker's
			faulty.Faults[i].Line, faulty.Faults[i].Field = 0, strings.TrimPrefix(faulty.Faults[i].Field, ".")
		}
	}
	return flow, err
}

// fields puts the parts of a question together as the fields of a flow, each of which may be stated once.
func (q question) fields(f *faults) map[string]any {
	fields := map[string]any{}
	put := func(part, key string, value any) {
		if _, twice := fields[key]; twice || key == "id" {
			f.add(transfer.FaultConflict, part+key, "is stated elsewhere in the question")
			return
		}
		fields[key] = value
	}
	exporter := maps.Clone(q.subject.properties)
	if exporter == nil {
		exporter = map[string]any{}
	}
	if _, twice := exporter["party"]; twice {
		f.add(transfer.FaultConflict, "subject.properties.party", "is the id of the subject")
	}
	exporter["party"] = q.subject.id
	fields["exporter"] = exporter
	for _, key := range []string{"importer", "at"} {
		if value, ok := q.context[key]; ok {
			put("context.", key, value)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(q.terms)) {
		put("action.properties.", key, q.terms[key])
	}
	for _, key := range slices.Sorted(maps.Keys(q.resource.properties)) {
		put("resource.properties.", key, q.resource.properties[key])
	}
	return fields
}

// listed returns a flow of the inventory. What the question states of it must be so, except the day.
func (q question) listed(flow transfer.Flow, stated map[string]any) (transfer.Flow, error) {
	var f faults
	text, err := json.Marshal(flow)
	if err != nil {
		return flow, err
	}
	var own map[string]any
	if err := json.Unmarshal(text, &own); err != nil {
		return flow, err
	}
	for _, key := range slices.Sorted(maps.Keys(stated)) {
		if key != "at" && !says(own[key], stated[key]) {
			f.add(transfer.FaultConflict, key, "is not what the inventory says of flow %s", q.resource.id)
		}
	}
	if err := f.err(); err != nil {
		return flow, err
	}
	if day, ok := stated["at"]; ok {
		own["at"] = day
		return read(own)
	}
	return flow, nil
}

// says reports whether what is stated is part of what is.
func says(own, stated any) bool {
	part, ok := stated.(map[string]any)
	whole, both := own.(map[string]any)
	if !ok || !both {
		return reflect.DeepEqual(own, stated)
	}
	for key, value := range part {
		if !says(whole[key], value) {
			return false
		}
	}
	return true
}
