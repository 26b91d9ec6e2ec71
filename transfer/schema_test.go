package transfer_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A schema is written as JSON Schema draft 07, which OPA reads too.
type schema = map[string]any

// TestSchemas compares the published schemas with the table of shapes. With CHAPTERV_UPDATE=1 it writes them.
func TestSchemas(t *testing.T) {
	for name, document := range schemas(t) {
		var text bytes.Buffer
		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		require.NoError(t, encoder.Encode(document))
		file := filepath.Join("schema", name+".json")
		if os.Getenv("CHAPTERV_UPDATE") == "1" {
			require.NoError(t, os.WriteFile(file, text.Bytes(), 0o644))
		}
		published, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, text.String(), string(published), "%s: run the test with CHAPTERV_UPDATE=1", file)
	}
}

func schemas(t *testing.T) map[string]schema {
	t.Helper()
	shapes := readShapes(t)
	all := map[string]schema{
		"flow":       shapes.flow(),
		"hop":        shapes.hop(),
		"register":   shapes.register(),
		"inventory":  shapes.inventory(),
		"decision":   shapes.decision(),
		"amendments": shapes.amendments(),
	}
	for kind, document := range shapes.records() {
		all["records/"+kind] = document
	}
	return all
}

type shapeTable map[string]struct {
	Kind   string               `json:"kind"`
	Title  string               `json:"title"`
	Fields map[string]fieldSpec `json:"fields"`
	Terms  []any                `json:"terms"`
}

type fieldSpec struct {
	Is       string `json:"is"`
	List     string `json:"list"`
	Or       string `json:"or"`
	Required bool   `json:"required"`
}

func readShapes(t *testing.T) shapeTable {
	t.Helper()
	text, err := transfer.FS.ReadFile("input/data.json")
	require.NoError(t, err)
	var content struct {
		Records shapeTable `json:"records"`
	}
	require.NoError(t, json.Unmarshal(text, &content))
	return content.Records
}

// flow is the question as the rules get it: dated, and with the earlier flows of its route.
func (s shapeTable) flow() schema {
	earlier := s.object("flow")
	demand(earlier, "at")
	asked := s.object("flow")
	demand(asked, "at")
	set(asked, "route", schema{"type": "array", "items": ref("earlier"), "maxItems": 15})
	return s.publish("flow", asked, schema{"earlier": earlier})
}

// hop is one disclosure of a route as the rules put it to themselves, with what the rest of the route says of it.
func (s shapeTable) hop() schema {
	hop := s.flow()
	hop["title"] = "One disclosure of a route, with what the rest of the route says of it"
	words := schema{"type": "array", "items": schema{"type": "string"}}
	set(hop, "asked", words)
	set(hop, "beside", words)
	set(hop, "received_under", words)
	set(hop, "first", words)
	set(hop, "between", schema{"type": "boolean"})
	hop["$id"] = strings.Replace(hop["$id"].(string), "flow", "hop", 1)
	return hop
}

// register is the inventory without its flows in the form that suits the rules.
func (s shapeTable) register() schema {
	party := s.object("party")
	demand(party, "list")
	set(party, "list", choice("entities", "vendors", "counterparties"))
	instrument := s.object("instrument")
	bound := schema{}
	for field, kind := range map[string]string{"exporters": "signatory", "importers": "signatory", "members": "member"} {
		terms := s.object(kind)
		delete(terms["properties"].(schema), "party")
		delete(terms, "required")
		bound[kind] = terms
		set(instrument, field, keyed(ref(kind)))
	}
	register := record(schema{
		"organisation":   ref("organisation"),
		"parties":        keyed(ref("party")),
		"instruments":    keyed(ref("instrument")),
		"instruments_of": keyed(list(ref("id"))),
		"assessments":    schema{"type": "object", "propertyNames": ref("territory"), "additionalProperties": keyed(ref("assessment"))},
		"orders":         keyed(ref("order")),
		"settings":       ref("settings"),
	})
	register["title"] = "The register: an inventory without its flows, as the rules read it"
	return s.publish("register", register, schema{"party": party, "instrument": instrument,
		"signatory": bound["signatory"], "member": bound["member"]})
}

// inventory is what people write. A signatory may be written as its id alone.
func (s shapeTable) inventory() schema {
	inventory := s.object("inventory")
	others := schema{"allOf": []any{ref("party"), schema{"not": schema{"required": []string{"kind"}}}}}
	set(inventory, "entities", list(others))
	set(inventory, "vendors", list(others))
	set(inventory, "counterparties", list(schema{"allOf": []any{ref("party"), schema{"required": []string{"kind"}}}}))
	either := func(kind string) schema { return schema{"anyOf": []any{ref("reference"), s.object(kind)}} }
	return s.publish("inventory", inventory, schema{"signatory": either("signatory"), "member": either("member")})
}

// object is the plain form of one shape.
func (s shapeTable) object(name string) schema {
	properties, required := schema{}, []string{}
	for field, spec := range s[name].Fields {
		properties[field] = spec.schema()
		if spec.Required {
			required = append(required, field)
		}
	}
	object := schema{"type": "object", "title": s[name].Title, "properties": properties, "additionalProperties": false}
	demand(object, required...)
	return object
}

func (f fieldSpec) schema() schema {
	if f.List == "" {
		return ref(f.Is)
	}
	entries := list(ref(f.List))
	if f.Required {
		entries["minItems"] = 1
	}
	if f.Or != "" {
		return schema{"anyOf": []any{entries, choice(f.Or)}}
	}
	return entries
}

// publish adds to a document the definitions that it needs, those given in place of the plain ones.
func (s shapeTable) publish(name string, document, special schema) schema {
	definitions := schema{}
	var add func(part any)
	add = func(part any) {
		switch part := part.(type) {
		case schema:
			if target, ok := part["$ref"].(string); ok {
				key := target[len(definitionsPath):]
				if definitions[key] == nil {
					definitions[key] = s.definition(key, special)
					add(definitions[key])
				}
			}
			for _, key := range slices.Sorted(maps.Keys(part)) {
				add(part[key])
			}
		case []any:
			for _, entry := range part {
				add(entry)
			}
		}
	}
	add(document)
	document["$schema"] = "http://json-schema.org/draft-07/schema#"
	document["$id"] = "https://github.com/chapterv/chapterv/transfer/schema/" + name + ".json"
	document["definitions"] = definitions
	return document
}

const definitionsPath = "#/definitions/"

func (s shapeTable) definition(name string, special schema) any {
	if given := special[name]; given != nil {
		return given
	}
	if shape, ok := s[name]; ok && shape.Kind == "shape" {
		return s.object(name)
	} else if ok {
		vocabulary := choice(shape.Terms...)
		vocabulary["title"] = shape.Title
		return vocabulary
	}
	return primitives[name]
}

var primitives = map[string]schema{
	"text":      {"type": "string", "minLength": 1, "maxLength": 1024},
	"id":        {"type": "string", "maxLength": 1024, "pattern": "^[a-z0-9][a-z0-9._-]*$"},
	"reference": {"type": "string", "maxLength": 1024, "pattern": "^[a-z0-9][a-z0-9._-]*$"},
	"boolean":   {"type": "boolean"},
	"date":      {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
	"territory": {"type": "string", "pattern": "^([A-Z]{2}|[A-Z]{2,3}-[A-Z]+)$"},
	"authority": {"type": "string", "maxLength": 1024, "pattern": "^[A-Z]{2}(-[A-Z0-9]+)+$"},
	"pack_code": {"type": "string", "maxLength": 1024, "pattern": "^org\\.[a-z0-9_]+$"},
}

func ref(name string) schema { return schema{"$ref": definitionsPath + name} }

func list(entry schema) schema { return schema{"type": "array", "items": entry, "maxItems": 256} }

func keyed(entry schema) schema {
	return schema{"type": "object", "propertyNames": ref("id"), "additionalProperties": entry}
}

func choice(terms ...any) schema {
	kind := "string"
	if _, ok := terms[0].(float64); ok {
		kind = "number"
	}
	return schema{"type": kind, "enum": terms}
}

// record is an object that has every one of its fields.
func record(properties schema) schema {
	object := schema{"type": "object", "properties": properties, "additionalProperties": false}
	demand(object, slices.Collect(maps.Keys(properties))...)
	return object
}

func set(object schema, field string, value schema) { object["properties"].(schema)[field] = value }

func demand(object schema, fields ...string) {
	required, _ := object["required"].([]string)
	if required = append(required, fields...); len(required) > 0 {
		slices.Sort(required)
		object["required"] = required
	}
}
