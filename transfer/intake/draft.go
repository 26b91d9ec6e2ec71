package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// Draft is an inventory as far as a source goes. It may lack what the format requires.
type Draft struct {
	// Inventory holds what the source says, and nothing that it does not say.
	Inventory transfer.Inventory
	// Gaps are what the source leaves open, those of the whole source first.
	Gaps []Gap

	// notes are the gaps by the item of the inventory that they concern.
	notes map[string][]string
}

// DraftOptions say what the source of a draft does not. The zero value says nothing.
type DraftOptions struct {
	// AsOf is the date asked about.
	AsOf transfer.Date
	// Known is an inventory to which the draft is an addition: parties whose exact legal names it has are named by their
	// ids, and neither they nor the organisation are written again.
	Known *transfer.Inventory
}

// Complete reports what is still to be filled in, as an [transfer.InputError], or nil where the draft can be asked as it
// stands. others are the files that Known was read from.
func (d *Draft) Complete(others ...transfer.File) error {
	draft := transfer.File{Name: "draft.yaml", Data: d.YAML()}
	_, err := transfer.ReadInventory(append(slices.Clone(others), draft)...)
	return err
}

const (
	maxFlows = 20_000
	maxLong  = 1024 // bytes of a name in an inventory
	maxTerm  = 256  // bytes of any other text
	maxItems = 256  // items of a list of a flow
)

// builder makes a draft.
type builder struct {
	*Draft
	file    transfer.File
	options DraftOptions
	known   map[string][]string // exact legal name -> ids
	parties map[string]string   // key -> id
	places  map[string]place    // id -> where the draft has it
	ids     map[string]bool
	flows   map[string]int // key -> place
	noted   map[Gap]bool
	broken  map[string]bool // lists that cannot be held whole
}

// place is where a party stands.
type place struct {
	list *[]transfer.Party
	name string
	at   int
}

func newBuilder(file transfer.File, options DraftOptions) *builder {
	b := &builder{
		Draft: &Draft{notes: map[string][]string{}}, file: file, options: options,
		known: map[string][]string{}, parties: map[string]string{}, places: map[string]place{}, ids: map[string]bool{},
		flows: map[string]int{}, noted: map[Gap]bool{}, broken: map[string]bool{},
	}
	b.Inventory.Version, b.Inventory.AsOf = 1, options.AsOf
	if k := options.Known; k != nil {
		for _, p := range slices.Concat(k.Entities, k.Vendors, k.Counterparties) {
			b.known[exact(p.Name)] = append(b.known[exact(p.Name)], p.ID)
			b.ids[p.ID] = true
		}
		for _, f := range k.Flows {
			b.ids["flow "+f.ID] = true
		}
	}
	return b
}

// gap notes what a place in the source leaves open; item is what of the inventory it concerns, and may be empty.
func (b *builder) gap(item, where, field, message string) {
	g := Gap{Where: short(tidy(where)), Field: field, Message: tidy(message)}
	if b.noted[g] {
		return
	}
	b.noted[g] = true
	b.Gaps = append(b.Gaps, g)
	if item != "" {
		b.notes[item] = append(b.notes[item], g.Field+": "+g.Message)
	}
}

// party returns the id of the party with a key, which it adds to a list where it is new. The name may be unknown.
func (b *builder) party(list *[]transfer.Party, key, name, called string) string {
	if id, ok := b.parties[key]; ok {
		return id
	}
	id := ""
	switch known := b.known[exact(name)]; {
	case name != "" && len(known) == 1:
		id = known[0]
	case name != "" && len(known) > 1:
		b.gap("", short(name), "party", "more than one known party has this name; say which is meant")
	default:
		id = b.newID("", called)
		b.places[id] = place{list: list, name: b.listName(list), at: len(*list)}
		*list = append(*list, transfer.Party{ID: id, Name: name})
	}
	b.parties[key] = id
	return id
}

func (b *builder) listName(list *[]transfer.Party) string {
	switch list {
	case &b.Inventory.Entities:
		return "entities"
	case &b.Inventory.Vendors:
		return "vendors"
	default:
		return "counterparties"
	}
}

// added returns a party that the draft added, and the name of its place, or nil.
func (b *builder) added(id string) (*transfer.Party, string) {
	p, ok := b.places[id]
	if !ok {
		return nil, ""
	}
	return &(*p.list)[p.at], p.name + "[" + id + "]"
}

// newID makes an id that nothing has yet.
func (b *builder) newID(kind, name string) string {
	id := idOf(name)
	for n := 2; b.ids[kind+id]; n++ {
		id = fmt.Sprintf("%s-%d", idOf(name), n)
	}
	b.ids[kind+id] = true
	return id
}

func idOf(name string) string {
	const most = 80
	var list []string
	for _, word := range words(name) {
		plain := strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, word)
		if plain != "" {
			list = append(list, plain)
		}
	}
	id := strings.Join(list, "-")
	if len(id) > most {
		id = strings.TrimRight(id[:most], "-")
	}
	if id == "" {
		return "unnamed"
	}
	return id
}

// flow returns the flow with a key, and whether it is new.
func (b *builder) flow(key, called string) (*transfer.Flow, bool, error) {
	flows := &b.Inventory.Flows
	if at, ok := b.flows[key]; ok {
		return &(*flows)[at], false, nil
	}
	if len(*flows) == maxFlows {
		return nil, false, fault(b.file, 0, transfer.FaultTooLarge, "", fmt.Sprintf("the file has over %d flows", maxFlows), "")
	}
	b.flows[key] = len(*flows)
	*flows = append(*flows, transfer.Flow{ID: b.newID("flow ", called)})
	return &(*flows)[len(*flows)-1], true, nil
}

// terms adds words to a list of a flow, each once. A list that cannot be held whole stays unstated.
func (b *builder) terms(list *[]string, item, where, field string, add ...string) {
	for _, term := range add {
		term = tidy(term)
		switch {
		case term == "" || b.broken[item+field] || slices.Contains(*list, term):
		case len(term) > maxTerm || len(*list) == maxItems:
			b.gap(item, where, field, fmt.Sprintf("stays unstated: a flow holds %d terms of %d bytes", maxItems, maxTerm))
			b.broken[item+field], *list = true, nil
		default:
			*list = append(*list, term)
		}
	}
}

// name takes a text as a name, or leaves it out where it is longer than a name is.
func (b *builder) name(where, field, text string) string {
	text = tidy(text)
	if len(text) > maxLong {
		b.gap("", where, field, fmt.Sprintf("is over %d bytes and is left out", maxLong))
		return ""
	}
	return text
}
