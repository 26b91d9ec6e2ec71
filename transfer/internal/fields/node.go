package fields

import (
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// node is a place in a schema; the root is where its definitions stand.
type node struct {
	root, schema map[string]any
}

// anything is a place of which nothing is known.
var anything = &node{schema: map[string]any{}}

// open resolves references and alternatives.
func (n *node) open() []*node {
	if target, ok := n.schema["$ref"].(string); ok {
		definitions, _ := n.root["definitions"].(map[string]any)
		if to, ok := definitions[strings.TrimPrefix(target, "#/definitions/")].(map[string]any); ok {
			return (&node{n.root, to}).open()
		}
		return []*node{anything}
	}
	for _, word := range []string{"anyOf", "oneOf", "allOf"} {
		if list, ok := n.schema[word].([]any); ok {
			var all []*node
			for _, entry := range list {
				if schema, ok := entry.(map[string]any); ok {
					all = append(all, (&node{n.root, schema}).open()...)
				}
			}
			return all
		}
	}
	return []*node{n}
}

// field returns what stands under a key. Nothing is known of it where the schema does not say.
func (n *node) field(key string) []*node {
	properties, listed := n.schema["properties"].(map[string]any)
	if schema, ok := properties[key].(map[string]any); ok {
		return []*node{{n.root, schema}}
	}
	switch more := n.schema["additionalProperties"].(type) {
	case map[string]any:
		return []*node{{n.root, more}}
	case bool:
		if !more {
			return nil
		}
	}
	kind, typed := n.schema["type"].(string)
	if listed || typed && kind != "object" {
		return nil
	}
	return []*node{anything}
}

func step(nodes []*node, part *ast.Term) []*node {
	text, isText := part.Value.(ast.String)
	if !isText {
		return children(nodes)
	}
	var next []*node
	for _, n := range nodes {
		for _, one := range n.open() {
			next = append(next, one.field(string(text))...)
		}
	}
	return next
}

// children are what stands under any key or index.
func children(nodes []*node) []*node {
	var next []*node
	for _, n := range nodes {
		for _, one := range n.open() {
			inside := one.inside()
			if len(inside) == 0 {
				inside = []*node{anything}
			}
			next = append(next, inside...)
		}
	}
	return next
}

func (n *node) inside() []*node {
	var next []*node
	for _, word := range []string{"items", "additionalProperties"} {
		if schema, ok := n.schema[word].(map[string]any); ok {
			next = append(next, &node{n.root, schema})
		}
	}
	properties, _ := n.schema["properties"].(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(properties)) {
		if schema, ok := properties[key].(map[string]any); ok {
			next = append(next, &node{n.root, schema})
		}
	}
	return next
}

func known(nodes []*node) []string {
	names := map[string]bool{}
	for _, n := range nodes {
		for _, one := range n.open() {
			properties, _ := one.schema["properties"].(map[string]any)
			for key := range properties {
				names[key] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}
