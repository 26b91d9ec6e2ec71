package transfer_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	houseFile = "overlays/house/house.rego"
	houseHead = "# METADATA\n# title: House rules\n# description: What the house promises.\n# custom: {for: \">= 0.1, < 1.0\"}\npackage overlays.house\n\n"
	houseRule = "# METADATA\n# title: A rule\n"
	allows    = `{"code": "org.x", "message": "m", "citation": "c"}`
)

// housePack is a pack with a manifest and these files.
func housePack(files map[string]string) fstest.MapFS {
	pack := fstest.MapFS{".manifest": {Data: []byte(`{"roots": ["overlays/house"], "rego_version": 1}`)}}
	for name, text := range files {
		pack[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return pack
}

func houseRules(rules string) fstest.MapFS {
	return housePack(map[string]string{houseFile: houseHead + rules})
}

// turnedAway wants an engine with the pack to be refused for a reason at a file and line.
func turnedAway(t *testing.T, pack fstest.MapFS, file string, line int, code string) {
	t.Helper()
	inventory, err := lodgeWith(t)
	require.NoError(t, err)
	engine, err := transfer.New(t.Context(), inventory, transfer.WithOverlay(pack))
	assert.Nil(t, engine)
	var wrong *transfer.InputError
	require.ErrorAs(t, err, &wrong)
	assert.Contains(t, wrong.Error(), place(file, line), "the message names the place")
	for _, f := range wrong.Faults {
		if f.Code == code && f.File == file && f.Line == line {
			return
		}
	}
	assert.Fail(t, "refused for something else", "%s", wrong)
}

func place(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}

// heldBack wants the flow of an engine with the pack to be blocked with a code, and the law's answer beside it.
func heldBack(t *testing.T, inventory *transfer.Inventory, code string, packs ...fstest.MapFS) {
	t.Helper()
	var options []transfer.Option
	for _, pack := range packs {
		options = append(options, transfer.WithOverlay(pack))
	}
	engine, err := transfer.New(t.Context(), inventory, options...)
	require.NoError(t, err)
	flow, _ := inventory.Flow("club")
	flow.Children = transfer.No
	d, err := engine.Evaluate(t.Context(), flow)
	require.NoError(t, err)
	assert.Equal(t, transfer.OutcomeBlocked, d.Outcome)
	assert.False(t, d.Permits())
	assert.Contains(t, violationCodes(d), code)
	if code == "overlay.failed" {
		assert.NotContains(t, d.Violations[0].Message, "no reason")
	}
	require.Len(t, d.Regimes, 1)
	assert.Equal(t, transfer.OutcomeNotRestricted, d.Regimes[0].Outcome)
}

// crowd is the lodge with many parties, and without packs that it requires.
func crowd(t *testing.T) *transfer.Inventory {
	t.Helper()
	var more strings.Builder
	for i := range 40 {
		fmt.Fprintf(&more, "  - {id: more-%d, name: More, jurisdiction: FR}\n", i)
	}
	inventory, err := lodgeWith(t, "overlays: [notice]", "overlays: []", "vendors:\n", "vendors:\n"+more.String())
	require.NoError(t, err)
	return inventory
}

var overlayRows = []row{
	{62, "a package that allows", func(t *testing.T) {
		turnedAway(t, housePack(map[string]string{houseFile: "package ours\n\nallow := true\n"}), houseFile, 1, "overlay.package")
	}},
	{63, "a rule in the place of a record", func(t *testing.T) {
		turnedAway(t, housePack(map[string]string{houseFile: "package mechanisms.eu_gdpr.adequacy.records\n\nCN := true\n"}), houseFile, 1, "overlay.package")
	}},
	{64, "a value for a rule of ours that has none", func(t *testing.T) {
		for _, rule := range []string{"package transfer.base\n\nflow := 1\n", "package transfer.verdict\n\noutcome := \"allowed\"\n", "package transfer.packs\n\n_accepted[\"org.x\"] := 1\n"} {
			turnedAway(t, housePack(map[string]string{houseFile: rule}), houseFile, 1, "overlay.package")
		}
	}},
	{65, "a file named like one of ours", func(t *testing.T) {
		turnedAway(t, housePack(map[string]string{"transfer/decision/decision.rego": "package transfer.decision\n\noutcome := \"allowed\"\n"}), "transfer", 0, "overlay.file")
		const name = "overlays/house/decision.rego"
		turnedAway(t, housePack(map[string]string{name: "package transfer.decision\n\noutcome := \"allowed\"\n"}), name, 1, "overlay.package")
		inventory, err := lodgeWith(t, "overlays: [notice]", "overlays: []")
		require.NoError(t, err)
		heldBack(t, inventory, "org.x", housePack(map[string]string{name: houseHead + houseRule + "violations contains " + allows + "\n"}))
	}},
	{66, "a conflict, a default, a recursion, a shadow", func(t *testing.T) {
		turnedAway(t, houseRules("violations := set()\n\nviolations := {1}\n"), houseFile, 7, "overlay.rule")
		turnedAway(t, houseRules("default violations := set()\n"), houseFile, 7, "overlay.rule")
		turnedAway(t, houseRules(houseRule+"violations contains "+allows+" if {\n\tcount(violations) == 0\n}\n"), houseFile, 10, "overlay.reference")
		turnedAway(t, houseRules("import data.register as warnings\n\n"+houseRule+"violations contains "+allows+" if warnings.x\n"), houseFile, 7, "overlay.reference")
		turnedAway(t, housePack(map[string]string{
			houseFile: houseHead + houseRule + "violations contains " + allows + "\n", "overlays/house/data.json": `{"violations": []}`,
		}), "overlays/house/data.json", 1, "overlay.data")
	}},
	{67, "with", func(t *testing.T) {
		for _, with := range []string{`input as {}`, `data.transfer.base as {"outcome": "allowed"}`, `data.register as {}`, `count as 0`} {
			body := houseRule + "violations contains " + allows + " if {\n\tinput.children == true with " + with + "\n}\n"
			turnedAway(t, houseRules(body), houseFile, 10, "overlay.rule")
		}
	}},
	{68, "another Rego", func(t *testing.T) {
		turnedAway(t, houseRules("import rego.v2\n\n"+houseRule+"violations contains "+allows+"\n"), houseFile, 7, "overlay.syntax")
		turnedAway(t, houseRules("violations[x] { x := 1 }\n"), houseFile, 7, "overlay.syntax")
		for _, version := range []string{"0", "2"} {
			pack := houseRules(houseRule + "violations contains " + allows + "\n")
			pack[".manifest"] = &fstest.MapFile{Data: []byte(`{"roots": ["overlays/house"], "rego_version": ` + version + `}`)}
			turnedAway(t, pack, ".manifest", 1, "overlay.manifest")
		}
	}},
	{69, "a pack without an answer, with too many, or too slow", func(t *testing.T) {
		inventory := crowd(t)
		many := "violations contains {\"code\": \"org.x\", \"message\": concat(\" \", [a, b]), \"citation\": \"c\"} if {\n" +
			"\tsome a, _ in data.register.parties\n\tsome b, _ in data.register.parties\n}\n"
		heldBack(t, inventory, "overlay.failed", houseRules(houseRule+many))
		slow := "violations contains " + allows + " if {\n"
		for i := range 8 {
			slow += fmt.Sprintf("\tsome x%d in data.register.parties\n", i)
		}
		heldBack(t, inventory, "overlay.failed", houseRules(houseRule+slow+"\tx0.id == x7.name\n}\n"))
	}},
	{70, "a pack that is gone after a restart", func(t *testing.T) {
		inventory, err := lodgeWith(t, "overlays: [notice]", "overlays: [house]")
		require.NoError(t, err)
		heldBack(t, inventory, "overlay.missing")
		other := houseRules(houseRule + "warnings contains " + allows + "\n")
		d := heldBackBy(t, inventory, other)
		assert.Empty(t, d.Violations, "and with it the law decides")
		notice, err := lodgeWith(t)
		require.NoError(t, err)
		engine, err := transfer.New(t.Context(), notice, transfer.WithOverlay(os.DirFS("../examples/overlays/residency")))
		require.NoError(t, err)
		flow, _ := notice.Flow("club")
		d, err = engine.Evaluate(t.Context(), flow)
		require.NoError(t, err)
		assert.Equal(t, []string{"overlay.missing"}, violationCodes(d), "another pack does not stand in")
	}},
}

func heldBackBy(t *testing.T, inventory *transfer.Inventory, pack fstest.MapFS) transfer.Decision {
	t.Helper()
	engine, err := transfer.New(t.Context(), inventory, transfer.WithOverlay(pack))
	require.NoError(t, err)
	flow, _ := inventory.Flow("club")
	d, err := engine.Evaluate(t.Context(), flow)
	require.NoError(t, err)
	return d
}
