package main

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// prose are the fields of a record that a reader sees and no rule asks.
var prose = []string{"adopted", "authority", "citation", "confidence", "ended", "name", "note", "reviewed", "subject", "title", "uri"}

// vocabulary is which ids stand in the fields of a name, over all records.
type vocabulary map[string][]string

func vocabularyOf(records map[string]map[string]any) vocabulary {
	v := vocabulary{}
	for _, content := range records {
		v.collect("", content)
	}
	for field, words := range v {
		slices.Sort(words)
		v[field] = slices.Compact(words)
	}
	return v
}

func (v vocabulary) collect(field string, value any) {
	switch x := value.(type) {
	case map[string]any:
		for key, below := range x {
			v.collect(key, below)
		}
	case []any:
		for _, element := range x {
			v.collect(field, element)
		}
	case string:
		if identifier.MatchString(x) && !date.MatchString(x) {
			v[field] = append(v[field], x)
		}
	}
}

// other is the next id that some field of this name holds, and one that nobody knows where there is no other.
func (v vocabulary) other(where, id string) string {
	field, _, _ := strings.Cut(path.Base(where), "[")
	words := v[field]
	if at := slices.Index(words, id); at >= 0 && len(words) > 1 {
		return words[(at+1)%len(words)]
	}
	return another(id)
}

var identifier = regexp.MustCompile(`^([a-z0-9][a-z0-9._/-]*|[A-Z][A-Z0-9-]*)$`)

// recordVariants drop a record, a member, a field or an element of a list, and change dates, ids, numbers and booleans.
func (v vocabulary) recordVariants(object map[string]any, where string) []variant[map[string]any] {
	var all []variant[map[string]any]
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if slices.Contains(prose, key) {
			continue
		}
		at := key
		if where != "" {
			at = where + "/" + key
		}
		if below, _ := object[key].(map[string]any); len(below) > 0 && where != "" && key != "in_force" {
			rest := maps.Clone(object)
			delete(rest, key)
			all = append(all, one(dropRecord, at, nil, rest))
		}
		all = append(all, within(v.valueVariants(object[key], at), func(value any) map[string]any {
			changed := maps.Clone(object)
			changed[key] = value
			return changed
		})...)
	}
	return all
}

func (v vocabulary) valueVariants(value any, where string) []variant[any] {
	switch x := value.(type) {
	case map[string]any:
		return within(v.recordVariants(x, where), func(object map[string]any) any { return object })
	case []any:
		return within(v.elementVariants(x, where), func(list []any) any { return list })
	case bool:
		return scalarVariants(ast.Boolean(x), where)
	case float64:
		return scalarVariants(ast.Number(strconv.FormatFloat(x, 'f', -1, 64)), where)
	case string:
		switch {
		case date.MatchString(x):
			return scalarVariants(ast.String(x), where)
		case identifier.MatchString(x):
			other := v.other(where, x)
			return []variant[any]{one[any](changeID, fmt.Sprintf("%s: %q -> %q", where, x, other), nil, other)}
		}
	}
	return nil
}

func (v vocabulary) elementVariants(list []any, where string) []variant[[]any] {
	var all []variant[[]any]
	for i := range list {
		all = append(all, one(dropElement, fmt.Sprintf("%s[%d]", where, i), nil, without(list, i)))
	}
	for i, element := range list {
		all = append(all, within(v.valueVariants(element, fmt.Sprintf("%s[%d]", where, i)), func(e any) []any { return with(list, i, e) })...)
	}
	return all
}

// scalarVariants change a value as a constant of a rule is changed.
func scalarVariants(v ast.Value, where string) []variant[any] {
	all := within(constantVariants(v, nil), func(changed ast.Value) any {
		plain, err := ast.JSON(changed)
		if err != nil {
			panic(err) // a constant is JSON
		}
		return plain
	})
	for i := range all {
		all[i].Text = where + ": " + all[i].Text
	}
	return all
}
