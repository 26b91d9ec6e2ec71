package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const harbour = `
version: 1
organisation: {id: harbour, name: Harbour}
as_of: 2026-11-23
entities:
  - {id: harbour-fr, name: Harbour SAS, jurisdiction: FR}
  - {id: harbour-no, name: Harbour AS, jurisdiction: NO}
vendors:
  - {id: cloud-us, name: Cloud Inc., jurisdiction: US}
flows:
  - {id: north, exporter: {party: harbour-fr, role: controller}, importer: {party: harbour-no, role: controller}}
  - {id: west, exporter: {party: harbour-fr, role: controller}, importer: {party: cloud-us, role: processor}, hr: false, journalistic: false}
`

// shell runs the program as a shell would.
func shell(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), args, &out, &errs)
	return code, out.String(), errs.String()
}

func inventoryFile(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "inventory.yaml")
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}

func TestTextNamesEveryFlowAndWhyItIsBlocked(t *testing.T) {
	code, out, errs := shell(t, inventoryFile(t, harbour))
	assert.Zero(t, code)
	assert.Empty(t, errs)
	assert.NotContains(t, out, "\x1b", "no colour where no one watches")
	assert.Contains(t, out, "BLOCKED (1)")
	assert.Contains(t, out, "NOT RESTRICTED (1)")
	assert.Contains(t, out, "Data Privacy Framework: not certified")
	assert.Contains(t, out, "cure: ")
	assert.Contains(t, out, "2 flows: 0 allowed, 1 not restricted, 1 blocked.")
}

func TestColourIsForATerminal(t *testing.T) {
	c := &call{files: []string{inventoryFile(t, harbour)}}
	found, err := c.ask(t.Context(), &bytes.Buffer{})
	require.NoError(t, err)
	var page bytes.Buffer
	require.NoError(t, writeText(&page, found, true))
	assert.Contains(t, page.String(), "\x1b[1;31mBLOCKED\x1b[0m")
	assert.False(t, colour("", &page), "a buffer is no terminal")
}

func TestJSONIsOneDocumentWithItsSummary(t *testing.T) {
	code, out, _ := shell(t, "-format", "json", inventoryFile(t, harbour))
	assert.Zero(t, code)
	var got struct {
		AsOf      string            `json:"as_of"`
		Decisions []json.RawMessage `json:"decisions"`
		Summary   summary           `json:"summary"`
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	assert.Equal(t, "2026-11-23", got.AsOf)
	assert.Equal(t, 1, got.Summary.Outcomes[transfer.OutcomeBlocked])
	for _, text := range got.Decisions {
		_, err := transfer.ParseDecision(text)
		assert.NoError(t, err)
	}
}

func TestNDJSONIsOneDecisionALine(t *testing.T) {
	code, out, _ := shell(t, "-format", "ndjson", inventoryFile(t, harbour))
	assert.Zero(t, code)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, 2)
	for _, line := range lines {
		_, err := transfer.ParseDecision([]byte(line))
		assert.NoError(t, err)
	}
}

func TestOPAIsARegisterAndTheQuestions(t *testing.T) {
	code, out, _ := shell(t, "-format", "opa", "-flow", "west", inventoryFile(t, harbour))
	assert.Zero(t, code)
	var got struct {
		Register map[string]any   `json:"register"`
		Inputs   []map[string]any `json:"inputs"`
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Len(t, got.Inputs, 1)
	assert.Equal(t, "west", got.Inputs[0]["id"])
	assert.Equal(t, "2026-11-23", got.Inputs[0]["at"], "the date is filled in")
	assert.Contains(t, got.Register["parties"], "harbour-no")
}

func TestTheSameRunGivesTheSameBytes(t *testing.T) {
	file := inventoryFile(t, harbour)
	_, first, _ := shell(t, "-format", "json", file)
	_, second, _ := shell(t, "-format", "json", file)
	assert.Equal(t, first, second)
}

func TestAnotherDateIsAskedAbout(t *testing.T) {
	_, out, _ := shell(t, "-at", "1997-01-01", inventoryFile(t, harbour))
	assert.Contains(t, out, "asked about 1997-01-01")
	assert.Contains(t, out, "regime.not_modelled")
}

func TestCheckFailsOnBlockedFlowsOnly(t *testing.T) {
	file := inventoryFile(t, harbour)
	code, out, _ := shell(t, "-check", file)
	assert.Equal(t, 1, code)
	assert.NotEmpty(t, out, "the report comes all the same")
	code, _, _ = shell(t, "-check", "-flow", "north", file)
	assert.Zero(t, code)
}

func TestABaselineForgivesWhatWasBlockedBefore(t *testing.T) {
	file := inventoryFile(t, harbour)
	for _, format := range []string{"json", "ndjson"} {
		baseline := filepath.Join(t.TempDir(), "baseline")
		code, _, _ := shell(t, "-format", format, "-o", baseline, file)
		require.Zero(t, code)
		code, _, _ = shell(t, "-check", "-baseline", baseline, file)
		assert.Zero(t, code, format)
	}
	worse := inventoryFile(t, harbour+"  - {id: south, exporter: {party: harbour-no, role: controller}, importer: {party: cloud-us, role: processor}}\n")
	baseline := filepath.Join(t.TempDir(), "baseline")
	shell(t, "-format", "json", "-o", baseline, file)
	code, _, _ := shell(t, "-check", "-baseline", baseline, worse)
	assert.Equal(t, 1, code)
}

func TestBadUsageAndInputExitWith2AndWriteNothing(t *testing.T) {
	good := inventoryFile(t, harbour)
	broken := inventoryFile(t, strings.Replace(harbour, "jurisdiction: FR", "jurisdiction: UK", 1))
	nothing := inventoryFile(t, "")
	for name, args := range map[string][]string{
		"unknown flag":           {"-colour", good},
		"unknown format":         {"-format", "pdf", good},
		"bad date":               {"-at", "2026-13-01", good},
		"unknown flow":           {"-flow", "wset", good},
		"flag after the file":    {good, "-check"},
		"no such file":           {filepath.Join(t.TempDir(), "none.yaml")},
		"fault in the inventory": {broken},
		"empty file":             {nothing},
		"baseline without check": {"-baseline", good, good},
		"baseline that is none":  {"-check", "-baseline", good, good},
		"the same file twice":    {good, good},
	} {
		t.Run(name, func(t *testing.T) {
			output := filepath.Join(t.TempDir(), "out")
			code, out, errs := shell(t, append([]string{"-o", output}, args...)...)
			assert.Equal(t, 2, code)
			assert.Empty(t, out)
			assert.NotEmpty(t, errs)
			assert.NoFileExists(t, output)
		})
	}
}

func TestAFaultNamesFileLineFieldAndWhatIsMeant(t *testing.T) {
	file := inventoryFile(t, strings.Replace(harbour, "jurisdiction: FR", "jurisdiction: UK", 1))
	_, _, errs := shell(t, file)
	assert.Contains(t, errs, file+":6:")
	assert.Contains(t, errs, "harbour-fr")
	assert.Contains(t, errs, "GB")
	_, _, errs = shell(t, "-flow", "wset", inventoryFile(t, harbour))
	assert.Contains(t, errs, "west")
}

// What only the law can see, such as whose territory a transit stays inside of, is found when the flow is asked.
func TestAFaultFoundInAnsweringNamesFileAndLineToo(t *testing.T) {
	name := inventoryFile(t, strings.Replace(harbour, "id: west,", "id: west, relation: transit,", 1))
	for _, command := range [][]string{{name}, {"depth", name}, {"whatif", "-scenario", "dpf-annulled", name}} {
		code, out, errs := shell(t, command...)
		assert.Equal(t, badUsage, code)
		assert.Empty(t, out)
		assert.Contains(t, errs, name+":12: flow west: relation: ")
	}
}

func TestHelpIsNoError(t *testing.T) {
	code, out, errs := shell(t, "-help")
	assert.Zero(t, code)
	assert.Empty(t, out)
	assert.Contains(t, errs, "usage: evaluator [flags] [INVENTORY...]")
	for _, c := range commands() {
		assert.Contains(t, errs, c.name)
		code, out, own := shell(t, c.name, "-help")
		assert.Zero(t, code)
		assert.Empty(t, out)
		assert.Contains(t, own, "usage: evaluator "+c.name)
	}
}

func TestSeveralFilesAreOneNamespace(t *testing.T) {
	more := inventoryFile(t, "version: 1\norganisation: {id: harbour, name: Harbour}\nvendors:\n  - {id: mail-us, name: Mail LLC, jurisdiction: US}\n"+
		"flows:\n  - {id: post, exporter: {party: harbour-fr, role: controller}, importer: {party: mail-us, role: processor}}\n")
	code, out, errs := shell(t, inventoryFile(t, harbour), more)
	assert.Zero(t, code, errs)
	assert.Contains(t, out, "3 flows")
}
