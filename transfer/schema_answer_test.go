package transfer_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path"
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
		"redress": all(ref("redress")), "relied_on": all(text), "coverage": choice("full", "partial"), "left_out": all(text),
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
		"revision": record(schema{"law": text, "policies": text}),
		"remedy": record(schema{"mechanism": orNull(ref("mechanism")), "instrument": orNull(text), "text": text,
			"open": schema{"type": "integer", "minimum": 0}, "steps": all(record(schema{"code": ref("code"), "text": text}))}),
	})
}

// record is one entry of a law folder's data.json.
func (s shapeTable) record() schema {
	text, yes := schema{"type": "string", "minLength": 1}, schema{"type": "boolean"}
	ended := record(schema{"by": text, "authority": ref("source")})
	challenged := record(schema{"from": ref("date"), "authority": ref("source")})
	scope := partly(schema{
		"certified_under": text, "importer_laws": all(ref("law")), "automated_only": yes, "private_sector_only": yes,
		"except_organs_of": all(ref("territory")), "except_activities": all(ref("importer_activity")),
		"except_exclusive_purposes": all(ref("exclusive_purpose")), "except_immigration_control": yes,
		"except_credit_information": yes, "except_national_identifiers": yes, "health_laws": all(ref("law")), "employee_data_in_part": yes,
	})
	roles := schema{}
	for _, role := range s["role"].Terms {
		roles[role.(string)] = ref("interval")
	}
	law := partly(schema{
		"kind": text, "title": text, "subject": text, "territory": ref("territory"), "area": text, "scope": scope,
		"legacy": yes, "modules": all(ref("module")), "adopted": ref("date"), "cautious_until": ref("date"), "in_force": ref("interval"),
		"signable_from": ref("date"), "signable_until": ref("date"), "review_by": ref("date"), "version": text,
		"code": text, "rule": text, "stated_by": text, "sectors": all(text), "countries": all(ref("territory")),
		"importer_roles": partly(roles), "granted_where_importer_is": yes,
		"ended": ended, "challenged": challenged, "onward": text, "authority": ref("source"), "reviewed": ref("date"),
		"confidence": choice("high", "medium", "low"), "note": text,
	}, "title", "in_force", "authority", "reviewed", "confidence")
	law["title"] = "A record of law"
	return s.publish("record", law, schema{
		"interval": partly(schema{"from": ref("date"), "until": ref("date")}, "from"),
		"source":   partly(schema{"citation": text, "uri": schema{"type": "string", "format": "uri"}}, "citation"),
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

func TestRecordsOfLawFollowTheirSchema(t *testing.T) {
	document := readShapes(t).record()
	for _, root := range []string{"mechanisms", "policies"} {
		tree := os.DirFS("../" + root)
		require.NoError(t, fs.WalkDir(tree, ".", func(name string, _ fs.DirEntry, err error) error {
			if err != nil || path.Base(name) != "data.json" {
				return err
			}
			text, err := fs.ReadFile(tree, name)
			require.NoError(t, err)
			var content struct {
				Records map[string]any `json:"records"`
			}
			require.NoError(t, json.Unmarshal(text, &content))
			for id, entry := range content.Records {
				assert.Empty(t, mismatches(t, document, entry), "%s/%s: %s", root, name, id)
			}
			return nil
		}))
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
