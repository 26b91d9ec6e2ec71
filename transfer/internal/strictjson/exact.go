package strictjson

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// exact refuses keys that encoding/json would take for a field because it folds their case.
func exact(value, to any) error {
	object, ok := value.(map[string]any)
	if !ok {
		return fmt.Errorf("not an object")
	}
	return keys(object, reflect.TypeOf(to).Elem())
}

func keys(object map[string]any, kind reflect.Type) error {
	fields := map[string]reflect.Type{}
	for _, field := range reflect.VisibleFields(kind) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		fields[name] = field.Type
	}
	for _, key := range slices.Sorted(maps.Keys(object)) {
		field, known := fields[key]
		if !known {
			return fmt.Errorf("unknown field %q", key)
		}
		for field.Kind() == reflect.Pointer || field.Kind() == reflect.Slice {
			field = field.Elem()
		}
		if field.Kind() != reflect.Struct || reflect.PointerTo(field).Implements(unmarshaler) {
			continue
		}
		if err := within(object[key], field); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

func within(value any, kind reflect.Type) error {
	switch value := value.(type) {
	case map[string]any:
		return keys(value, kind)
	case []any:
		for _, entry := range value {
			if err := within(entry, kind); err != nil {
				return err
			}
		}
	}
	return nil
}

var unmarshaler = reflect.TypeFor[json.Unmarshaler]()
