package transfer

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"github.com/chapterv/chapterv/transfer/internal/compiled"
)

// writeRecord writes a value of the inventory, given by a pointer, as an object with the keys that encoding/json writes for it.
func writeRecord(w compiled.Writer, pointer any) { w.Object(writePairs(w, pointer)) }

// writePairs writes the pairs alone, and returns how many there are.
func writePairs(w compiled.Writer, pointer any) int {
	of := reflect.ValueOf(pointer).Elem()
	return mapping(of.Type()).pairs(w, of)
}

// field is one field of a type with its key in JSON. What is not stated is left out.
type field struct {
	index int
	key   string
	write func(compiled.Writer, reflect.Value)
}

// mappings are the fields of a type in the order of their keys.
type mappings []field

func (m mappings) pairs(w compiled.Writer, v reflect.Value) (n int) {
	for _, f := range m {
		if stated := v.Field(f.index); !stated.IsZero() {
			w.Key(f.key)
			f.write(w, stated)
			n++
		}
	}
	return n
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
	slices.SortFunc(m, func(a, b field) int { return cmp.Compare(a.key, b.key) })
	mappingsKnown.Store(of, m)
	return m
}

// writer returns what writes a value of one of the types that an inventory consists of. The value can be addressed.
func writer(of reflect.Type) func(compiled.Writer, reflect.Value) {
	switch {
	case of == reflect.TypeFor[Date]():
		return func(w compiled.Writer, v reflect.Value) { w.Text(dateTexts.of(*v.Addr().Interface().(*Date))) }
	case of == reflect.TypeFor[Fact]():
		return func(w compiled.Writer, v reflect.Value) {
			if f := Fact(v.Uint()); f.Stated() {
				w.Truth(f == Yes)
				return
			}
			w.Null()
		}
	case of == reflect.TypeFor[Scope]():
		list := writer(reflect.TypeFor[[]string]())
		return func(w compiled.Writer, v reflect.Value) {
			if v.Addr().Interface().(*Scope).All {
				w.Text("all")
				return
			}
			list(w, v.FieldByName("Of"))
		}
	case of.Kind() == reflect.String:
		return func(w compiled.Writer, v reflect.Value) { w.Text(legible(v.String())) }
	case of.Kind() == reflect.Int:
		return func(w compiled.Writer, v reflect.Value) { w.Whole(v.Int()) }
	case of.Kind() == reflect.Slice:
		item := writer(of.Elem())
		return func(w compiled.Writer, v reflect.Value) {
			for i := range v.Len() {
				item(w, v.Index(i))
			}
			w.List(v.Len())
		}
	case of.Kind() == reflect.Struct:
		m := mapping(of)
		return func(w compiled.Writer, v reflect.Value) { w.Object(m.pairs(w, v)) }
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

// dateTexts remembers how days are written that were written lately: the same few are, over and over.
var dateTexts writtenDates

type writtenDates [1 << 10]atomic.Pointer[writtenDate]

type writtenDate struct {
	day  Date
	text string
}

func (t *writtenDates) of(d Date) string {
	place := &t[uint(d.year*372+int(d.month)*31+d.day)%uint(len(t))]
	if known := place.Load(); known != nil && known.day == d {
		return known.text
	}
	text := d.String()
	place.Store(&writtenDate{d, text})
	return text
}
