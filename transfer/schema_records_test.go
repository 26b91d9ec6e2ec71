package transfer_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Fields that every record of law has, and what some have besides.
var (
	alwaysStated = strings.Fields("title authority reviewed confidence")
	lawfulKinds  = map[string]string{
		"adequacy":        "subject in_force! territory area scope adopted cautious_until review_by onward! note",
		"framework":       "subject in_force! territory! adopted ended challenged onward! note",
		"clauses":         "subject in_force! version legacy modules adopted signable_from signable_until onward note",
		"corporate_rules": "subject in_force! onward note",
		"certificate":     "subject in_force! scope importer_roles granted_where_importer_is onward note",
		"law":             "kind! subject in_force! note",
		"order":           "kind! in_force! territory! code! sectors! note",
		"rule":            "kind! subject in_force! rule! stated_by! countries! note",
		"shared":          "subject in_force! note",
		"onward":          "hands_over! note",
		"onward_contract": "note",
	}
)

// recordKind says which kind of record a file holds; in policies each record says it of itself.
func recordKind(folder string, entry map[string]any) string {
	parts := strings.Split(folder, "/")
	switch last := parts[len(parts)-1]; {
	case parts[0] == "policies":
		return map[any]string{"law": "law", "regulation": "law", "duty": "law", "order": "order", "rule": "rule"}[entry["kind"]]
	case parts[0] == "mechanisms" && parts[1] == "lib":
		return "shared"
	case parts[0] == "mechanisms":
		return map[string]string{
			"adequacy": "adequacy", "dpf": "framework", "eu_scc": "clauses", "ch_scc": "clauses", "uk_idta": "clauses", "uk_addendum": "clauses",
			"br_scc": "clauses", "bcr": "corporate_rules", "br_gcr": "corporate_rules", "cbpr": "certificate", "prp": "certificate",
		}[last]
	case parts[0] == "regions":
		return map[string]string{"areas": "area", "territories": "territory"}[last]
	default:
		return map[string]string{
			"onward": "onward", "onward_contract": "onward_contract", "governance": "governance", "input": "shape", "report": "state",
		}[last]
	}
}

// records are the schemas of one entry of a data.json, by kind.
func (s shapeTable) records() map[string]schema {
	text, yes := schema{"type": "string", "minLength": 1}, schema{"type": "boolean"}
	interval := partly(schema{"from": ref("date"), "until": ref("date"), "suspended": ref("suspension")}, "from")
	source := partly(schema{"citation": text, "uri": schema{"type": "string", "format": "uri"}}, "citation")
	roles := schema{}
	for _, role := range s["role"].Terms {
		roles[role.(string)] = ref("interval")
	}
	fields := schema{
		"title": text, "subject": text, "kind": text, "territory": ref("territory"), "area": text, "legacy": yes, "modules": all(ref("module")),
		"adopted": ref("date"), "cautious_until": ref("date"), "in_force": ref("interval"), "signable_from": ref("date"), "signable_until": ref("date"),
		"review_by": ref("date"), "version": text, "code": text, "rule": text, "stated_by": text, "sectors": all(text), "countries": all(ref("territory")),
		"importer_roles": partly(roles), "granted_where_importer_is": yes, "hands_over": yes, "onward": text, "note": text,
		"ended":      record(schema{"by": text, "authority": ref("source")}),
		"challenged": record(schema{"from": ref("date"), "authority": ref("source")}),
		"scope":      s.scope(), "authority": ref("source"), "reviewed": ref("date"), "confidence": choice("high", "medium", "low"),
	}
	documents := map[string]schema{}
	for kind, list := range lawfulKinds {
		properties, required := schema{}, slices.Clone(alwaysStated)
		for _, field := range append(strings.Fields(list), alwaysStated...) {
			name := strings.TrimSuffix(field, "!")
			if properties[name] = fields[name]; name != field {
				required = append(required, name)
			}
		}
		documents[kind] = partly(properties, required...)
	}
	member := partly(schema{"from": ref("date"), "until": ref("date"), "authority": ref("source"), "reviewed": ref("date"),
		"confidence": fields["confidence"], "note": text}, "from", "authority", "reviewed", "confidence")
	documents["area"] = record(schema{"title": text, "members": schema{
		"type": "object", "propertyNames": ref("territory"), "additionalProperties": all(member),
	}})
	documents["territory"] = partly(schema{"kind": choice("extra", "iso", "mistake"), "name": text, "parent": ref("territory"), "listed_with": ref("territory"),
		"meant": ref("territory")}, "kind")
	documents["governance"] = record(schema{"package": text, "establishment": yes})
	documents["state"] = record(schema{"title": text, "authority": ref("source"), "reviewed": ref("date")})
	field := partly(schema{"is": text, "list": text, "or": text, "to": text, "required": yes})
	documents["shape"] = partly(schema{"kind": choice("shape", "vocabulary"), "title": text, "fields": schema{"type": "object", "additionalProperties": field},
		"terms": schema{"type": "array", "items": schema{"type": []string{"string", "number"}}}}, "kind", "title")
	for kind, document := range documents {
		document["title"] = "A record of the kind " + kind
		documents[kind] = s.publish("records/"+kind, document, schema{"interval": interval, "source": source})
	}
	return documents
}

// scope is what narrows a decision or a certificate to some flows.
func (s shapeTable) scope() schema {
	yes := schema{"type": "boolean"}
	return partly(schema{
		"certified_under": schema{"type": "string", "minLength": 1}, "importer_laws": all(ref("law")), "automated_only": yes, "private_sector_only": yes,
		"except_organs_of": all(ref("territory")), "except_activities": all(ref("importer_activity")),
		"except_exclusive_purposes": all(ref("exclusive_purpose")), "except_immigration_control": yes,
		"except_credit_information": yes, "except_national_identifiers": yes, "health_laws": all(ref("law")), "employee_data_in_part": yes,
	})
}

// entries are all records of the repository by file.
func entries(t *testing.T) map[string]map[string]map[string]any {
	t.Helper()
	files := map[string]map[string]map[string]any{}
	for _, root := range []string{"mechanisms", "policies", "regions", "transfer"} {
		require.NoError(t, fs.WalkDir(os.DirFS(".."), root, func(name string, _ fs.DirEntry, err error) error {
			if err != nil || path.Base(name) != "data.json" {
				return err
			}
			text, err := fs.ReadFile(os.DirFS(".."), name)
			require.NoError(t, err)
			var content struct {
				Records map[string]map[string]any `json:"records"`
			}
			require.NoError(t, json.Unmarshal(text, &content), name)
			require.NotEmpty(t, content.Records, name)
			files[name] = content.Records
			return nil
		}))
	}
	return files
}

// Records and schemas are held equal both ways: no field of a record that its schema lacks, none of a schema that no record has.
func TestRecordsFollowTheSchemaOfTheirKind(t *testing.T) {
	documents := readShapes(t).records()
	used := map[string]map[string]bool{}
	for file, records := range entries(t) {
		for id, entry := range records {
			kind := recordKind(path.Dir(file), entry)
			require.Contains(t, documents, kind, "%s %s is of no kind that has a schema", file, id)
			assert.Empty(t, mismatches(t, documents[kind], entry), "%s: %s is no %s", file, id, kind)
			if used[kind] == nil {
				used[kind] = map[string]bool{}
			}
			for field := range entry {
				used[kind][field] = true
			}
		}
	}
	for kind, document := range documents {
		for field := range document["properties"].(schema) {
			assert.True(t, used[kind][field], "no %s has the field %s", kind, field)
		}
	}
	published, err := fs.Glob(os.DirFS("schema"), "records/*.json")
	require.NoError(t, err)
	var names []string
	for _, kind := range slices.Sorted(maps.Keys(documents)) {
		names = append(names, "records/"+kind+".json")
	}
	assert.Equal(t, names, published, "a schema of a kind that there is no more")
}
