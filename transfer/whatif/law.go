package whatif

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// law is the records of the law, and what events change in them.
type law struct {
	records map[string]map[string]map[string]any // by folder and id
	onward  []string                             // the rules of what follows the data
	changes []change
}

// change is what one event does: a merge patch for each record that it touches.
type change struct {
	reason  string
	patches map[string]any
}

func readLaw(amendments []transfer.Amendment) (*law, error) {
	tree, err := transfer.AmendedLaw(amendments...)
	if err != nil {
		return nil, err
	}
	l := &law{records: map[string]map[string]map[string]any{}}
	err = fs.WalkDir(tree, ".", func(name string, _ fs.DirEntry, err error) error {
		onward := name == "transfer/onward/data.json"
		mechanism := strings.HasPrefix(name, "mechanisms/") && !strings.HasPrefix(name, "mechanisms/lib/")
		if err != nil || path.Base(name) != "data.json" || !onward && !mechanism {
			return err
		}
		text, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		var file struct {
			Records map[string]map[string]any `json:"records"`
		}
		if err := json.Unmarshal(text, &file); err != nil {
			return err
		}
		if onward {
			l.onward = slices.Sorted(maps.Keys(file.Records))
			return nil
		}
		l.records[path.Dir(name)] = file.Records
		return nil
	})
	return l, err
}

// amendments are the changes in the form in which an engine takes them. Later ones build on earlier ones.
func (l *law) amendments(scenario string) []transfer.Amendment {
	var list []transfer.Amendment
	for i, c := range l.changes {
		a := transfer.Amendment{
			ID: fmt.Sprintf("what-if-%d", i+1), Reason: c.reason, Owner: "the scenario " + scenario, Records: map[string]json.RawMessage{},
		}
		for where, patch := range c.patches {
			text, err := json.Marshal(patch)
			if err != nil {
				text = []byte("0") // refused as no record
			}
			a.Records[where] = text
		}
		list = append(list, a)
	}
	return list
}

// where finds the records of an id, of one law or of all.
func (l *law) where(id, regime string) []string {
	var folders []string
	for _, folder := range slices.Sorted(maps.Keys(l.records)) {
		if _, ok := l.records[folder][id]; ok && (regime == "" || strings.HasPrefix(folder, "mechanisms/"+underscored(regime)+"/")) {
			folders = append(folders, folder)
		}
	}
	return folders
}

// ids are those of all records, or of those of one law.
func (l *law) ids(regime string) []string {
	var list []string
	for _, folder := range slices.Sorted(maps.Keys(l.records)) {
		if regime == "" || strings.HasPrefix(folder, "mechanisms/"+underscored(regime)+"/") {
			list = append(list, slices.Sorted(maps.Keys(l.records[folder]))...)
		}
	}
	return list
}

// laws are those that have records of mechanisms.
func (l *law) laws() []string {
	var list []string
	for folder := range l.records {
		list = append(list, strings.ReplaceAll(strings.Split(folder, "/")[1], "_", "-"))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func underscored(id string) string { return strings.ReplaceAll(id, "-", "_") }

// cut is the patch that ends a record before a day, or removes one that would start on that day or later. It is nil for one
// that has ended by then.
func (l *law) cut(folder, id string, from transfer.Date) (any, bool) {
	span, _ := l.records[folder][id]["in_force"].(map[string]any)
	starts, _ := span["from"].(string)
	ends, _ := span["until"].(string)
	switch {
	case ends != "" && ends < from.String():
		return nil, false
	case starts >= from.String():
		return nil, true
	}
	return map[string]any{"in_force": map[string]any{"until": from.AddDays(-1).String()}}, true
}

// note keeps the patches of an event, and what they make of the records for the events after it.
func (l *law) note(reason string, patches map[string]any) {
	l.changes = append(l.changes, change{reason: reason, patches: patches})
	for where, patch := range patches {
		folder, id, _ := strings.Cut(where, "/records/")
		fields, ok := patch.(map[string]any)
		if !ok {
			delete(l.records[folder], id)
			continue
		}
		next := maps.Clone(l.records[folder][id])
		if next == nil {
			next = map[string]any{}
		}
		for field, value := range fields {
			inner, isObject := value.(map[string]any)
			before, wasObject := next[field].(map[string]any)
			switch {
			case value == nil:
				delete(next, field)
			case isObject && wasObject:
				joined := maps.Clone(before)
				maps.Copy(joined, inner)
				next[field] = joined
			default:
				next[field] = value
			}
		}
		l.records[folder][id] = next
	}
}
