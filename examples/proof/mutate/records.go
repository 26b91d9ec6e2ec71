package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
)

// prose are the fields of a record that a reader sees and no rule asks.
var prose = []string{"adopted", "authority", "citation", "confidence", "ended", "name", "note", "reviewed", "subject", "title", "uri"}

var identifier = regexp.MustCompile(`^([a-z0-9][a-z0-9._/-]*|[A-Z][A-Z0-9-]*)$`)

// recordVariants drop a record, a member, a field or an element of a list, and change dates, ids, numbers and booleans.
func recordVariants(object map[string]any, where string) []variant[map[string]any] {
	var all []variant[map[string]any]
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if slices.Contains(prose, key) {
			continue
		}
		at := key
		if where != "" {
			at = where + "/" + key
		}
		if _, nested := object[key].(map[string]any); nested && where != "" && key != "in_force" {
			rest := maps.Clone(object)
			delete(rest, key)
			all = append(all, one(dropRecord, at, nil, rest))
		}
		all = append(all, within(valueVariants(object[key], at), func(value any) map[string]any {
			changed := maps.Clone(object)
			changed[key] = value
			return changed
		})...)
	}
	return all
}

func valueVariants(value any, where string) []variant[any] {
	switch v := value.(type) {
	case map[string]any:
		return within(recordVariants(v, where), func(object map[string]any) any { return object })
	case []any:
		return within(elementVariants(v, where), func(list []any) any { return list })
	case bool:
		return scalarVariants(ast.Boolean(v), where)
	case float64:
		return scalarVariants(ast.Number(strconv.FormatFloat(v, 'f', -1, 64)), where)
	case string:
		if date.MatchString(v) || identifier.MatchString(v) {
			return scalarVariants(ast.String(v), where)
		}
	}
	return nil
}

func elementVariants(list []any, where string) []variant[[]any] {
	var all []variant[[]any]
	for i := range list {
		all = append(all, one(dropElement, fmt.Sprintf("%s[%d]", where, i), nil, without(list, i)))
	}
	for i, element := range list {
		all = append(all, within(valueVariants(element, fmt.Sprintf("%s[%d]", where, i)), func(e any) []any { return with(list, i, e) })...)
	}
	return all
}

func scalarVariants(v ast.Value, where string) []variant[any] {
	all := within(constantVariants(v, nil), func(changed ast.Value) any {
		plain, err := ast.JSON(changed)
		if err != nil {
			panic(err) // a constant is JSON
		}
		return plain
	})
	for i := range all {
		if _, text := v.(ast.String); text && all[i].Operator == changeConstant {
			all[i].Operator = changeID
		}
		all[i].Text = where + ": " + all[i].Text
	}
	return all
}
