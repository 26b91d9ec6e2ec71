package overlay_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer/internal/overlay"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	manifest = `{"roots": ["overlays/house"], "rego_version": 1}`
	rego     = "overlays/house/house.rego"

	head = `# METADATA
# title: House rules
# description: What the house promises.
# custom: {for: ">= 1.0, < 2.0"}
package overlays.house

`
	// one is a rule that every pack below may have, on line 9 of a file that starts with head.
	one = `# METADATA
# title: No children's data
violations contains {"code": "org.house_children", "message": "Data of children.", "citation": "House rule 1"} if input.children == true
`
)

// ground is that of the repository, at version 1.4 of the policy set.
func ground(t testing.TB) overlay.Ground {
	t.Helper()
	g, err := overlay.NewGround("1.4.0", regions.FS, os.DirFS("../../schema"))
	require.NoError(t, err)
	return g
}

// pack is a folder with a manifest and, where none is given, the house's one rule.
func pack(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{".manifest": {Data: []byte(manifest)}, rego: {Data: []byte(head + one)}}
	for name, text := range files {
		if text == "-" {
			delete(fsys, name)
			continue
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// rules are a pack whose rules follow the head, the first on line 7.
func rules(text string) fstest.MapFS { return pack(map[string]string{rego: head + text}) }

func TestAPackIsReadWithItsRulesAndData(t *testing.T) {
	got, err := overlay.Check(pack(map[string]string{
		"README.md":                      "# House",
		"overlays/house/data.json":       `{"promised": {"contact": ["support"]}}`,
		"overlays/house/house_test.rego": "package overlays.house.house_test\n\ntest_it if data.overlays.house.violations with input as {}\n",
		"overlays/house/more.rego": `package overlays.house

import data.regions.areas
import data.transfer.base

# METADATA
# title: Only what was promised
violations contains entry if {
	some category in input.data_categories
	some purpose in input.purposes
	not purpose in data.overlays.house.promised[category]
	entry := {
		"code": "org.house_promise",
		"message": sprintf("%s is not promised for %s.", [purpose, category]),
		"citation": "Notice, Table 4",
	}
}

# METADATA
# title: Special categories stay in the EEA
# scope: document
warnings contains {"code": "org.house_eea", "message": concat("", ["They go to ", place, "."]), "citation": "House rule 2"} if {
	count(input.special_categories) > 0
	place := data.register.parties[input.importer.party].jurisdiction
	not areas.member("eea", place, input.at)
	base.outcome != "blocked"
}

# METADATA
# title: The clauses are logged
obligations contains {"code": "org.house_log", "message": "Log it.", "citation": "House rule 3"} if {
	some regime in base.regimes
	regime.mechanism == "eu-scc"
	data.mechanisms.eu_gdpr.eu_scc.records["eu-scc-2021"].confidence == "high"
}
`,
	}), ground(t))
	require.NoError(t, err)
	assert.Equal(t, "house", got.ID)
	assert.Equal(t, "House rules", got.Title)
	assert.Equal(t, "What the house promises.", got.Description)
	assert.Equal(t, ">= 1.0, < 2.0", got.For)
	assert.Equal(t, []string{"org.house_children", "org.house_eea", "org.house_log", "org.house_promise"}, got.Codes)
	assert.Len(t, got.Modules, 2, "the tests are not among them")
	assert.Contains(t, got.Data, "promised")
}

func TestThePlainPackIsRead(t *testing.T) {
	_, err := overlay.Check(pack(nil), ground(t))
	require.NoError(t, err)
}

func TestEveryFaultIsReportedInOrder(t *testing.T) {
	_, err := overlay.Check(rules(`allow := true

violations contains {"code": "x"} if http.send({}).status_code == 200
`), ground(t))
	var faults overlay.Faults
	require.ErrorAs(t, err, &faults)
	assert.Equal(t, strings.Join([]string{
		`overlays/house/house.rego:7: allow: a pack defines violations, warnings and obligations and nothing else [overlay.rule]`,
		`overlays/house/house.rego:7: the rule has no METADATA with a title [overlay.metadata]`,
		`overlays/house/house.rego:9: http.send is no function that a pack may call [overlay.builtin]`,
		`overlays/house/house.rego:9: the code x is not written org.snake_case [overlay.entry]`,
		`overlays/house/house.rego:9: the entry has no "citation" [overlay.entry]`,
		`overlays/house/house.rego:9: the entry has no "message" [overlay.entry]`,
		`overlays/house/house.rego:9: the rule has no METADATA with a title [overlay.metadata]`,
	}, "\n"), err.Error())
}

func TestAPackMayUseNoMoreThanTheLaw(t *testing.T) {
	text, err := os.ReadFile("../../capabilities.json")
	require.NoError(t, err)
	law, err := ast.LoadCapabilitiesJSON(bytes.NewReader(text))
	require.NoError(t, err)
	names := map[string]bool{}
	for _, b := range law.Builtins {
		names[b.Name] = true
	}
	own := overlay.Capabilities()
	assert.NotEmpty(t, own.Builtins)
	for _, b := range own.Builtins {
		assert.True(t, names[b.Name], b.Name)
	}
	assert.Subset(t, law.Features, own.Features)
	assert.Empty(t, own.AllowNet)
	assert.NotNil(t, own.AllowNet, "nil allows every host")
}
