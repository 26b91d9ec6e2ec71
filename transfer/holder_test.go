package transfer_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

// cannotHold proves that a struct has no room for a slip such as "hr":"false": it has no field of that name, or only one
// where the slip states two, or its field becomes JSON of another kind.
func cannotHold(t *testing.T, holder any, slip string) {
	t.Helper()
	require.NotNil(t, holder, "%s: neither an edit nor a type that excludes it", slip)
	if !json.Valid([]byte("{" + strings.Trim(slip, ",") + "}")) {
		return // no value of any type becomes what is not JSON
	}
	decoder := json.NewDecoder(strings.NewReader("{" + strings.Trim(slip, ",") + "}"))
	_, err := decoder.Token()
	require.NoError(t, err)
	seen := map[string]bool{}
	for decoder.More() {
		key, err := decoder.Token()
		require.NoError(t, err)
		var value any
		require.NoError(t, decoder.Decode(&value))
		field, ok := fieldOf(reflect.TypeOf(holder), key.(string))
		if !ok || seen[field.Name] || !holds(kindOf(field.Type), value) {
			return
		}
		seen[field.Name] = true
	}
	assert.Fail(t, "the type has room for it", "%T: %s", holder, slip)
}

func holds(kind string, value any) bool {
	if list, isList := value.([]any); isList && strings.HasPrefix(kind, "list of ") {
		return !slices.ContainsFunc(list, func(item any) bool { return !holds(strings.TrimPrefix(kind, "list of "), item) })
	}
	return kind == kindOfJSON(value)
}

func fieldOf(holder reflect.Type, key string) (reflect.StructField, bool) {
	for field := range holder.Fields() {
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name == key {
			return field, true
		}
	}
	return reflect.StructField{}, false
}

// kindOf says what a type of the question becomes in JSON.
func kindOf(of reflect.Type) string {
	switch {
	case of == reflect.TypeFor[transfer.Fact]():
		return "boolean"
	case of == reflect.TypeFor[transfer.Date](), of.Kind() == reflect.String:
		return "text"
	case of.Kind() == reflect.Int:
		return "whole number"
	case of.Kind() == reflect.Slice:
		return "list of " + kindOf(of.Elem())
	default:
		return "object"
	}
}

func kindOfJSON(value any) string {
	switch x := value.(type) {
	case bool:
		return "boolean"
	case string:
		return "text"
	case float64:
		if x == float64(int64(x)) {
			return "whole number"
		}
		return "fraction"
	case []any:
		return "list"
	case nil:
		return "null"
	default:
		return "object"
	}
}

// questionTypes are all types that a caller can state something in.
func questionTypes() map[reflect.Type]bool {
	seen := map[reflect.Type]bool{}
	var visit func(reflect.Type)
	visit = func(of reflect.Type) {
		if seen[of] {
			return
		}
		seen[of] = true
		switch of.Kind() {
		case reflect.Slice, reflect.Array, reflect.Pointer, reflect.Map, reflect.Chan:
			visit(of.Elem())
		case reflect.Struct:
			for field := range of.Fields() {
				if field.IsExported() {
					visit(field.Type)
				}
			}
		}
	}
	visit(reflect.TypeFor[transfer.Flow]())
	visit(reflect.TypeFor[transfer.Inventory]())
	visit(reflect.TypeFor[transfer.File]())
	return seen
}
