package transfer

import (
	"reflect"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/chapterv/chapterv/regions"
)

// sound reports that nothing is wrong with a flow, without looking for what is: it may miss that a flow is sound, and the full
// check decides then.
func (inv *Inventory) sound(f *Flow) bool {
	const most = 10 // bytes of JSON for one of a text, and for the keys
	if f.least() > (maxFlow-4096)/most || !flowForm().holds(reflect.ValueOf(f).Elem()) {
		return false
	}
	x := inv.indexed()
	exporter, importer := x.parties[f.Exporter.Party], x.parties[f.Importer.Party]
	return exporter != nil && importer != nil &&
		x.hasParty(f.Exporter.OnBehalfOf) && x.hasParty(f.Importer.OnBehalfOf) &&
		(f.Exporter.Role != "" || exporter.Kind == Individual) && (f.Importer.Role != "" || importer.Kind == Individual) &&
		contradiction(f, exporter, importer) == "" && inv.day(f).Valid() && x.continues(f)
}

func (x *index) hasParty(id string) bool { return id == "" || x.parties[id] != nil }

// continues reports that the route of a flow is known, neither a loop nor too long.
func (x *index) continues(f *Flow) bool {
	if f.After == "" {
		return true
	}
	chain := x.chain(f)
	return x.flows[f.After] != nil && chain != nil && len(chain) < maxRoute
}

// form checks a struct by the table of shapes.
type form []checked

type checked struct {
	index    int
	required bool
	sound    func(reflect.Value) bool
}

func (f form) holds(v reflect.Value) bool {
	for _, c := range f {
		stated := v.Field(c.index)
		if stated.IsZero() {
			if c.required {
				return false
			}
			continue
		}
		if !c.sound(stated) {
			return false
		}
	}
	return true
}

var flowForm = sync.OnceValue(func() form { return formOf("flow", reflect.TypeFor[Flow]()) })

func formOf(name string, of reflect.Type) form {
	var f form
	for _, field := range mapping(of) {
		spec, known := shapes()[name].Fields[field.key]
		c := checked{index: field.index, required: spec.Required, sound: never}
		switch {
		case !known:
		case spec.List != "":
			item, required := textForm(field.key, spec.List), spec.Required || mustName(field.key)
			c.sound = func(v reflect.Value) bool {
				n := v.Len()
				for i := range n {
					if !item(v.Index(i)) {
						return false
					}
				}
				return n <= maxFlowList && (n > 0 || !required)
			}
		case spec.Is == "boolean":
			c.sound = func(v reflect.Value) bool { return Fact(v.Uint()).Stated() }
		case spec.Is == "date":
			c.sound = func(v reflect.Value) bool { return v.Addr().Interface().(*Date).Valid() }
		case of.Field(field.index).Type.Kind() == reflect.Struct:
			c.sound = formOf(spec.Is, of.Field(field.index).Type).holds
		default:
			c.sound = textForm(field.key, spec.Is)
		}
		f = append(f, c)
	}
	return f
}

func never(reflect.Value) bool { return false }

// textForm checks a text that is stated. References are resolved elsewhere.
func textForm(key, kind string) func(reflect.Value) bool {
	longest := limitOf(key)
	var good func(string) bool
	switch {
	case shapes()[kind] != nil:
		words := shapes()[kind].words()
		good = func(s string) bool { return slices.Contains(words, s) }
	case kind == "id" || kind == "reference":
		good = isID
	case kind == "territory":
		good = func(s string) bool { _, err := regions.Parse(s); return err == nil }
	case kind == "text":
		good = func(s string) bool { _, bad := invisible(s); return !bad && utf8.ValidString(s) }
	default:
		return never
	}
	return func(v reflect.Value) bool {
		s := v.String()
		return s != "" && len(s) <= longest && good(s)
	}
}
