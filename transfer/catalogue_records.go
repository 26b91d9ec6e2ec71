package transfer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
)

// RecordEntry is one dated record of law.
type RecordEntry struct {
	// Path is where rules read it, such as data.mechanisms.eu_gdpr.dpf.records["eu-us-dpf"].
	Path    string `json:"-"`
	ID      string `json:"-"`
	Title   string `json:"title"`
	Subject string `json:"subject"`
	Adopted Date   `json:"adopted"`
	// InForce is empty for records that hold without a date.
	InForce   Interval  `json:"in_force"`
	Authority Authority `json:"authority"`
	Reviewed  Date      `json:"reviewed"`
	// Confidence is high, medium or low, and empty for what is no finding of law.
	Confidence string `json:"confidence"`
	Note       string `json:"note"`
	// More are the fields that only some records have, as JSON values by name.
	More map[string]any `json:"-"`
}

// Interval is a span of days, both included. Until is not stated while it lasts.
type Interval struct {
	From  Date `json:"from"`
	Until Date `json:"until"`
}

// Authority is where a record can be looked up.
type Authority struct {
	Citation string `json:"citation"`
	URI      string `json:"uri"`
}

// AreaEntry is a group of territories over time.
type AreaEntry struct {
	ID      string
	Title   string
	Members []MemberEntry
}

// MemberEntry is one territory's time in an area.
type MemberEntry struct {
	Territory Territory `json:"-"`
	Interval
	Authority  Authority `json:"authority"`
	Reviewed   Date      `json:"reviewed"`
	Confidence string    `json:"confidence"`
	Note       string    `json:"note"`
}

// common are the fields of a record that have a place of their own.
var common = strings.Fields("title subject adopted in_force authority reviewed confidence note")

// lawRecords are all records of the build by folder.
type lawRecords struct {
	folders  map[string][]RecordEntry
	areas    []AreaEntry
	reviewed Date
}

func (l *lawRecords) of(folder string) []RecordEntry { return l.folders[folder] }

// shared are the records that stand with no one law.
func (l *lawRecords) shared() []RecordEntry {
	var list []RecordEntry
	for _, folder := range slices.Sorted(maps.Keys(l.folders)) {
		if strings.HasPrefix(folder, "transfer/") || strings.Contains(folder, "/lib/") {
			list = append(list, l.folders[folder]...)
		}
	}
	return list
}

func readRecords() (*lawRecords, error) {
	l := &lawRecords{folders: map[string][]RecordEntry{}}
	for root, fsys := range map[string]fs.FS{"transfer": FS, "policies": policies.FS, "mechanisms": mechanisms.FS} {
		err := fs.WalkDir(fsys, ".", func(name string, _ fs.DirEntry, err error) error {
			if err != nil || path.Base(name) != "data.json" {
				return err
			}
			folder := path.Join(root, path.Dir(name))
			l.folders[folder], err = recordsIn(fsys, name, folder)
			for _, r := range l.folders[folder] {
				if l.reviewed.Before(r.Reviewed) {
					l.reviewed = r.Reviewed
				}
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("the records of %s: %w", root, err)
		}
	}
	var err error
	l.areas, err = readAreas()
	return l, err
}

// recordsIn are the records of one file that name an authority, by id; others are no law.
func recordsIn(fsys fs.FS, name, folder string) ([]RecordEntry, error) {
	var file struct {
		Records map[string]json.RawMessage `json:"records"`
	}
	if err := readJSONFile(fsys, name, &file); err != nil {
		return nil, err
	}
	var list []RecordEntry
	for _, id := range slices.Sorted(maps.Keys(file.Records)) {
		entry := RecordEntry{ID: id, Path: fmt.Sprintf("data.%s.records[%q]", strings.ReplaceAll(folder, "/", "."), id)}
		if err := json.Unmarshal(file.Records[id], &entry); err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Path, err)
		}
		if entry.Authority.Citation == "" {
			continue
		}
		if err := json.Unmarshal(file.Records[id], &entry.More); err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Path, err)
		}
		maps.DeleteFunc(entry.More, func(key string, _ any) bool { return slices.Contains(common, key) })
		list = append(list, entry)
	}
	return list, nil
}

func readAreas() ([]AreaEntry, error) {
	var file struct {
		Records map[string]struct {
			Title   string                      `json:"title"`
			Members map[Territory][]MemberEntry `json:"members"`
		} `json:"records"`
	}
	if err := readJSONFile(regions.FS, "areas/data.json", &file); err != nil {
		return nil, fmt.Errorf("the areas: %w", err)
	}
	var list []AreaEntry
	for _, id := range slices.Sorted(maps.Keys(file.Records)) {
		area := AreaEntry{ID: id, Title: file.Records[id].Title}
		for _, territory := range slices.Sorted(maps.Keys(file.Records[id].Members)) {
			for _, member := range file.Records[id].Members[territory] {
				member.Territory = territory
				area.Members = append(area.Members, member)
			}
		}
		list = append(list, area)
	}
	return list, nil
}

func readJSONFile(fsys fs.FS, name string, to any) error {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return decoder.Decode(to)
}
