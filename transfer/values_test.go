package transfer

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/chapterv/chapterv/transfer/internal/compiled"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// byJSON turns a value into JSON values by writing and reading it.
func byJSON(t *testing.T, v any) map[string]any {
	t.Helper()
	data, err := json.Marshal(v)
	require.NoError(t, err)
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	record := map[string]any{}
	require.NoError(t, decoder.Decode(&record))
	return record
}

// record is one value of an inventory as a source.
type record struct{ of any }

func (r record) Describe(w compiled.Writer) {
	pointer := reflect.New(reflect.TypeOf(r.of))
	pointer.Elem().Set(reflect.ValueOf(r.of))
	writeRecord(w, pointer.Interface())
}

func TestValuesAreThoseOfTheJSONForm(t *testing.T) {
	full := func(text string) []any {
		var p Party
		var i Instrument
		var a Assessment
		var o Order
		var f Flow
		var s Settings
		for _, v := range []any{&p, &i, &a, &o, &f, &s} {
			fill(reflect.ValueOf(v).Elem(), text)
		}
		listed := i
		listed.Covers, listed.Regimes = Scope{Of: []string{}}, Scope{Of: []string{text}}
		return []any{p, i, listed, a, o, f, s, Organisation{ID: text, Name: text}, Signatory{Party: text}, Member{Party: text, Until: NewDate(2026, 2, 30)}}
	}
	cases := append(full("a"), full("é <&> \u2028 \"quoted\" \\")...)
	cases = append(cases, full("not \xff\xfe UTF-8 \xe2\x82")...)
	cases = append(cases, Party{}, Instrument{}, Assessment{}, Order{}, Flow{}, Settings{}, Exception{}, Organisation{},
		Party{SubjectTo: []string{}, Certifications: []Certification{{}, {Covers: []string{}}}},
		Flow{HR: Fact(7), Purposes: []string{}, Exporter: Side{SubjectTo: []string{""}}, At: NewDate(2026, 13, 45)},
		Instrument{Modules: []int{}, Covers: Scope{All: true, Of: []string{"x"}}, DesignatedParty: DesignatedParty{Requests: "both"}})
	for _, v := range cases {
		assert.Equal(t, byJSON(t, v), plainObject(record{v}), "%#v", v)
	}
}
