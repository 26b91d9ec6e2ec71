package transfer_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

// Bad values of one field each, in YAML. The numbers are rows of the catalogue of bad input.
func TestCatalogueOfBadInventories(t *testing.T) {
	const role, hr, country, categories = "exporter: {party: harbour-fr, role: controller}", "hr: false", "jurisdiction: NO", "data_categories: [contact]"
	const modules, signed, version = "modules: [2, 3]", "    signed: 2024-02-01\n    exporters", "version: 1\norganisation"
	place := func(code string) string { return `jurisdiction: "` + code + `"` }
	for _, c := range []struct {
		row, from, to, code, field string
	}{
		{"6 missing field", "exporter: {party: harbour-fr, role: controller}\n", "\n", transfer.FaultMissing, "flows[crm].exporter"},
		{"6 missing role", role, "exporter: {party: harbour-fr}", transfer.FaultMissing, "flows[crm].exporter.role"},
		{"7 null", hr, "hr: null", transfer.FaultMissing, "flows[crm].hr"},
		{"7 tilde", hr, "hr: ~", transfer.FaultMissing, "flows[crm].hr"},
		{"7 nothing", hr, "hr:", transfer.FaultMissing, "flows[crm].hr"},
		{"7 null in a list", categories, "data_categories: [contact, null]", transfer.FaultMissing, "flows[crm].data_categories[1]"},
		{"8 list for a text", "name: Cloud Inc.", "name: [Cloud Inc.]", transfer.FaultType, "vendors[cloud-us].name"},
		{"8 text for a mapping", role, "exporter: harbour-fr", transfer.FaultType, "flows[crm].exporter"},
		{"8 boolean for a text", "name: Cloud Inc.", "name: true", transfer.FaultType, "vendors[cloud-us].name"},
		{"9 quoted boolean", hr, `hr: "false"`, transfer.FaultType, "flows[crm].hr"},
		{"9 number for a boolean", hr, "hr: 0", transfer.FaultType, "flows[crm].hr"},
		{"9 mapping for a boolean", hr, "hr: {}", transfer.FaultType, "flows[crm].hr"},
		{"9 no is a word", hr, "hr: no", transfer.FaultType, "flows[crm].hr"},
		{"10 NaN", modules, "modules: [.nan]", transfer.FaultNumber, "instruments[clauses].modules[0]"},
		{"11 infinity", modules, "modules: [-.inf]", transfer.FaultNumber, "instruments[clauses].modules[0]"},
		{"12 hexadecimal", modules, "modules: [0x2]", transfer.FaultNumber, "instruments[clauses].modules[0]"},
		{"12 fraction", modules, "modules: [2.0]", transfer.FaultNumber, "instruments[clauses].modules[0]"},
		{"12 quoted", modules, `modules: ["2"]`, transfer.FaultType, "instruments[clauses].modules[0]"},
		{"13 beyond 2^53", modules, "modules: [9007199254740993]", transfer.FaultRange, "instruments[clauses].modules[0]"},
		{"14 huge", modules, "modules: [1e400]", transfer.FaultRange, "instruments[clauses].modules[0]"},
		{"15 negative", modules, "modules: [-1]", transfer.FaultValue, "instruments[clauses].modules[0]"},
		{"15 no such module", modules, "modules: [5]", transfer.FaultValue, "instruments[clauses].modules[0]"},
		{"16 duplicate key", hr, hr + "\n    hr: true", transfer.FaultDuplicateKey, "flows[crm].hr"},
		{"17 other case", hr, "HR: false", transfer.FaultUnknownField, "flows[crm].HR"},
		{"19 unknown field", hr, "hrr: false", transfer.FaultUnknownField, "flows[crm].hrr"},
		{"21 control character", country, place(`NO\0`), transfer.FaultCode, "entities[harbour-no].jurisdiction"},
		{"22 space", country, place(`NO `), transfer.FaultCode, "entities[harbour-no].jurisdiction"},
		{"22 no-break space", country, place("\u00a0NO"), transfer.FaultCode, "entities[harbour-no].jurisdiction"},
		{"22 zero width", country, place("N\u200bO"), transfer.FaultCode, "entities[harbour-no].jurisdiction"},
		{"23 lower case", country, place("no"), transfer.FaultCode, "entities[harbour-no].jurisdiction"},
		{"24 dotless i", country, place("\u0131T"), transfer.FaultCode, "entities[harbour-no].jurisdiction"},
		{"24 long s", country, place("E\u017f"), transfer.FaultCode, "entities[harbour-no].jurisdiction"},
		{"25 homoglyph", country, place("N\u041e"), transfer.FaultCode, "entities[harbour-no].jurisdiction"},
		{"26 full width", country, place("\uff2e\uff2f"), transfer.FaultCode, "entities[harbour-no].jurisdiction"},
		{"27 reserved", country, place("XX"), transfer.FaultCountry, "entities[harbour-no].jurisdiction"},
		{"27 UK", country, place("UK"), transfer.FaultCountry, "entities[harbour-no].jurisdiction"},
		{"27 EU", country, place("EU"), transfer.FaultCountry, "entities[harbour-no].jurisdiction"},
		{"27 SU", country, place("SU"), transfer.FaultCountry, "entities[harbour-no].jurisdiction"},
		{"27 AN", country, place("AN"), transfer.FaultCountry, "entities[harbour-no].jurisdiction"},
		{"28 alpha-3", country, place("NOR"), transfer.FaultCode, "entities[harbour-no].jurisdiction"},
		{"28 numeric", country, "jurisdiction: 578", transfer.FaultCode, "entities[harbour-no].jurisdiction"},
		{"30 unknown word", "covers: [non-hr]", "covers: [nonhr]", transfer.FaultValue, "vendors[cloud-us].certifications[0].covers[0]"},
		{"31 empty list", categories, "data_categories: []", transfer.FaultMissing, "flows[crm].data_categories"},
		{"31 empty required list", "regimes: [eu-gdpr]", "regimes: []", transfer.FaultMissing, "assessments[tia].regimes"},
		{"32 text for a list", categories, "data_categories: contact", transfer.FaultType, "flows[crm].data_categories"},
		{"32 another word than all", "regimes: all", "regimes: every", transfer.FaultType, "instruments[rules].regimes"},
		{"34 long text", categories, "data_categories: [" + strings.Repeat("x", 257) + "]", transfer.FaultTooLarge, "flows[crm].data_categories[0]"},
		{"34 long name", "name: Cloud Inc.", "name: " + strings.Repeat("x", 1025), transfer.FaultTooLarge, "vendors[cloud-us].name"},
		{"34 long list", categories, "data_categories: [a" + strings.Repeat(", a", 256) + "]", transfer.FaultTooLarge, "flows[crm].data_categories"},
		{"42 end of time", "from: 2026-12-01", "from: 9999-12-31", transfer.FaultDate, "orders[stop].from"},
		{"43 time of day", signed, strings.Replace(signed, "02-01", "02-01T00:00:00Z", 1), transfer.FaultDate, "instruments[clauses].signed"},
		{"44 no such day", signed, strings.Replace(signed, "2024-02-01", "2023-02-29", 1), transfer.FaultDate, "instruments[clauses].signed"},
		{"45 offset", signed, strings.Replace(signed, "2024-02-01", `"2024-02-01+14:00"`, 1), transfer.FaultDate, "instruments[clauses].signed"},
		{"48 not padded", signed, strings.Replace(signed, "2024-02-01", "2024-2-1", 1), transfer.FaultDate, "instruments[clauses].signed"},
		{"48 number", signed, strings.Replace(signed, "2024-02-01", "20240201", 1), transfer.FaultType, "instruments[clauses].signed"},
		{"49 zone", signed, strings.Replace(signed, "2024-02-01", "Local", 1), transfer.FaultDate, "instruments[clauses].signed"},
		{"version to come", version, strings.Replace(version, "1", "2", 1), transfer.FaultVersion, "version"},
		{"version as a text", version, strings.Replace(version, "1", `"1"`, 1), transfer.FaultType, "version"},
	} {
		t.Run(c.row, func(t *testing.T) {
			faults := broken(t, c.from, c.to)
			assert.Equal(t, c.code, faults[0].Code, faults[0].Error())
			assert.Equal(t, c.field, faults[0].Field)
			assert.Positive(t, faults[0].Line)
			assert.Len(t, faults, 1, "%v", faults)
		})
	}
}

func TestCatalogueOfBadFiles(t *testing.T) {
	good := "version: 1\norganisation: {id: o, name: O}\n"
	_, err := read(good)
	require.NoError(t, err)
	for _, c := range []struct {
		row, name, text, code string
		line                  int
	}{
		{"16 duplicate key", "i.json", `{"version":1,"organisation":{"id":"a","id":"o","name":"O"}}`, transfer.FaultDuplicateKey, 1},
		{"18 trailing data", "i.json", "{\"version\":1,\n\"organisation\":{\"id\":\"o\",\"name\":\"O\"}} null", transfer.FaultTrailing, 2},
		{"18 second document", "i.yaml", good + "---\n" + good, transfer.FaultTrailing, 3},
		{"18 empty second document", "i.yaml", good + "---\n", transfer.FaultTrailing, 3},
		{"20 bytes that are not UTF-8", "i.yaml", good + "# \xff\n", transfer.FaultUTF8, 3},
		{"20 UTF-16", "i.yaml", "\xff\xfev\x00", transfer.FaultUTF8, 1},
		{"20 half a surrogate pair", "i.json", `{"version":1,"organisation":{"id":"o","name":"\ud800"}}`, transfer.FaultUTF8, 1},
		{"21 NUL in a name", "i.json", `{"version":1,"organisation":{"id":"o","name":"O\u0000"}}`, transfer.FaultText, 1},
		{"21 line break in a name", "i.yaml", "version: 1\norganisation: {id: o, name: \"O\\nO\"}", transfer.FaultText, 2},
		{"21 turned text", "i.yaml", "version: 1\norganisation: {id: o, name: \"O\\u202eO\"}", transfer.FaultText, 2},
		{"21 raw NUL", "i.yaml", good + "\x00", transfer.FaultText, 3},
		{"35 deep YAML", "i.yaml", good + "flows: " + strings.Repeat("[", 40) + strings.Repeat("]", 40), transfer.FaultTooDeep, 3},
		{"35 deep JSON", "i.json", strings.Repeat("[", 40) + strings.Repeat("]", 40), transfer.FaultTooDeep, 1},
		{"35 very deep", "i.yaml", strings.Repeat("[", 1<<20), transfer.FaultSyntax, 0},
		{"anchor", "i.yaml", "version: 1\norganisation: &o {id: o, name: O}\n", transfer.FaultYAMLFeature, 2},
		{"alias", "i.yaml", "version: &v 1\norganisation: {id: o, name: *v}\n", transfer.FaultYAMLFeature, 1},
		{"merge key", "i.yaml", "version: 1\norganisation:\n  <<: {id: o}\n  name: O\n", transfer.FaultYAMLFeature, 3},
		{"tag", "i.yaml", "version: 1\norganisation: {id: o, name: !!str 1}\n", transfer.FaultYAMLFeature, 2},
		{"own tag", "i.yaml", "version: 1\norganisation: !mine {id: o, name: O}\n", transfer.FaultYAMLFeature, 2},
		{"empty", "i.yaml", "", transfer.FaultEmpty, 0},
		{"only a comment", "i.yaml", "# nothing\n", transfer.FaultEmpty, 0},
		{"null", "i.yaml", "null\n", transfer.FaultEmpty, 0},
		{"empty JSON", "i.json", " ", transfer.FaultEmpty, 0},
		{"YAML called JSON", "i.json", good, transfer.FaultSyntax, 1},
		{"a list", "i.yaml", "- version: 1\n", transfer.FaultType, 1},
		{"a word", "i.yaml", "version\n", transfer.FaultType, 1},
		{"a key that is a list", "i.yaml", good + "? [a]\n: b\n", transfer.FaultUnknownField, 3},
		{"bad indentation", "i.yaml", good + "flows:\n\t- id: a\n", transfer.FaultSyntax, 4},
		{"number for a text in JSON", "i.json", `{"version":1,"organisation":{"id":"o","name":1}}`, transfer.FaultType, 1},
	} {
		t.Run(c.row, func(t *testing.T) {
			inv, err := transfer.ReadInventory(transfer.File{Name: c.name, Data: []byte(c.text)})
			assert.Nil(t, inv)
			fault := faultsOf(t, err)[0]
			assert.Equal(t, c.code, fault.Code, fault.Error())
			assert.Equal(t, c.line, fault.Line, fault.Error())
			assert.Equal(t, c.name, fault.File)
		})
	}
}

func TestFilesOver16MiBAreRefused(t *testing.T) {
	_, err := transfer.ReadInventory(transfer.File{Name: "i.yaml", Data: bytes.Repeat([]byte("#"), 16<<20+1)})
	assert.Equal(t, transfer.FaultTooLarge, faultsOf(t, err)[0].Code)
}

func TestManyFaultsAreCutOff(t *testing.T) {
	var b strings.Builder
	b.WriteString("version: 1\norganisation: {id: o, name: O}\nentities:\n")
	for i := range 3000 {
		fmt.Fprintf(&b, "  - {id: e%d, name: E, jurisdiction: ZZ, nonsense: 1}\n", i)
	}
	_, err := read(b.String())
	assert.Len(t, faultsOf(t, err), 1000)
}

// Looking for what was meant takes a bounded time, however many ids are alike.
func TestSuggestionsEnd(t *testing.T) {
	var b strings.Builder
	b.WriteString("version: 1\norganisation: {id: o, name: O}\nas_of: 2026-11-23\nvendors:\n")
	alike := strings.Repeat("a", 240)
	for i := range 500 {
		fmt.Fprintf(&b, "  - {id: %s%d, name: V, jurisdiction: US}\n", alike, i)
	}
	b.WriteString("flows:\n")
	for i := range 20 {
		fmt.Fprintf(&b, "  - {id: f%d, exporter: {party: %s0, role: controller}, importer: {party: %sx, role: controller}}\n", i, alike, alike)
	}
	_, err := read(b.String())
	faults := faultsOf(t, err)
	require.Len(t, faults, 20)
	assert.NotEmpty(t, faults[0].Suggestion)
	assert.Empty(t, faults[19].Suggestion)
}
