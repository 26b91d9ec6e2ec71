package main

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	notice    = "../overlays/notice"
	residency = "../overlays/residency"
	lodge     = `
version: 1
organisation: {id: lodge, name: Lodge}
as_of: 2026-11-23
settings: {overlays: [notice]}
entities: [{id: lodge-fr, name: Lodge SAS, jurisdiction: FR}]
vendors: [{id: mail-no, name: Mail AS, jurisdiction: "NO"}]
flows:
  - {id: post, exporter: {party: lodge-fr, role: controller}, importer: {party: mail-no, role: processor}, children: false}
  - {id: club, exporter: {party: lodge-fr, role: controller}, importer: {party: mail-no, role: processor}, children: true}
`
)

func TestThePacksOfTheOrganisationAreAskedAndReported(t *testing.T) {
	file := inventoryFile(t, lodge)
	code, out, errs := shell(t, "-check", "-overlay", notice, "-overlay", residency, file)
	assert.Equal(t, blocked, code, errs)
	for _, said := range []string{"BLOCKED (1)", "org.children", "2 flows: 0 allowed, 1 not restricted, 1 blocked.", ", with the packs notice, residency."} {
		assert.Contains(t, out, said)
	}
	for _, format := range []string{"json", "ndjson", "html", "csv", "sarif", "junit", "github"} {
		code, out, errs := shell(t, "-overlay", notice, "-format", format, file)
		assert.Zero(t, code, errs)
		assert.Contains(t, out, "org.children", format)
	}
}

func TestARequiredPackThatIsNotGivenBlocks(t *testing.T) {
	code, out, errs := shell(t, "-check", inventoryFile(t, lodge))
	assert.Equal(t, blocked, code, errs)
	assert.Contains(t, out, "BLOCKED (2)")
	assert.Contains(t, out, "The overlay pack notice is required and not loaded.")
}

func TestEveryCommandThatDecidesAsksThePacks(t *testing.T) {
	file := inventoryFile(t, lodge)
	for _, command := range [][]string{{"whatif", "-scenario", "dpf-annulled"}, {"horizon"}, {"depth"}, {"routes"}} {
		code, _, errs := shell(t, append(command, "-overlay", notice, file)...)
		assert.Zero(t, code, errs)
		code, _, errs = shell(t, append(command, "-overlay", "../overlays", file)...)
		assert.Equal(t, badUsage, code, command)
		assert.Contains(t, errs, "the overlay pack in ../overlays is refused", command)
	}
	code, out, errs := shell(t, "diff", "-format", "json", "-new-overlay", notice, file, file)
	require.Zero(t, code, errs)
	var document struct {
		Changes []struct {
			Flow, Status  string
			Before, After struct{ Outcome transfer.Outcome }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &document))
	covered := map[string]string{}
	for _, c := range document.Changes {
		if c.Before.Outcome != c.After.Outcome {
			covered[c.Flow] = c.Status
		}
	}
	assert.Equal(t, map[string]string{"post": "newly-covered"}, covered, "the pack is no longer missing, and objects to the club")
}

func TestAPackThatIsNoneIsBadUsage(t *testing.T) {
	file := inventoryFile(t, lodge)
	for name, args := range map[string][]string{
		"no folder": {"-overlay", filepath.Join(t.TempDir(), "none")},
		"a file":    {"-overlay", file},
		"no pack":   {"-overlay", t.TempDir()},
		"twice":     {"-overlay", notice, "-overlay", notice},
	} {
		t.Run(name, func(t *testing.T) {
			output := filepath.Join(t.TempDir(), "out")
			code, out, errs := shell(t, append(args, "-o", output, file)...)
			assert.Equal(t, badUsage, code)
			assert.Empty(t, out)
			assert.NotEmpty(t, errs)
			assert.NoFileExists(t, output)
		})
	}
}
