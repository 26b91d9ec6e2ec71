package whatif_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/whatif"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

type schema = map[string]any

func ref(name string) schema { return schema{"$ref": "#/definitions/" + name} }

func object(title string, properties schema, required ...string) schema {
	slices.Sort(required)
	o := schema{"type": "object", "title": title, "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		o["required"] = required
	}
	return o
}

// published is the schema of scenarios, as the actions and their fields make it. A party may be left out in a file: see ForParty.
func published() schema {
	kinds := map[string]string{"destination": "territory", "to": "territory", "from": "date", "until": "date"}
	event := func(action whatif.Action, needs, may []string) schema {
		properties, required := schema{"do": schema{"enum": []any{string(action)}}}, []string{"do"}
		for _, field := range slices.Concat(needs, may) {
			kind := kinds[field]
			if kind == "" {
				kind = "text"
			}
			properties[field] = ref(kind)
		}
		for _, field := range needs {
			if field != "party" {
				required = append(required, field)
			}
		}
		return object("An event: "+string(action), properties, required...)
	}
	var events []any
	for _, action := range whatif.Actions() {
		needs, may, alternative := whatif.Fields(action)
		if !alternative {
			events = append(events, event(action, needs, may))
			continue
		}
		without := func(fields ...string) []string {
			return slices.DeleteFunc(slices.Clone(may), func(f string) bool { return slices.Contains(fields, f) })
		}
		events = append(events, event(action, []string{"record"}, without("record", "instrument")), event(action, []string{"instrument"}, without("record", "instrument", "regime")))
	}
	document := object("A scenario: a change to imagine", schema{
		"name": schema{"type": "string", "pattern": "\\S"}, "description": ref("text"), "as_of": ref("date"),
		"events": schema{"type": "array", "maxItems": 1000, "items": schema{"oneOf": events}},
	}, "name")
	document["anyOf"] = []any{
		schema{"required": []string{"as_of"}},
		schema{"required": []string{"events"}, "properties": schema{"events": schema{"minItems": 1}}},
	}
	document["$schema"] = "http://json-schema.org/draft-07/schema#"
	document["$id"] = "https://github.com/chapterv/chapterv/transfer/schema/scenario.json"
	document["definitions"] = schema{
		"text":      schema{"type": "string", "minLength": 1},
		"date":      schema{"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
		"territory": schema{"type": "string", "pattern": "^([A-Z]{2}|[A-Z]{2,3}-[A-Z]+)$"},
	}
	return document
}

// TestTheSchemaOfScenariosIsPublished compares the published schema with the one that the actions make. With CHAPTERV_UPDATE=1 it
// writes it.
func TestTheSchemaOfScenariosIsPublished(t *testing.T) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	require.NoError(t, encoder.Encode(published()))
	const file = "../schema/scenario.json"
	if os.Getenv("CHAPTERV_UPDATE") == "1" {
		require.NoError(t, os.WriteFile(file, text.Bytes(), 0o644))
	}
	found, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, text.String(), string(found), "%s: run the test with CHAPTERV_UPDATE=1", file)
}

// Schema and types are held equal both ways.
func TestTheSchemaHasTheFieldsOfTheTypes(t *testing.T) {
	document := published()
	assert.ElementsMatch(t, keys(reflect.TypeFor[whatif.Scenario]()), properties(document))
	events := document["properties"].(schema)["events"].(schema)["items"].(schema)["oneOf"].([]any)
	var fields []string
	for _, e := range events {
		fields = append(fields, properties(e.(schema))...)
	}
	slices.Sort(fields)
	assert.ElementsMatch(t, keys(reflect.TypeFor[whatif.Event]()), slices.Compact(fields))
}

func keys(of reflect.Type) []string {
	var list []string
	for _, field := range reflect.VisibleFields(of) {
		if key, _, _ := strings.Cut(field.Tag.Get("json"), ","); key != "" {
			list = append(list, key)
		}
	}
	return list
}

func properties(document schema) []string {
	var list []string
	for field := range document["properties"].(schema) {
		list = append(list, field)
	}
	return list
}

// What the reader takes the schema takes, and the other way round, but for what a schema has no words for: days that are none, ends
// before starts, and places that there are not.
func TestReaderAndSchemaAgree(t *testing.T) {
	check := validator(t)
	var good []string
	for _, name := range whatif.Names() {
		text, err := os.ReadFile("scenarios/" + name + ".yaml")
		require.NoError(t, err)
		good = append(good, asJSON(t, text))
	}
	values := map[string]string{
		"record": "eu-us-dpf", "regime": "eu-gdpr", "destination": "GB", "onward": "same_regime", "version": "2", "instrument": "scc", "party": "acme",
		"scheme": "eu-us-dpf", "to": "AE-DIFC", "from": "2026-01-01", "until": "2026-01-02",
	}
	event := func(action whatif.Action, fields ...string) string {
		e := map[string]any{"do": action}
		for _, field := range fields {
			e[field] = values[field]
		}
		text, err := json.Marshal(map[string]any{"name": "x", "events": []any{e}})
		require.NoError(t, err)
		return string(text)
	}
	// Every subset of two fields beside those that an action needs: most are refused.
	for _, action := range whatif.Actions() {
		needs, may, alternative := whatif.Fields(action)
		for first := range values {
			for second := range values {
				good = append(good, event(action, slices.Concat(needs, []string{first, second})...))
			}
		}
		if !alternative {
			good = append(good, event(action, slices.Concat(needs, may)...))
		}
		for i := range needs {
			good = append(good, event(action, slices.Delete(slices.Clone(needs), i, i+1)...))
		}
	}
	taken, refused := 0, 0
	for _, text := range append(good,
		`{}`, `[]`, `{"name": ""}`, `{"name": " ", "as_of": "2026-01-01"}`, `{"name": "x"}`, `{"name": "x", "as_of": "2026-01-01"}`, `{"name": "x", "as_of": 1}`,
		`{"name": "x", "events": []}`, `{"name": "x", "events": {}}`, `{"name": "x", "as_of": "2026-01-01", "events": []}`, `{"name": "x", "as_of": "2026-1-1"}`,
		`{"name": "x", "events": [{}]}`, `{"name": "x", "events": [1]}`, `{"name": "x", "events": [{"do": "annul", "record": "a"}]}`, `{"name": 1, "as_of": "2026-01-01"}`,
		`{"name": "x", "events": [{"do": "invalidate", "record": ""}]}`, `{"name": "x", "events": [{"do": "invalidate", "record": 1}]}`,
		`{"name": "x", "events": [{"do": "move", "party": "a", "to": "gb"}]}`, `{"name": "x", "description": "", "as_of": "2026-01-01"}`,
		`{"name": "x", "as_of": "2026-01-01", "extra": true}`, `{"name": "x", "events": [{"do": "invalidate", "record": "a", "extra": 1}]}`,
	) {
		_, err := whatif.Read(transfer.File{Name: "s.json", Data: []byte(text)})
		assert.Equal(t, err == nil, check(text), "%s: %v", text, err)
		if err == nil {
			taken++
		} else {
			refused++
		}
	}
	assert.Greater(t, taken, 50)
	assert.Greater(t, refused, 200)
}

func asJSON(t *testing.T, text []byte) string {
	t.Helper()
	var value any
	require.NoError(t, yaml.Unmarshal(text, &value))
	written, err := json.Marshal(value)
	require.NoError(t, err)
	return string(written)
}

// validator says of a JSON text whether the published schema takes it.
func validator(t *testing.T) func(string) bool {
	t.Helper()
	file, err := os.ReadFile("../schema/scenario.json")
	require.NoError(t, err)
	query, err := rego.New(rego.Query("ok := json.match_schema(input.text, input.schema)[0]")).PrepareForEval(context.Background())
	require.NoError(t, err)
	return func(text string) bool {
		found, err := query.Eval(context.Background(), rego.EvalInput(map[string]any{"text": text, "schema": string(file)}))
		require.NoError(t, err)
		require.Len(t, found, 1)
		ok, is := found[0].Bindings["ok"].(bool)
		require.True(t, is)
		return ok
	}
}
