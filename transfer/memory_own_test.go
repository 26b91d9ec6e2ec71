package transfer

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// fill gives every text, list and number of a value something to hold.
func fill(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Int, reflect.Uint8:
		v.Set(reflect.ValueOf(2).Convert(v.Type()))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), text)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), text)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Date]() {
			v.Set(reflect.ValueOf(NewDate(2026, 11, 23)))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), text)
		}
	}
}

func TestACopyOfADecisionIsTheSameAndSharesNothing(t *testing.T) {
	var d Decision
	fill(reflect.ValueOf(&d).Elem(), "on 2026-11-23.")
	before, err := json.Marshal(d)
	require.NoError(t, err)
	for _, original := range []Decision{d, {}, {Regimes: []RegimeDecision{}, Violations: []Violation{{Remedies: []Remedy{}}}}} {
		assert.Equal(t, original, original.copy("", ""))
	}
	places := map[uintptr]string{}
	pieces(reflect.ValueOf(&d).Elem(), "", func(at uintptr, path string) { places[at] = path })
	own := d.copy("", "")
	pieces(reflect.ValueOf(&own).Elem(), "", func(at uintptr, path string) { assert.NotContains(t, places, at, path) })

	moved := d.copy("2026-11-23", "2026-11-24")
	fill(reflect.ValueOf(&own).Elem(), "on 2026-11-24.")
	terms(&d, &own) // mechanisms and the like are words of a vocabulary, and hold no date
	assert.Equal(t, own, moved)
	after, err := json.Marshal(d)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after), "the original is as it was")
}

// pieces visits the memory behind every list and pointer of a value.
func pieces(v reflect.Value, path string, visit func(uintptr, string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			visit(v.Pointer(), path)
			pieces(v.Elem(), path, visit)
		}
	case reflect.Slice:
		if v.Len() > 0 { // what is empty lies nowhere
			visit(v.Pointer(), path)
		}
		for i := range v.Len() {
			pieces(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			pieces(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
		}
	}
}

// terms copies the fields that hold a word of a closed set.
func terms(from, to *Decision) {
	to.Outcome, to.Mechanisms = from.Outcome, from.Mechanisms
	to.Revision.Preference = from.Revision.Preference
	for i := range from.Regimes {
		r, s := &from.Regimes[i], &to.Regimes[i]
		s.Outcome, s.Mechanism = r.Outcome, r.Mechanism
		for j := range r.Candidates {
			k, l := &r.Candidates[j], &s.Candidates[j]
			l.Mechanism, l.Status = k.Mechanism, k.Status
			for o := range k.Instruments {
				l.Instruments[o].Status = k.Instruments[o].Status
			}
		}
		for j := range r.Violations {
			for k := range r.Violations[j].Remedies {
				s.Violations[j].Remedies[k].Mechanism = r.Violations[j].Remedies[k].Mechanism
			}
		}
	}
	for j := range from.Violations {
		for k := range from.Violations[j].Remedies {
			to.Violations[j].Remedies[k].Mechanism = from.Violations[j].Remedies[k].Mechanism
		}
	}
}

// Whatever of a flow changes, but for its date, its key does.
func TestTheKeyOfAFlowHoldsAllThatItStates(t *testing.T) {
	keys := map[string]string{string(appendKey(nil, &Flow{})): "nothing stated"}
	differs := func(what string, f Flow) {
		key := string(appendKey(nil, &f))
		if other, taken := keys[key]; taken {
			assert.Fail(t, "one key for two flows", "%s, %s", what, other)
		}
		keys[key] = what
	}
	var vary func(of reflect.Type, path string, at func(*Flow) reflect.Value)
	vary = func(of reflect.Type, path string, at func(*Flow) reflect.Value) {
		for i := range of.NumField() {
			field := of.Field(i)
			name := path + "." + field.Name
			set := func(what string, value any) {
				var f Flow
				at(&f).Field(i).Set(reflect.ValueOf(value).Convert(field.Type))
				differs(name+" "+what, f)
			}
			switch {
			case field.Type == reflect.TypeFor[Date]():
				assert.Equal(t, ".At", name, "a date that is no part of the key")
			case field.Type.Kind() == reflect.Struct:
				vary(field.Type, name, func(f *Flow) reflect.Value { return at(f).Field(i) })
			case field.Type.Kind() == reflect.String:
				set("a", "a")
				set("ab", "ab")
			case field.Type == reflect.TypeFor[Fact]():
				set("no", No)
				set("yes", Yes)
			case field.Type == reflect.TypeFor[[]string]():
				for _, list := range [][]string{{}, {""}, {"", ""}, {"a"}, {"b"}, {"a", "b"}, {"ab"}, {strings.Repeat("a", 200)}} {
					set(fmt.Sprintf("%q", list), list)
				}
			default:
				assert.Fail(t, "a kind of field that the key does not know", name)
			}
		}
	}
	vary(reflect.TypeFor[Flow](), "", func(f *Flow) reflect.Value { return reflect.ValueOf(f).Elem() })
	assert.Greater(t, len(keys), 100)
	assert.Equal(t, appendKey(nil, &Flow{ID: "x"}), appendKey(nil, &Flow{ID: "x", At: NewDate(2026, 1, 1)}))
}
