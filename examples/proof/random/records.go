package random

import (
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
)

// interval has both its days; a zero Until is open.
type interval struct {
	from  transfer.Date
	until transfer.Date
}

func (i interval) holds(at transfer.Date) bool {
	return !at.Before(i.from) && (i.until.IsZero() || !i.until.Before(at))
}

// record is what a story needs to know of a legal record.
type record struct {
	id        string
	territory transfer.Territory
	area      string
	modules   []int
	legacy    bool
	inForce   interval
	signable  interval
	limits    []string // what its scope speaks of
}

// records is the law of this build: every record by law and mechanism ("" for the law's own), every area over time, and
// the words of every vocabulary.
type records struct {
	of     map[string]map[string][]record
	areas  map[string]map[transfer.Territory][]interval
	words  map[string][]string
	edges  []Edge
	places []transfer.Territory
}

// lawbook reads the embedded records once. That they can be read is a property of the build, which other tests keep.
var lawbook = sync.OnceValue(func() *records {
	b := &records{
		of:    map[string]map[string][]record{},
		areas: map[string]map[transfer.Territory][]interval{},
		words: map[string][]string{},
	}
	b.readLaws(policies.FS)
	b.readLaws(mechanisms.FS)
	b.readAreas()
	b.readWords()
	b.places = slices.Collect(regions.Territories())
	slices.SortStableFunc(b.edges, func(a, c Edge) int { return strings.Compare(a.key(), c.key()) })
	return b
})

func (b *records) readLaws(from fs.FS) {
	must(fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Base(name) != "data.json" {
			return err
		}
		parts := strings.Split(path.Dir(name), "/")
		law, mechanism := strings.ReplaceAll(parts[0], "_", "-"), ""
		if len(parts) > 1 {
			mechanism = strings.ReplaceAll(parts[1], "_", "-")
		}
		all := readRecords(from, name)
		for _, id := range slices.Sorted(maps.Keys(all)) {
			b.add(law, mechanism, id, all[id])
		}
		return nil
	}))
}

func readRecords(from fs.FS, name string) map[string]json.RawMessage {
	text, err := fs.ReadFile(from, name)
	must(err)
	var file struct {
		Records map[string]json.RawMessage `json:"records"`
	}
	must(json.Unmarshal(text, &file))
	return file.Records
}

func (b *records) add(law, mechanism, id string, text json.RawMessage) {
	var fields struct {
		Territory     transfer.Territory `json:"territory"`
		Area          string             `json:"area"`
		Modules       []int              `json:"modules"`
		Legacy        bool               `json:"legacy"`
		InForce       dates              `json:"in_force"`
		SignableFrom  transfer.Date      `json:"signable_from"`
		SignableUntil transfer.Date      `json:"signable_until"`
		Kind          string             `json:"kind"`
		Scope         map[string]any     `json:"scope"`
	}
	must(json.Unmarshal(text, &fields))
	r := record{
		id: id, territory: fields.Territory, area: fields.Area, modules: fields.Modules, legacy: fields.Legacy,
		limits: slices.Sorted(maps.Keys(fields.Scope)), inForce: fields.InForce.interval(), signable: interval{from: fields.SignableFrom, until: fields.SignableUntil},
	}
	if r.signable.from.IsZero() {
		r.signable.from = r.inForce.from
	}
	if b.of[law] == nil {
		b.of[law] = map[string][]record{}
	}
	if mechanism != "" || fields.Kind == "law" {
		b.of[law][mechanism] = append(b.of[law][mechanism], r)
	}
	var whole map[string]any
	must(json.Unmarshal(text, &whole))
	b.edge(Edge{Law: law, Mechanism: mechanism, Record: id, Territory: r.territory, Area: r.area}, whole)
}

type dates struct {
	From  transfer.Date `json:"from"`
	Until transfer.Date `json:"until"`
}

func (d dates) interval() interval { return interval{from: d.From, until: d.Until} }

func (b *records) readAreas() {
	for id, text := range readRecords(regions.FS, "areas/data.json") {
		var area struct {
			Members map[transfer.Territory][]dates `json:"members"`
		}
		must(json.Unmarshal(text, &area))
		b.areas[id] = map[transfer.Territory][]interval{}
		for place, list := range area.Members {
			for _, one := range list {
				b.areas[id][place] = append(b.areas[id][place], one.interval())
				edge := Edge{Record: id, Territory: place}
				if _, law := b.of[id]; law {
					edge.Law = id
				}
				b.edge(edge, map[string]any{"from": one.From.String(), "until": one.Until.String()})
			}
		}
	}
}

func (b *records) readWords() {
	for name, text := range readRecords(transfer.FS, "input/data.json") {
		var list struct {
			Terms []any `json:"terms"`
		}
		must(json.Unmarshal(text, &list))
		for _, term := range list.Terms {
			if word, ok := term.(string); ok {
				b.words[name] = append(b.words[name], word)
			}
		}
	}
}

// members returns the territories that ever belonged to an area, in the order of their codes.
func (b *records) members(area string) []transfer.Territory {
	return slices.Sorted(maps.Keys(b.areas[area]))
}

func (b *records) inside(area string, place transfer.Territory, at transfer.Date) bool {
	return slices.ContainsFunc(b.areas[area][place], func(i interval) bool { return i.holds(at) })
}

// laws lists the laws that have rules, in the order of their ids.
func (b *records) laws() []string {
	var list []string
	for law := range b.of {
		if len(b.of[law][""]) > 0 {
			list = append(list, law)
		}
	}
	slices.Sort(list)
	return list
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
