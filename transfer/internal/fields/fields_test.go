package fields_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer/internal/fields"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const repository = "../../.."

func schemaOf(t *testing.T, name string) map[string]any {
	t.Helper()
	text, err := os.ReadFile(repository + "/transfer/schema/" + name + ".json")
	require.NoError(t, err)
	var schema map[string]any
	require.NoError(t, json.Unmarshal(text, &schema))
	return schema
}

func register(t *testing.T) fields.Document {
	return fields.Document{Path: ast.MustParseRef("data.register"), Schema: schemaOf(t, "register")}
}

// sides are the two parties of the question, which most rules read by the names that mechanisms/lib/flow gives them.
func sides(t *testing.T) []fields.Document {
	party := map[string]any{"$ref": "#/definitions/party", "definitions": schemaOf(t, "register")["definitions"]}
	return []fields.Document{
		{Path: ast.MustParseRef("data.mechanisms.lib.flow.exporter"), Schema: party}, {Path: ast.MustParseRef("data.mechanisms.lib.flow.importer"), Schema: party},
	}
}

// places are the unknown fields of a module by line.
func places(t *testing.T, text string, documents ...fields.Document) []string {
	t.Helper()
	module, err := ast.ParseModuleWithOpts("x.rego", text, ast.ParserOptions{RegoVersion: ast.RegoV1})
	require.NoError(t, err)
	var list []string
	for _, u := range fields.Check(module, documents) {
		list = append(list, fmt.Sprintf("%d %s", u.Location.Row, strings.Trim(u.Field, `"`)))
	}
	return list
}

func TestATypoInWhatARuleReadsIsFoundOnItsLine(t *testing.T) {
	for text, want := range map[string]string{
		`x := data.register.partys`:                                                                     "3 partys",
		`x := data.register.parties[input.a].jurisdction`:                                               "3 jurisdction",
		`x := data.register["parties"].acme.certifications[_].shceme`:                                   "3 shceme",
		"x if {\n\tp := data.register.parties[input.a]\n\tp.jurisdction == 1\n}":                        "5 jurisdction",
		"x if {\n\tsome _, p in data.register.parties\n\tsome c in p.certifications\n\tc.sheme == 1\n}": "6 sheme",
		"x if {\n\tevery p in data.register.parties {\n\t\tp.grop == 1\n\t}\n}":                         "5 grop",
		"_all := data.register.instruments\n\nx := _all[input.a].exporters[input.b].form":               "5 form",
		`x := [a | some a in data.register.assessments[input.b]; a.completd]`:                           "3 completd",
		`x := data.register.settings.overlays[_].id`:                                                    "3 id",
		`x := data.register.parties[input.a].name.first`:                                                "3 first",
		`x := data.register.parties[input.a].jurisdiction`:                                              "",
		`x := data.register.instruments[input.a].members[input.b].from`:                                 "",
		"f(p) := p.anything\n\nx := f(data.register.parties[input.a])":                                  "",
		"x if {\n\tp := {\"a\": 1}\n\tp.b == 1\n}":                                                      "",
		"x if {\n\tp := object.union(data.register.parties[input.a], {\"own\": 1})\n\tp.own == 1\n}":    "",
		`x := data.elsewhere.what`:                                                                      "",
	} {
		got := places(t, "package x\n\n"+text+"\n", register(t))
		if want == "" {
			assert.Empty(t, got, text)
		} else {
			assert.Equal(t, []string{want}, got, text)
		}
	}
	assert.Equal(t, []string{"5 jurisdction"}, places(t, "package x\n\nimport data.register.parties as p\n\nx := p[input.a].jurisdction\n", register(t)))
	known := fields.Check(ast.MustParseModule("package x\n\nx := data.register.partys\n"), []fields.Document{register(t)})[0].Known
	assert.Contains(t, known, "parties")
}

// kinds are the schemas of records by the folder that they stand in; policies hold several kinds.
var kinds = map[string][]string{
	"adequacy": {"adequacy"}, "dpf": {"framework"}, "eu_scc": {"clauses"}, "ch_scc": {"clauses"}, "uk_idta": {"clauses"}, "uk_addendum": {"clauses"},
	"br_scc": {"clauses"}, "bcr": {"corporate_rules"}, "br_gcr": {"corporate_rules"}, "cbpr": {"certificate"}, "prp": {"certificate"},
	"lib": {"shared"}, "policies": {"law", "order", "rule"}, "areas": {"area"}, "territories": {"territory"},
	"onward": {"onward"}, "onward_contract": {"onward_contract"}, "governance": {"governance"}, "report": {"state"}, "input": {"shape"},
}

func kindsOf(folder string) []string {
	parts := strings.Split(folder, "/")
	switch {
	case parts[0] == "policies":
		return kinds["policies"]
	case parts[1] == "lib":
		return kinds["lib"]
	default:
		return kinds[parts[len(parts)-1]]
	}
}

// recordsOf is what can stand in the records of a folder: an object of entries of its kinds.
func recordsOf(t *testing.T, folder string) fields.Document {
	t.Helper()
	list := kindsOf(folder)
	require.NotEmpty(t, list, folder)
	definitions, entries := map[string]any{}, []any{}
	for _, kind := range list {
		schema := schemaOf(t, "records/"+kind)
		for name, definition := range schema["definitions"].(map[string]any) {
			definitions[name] = definition
		}
		definitions[kind+" entry"] = schema
		entries = append(entries, map[string]any{"$ref": "#/definitions/" + kind + " entry"})
	}
	return fields.Document{
		Path:   ast.MustParseRef("data." + strings.ReplaceAll(folder, "/", ".") + ".records"),
		Schema: map[string]any{"type": "object", "additionalProperties": map[string]any{"anyOf": entries}, "definitions": definitions},
	}
}

func TestTheRulesReadNoFieldThatNoDocumentHas(t *testing.T) {
	documents, texts := append(sides(t), register(t)), map[string]string{}
	for _, root := range []string{"mechanisms", "policies", "regions", "transfer"} {
		require.NoError(t, fs.WalkDir(os.DirFS(repository), root, func(name string, _ fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case path.Base(name) == "data.json":
				documents = append(documents, recordsOf(t, path.Dir(name)))
			case strings.HasSuffix(name, ".rego") && !strings.HasSuffix(name, "_test.rego"):
				text, err := os.ReadFile(path.Join(repository, name))
				require.NoError(t, err)
				texts[name] = string(text)
			}
			return nil
		}))
	}
	require.Greater(t, len(documents), 40)
	for name, text := range texts {
		for _, u := range check(t, name, text, documents) {
			t.Errorf("%s:%d: %s: no document has %s; there are %s", name, u.Location.Row, u.Ref, u.Field, strings.Join(u.Known, ", "))
		}
	}
	for _, field := range []string{"jurisdiction", "certifications", "members", "preference", "title", "in_force", "scope", "onward"} {
		found := 0
		for name, text := range texts {
			found += len(check(t, name, strings.ReplaceAll(text, "."+field, "."+field+"x"), documents))
		}
		assert.Positive(t, found, "%s, mistyped, is not noticed anywhere", field)
	}
}

func check(t *testing.T, name, text string, documents []fields.Document) []fields.Unknown {
	t.Helper()
	module, err := ast.ParseModuleWithOpts(name, text, ast.ParserOptions{RegoVersion: ast.RegoV1})
	require.NoError(t, err)
	return fields.Check(module, documents)
}

func TestATypoBehindTheNamesOfTheSidesIsFound(t *testing.T) {
	text := "package x\n\nimport data.mechanisms.lib.flow\n\nx contains i if some i, row in flow.importer.certfications\n\ny if flow.exporter.jurisdiction == \"US\"\n"
	assert.Equal(t, []string{"5 certfications"}, places(t, text, sides(t)...))
}

func TestATypoInARecordIsFound(t *testing.T) {
	dpf := recordsOf(t, "mechanisms/eu_gdpr/dpf")
	assert.Equal(t, []string{"3 titel"}, places(t, "package x\n\nx := data.mechanisms.eu_gdpr.dpf.records[input.a].titel\n", dpf))
	assert.Equal(t, []string{"5 untill"}, places(t, "package x\n\n_records := data.mechanisms.eu_gdpr.dpf.records\n\nx := _records[input.a].in_force.untill\n", dpf))
}
