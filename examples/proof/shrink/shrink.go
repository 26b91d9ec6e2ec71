// Package shrink makes an inventory about which somebody disagrees as small as it can be, and writes it down as a case.
package shrink

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// lists are the lists of an inventory in the order in which they can be emptied: nothing refers to what comes before it.
var lists = []string{"flows", "orders", "assessments", "instruments", "counterparties", "vendors", "entities"}

// Inventory returns a small inventory about whose flow holds is still true. It takes out whole flows, parties, documents
// and assessments first, and then field after field, and puts back whatever holds depends on. holds is asked only about
// valid inventories. It errs if the inventory is not valid, or if holds is false of it.
func Inventory(inv *transfer.Inventory, flow string, holds func(*transfer.Inventory, transfer.Flow) bool) (*transfer.Inventory, error) {
	text, err := json.Marshal(inv)
	if err != nil {
		return nil, err
	}
	s := &shrinker{flow: flow, holds: holds}
	if err := json.Unmarshal(text, &s.document); err != nil {
		return nil, err
	}
	if !s.still(s.document) {
		return nil, fmt.Errorf("flow %s: there is nothing to shrink, the inventory is not valid or shows nothing", flow)
	}
	for s.changed = true; s.changed; {
		s.changed = false
		for _, list := range lists {
			s.list([]any{list})
		}
		s.fields(nil)
	}
	return s.small, nil
}

type shrinker struct {
	flow     string
	holds    func(*transfer.Inventory, transfer.Flow) bool
	document map[string]any
	small    *transfer.Inventory
	changed  bool
}

// still says whether a document is an inventory that shows the same, and keeps it if so.
func (s *shrinker) still(document map[string]any) bool {
	text, err := json.Marshal(document)
	if err != nil {
		return false
	}
	inv, err := transfer.ReadInventory(transfer.File{Data: text})
	if err != nil {
		return false
	}
	flow, ok := inv.Flow(s.flow)
	if !ok || !s.holds(inv, flow) {
		return false
	}
	s.document, s.small = document, inv
	return true
}

// try takes something out of a copy, and keeps the copy if it still shows the same.
func (s *shrinker) try(path []any, cut func(any) any) bool {
	if s.still(edit(s.document, path, cut).(map[string]any)) {
		s.changed = true
		return true
	}
	return false
}

// list takes out as many items of a list as it can, many at a time at first.
func (s *shrinker) list(path []any) {
	for size := s.length(path); size > 0; size /= 2 {
		for at := 0; at < s.length(path); {
			end := min(at+size, s.length(path))
			if !s.try(path, func(v any) any { return slices.Delete(slices.Clone(v.([]any)), at, end) }) {
				at = end
			}
		}
	}
}

func (s *shrinker) length(path []any) int {
	list, _ := lookup(s.document, path).([]any)
	return len(list)
}

// fields takes out one field after the other, and items of lists inside, from the whole down to its parts.
func (s *shrinker) fields(path []any) {
	switch node := lookup(s.document, path).(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(node)) {
			if s.try(path, func(v any) any {
				fields := maps.Clone(v.(map[string]any))
				delete(fields, key)
				return fields
			}) {
				continue
			}
			s.fields(append(slices.Clone(path), key))
		}
	case []any:
		s.list(path)
		for i := range s.length(path) {
			s.fields(append(slices.Clone(path), i))
		}
	}
}

func lookup(node any, path []any) any {
	for _, step := range path {
		switch key := step.(type) {
		case string:
			fields, _ := node.(map[string]any)
			node = fields[key]
		case int:
			items, _ := node.([]any)
			if key >= len(items) {
				return nil
			}
			node = items[key]
		}
	}
	return node
}

// edit returns a copy with what stands at the path changed; the parts beside the path are shared.
func edit(node any, path []any, change func(any) any) any {
	if len(path) == 0 {
		return change(node)
	}
	switch key := path[0].(type) {
	case string:
		fields := maps.Clone(node.(map[string]any))
		fields[key] = edit(fields[key], path[1:], change)
		return fields
	default:
		items := slices.Clone(node.([]any))
		items[key.(int)] = edit(items[key.(int)], path[1:], change)
		return items
	}
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(v)
	return b.Bytes(), err
}
