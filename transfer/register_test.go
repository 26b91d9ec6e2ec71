package transfer_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

func TestRegisterIsTheNormalForm(t *testing.T) {
	inv, err := read(source(t))
	require.NoError(t, err)
	data, err := json.Marshal(inv.Register())
	require.NoError(t, err)
	assert.JSONEq(t, `{
	"organisation": {"id": "harbour", "name": "Harbour Group"},
	"parties": {
		"harbour-no": {"list": "entities", "group": "harbour", "id": "harbour-no", "name": "Harbour AS", "jurisdiction": "NO"},
		"harbour-fr": {"list": "entities", "group": "harbour", "id": "harbour-fr", "name": "Harbour SAS", "jurisdiction": "FR", "subject_to": []},
		"harbour-fr-lyon": {"list": "entities", "group": "other-group", "id": "harbour-fr-lyon", "name": "Harbour SAS (Lyon)",
			"jurisdiction": "FR", "branch_of": "harbour-fr"},
		"cloud-us": {"list": "vendors", "id": "cloud-us", "name": "Cloud Inc.", "jurisdiction": "US", "sub_processors": ["support-in"],
			"certifications": [{"scheme": "eu-us-dpf", "status": "active", "covers": ["non-hr"], "from": "2023-09-01", "checked": "2026-11-01"}]},
		"support-in": {"list": "vendors", "id": "support-in", "name": "Support Private Limited", "jurisdiction": "IN"},
		"anna": {"list": "counterparties", "id": "anna", "name": "A customer", "jurisdiction": "FR", "kind": "individual"},
		"agency": {"list": "counterparties", "id": "agency", "name": "An agency", "jurisdiction": "IN", "kind": "public_authority",
			"organ_of": "IN", "public_sector": true}
	},
	"instruments": {
		"clauses": {"id": "clauses", "type": "eu-scc", "version": "2021/914", "signed": "2024-02-01", "modules": [2, 3], "unaltered": true,
			"annexes_complete": false, "exporters": {"harbour-fr": {}, "harbour-no": {"from": "2025-01-01"}}, "importers": {"support-in": {}}},
		"rules": {"id": "rules", "type": "eu-bcr-c", "approved": "2024-05-06", "approved_by": "IE-DPC", "regimes": "all",
			"destinations": ["IN", "US"], "members": {"harbour-fr": {}, "harbour-no": {"from": "2024-06-01", "until": "2027-01-31"}}},
		"idta": {"id": "idta", "type": "uk-idta", "version": "1.10", "signed": "2024-02-01", "exporters": {"harbour-fr": {}}, "importers": {"support-in": {}}},
		"addendum": {"id": "addendum", "type": "uk-addendum", "version": "B1.0", "eu_scc": "clauses", "exporters": {"harbour-fr": {}},
			"importers": {"support-in": {}}},
		"terms": {"id": "terms", "type": "contract", "signed": "2024-02-01", "exporters": {"cloud-us": {}}, "importers": {"support-in": {}},
			"onward_terms": ["dpf", "eu-scc"], "incorporates": "rules"}
	},
	"instruments_of": {
		"harbour-no": ["clauses", "rules"], "harbour-fr": ["addendum", "clauses", "idta", "rules"], "harbour-fr-lyon": [],
		"cloud-us": ["terms"], "support-in": ["addendum", "clauses", "idta", "terms"], "anna": [], "agency": []
	},
	"assessments": {"IN": {"tia": {"id": "tia", "type": "tia", "regimes": ["eu-gdpr"], "destination": "IN", "completed": "2024-01-15",
		"conclusion": "sufficient-with-measures", "measures": ["encryption"]}}},
	"orders": {"stop": {"id": "stop", "regime": "eu-gdpr", "flows": ["support"], "from": "2026-12-01", "effect": "suspended"}},
	"settings": {"preference": ["eu-scc"], "unmodelled_law": "block", "overlays": ["house"]}
	}`, string(data))
}

func TestRegisterOfNothingHasAllKeys(t *testing.T) {
	data, err := json.Marshal((&transfer.Inventory{}).Register())
	require.NoError(t, err)
	assert.JSONEq(t, `{"organisation":{},"parties":{},"instruments":{},"instruments_of":{},"assessments":{},"orders":{},"settings":{}}`, string(data))
}

func TestRegisterSharesNothing(t *testing.T) {
	inv, err := read(source(t))
	require.NoError(t, err)
	inv.Register()["parties"].(map[string]any)["cloud-us"].(map[string]any)["name"] = "edited"
	assert.NotContains(t, inv.Register()["parties"].(map[string]any)["cloud-us"], "edited")
	p, _ := inv.Party("cloud-us")
	assert.Equal(t, "Cloud Inc.", p.Name)
}

func TestInputHasItsDateAndItsRoute(t *testing.T) {
	inv, err := read(source(t))
	require.NoError(t, err)
	input, err := inv.Input("support")
	require.NoError(t, err)
	data, err := json.Marshal(input)
	require.NoError(t, err)
	assert.JSONEq(t, `{"id": "support", "after": "crm", "at": "2026-11-30",
	"exporter": {"party": "cloud-us", "role": "processor"}, "importer": {"party": "support-in", "role": "processor"},
	"route": [{"id": "crm", "at": "2026-11-23", "name": "Customer records to the cloud",
		"exporter": {"party": "harbour-fr", "role": "controller"},
		"importer": {"party": "cloud-us", "role": "processor", "on_behalf_of": "harbour-fr"},
		"data_categories": ["contact"], "hr": false, "special_categories": []}]}`, string(data))

	_, err = inv.Input("crmm")
	assert.ErrorContains(t, err, `did you mean "crm"?`)
}

func TestInputForChecksAFlowFromOutside(t *testing.T) {
	inv, err := read(source(t))
	require.NoError(t, err)
	good := transfer.Flow{
		ID: "new", After: "crm", At: transfer.NewDate(2026, time.November, 23), HR: transfer.No,
		Exporter: transfer.Side{Party: "cloud-us", Role: transfer.Processor},
		Importer: transfer.Side{Party: "support-in", Role: transfer.Processor},
	}
	input, err := inv.InputFor(good)
	require.NoError(t, err)
	assert.Len(t, input["route"], 1)
	assert.NotContains(t, input, "special_categories")

	for _, c := range []struct {
		row  string
		edit func(*transfer.Flow)
		want string
	}{
		{"5 zero flow", func(f *transfer.Flow) { *f = transfer.Flow{} }, "id: is required [input.missing_field]"},
		{"6 no party", func(f *transfer.Flow) { f.Exporter.Party = "" }, "exporter.party: is required [input.missing_field]"},
		{"6 no role", func(f *transfer.Flow) { f.Exporter.Role = "" }, "exporter.role: is required of everyone but an individual [input.missing_field]"},
		{"9 fact out of range", func(f *transfer.Flow) { f.HR = 7 }, "hr: is null; leave the field out where it is not stated [input.missing_field]"},
		{"20 not UTF-8", func(f *transfer.Flow) { f.Name = "\xff" }, "name: holds a replacement character where a character was lost [input.bad_utf8]"},
		{"21 control character", func(f *transfer.Flow) { f.Name = "a\x00" }, "name: holds the control character U+0000 [input.bad_text]"},
		{"23 storage", func(f *transfer.Flow) { f.Storage = "us" }, `storage: "us" is not a territory code: codes are written in capitals; did you mean "US"? [input.bad_code]`},
		{"29 one party", func(f *transfer.Flow) { f.Importer = f.Exporter }, "relation: cloud-us is on both sides, which only the relation same-entity admits [input.relation_contradicted]"},
		{"30 role", func(f *transfer.Flow) { f.Exporter.Role = "sub-processor" }, `exporter.role: "sub-processor" is none of controller, joint-controller, processor [input.unknown_value]`},
		{"31 no category", func(f *transfer.Flow) { f.DataCategories = []string{} }, "data_categories: is empty; name at least one, or leave the field out where it is not stated [input.missing_field]"},
		{"34 list", func(f *transfer.Flow) { f.Purposes = make([]string, 257) }, "purposes: has over 256 items [input.too_large]"},
		{"34 flow", func(f *transfer.Flow) { f.Name = string(make([]byte, 64<<10)) }, "the flow is over 64 KiB [input.too_large]"},
		{"44 day", func(f *transfer.Flow) { f.At = transfer.NewDate(2026, time.February, 30) }, `at: "2026-02-30" is not a day of the calendar [input.bad_date]`},
		{"41 range", func(f *transfer.Flow) { f.At = transfer.NewDate(2300, time.January, 1) }, `at: "2300-01-01" is outside 1950-01-01 to 2200-12-31 [input.bad_date]`},
		{"unknown party", func(f *transfer.Flow) { f.Importer.Party = "support" }, `importer.party: "support" is not the id of any of the parties [input.unknown_reference]`},
		{"unknown flow", func(f *transfer.Flow) { f.After = "crn" }, `after: "crn" is not the id of any of the flows; did you mean "crm"? [input.unknown_reference]`},
		{"after itself", func(f *transfer.Flow) { f.After = "new" }, `after: the route comes back to where it was [input.route_loop]`},
	} {
		t.Run(c.row, func(t *testing.T) {
			f := good
			c.edit(&f)
			input, err := inv.InputFor(f)
			assert.Nil(t, input)
			require.Error(t, err)
			assert.Equal(t, c.want, faultsOf(t, err)[0].Error())
		})
	}
}

func TestInputForFillsTheDayAskedAbout(t *testing.T) {
	inv := &transfer.Inventory{
		Version: 1, Organisation: transfer.Organisation{ID: "o", Name: "O"},
		Entities: []transfer.Party{{ID: "a", Name: "A", Jurisdiction: "FR"}, {ID: "b", Name: "B", Jurisdiction: "US"}},
	}
	require.NoError(t, inv.Validate())
	f := transfer.Flow{ID: "f", Exporter: transfer.Side{Party: "a", Role: transfer.Controller}, Importer: transfer.Side{Party: "b", Role: transfer.Controller}}
	_, err := inv.InputFor(f)
	assert.ErrorContains(t, err, "at: is required where the inventory has no as_of")
	inv.AsOf = transfer.NewDate(2026, time.November, 23)
	input, err := inv.InputFor(f)
	require.NoError(t, err)
	assert.Equal(t, "2026-11-23", input["at"])
	inv.Entities[0].Jurisdiction = "UK"
	assert.ErrorContains(t, inv.Validate(), `did you mean "GB"?`)
}
