package transfer

import (
	"reflect"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer/internal/source"
	"github.com/stretchr/testify/assert"
)

// The Go types mirror the table of shapes; a field or a word on one side alone is a mistake.
func TestTypesMirrorTheTableOfShapes(t *testing.T) {
	for name, value := range map[string]any{
		"inventory": Inventory{}, "organisation": Organisation{}, "party": Party{}, "certification": Certification{},
		"instrument": Instrument{}, "signatory": Signatory{}, "member": Member{}, "designated_party": DesignatedParty{},
		"suspension": Suspension{}, "assessment": Assessment{}, "order": Order{}, "settings": Settings{}, "exception": Exception{}, "side": Side{},
		"flow": Flow{},
	} {
		var fields []string
		for _, field := range reflect.VisibleFields(reflect.TypeOf(value)) {
			if tag := field.Tag.Get("json"); tag != "" {
				key, _, _ := strings.Cut(tag, ",")
				fields = append(fields, key)
			}
		}
		assert.ElementsMatch(t, shapes()[name].names, fields, name)
	}
	for name, s := range shapes() {
		assert.Contains(t, []string{"shape", "vocabulary"}, s.Kind, name)
		for _, spec := range s.Fields {
			if spec.Is != "" {
				assert.Empty(t, spec.List, name)
			}
		}
	}
}

func TestVocabulariesMirrorTheTableOfShapes(t *testing.T) {
	words := func(list ...string) []string { return list }
	var mechanisms []string
	for _, m := range Mechanisms() {
		mechanisms = append(mechanisms, string(m))
	}
	assert.Equal(t, shapes()["mechanism"].words(), mechanisms, "the default order of preference is the table's")
	assert.ElementsMatch(t, shapes()["role"].words(), words(string(Controller), string(JointController), string(Processor)))
	assert.ElementsMatch(t, shapes()["relation"].words(), words(string(Disclosure), string(SameEntity), string(FromDataSubject),
		string(ToDataSubject), string(Transit), string(StorageOnly)))
	assert.ElementsMatch(t, shapes()["party_kind"].words(), words(string(Customer), string(Partner), string(Carrier),
		string(PublicAuthority), string(Individual), string(OtherKind)))
}

func TestEveryInstrumentFieldBelongsToAType(t *testing.T) {
	var types []string
	owned := map[string]bool{}
	for kind, fields := range instrumentFields {
		types = append(types, string(kind))
		for _, field := range fields {
			owned[field] = true
			assert.Contains(t, shapes()["instrument"].names, field)
		}
	}
	assert.ElementsMatch(t, shapes()["instrument_type"].words(), types)
	assert.Len(t, owned, len(shapes()["instrument"].names))
}

func TestEditsCountSwapsOnce(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"role", "role", 0}, {"rloe", "role", 1}, {"rol", "role", 1}, {"rolle", "role", 1}, {"mole", "role", 1}, {"", "abc", 3}} {
		assert.Equal(t, c.want, source.Edits(c.a, c.b), c.a)
		assert.Equal(t, c.want, source.Edits(c.b, c.a), c.a)
	}
	assert.Equal(t, "controller", closest("controler", []string{"processor", "controller"}))
	assert.Equal(t, "GB", closest("gb", []string{"DE", "GB"}))
	assert.Empty(t, closest("zebra", []string{"processor", "controller"}))
}

func TestRefusalCarriesEveryFault(t *testing.T) {
	err := &InputError{Faults: []Fault{{Code: FaultMissing, Field: "id", Message: "is required"}, {Code: FaultDate, Message: "bad"}}}
	for _, d := range []Decision{
		refused("f", Date{}, err), refused("f", Date{}, ErrCancelled.Because(nil)), refused("f", Date{}, assert.AnError),
	} {
		assert.False(t, d.Permits())
		assert.NoError(t, d.Check())
		for _, v := range d.Violations {
			assert.NotEmpty(t, v.Code)
			assert.NotEmpty(t, v.Message)
			assert.NotEmpty(t, v.Citation)
		}
	}
	assert.Len(t, refused("f", Date{}, err).Violations, 2)
}
