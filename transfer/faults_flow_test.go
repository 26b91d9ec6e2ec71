package transfer_test

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

const (
	hrFalse  = `"hr":false`
	exporter = `"exporter":{"party":"comms-ie","role":"controller"}`
	contact  = `"data_categories":["contact"]`
	ireland  = `"jurisdiction":"IE"`
	modules  = `"modules":[2]`
)

// flow edits the question, and place the first entity's jurisdiction.
func flow(edit func(*transfer.Flow)) func(*transfer.Inventory) {
	return func(i *transfer.Inventory) { edit(&i.Flows[0]) }
}

func code(what, value, code, rules string) slip {
	return slip{what: what, from: ireland, to: `"jurisdiction":` + textual(value), code: code, rules: rules, edit: func(i *transfer.Inventory) {
		i.Entities[0].Jurisdiction = transfer.Territory(value)
	}}
}

func textual(value string) string {
	text, _ := json.Marshal(value)
	return string(text)
}

func numbers(what, written, code, json, rules string, list ...int) slip {
	s := slip{what: what, from: modules, to: `"modules":[` + written + `]`, code: code, json: json, rules: rules, holder: transfer.Instrument{}}
	if list != nil {
		s.edit = func(i *transfer.Inventory) { i.Instruments[0].Modules = list }
	}
	return s
}

const (
	missing = "input.missing_field"
	typed   = "input.wrong_type"
	unknown = "input.unknown_value"
	field   = "input.unknown_field"
	badCode = "input.bad_code"
	country = "input.unknown_country"
	number  = "input.bad_number"
	ranged  = "input.out_of_range"
	large   = "input.too_large"
	syntax  = "input.syntax"
)

var flowRows = []row{
	{6, "missing field", slips(
		slip{what: "id", from: `"id":"crm",`, to: ``, code: missing, edit: flow(func(f *transfer.Flow) { f.ID = "" })},
		slip{what: "exporter", from: exporter + ",", to: ``, code: missing, edit: flow(func(f *transfer.Flow) { f.Exporter = transfer.Side{} })},
		slip{what: "party", from: `"party":"comms-ie",`, to: ``, code: missing, edit: flow(func(f *transfer.Flow) { f.Exporter.Party = "" })},
		slip{what: "role", from: `,"role":"controller"`, to: ``, code: missing, flow: settled, edit: flow(func(f *transfer.Flow) { f.Exporter.Role = "" })},
		slip{what: "jurisdiction", from: ireland + ",", to: ``, code: missing, edit: func(i *transfer.Inventory) { i.Entities[0].Jurisdiction = "" }},
		slip{what: "name", from: `,"name":"Communications Limited"`, to: ``, code: missing, edit: func(i *transfer.Inventory) { i.Entities[0].Name = "" }},
		slip{what: "type", from: `,"type":"eu-scc"`, to: ``, code: missing, edit: func(i *transfer.Inventory) { i.Instruments[0].Type = "" }},
		slip{what: "status", from: `,"status":"active"`, to: ``, code: missing, edit: func(i *transfer.Inventory) { i.Vendors[0].Certifications[0].Status = "" }},
	)},
	{7, "null field", slips(
		slip{what: "boolean", from: hrFalse, to: `"hr":null`, code: missing, rules: typed, edit: flow(func(f *transfer.Flow) { f.HR = 7 })},
		slip{what: "mapping", from: exporter, to: `"exporter":null`, code: missing, holder: transfer.Flow{}},
		slip{what: "text", from: `"party":"comms-ie"`, to: `"party":null`, code: missing, holder: transfer.Side{}},
		slip{what: "list", from: contact, to: `"data_categories":null`, code: missing, rules: typed, holder: transfer.Flow{}},
		slip{what: "item", from: contact, to: `"data_categories":["contact",null]`, code: missing, rules: typed, holder: transfer.Flow{}},
		slip{what: "date", from: `"signed":"2024-02-01"`, to: `"signed":null`, code: missing, rules: typed, holder: transfer.Instrument{}},
		slip{what: "place", from: ireland, to: `"jurisdiction":null`, code: missing, holder: transfer.Party{}},
	)},
	{8, "wrong type", slips(
		slip{what: "text for a mapping", from: exporter, to: `"exporter":"comms-ie"`, code: typed, holder: transfer.Flow{}},
		slip{what: "list for a mapping", from: exporter, to: `"exporter":["comms-ie"]`, code: typed, holder: transfer.Flow{}},
		slip{what: "list for a text", from: `"name":"Cloud Inc."`, to: `"name":["Cloud Inc."]`, code: typed, holder: transfer.Party{}},
		slip{what: "boolean for a text", from: `"name":"Cloud Inc."`, to: `"name":true`, code: typed, holder: transfer.Party{}},
		slip{what: "text for a number", from: modules, to: `"modules":["2"]`, code: typed, holder: transfer.Instrument{}},
		slip{what: "mapping for a word", from: `"role":"controller"`, to: `"role":{}`, code: typed, holder: transfer.Side{}},
		slip{what: "number for a word", from: `"role":"controller"`, to: `"role":1`, code: typed, holder: transfer.Side{}},
	)},
	{9, `"false", 0, null, {} where a boolean is meant`, slips(
		slip{what: "text", from: hrFalse, to: `"hr":"false"`, code: typed, holder: transfer.Flow{}},
		slip{what: "zero", from: hrFalse, to: `"hr":0`, code: typed, holder: transfer.Flow{}},
		slip{what: "one", from: hrFalse, to: `"hr":1`, code: typed, holder: transfer.Flow{}},
		slip{what: "mapping", from: hrFalse, to: `"hr":{}`, code: typed, holder: transfer.Flow{}},
		slip{what: "list", from: hrFalse, to: `"hr":[]`, code: typed, holder: transfer.Flow{}},
		slip{what: "a fourth value", from: hrFalse, to: `"hr":null`, code: missing, rules: typed, edit: flow(func(f *transfer.Flow) { f.HR = math.MaxUint8 })},
	)},
	{10, "NaN", noFloats(numbers("module", ".nan", number, syntax, settled))},
	{11, "+-Inf", noFloats(numbers("module", ".inf", number, syntax, settled), numbers("negative", "-.inf", number, syntax, settled))},
	{12, `json.Number "abc", "", "0x10"`, slips(
		numbers("word", `"abc"`, typed, "", ""), numbers("nothing", `""`, typed, "", ""), numbers("quoted", `"0x2"`, typed, "", ""),
		numbers("hexadecimal", "0x2", number, syntax, settled), numbers("octal", "0o2", number, syntax, settled),
		numbers("underscore", "2_0", number, syntax, settled), numbers("fraction", "2.5", number, "", unknown), numbers("sign", "+2", number, syntax, settled),
	)},
	{13, "integers > 2^53", slips(
		numbers("2^53+1", "9007199254740993", ranged, "", unknown, 1<<53+1), numbers("-2^53-1", "-9007199254740993", ranged, "", unknown, -1<<53-1),
		numbers("2^64", "18446744073709551616", ranged, "", unknown, math.MaxInt), numbers("2 at float64", "9007199254740994", ranged, "", unknown, 1<<53+2),
	)},
	{14, "1e400, 1e999999999", slips(
		numbers("1e400", "1e400", ranged, "", unknown, math.MaxInt), numbers("1e999999999", "1e999999999", ranged, "", settled, math.MinInt),
		numbers("digits", strings.Repeat("9", 300), ranged, "", unknown, math.MaxInt),
	)},
	{15, "negative or overflowing counts and durations", func(t *testing.T) {
		slips(numbers("negative", "-2", unknown, "", "", -2), numbers("none", "0", unknown, "", "", 0), numbers("too many", "5", unknown, "", "", 5))(t)
		counted := map[string]bool{}
		for of := range questionTypes() {
			if of.Kind() != reflect.Struct || of.PkgPath() != reflect.TypeFor[transfer.Flow]().PkgPath() {
				continue
			}
			for f := range of.Fields() {
				if f.IsExported() && (f.Type.Kind() == reflect.Int || f.Type == reflect.TypeFor[[]int]()) {
					counted[of.Name()+"."+f.Name] = true
				}
			}
		}
		assert.Equal(t, map[string]bool{"Inventory.Version": true, "Instrument.Modules": true}, counted, "nothing else is a number")
	}},
	{16, "duplicate JSON key", slips(
		slip{what: "in a flow", from: hrFalse, to: `"hr":false,"hr":true`, code: "input.duplicate_key", rules: settled, holder: transfer.Flow{}},
		slip{what: "twice alike", from: hrFalse, to: `"hr":false,"hr":false`, code: "input.duplicate_key", rules: settled, holder: transfer.Flow{}},
		slip{what: "in a side", from: `"party":"comms-ie"`, to: `"party":"comms-ie","party":"cloud-us"`, code: "input.duplicate_key", rules: settled, holder: transfer.Side{}},
		slip{what: "in a party", from: ireland, to: `"jurisdiction":"US","jurisdiction":"IE"`, code: "input.duplicate_key", rules: settled, holder: transfer.Party{}},
		slip{what: "escaped", from: hrFalse, to: `"hr":false,"\u0068r":true`, code: "input.duplicate_key", rules: settled, holder: transfer.Flow{}},
	)},
	{17, "key in other case (`TO`), Unicode-folded key (U+017F)", slips(
		slip{what: "capitals", from: hrFalse, to: `"HR":false`, code: field, holder: transfer.Flow{}},
		slip{what: "beside the right one", from: hrFalse, to: `"hr":false,"Hr":true`, code: field, holder: transfer.Flow{}},
		slip{what: "long s", from: `"storage"`, to: "\"\u017ftorage\"", code: field, holder: transfer.Flow{}},
		slip{what: "Kelvin sign", from: `"legal_basis"`, to: "\"legal_ba\u017fi\u017f\"", code: field, holder: transfer.Flow{}},
	)},
	{18, "trailing data after the document", trailingData},
	{19, "unknown field", slips(
		slip{what: "of a flow", from: hrFalse, to: `"hr":false,"consent":true`, code: field, holder: transfer.Flow{}},
		slip{what: "of a side", from: `"role":"controller"`, to: `"role":"controller","jurisdiction":"US"`, code: field, holder: transfer.Side{}},
		slip{what: "of a party", from: ireland, to: `"jurisdiction":"IE","adequate":true`, code: field, holder: transfer.Party{}},
		slip{what: "of a document", from: modules, to: `"modules":[2],"approved_by":"IE-DPC"`, code: field, rules: settled, edit: func(i *transfer.Inventory) { i.Instruments[0].ApprovedBy = "IE-DPC" }},
		slip{what: "the word of the engine", from: hrFalse, to: `"hr":false,"received_under":[]`, code: field, holder: transfer.Flow{}},
	)},
	{20, "invalid UTF-8", slips(
		slip{what: "in a name", from: `"name":"Customers"`, to: "\"name\":\"Customers\xff\"", code: "input.bad_utf8", edit: flow(func(f *transfer.Flow) { f.Name = "Customers\xff" })},
		slip{what: "in an id", from: `"id":"crm"`, to: "\"id\":\"crm\xc3\"", code: "input.bad_utf8", rules: badCode, edit: flow(func(f *transfer.Flow) { f.ID = "crm\xc3" })},
		slip{what: "in a category", from: contact, to: "\"data_categories\":[\"contact\xed\xa0\x80\"]", code: "input.bad_utf8", edit: flow(func(f *transfer.Flow) { f.DataCategories = []string{"contact\xed\xa0\x80"} })},
		slip{what: "repaired by somebody", from: contact, to: "\"data_categories\":[\"contact\ufffd\"]", code: "input.bad_utf8", edit: flow(func(f *transfer.Flow) { f.DataCategories = []string{"contact\ufffd"} })},
		code("in a place", "I\xff", "input.bad_utf8", badCode),
	)},
	{21, "NUL or control character in a code", slips(
		code("NUL", "IE\x00", badCode, ""), code("line break", "IE\n", badCode, ""), code("delete", "IE\x7f", "input.bad_text", badCode), code("next line", "IE\u0085", badCode, ""),
		slip{what: "in an id", from: `"id":"crm"`, to: `"id":"crm\u0000"`, code: badCode, edit: flow(func(f *transfer.Flow) { f.ID = "crm\x00" })},
		slip{what: "in a name", from: `"name":"Customers"`, to: `"name":"Customers\u0007"`, code: "input.bad_text", edit: flow(func(f *transfer.Flow) { f.Name = "Customers\a" })},
		slip{what: "that turns the text", from: `"name":"Customers"`, to: `"name":"Customers\u202e"`, code: "input.bad_text", edit: flow(func(f *transfer.Flow) { f.Name = "Customers\u202e" })},
	)},
	{22, "space, NBSP, zero-width around a code", slips(
		code("space", "IE ", badCode, ""), code("tab", "\tIE", badCode, ""), code("no-break space", "\u00a0IE", badCode, ""),
		code("zero width", "I\u200bE", badCode, ""), code("byte order mark", "\ufeffIE", badCode, ""),
		slip{what: "around a word", from: `"role":"controller"`, to: `"role":"controller "`, code: unknown, edit: flow(func(f *transfer.Flow) { f.Exporter.Role = "controller " })},
		slip{what: "around an id", from: `"id":"crm"`, to: `"id":" crm"`, code: badCode, edit: flow(func(f *transfer.Flow) { f.ID = " crm" })},
	)},
	{23, `lower or mixed case "kp"`, slips(
		code("lower", "ie", badCode, ""), code("mixed", "Ie", badCode, ""), code("sanctioned", "kp", badCode, ""), code("extra", "ae-difc", badCode, ""),
		slip{what: "of a word", from: `"role":"controller"`, to: `"role":"Controller"`, code: unknown, edit: flow(func(f *transfer.Flow) { f.Exporter.Role = "Controller" })},
	)},
	{24, "dotless i, long s", slips(code("dotless i", "\u0131T", badCode, ""), code("long s", "E\u017f", badCode, ""), code("Kelvin", "\u212aP", badCode, ""))},
	{25, "homoglyphs (Cyrillic K)", slips(code("Cyrillic K", "\u041aP", badCode, ""), code("Greek E", "I\u0395", badCode, ""))},
	{26, "NFD/NFC, full-width letters", func(t *testing.T) {
		slips(code("full width", "\uff29\uff25", badCode, ""), code("composed", "I\u00c9", badCode, ""), code("decomposed", "IE\u0301", badCode, ""))(t)
		t.Run("free text never decides", freeTextIsOnlyNamed)
	}},
	{27, "unknown, reserved or withdrawn code (XX, UK, EU, SU, AN)", slips(
		code("XX", "XX", country, ""), code("UK", "UK", country, ""), code("EL", "EL", country, ""), code("EU", "EU", country, ""), code("SU", "SU", country, ""),
		code("AN", "AN", country, ""), code("CS", "CS", country, ""), code("ZZ", "ZZ", country, ""), code("extra", "AE-ADGM", country, ""),
	)},
	{28, "alpha-3 or numeric code", slips(
		code("alpha-3", "IRL", badCode, ""), code("numeric", "372", badCode, ""),
		code("name", "Ireland", badCode, ""), code("subdivision", "IE-D", badCode, country),
	)},
	{29, "same or domestic origin and destination", sameOrDomestic},
	{30, "unknown data category, purpose or safeguard", slips(
		slip{what: "role", from: `"role":"controller"`, to: `"role":"owner"`, code: unknown, edit: flow(func(f *transfer.Flow) { f.Exporter.Role = "owner" })},
		slip{what: "legal basis", from: `"legal_basis":["contract"]`, to: `"legal_basis":["habit"]`, code: unknown, edit: flow(func(f *transfer.Flow) { f.LegalBasis = []string{"habit"} })},
		slip{what: "special category", from: `["health"]`, to: `["helth"]`, code: unknown, edit: flow(func(f *transfer.Flow) { f.SpecialCategories = []string{"helth"} })},
		slip{what: "safeguard", from: `"type":"eu-scc"`, to: `"type":"eu-sccs"`, code: unknown, edit: func(i *transfer.Inventory) { i.Instruments[0].Type = "eu-sccs" }},
		slip{what: "certificate", from: `"scheme":"eu-us-dpf"`, to: `"scheme":"eu-dpf"`, code: unknown, edit: func(i *transfer.Inventory) { i.Vendors[0].Certifications[0].Scheme = "eu-dpf" }},
		slip{what: "status", from: `"status":"active"`, to: `"status":"activ"`, code: unknown, edit: func(i *transfer.Inventory) { i.Vendors[0].Certifications[0].Status = "activ" }},
		slip{what: "what it covers", from: `["non-hr"]`, to: `["nonhr"]`, code: unknown, edit: func(i *transfer.Inventory) { i.Vendors[0].Certifications[0].Covers = []string{"nonhr"} }},
	)},
	{31, "empty category list", slips(
		slip{what: "data categories", from: contact, to: `"data_categories":[]`, code: missing, edit: flow(func(f *transfer.Flow) { f.DataCategories = []string{} })},
		slip{what: "with an empty text", from: contact, to: `"data_categories":[""]`, code: missing, edit: flow(func(f *transfer.Flow) { f.DataCategories = []string{""} })},
	)},
	{32, "list given as a string", slips(
		slip{what: "special categories", from: `"special_categories":["health"]`, to: `"special_categories":"health"`, code: typed, holder: transfer.Flow{}},
		slip{what: "data categories", from: contact, to: `"data_categories":"contact"`, code: typed, holder: transfer.Flow{}},
		slip{what: "as a mapping", from: contact, to: `"data_categories":{"contact":true}`, code: typed, holder: transfer.Flow{}},
		slip{what: "modules", from: modules, to: `"modules":2`, code: typed, holder: transfer.Instrument{}},
	)},
	{33, "duplicated or reordered lists", listsAreSets},
	{34, "huge flow (200 MB string, 20 k list)", hugeFlow},
	{35, "deep nesting", deepNesting},
	{36, "cyclic map", func(t *testing.T) { onlyPlain(t) }},
	{38, "chan/func values", func(t *testing.T) { onlyPlain(t) }},
}
