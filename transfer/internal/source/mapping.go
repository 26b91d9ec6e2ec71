package source

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Lookup returns the value of a key of a mapping.
func Lookup(n *yaml.Node, key string) (*yaml.Node, bool) {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil, false
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1], true
		}
	}
	return nil, false
}

// Fields are the entries of a mapping at a path, of which only those allowed may be there, or any if none is listed. It returns
// nil for what is no mapping. What a mapping is of is for the message.
func Fields(n *yaml.Node, at, of string, allowed ...string) (map[string]*yaml.Node, []*Error) {
	if n.Kind != yaml.MappingNode {
		return nil, []*Error{{Code: wrongType, Line: n.Line, Field: at, Message: "must be a mapping of fields, not " + Describe(n)}}
	}
	fields, lines := map[string]*yaml.Node{}, map[string]int{}
	var faults []*Error
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		fault := &Error{Line: key.Line, Field: Join(at, Clip(key.Value))}
		switch line, twice := lines[key.Value]; {
		case key.Kind != yaml.ScalarNode:
			fault.Code, fault.Field, fault.Message = unknownField, at, "a key must be a word"
		case twice:
			fault.Code, fault.Message = duplicateKey, fmt.Sprintf("is already given on line %d", line)
		case len(allowed) > 0 && !slices.Contains(allowed, key.Value):
			fault.Code, fault.Message, fault.Suggestion = unknownField, "is not a field of "+of, Closest(Clip(key.Value), allowed)
		default:
			fields[key.Value], lines[key.Value] = value, key.Line
			continue
		}
		faults = append(faults, fault)
	}
	return fields, faults
}

// Join is the path of a field.
func Join(path, field string) string {
	if path == "" {
		return field
	}
	return path + "." + field
}

// Describe says in a message what stands somewhere.
func Describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	switch n.ShortTag() {
	case TagBool:
		return "the boolean " + n.Value
	case TagInteger, TagFloat:
		return "the number " + Clip(n.Value)
	case TagNull:
		return "null"
	default:
		return "the text " + strconv.Quote(Clip(n.Value))
	}
}

// Clip shortens what a message quotes.
func Clip(s string) string {
	const most = 64
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}
