package transfer

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// asWritten is a value as encoding/json would write it by its fields, none of its methods asked but those of dates and of what may be
// absent, with lists that are nil written as empty.
func asWritten(t *testing.T, v reflect.Value) string {
	t.Helper()
	switch {
	case v.Type() == reflect.TypeFor[Date]() || v.Type() == reflect.TypeFor[Optional]() || v.Type() == reflect.TypeFor[Module]() ||
		v.Type() == reflect.TypeFor[Mechanism](), v.Kind() == reflect.String, v.Kind() == reflect.Int:
		text, err := json.Marshal(v.Interface())
		require.NoError(t, err)
		return string(text)
	case v.Kind() == reflect.Pointer && v.IsNil():
		return "null"
	case v.Kind() == reflect.Pointer:
		return asWritten(t, v.Elem())
	case v.Kind() == reflect.Slice:
		var items []string
		for i := range v.Len() {
			items = append(items, asWritten(t, v.Index(i)))
		}
		return "[" + strings.Join(items, ",") + "]"
	case v.Kind() == reflect.Struct:
		var fields []string
		for i := range v.NumField() {
			fields = append(fields, `"`+v.Type().Field(i).Tag.Get("json")+`":`+asWritten(t, v.Field(i)))
		}
		return "{" + strings.Join(fields, ",") + "}"
	}
	require.Fail(t, "a kind that no decision has", "%s", v.Type())
	return ""
}

func TestADecisionIsWrittenByItsFields(t *testing.T) {
	all := []Decision{{}, refused("f", NewDate(2026, 11, 23), ErrFailed), {At: NewDate(20260, 13, 45), Regimes: []RegimeDecision{{Module: -1}}}}
	for _, text := range []string{"plain", "é <b> & \"quoted\" \\ \u2028 \t \x7f", "not \xff UTF-8", ""} {
		var d Decision
		fill(reflect.ValueOf(&d).Elem(), text)
		all = append(all, d)
	}
	for _, text := range documentsOf(t) {
		d, err := readAnyDocument(text)
		require.NoError(t, err)
		all = append(all, d)
	}
	for _, d := range all {
		got, err := json.Marshal(d)
		require.NoError(t, err)
		require.Equal(t, asWritten(t, reflect.ValueOf(d)), string(got))
		for i := range d.Regimes {
			got, err := json.Marshal(d.Regimes[i])
			require.NoError(t, err)
			require.Equal(t, asWritten(t, reflect.ValueOf(d.Regimes[i])), string(got))
		}
		var plain bytes.Buffer
		encoder := json.NewEncoder(&plain)
		encoder.SetEscapeHTML(false)
		require.NoError(t, encoder.Encode(d))
		assert.Equal(t, string(got), escaped(t, plain.Bytes()))
	}
}

// escaped writes what HTML could take for its own as encoding/json does.
func escaped(t *testing.T, text []byte) string {
	t.Helper()
	var out bytes.Buffer
	json.HTMLEscape(&out, bytes.TrimSuffix(text, []byte("\n")))
	return out.String()
}
