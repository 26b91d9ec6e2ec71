package transfer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

const (
	maxFaults      = 1000
	maxSuggestions = 100         // a file with more faults than this is not an inventory with slips of the pen
	maxComparing   = 100_000_000 // steps of looking for what was meant, so that no file is slow to refuse
	maxFlowList    = 256
)

// checker walks a document along the table of shapes, notes every fault, and keeps what is sound.
type checker struct {
	file   string
	strict bool // JSON: numbers are no texts
	inFlow bool
	faults []Fault
	where  map[string]Position
	defs   map[string]map[string]Position // kind -> id -> place
	refs   []mention

	compared int // letters by letters, for suggestions
}

// mention is an id that must exist somewhere.
type mention struct {
	kind, id, field string
	at              Position
}

func newChecker() *checker {
	return &checker{where: map[string]Position{}, defs: map[string]map[string]Position{}}
}

func (c *checker) fault(code string, at Position, field, message, suggestion string) {
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, Fault{
			Code: code, File: at.File, Line: at.Line, Field: field, Message: message, Suggestion: suggestion,
		})
	}
}

func (c *checker) at(n *yaml.Node) Position { return Position{File: c.file, Line: n.Line} }

func (c *checker) suggest(word string, candidates []string) string {
	if len(c.faults) >= maxSuggestions || len(word) > maxText {
		return ""
	}
	steps := 0
	for _, candidate := range candidates {
		steps += len(word) * len(candidate)
	}
	if c.compared+steps > maxComparing {
		return ""
	}
	c.compared += steps
	return closest(word, candidates)
}

// object checks a mapping against a shape. list is the field of the inventory it stands in.
func (c *checker) object(name string, n *yaml.Node, path, list string) map[string]any {
	result := map[string]any{}
	if short, ok := shorthand[name]; ok && n.Kind == yaml.ScalarNode {
		c.put(result, short, shapes()[name].Fields[short], n, path)
		return result
	}
	if n.Kind != yaml.MappingNode {
		c.fault(FaultType, c.at(n), path, "must be a mapping of fields, not "+describe(n), "")
		return result
	}
	allowed, because := fieldsOf(name, n, list)
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		field := join(path, clip(key.Value))
		spec, known := shapes()[name].Fields[key.Value]
		switch line, twice := seen[key.Value]; {
		case key.Kind != yaml.ScalarNode:
			c.fault(FaultUnknownField, c.at(key), path, "a key must be a word", "")
			continue
		case twice:
			c.fault(FaultDuplicateKey, c.at(key), field, fmt.Sprintf("is already given on line %d", line), "")
			continue
		case !known:
			c.fault(FaultUnknownField, c.at(key), field, "is not a field of "+article(name), c.suggest(key.Value, allowed))
		case !slices.Contains(allowed, key.Value):
			c.fault(FaultUnknownField, c.at(key), field, "is not a field "+because, "")
		default:
			c.put(result, key.Value, spec, value, field)
		}
		seen[key.Value] = key.Line
	}
	for _, field := range shapes()[name].names {
		_, stated := seen[field]
		elsewhere := name == "inventory" && field == "organisation" // required of the files together
		if shapes()[name].Fields[field].Required && !stated && !elsewhere {
			c.missing(n, join(path, field))
		}
	}
	c.further(name, n, path, list)
	c.define(name, n, path)
	return result
}

func (c *checker) missing(n *yaml.Node, field string) {
	c.fault(FaultMissing, c.at(n), field, "is required", "")
}

// further checks what the table of shapes has no words for.
func (c *checker) further(name string, n *yaml.Node, path, list string) {
	switch {
	case name == "party" && list == "counterparties":
		if _, stated := lookup(n, "kind"); !stated {
			c.missing(n, join(path, "kind"))
		}
	case name == "order":
		_, flows := lookup(n, "flows")
		_, destination := lookup(n, "destination")
		if !flows && !destination {
			c.fault(FaultMissing, c.at(n), join(path, "flows"), "is required where there is no destination", "")
		}
	}
}

// put checks a value and, if it is sound, keeps it.
func (c *checker) put(to map[string]any, key string, spec fieldSpec, n *yaml.Node, path string) {
	c.where[path] = c.at(n)
	if value, ok := c.value(key, spec, n, path); ok {
		to[key] = value
	}
}

func (c *checker) value(key string, spec fieldSpec, n *yaml.Node, path string) (any, bool) {
	switch {
	case n.Kind == yaml.ScalarNode && n.ShortTag() == tagNull:
		c.fault(FaultMissing, c.at(n), path, "is null; leave the field out where it is not stated", "")
		return nil, false
	case spec.List == "":
		return c.one(key, spec.Is, spec.To, n, path, "")
	case spec.Or != "" && n.Kind == yaml.ScalarNode && n.Value == spec.Or:
		return n.Value, true
	case n.Kind != yaml.SequenceNode:
		message := "must be a list, not " + describe(n)
		if spec.Or != "" {
			message = "must be a list or the word " + spec.Or + ", not " + describe(n)
		}
		c.fault(FaultType, c.at(n), path, message, "")
		return nil, false
	case len(n.Content) == 0 && (spec.Required || c.inFlow && mustName(key)):
		c.fault(FaultMissing, c.at(n), path, "is empty; name at least one, or leave the field out where it is not stated", "")
		return nil, false
	case c.inFlow && len(n.Content) > maxFlowList:
		c.fault(FaultTooLarge, c.at(n), path, fmt.Sprintf("has over %d items", maxFlowList), "")
		return nil, false
	}
	items := make([]any, 0, len(n.Content))
	for i, item := range n.Content {
		field := path + "[" + label(item, i) + "]"
		c.where[field] = c.at(item)
		if item.Kind == yaml.ScalarNode && item.ShortTag() == tagNull {
			c.fault(FaultMissing, c.at(item), field, "is null; leave it out", "")
			continue
		}
		if value, ok := c.one(key, spec.List, spec.To, item, field, key); ok {
			items = append(items, value)
		}
	}
	return items, true
}

// mustName says for which lists of a flow an empty one is no statement, where `every` over nothing would be true.
func mustName(key string) bool {
	return key == "data_categories" || key == "data_subjects" || key == "purposes"
}

func (c *checker) one(key, kind, to string, n *yaml.Node, path, list string) (any, bool) {
	s, ok := shapes()[kind]
	switch {
	case !ok:
		return c.scalar(key, kind, to, n, path)
	case s.Kind == "vocabulary":
		return c.word(s, kind, n, path)
	case kind == "flow":
		c.inFlow = true
		defer func() { c.inFlow = false }()
	}
	return c.object(kind, n, path, list), true
}

// fieldsOf returns the fields that may stand in n, and of what the others would be.
func fieldsOf(name string, n *yaml.Node, list string) (allowed []string, because string) {
	all := shapes()[name].names
	without := func(fields ...string) []string {
		return slices.DeleteFunc(slices.Clone(all), func(f string) bool { return slices.Contains(fields, f) })
	}
	switch {
	case name == "instrument":
		typed, _ := lookup(n, "type")
		if typed == nil {
			break
		}
		if fields, ok := instrumentFields[InstrumentType(typed.Value)]; ok {
			return fields, "of the type " + typed.Value
		}
	case list == "entities":
		return without("kind", "sub_processors"), "of an entity"
	case list == "vendors":
		return without("kind"), "of a vendor"
	case list == "counterparties":
		return without("group", "sub_processors"), "of a counterparty"
	}
	return all, ""
}

// label names an item of a list by its id, or by its place, from 0, where it has none.
func label(item *yaml.Node, i int) string {
	if id, ok := lookup(item, "id"); ok && isID(id.Value) {
		return id.Value
	}
	return strconv.Itoa(i)
}

func article(shape string) string {
	name := strings.ReplaceAll(shape, "_", " ")
	if strings.ContainsRune("aeiou", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}
