package transfer_test

import (
	"context"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// decision is the document that answers a flow. All keys are there in every decision.
func (s shapeTable) decision() schema {
	text, outcome := schema{"type": "string"}, choice("allowed", "blocked", "not_restricted")
	status, module := choice("met", "unmet", "unknown", "not_relevant"), orNull(schema{"type": "integer", "minimum": 1, "maximum": 4})
	finding := func() schema { return record(schema{"code": ref("code"), "message": text, "citation": text}) }
	violation, warning, unmet, missing := finding(), finding(), finding(), finding()
	for object, more := range map[*schema]map[string]schema{
		&violation: {"regime": orNull(text), "remedies": all(ref("remedy"))},
		&warning:   {"regime": orNull(text)},
		&unmet:     {"remedy": orNull(text)},
		&missing:   {"fact": text},
	} {
		for field, value := range more {
			set(*object, field, value)
			demand(*object, field)
		}
	}
	judged := func() schema {
		return schema{"instrument": orNull(text), "status": status, "module": module, "unmet": all(ref("unmet")), "missing": all(ref("missing"))}
	}
	candidate := judged()
	candidate["mechanism"], candidate["valid_until"] = ref("mechanism"), orNull(ref("date"))
	candidate["instruments"], candidate["citations"] = all(ref("other_instrument")), all(text)
	regime := record(schema{
		"regime": text, "outcome": outcome, "reason": orNull(ref("finding")), "mechanism": orNull(ref("mechanism")),
		"instrument": orNull(text), "module": module, "citations": all(text), "valid_until": orNull(ref("date")),
		"candidates": all(ref("candidate")), "obligations": all(ref("finding")), "violations": all(ref("violation")),
		"redress": all(ref("redress")), "relied_on": all(text), "coverage": choice("full", "partial", "none"), "left_out": all(text),
		"warnings": all(ref("finding")),
	})
	decision := record(schema{
		"flow": orNull(text), "at": orNull(text), "outcome": outcome, "regimes": all(ref("regime")), "violations": all(ref("violation")),
		"warnings": all(ref("warning")), "obligations": all(ref("finding")), "valid_until": orNull(ref("date")),
		"mechanisms": all(ref("mechanism")), "revision": ref("revision"),
	})
	decision["title"] = "The decision on one flow"
	return s.publish("decision", decision, schema{
		"code":    schema{"type": "string", "pattern": "^[a-z0-9_]+(\\.[a-z0-9_]+)+$"},
		"finding": finding(), "violation": violation, "warning": warning, "unmet": unmet, "missing": missing,
		"candidate": record(candidate), "other_instrument": record(judged()), "regime": regime,
		"redress":  record(schema{"channel": text, "citation": text}),
		"revision": record(schema{"law": text, "policies": text, "amended": all(text), "preference": all(ref("mechanism"))}),
		"remedy": record(schema{"mechanism": orNull(ref("mechanism")), "instrument": orNull(text), "text": text,
			"open": schema{"type": "integer", "minimum": 0}, "steps": all(record(schema{"code": ref("code"), "text": text}))}),
	})
}

func all(entry schema) schema { return schema{"type": "array", "items": entry} }

func orNull(value schema) schema { return schema{"anyOf": []any{value, schema{"type": "null"}}} }

func partly(properties schema, required ...string) schema {
	object := schema{"type": "object", "properties": properties, "additionalProperties": false}
	demand(object, required...)
	return object
}

// The decision's schema and its Go type name the same keys.
func TestDecisionSchemaMirrorsTheType(t *testing.T) {
	document := readShapes(t).decision()
	definitions := document["definitions"].(schema)
	for name, value := range map[string]any{
		"": transfer.Decision{}, "regime": transfer.RegimeDecision{}, "candidate": transfer.Candidate{},
		"other_instrument": transfer.OtherInstrument{}, "finding": transfer.Finding{}, "unmet": transfer.Unmet{},
		"missing": transfer.Missing{}, "violation": transfer.Violation{}, "warning": transfer.Warning{},
		"remedy": transfer.Remedy{}, "redress": transfer.Redress{}, "revision": transfer.Revision{},
	} {
		object := document
		if name != "" {
			object = definitions[name].(schema)
		}
		var tags []string
		for _, field := range reflect.VisibleFields(reflect.TypeOf(value)) {
			if tag, _, _ := strings.Cut(field.Tag.Get("json"), ","); tag != "" {
				tags = append(tags, tag)
			}
		}
		assert.ElementsMatch(t, tags, object["required"], name)
	}
}

func TestSchemasTakeWhatTheProjectWrites(t *testing.T) {
	documents := schemas(t)
	inventory, err := transfer.OpenInventory(os.DirFS("testdata"), "inventory.yaml")
	require.NoError(t, err)
	assert.Empty(t, mismatches(t, documents["register"], inventory.Register()))
	for _, flow := range inventory.Flows {
		question, err := inventory.Input(flow.ID)
		require.NoError(t, err)
		assert.Empty(t, mismatches(t, documents["flow"], question), flow.ID)
	}
	text, err := os.ReadFile("testdata/decision.json")
	require.NoError(t, err)
	var decision any
	require.NoError(t, json.Unmarshal(text, &decision))
	assert.Empty(t, mismatches(t, documents["decision"], decision))
}

func TestSchemasRefuseWhatNobodyKnows(t *testing.T) {
	documents := schemas(t)
	side := map[string]any{"party": "acme"}
	flow := func(more ...string) map[string]any {
		question := map[string]any{"id": "crm", "at": "2026-11-23", "exporter": side, "importer": side}
		for _, field := range more {
			question[field] = true
		}
		return question
	}
	assert.Empty(t, mismatches(t, documents["flow"], flow("hr")))
	assert.NotEmpty(t, mismatches(t, documents["flow"], flow("consent")))
	assert.NotEmpty(t, mismatches(t, documents["flow"], flow("relation")))
	for name, document := range documents {
		assert.NotEmpty(t, mismatches(t, document, map[string]any{}), name)
		assert.NotEmpty(t, mismatches(t, document, nil), name)
	}
}

// mismatches asks OPA, whose reading of the schemas is the one that counts here.
func mismatches(t *testing.T, document schema, value any) []any {
	t.Helper()
	found, err := rego.New(
		rego.Query("mismatches := json.match_schema(json.marshal(input.value), input.schema)[1]"),
		rego.Input(map[string]any{"value": value, "schema": document}),
	).Eval(context.Background())
	require.NoError(t, err)
	require.Len(t, found, 1)
	list, ok := found[0].Bindings["mismatches"].([]any)
	require.True(t, ok)
	return list
}
