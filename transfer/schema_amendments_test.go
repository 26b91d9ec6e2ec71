package transfer_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// amendments are what people write to have records of the law read otherwise. Each record that comes out must follow the schema of
// its kind besides.
func (s shapeTable) amendments() schema {
	said := schema{"type": "string", "pattern": "\\S"}
	place := schema{"pattern": "^((mechanisms|policies)/.+|regions/areas|transfer/(onward|onward_contract|report))/records/.+$"}
	amendment := record(schema{
		"id": ref("id"), "reason": said, "owner": said,
		"records": schema{
			"type": "object", "minProperties": 1, "propertyNames": place,
			"additionalProperties": schema{"type": []string{"object", "null"}, "title": "A JSON merge patch (RFC 7396); null removes"},
		},
	})
	amendment["title"] = "An amendment: records of the law, changed for one engine"
	document := record(schema{"amendments": schema{"type": "array", "items": ref("amendment")}})
	document["title"] = "Amendments of the law, as they are given to -law and ReadAmendments"
	return s.publish("amendments", document, schema{"amendment": amendment})
}

// Schema and type are held equal both ways.
func TestTheSchemaOfAmendmentsHasTheFieldsOfTheType(t *testing.T) {
	var fields, published []string
	for _, field := range reflect.VisibleFields(reflect.TypeFor[transfer.Amendment]()) {
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		fields = append(fields, key)
	}
	amendment := readShapes(t).amendments()["definitions"].(schema)["amendment"].(schema)
	for field := range amendment["properties"].(schema) {
		published = append(published, field)
	}
	assert.ElementsMatch(t, fields, published)
}

// What can be read and applied the schema takes, and the other way round, but for what depends on the records that there are.
func TestReaderAndSchemaOfAmendmentsAgree(t *testing.T) {
	document := readShapes(t).amendments()
	one := func(id, reason, owner, records string) string {
		return `{"amendments": [{"id": ` + id + `, "reason": ` + reason + `, "owner": ` + owner + `, "records": ` + records + `}]}`
	}
	const framework = `{"mechanisms/eu_gdpr/dpf/records/eu-us-dpf": {"in_force": {"until": "2026-12-31"}}}`
	for text, sound := range map[string]bool{
		one(`"a"`, `"b"`, `"c"`, framework):                                                                                            true,
		one(`"a"`, `"b"`, `"c"`, `{"mechanisms/eu_gdpr/dpf/records/eu-us-dpf": null}`):                                                 true,
		one(`"a"`, `"b"`, `"c"`, `{"mechanisms/eu_gdpr/dpf/records/eu-us-dpf": {"in_force": {"suspended": {"from": "2026-12-31"}}}}`):  true,
		one(`"a"`, `"b"`, `"c"`, `{"policies/eu_gdpr/records/gdpr": {"note": "read"}, "transfer/report/records/law": {"note": null}}`): true,
		`{"amendments": []}`:                                                                                 true,
		one(`"A b"`, `"b"`, `"c"`, framework):                                                                false,
		one(`"a"`, `" "`, `"c"`, framework):                                                                  false,
		one(`"a"`, `"b"`, `""`, framework):                                                                   false,
		one(`"a"`, `"b"`, `"c"`, `{}`):                                                                       false,
		one(`"a"`, `"b"`, `"c"`, `[]`):                                                                       false,
		one(`1`, `"b"`, `"c"`, framework):                                                                    false,
		one(`"a"`, `"b"`, `"c"`, `{"mechanisms/eu_gdpr/dpf/records/eu-us-dpf": 1}`):                          false,
		one(`"a"`, `"b"`, `"c"`, `{"mechanisms/eu_gdpr/dpf": {}}`):                                           false,
		one(`"a"`, `"b"`, `"c"`, `{"transfer/input/records/flow": {"note": "x"}}`):                           false,
		one(`"a"`, `"b"`, `"c"`, `{"regions/territories/records/GB": {"name": "x"}}`):                        false,
		`{"amendments": [{"id": "a", "reason": "b", "records": ` + framework + `}]}`:                         false,
		`{"amendments": [{"id": "a", "reason": "b", "owner": "c", "why": 1, "records": ` + framework + `}]}`: false,
		`{"amendments": {}}`:                                                                                 false, `{}`: false, `{"amendments": [], "more": 1}`: false, `[]`: false,
	} {
		list, err := transfer.ReadAmendments(transfer.File{Name: "law.json", Data: []byte(text)})
		if err == nil {
			_, err = transfer.AmendedLaw(list...)
		}
		assert.Equal(t, sound, err == nil, "%s: %v", text, err)
		var value any
		require.NoError(t, json.Unmarshal([]byte(text), &value))
		found := mismatches(t, document, value)
		assert.Equal(t, sound, len(found) == 0, "%s: %v", text, found)
	}
}
