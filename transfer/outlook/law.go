package outlook

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

// lawItems are the dates in the records of the law.
func lawItems(amendments []transfer.Amendment) ([]Item, error) {
	tree, err := transfer.AmendedLaw(amendments...)
	if err != nil {
		return nil, err
	}
	var list []Item
	err = fs.WalkDir(tree, ".", func(name string, _ fs.DirEntry, err error) error {
		root, _, _ := strings.Cut(name, "/")
		if err != nil || path.Base(name) != "data.json" || root == "transfer" {
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
			return fmt.Errorf("%s: %w", name, err)
		}
		for _, id := range slices.Sorted(maps.Keys(file.Records)) {
			title, _ := file.Records[id]["title"].(string)
			what := title + of(path.Dir(name))
			list = append(list, dated(file.Records[id], id, what)...)
		}
		return nil
	})
	return list, err
}

// of names the law, and the mechanism, whose records stand in a folder.
func of(folder string) string {
	parts := strings.Split(strings.ReplaceAll(folder, "_", "-"), "/")[1:]
	if parts[0] == "lib" || parts[0] == "areas" {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// dated finds the days inside a record: where an interval starts and ends, and until when something else holds.
func dated(part any, id, what string) []Item {
	var list []Item
	add := func(value any, turn Turn, text string) {
		written, _ := value.(string)
		if date, err := transfer.ParseDate(written); err == nil {
			list = append(list, Item{date, Law, turn, id, text})
		}
	}
	switch part := part.(type) {
	case map[string]any:
		add(part["from"], Begins, what)
		add(part["until"], Ends, what)
		add(part["review_by"], Due, "The review of "+what)
		add(part["cautious_until"], Ends, "The time between adoption and publication of "+what)
		add(part["signable_until"], Ends, "Signing of "+what)
		for _, key := range slices.Sorted(maps.Keys(part)) {
			inner := what
			if key == "suspended" {
				inner = "The suspension of " + what
			}
			if len(key) == 2 || strings.Contains(key, "-") && key == strings.ToUpper(key) {
				inner = key + " in " + what // a member of an area
			}
			if key != "authority" && key != "ended" {
				list = append(list, dated(part[key], id, inner)...)
			}
		}
	case []any:
		for _, entry := range part {
			list = append(list, dated(entry, id, what)...)
		}
	}
	return list
}
