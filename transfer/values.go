package transfer

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// values turns a type of the inventory into JSON values, with the keys that encoding/json writes for it.
func values(v any) map[string]any {
	of := reflect.ValueOf(v)
	return mapping(of.Type()).of(of)
}

// field is one field of a type with its key in JSON. What is not stated is left out.
type field struct {
	index int
	key   string
	write func(reflect.Value) any
}

type mappings []field

func (m mappings) of(v reflect.Value) map[string]any {
	record := make(map[string]any, len(m)/2)
	for _, f := range m {
		if stated := v.Field(f.index); !stated.IsZero() {
			record[f.key] = f.write(stated)
		}
	}
	return record
}

var mappingsKnown sync.Map // reflect.Type -> mappings

func mapping(of reflect.Type) mappings {
	if m, ok := mappingsKnown.Load(of); ok {
		return m.(mappings)
	}
	var m mappings
	for i := range of.NumField() {
		key, _, tagged := strings.Cut(of.Field(i).Tag.Get("json"), ",")
		if tagged {
			m = append(m, field{i, key, writer(of.Field(i).Type)})
		}
	}
	mappingsKnown.Store(of, m)
	return m
}

// writer returns what writes a value of one of the types that an inventory consists of.
func writer(of reflect.Type) func(reflect.Value) any {
	switch {
	case of == reflect.TypeFor[Date]():
		return func(v reflect.Value) any { return v.Interface().(Date).String() }
	case of == reflect.TypeFor[Fact]():
		return func(v reflect.Value) any {
			if f := Fact(v.Uint()); f.Stated() {
				return f == Yes
			}
			return nil
		}
	case of == reflect.TypeFor[Scope]():
		list := writer(reflect.TypeFor[[]string]())
		return func(v reflect.Value) any {
			if s := v.Interface().(Scope); s.All {
				return "all"
			}
			return list(v.FieldByName("Of"))
		}
	case of.Kind() == reflect.String:
		return func(v reflect.Value) any { return legible(v.String()) }
	case of.Kind() == reflect.Int:
		return func(v reflect.Value) any { return json.Number(strconv.FormatInt(v.Int(), 10)) }
	case of.Kind() == reflect.Slice:
		item := writer(of.Elem())
		return func(v reflect.Value) any {
			list := make([]any, v.Len())
			for i := range list {
				list[i] = item(v.Index(i))
			}
			return list
		}
	case of.Kind() == reflect.Struct:
		m := mapping(of)
		return func(v reflect.Value) any { return m.of(v) }
	}
	panic(fmt.Sprintf("%s is no type of an inventory", of)) // a test writes every type
}

// legible writes a replacement character for each byte that is not UTF-8, as encoding/json does.
func legible(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}
