package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// onDisk writes the small world to a folder.
func onDisk(t *testing.T, changes map[string]string) string {
	t.Helper()
	root := t.TempDir()
	require.NoError(t, os.CopyFS(root, world(changes)))
	return root
}

func TestARunFailsOnASurvivorUntilItIsExplained(t *testing.T) {
	var out bytes.Buffer
	root := onDisk(t, nil)
	err := run([]string{"-C", root, "-run", "policies/", "-depth", "2"}, &out)
	require.ErrorContains(t, err, "survived: policies/law/law.rego | restricted | change constant 3 | 0 -> -1")
	assert.Contains(t, out.String(), "rules: ")
	var listed []string
	for line := range strings.Lines(err.Error()) {
		if id, ok := strings.CutPrefix(strings.TrimSpace(line), "survived: "); ok {
			listed = append(listed, `{"id": "`+strings.ReplaceAll(id, `"`, `\"`)+`", "reason": "the small world has few tests"}`)
		}
	}
	require.NoError(t, os.WriteFile(filepath.Join(root, equivalentFile), []byte("["+strings.Join(listed, ",")+"]"), 0o600))
	require.NoError(t, run([]string{"-C", root, "-run", "policies/", "-depth", "2", "-o", filepath.Join(root, "report.json")}, &out))
	report, err := os.ReadFile(filepath.Join(root, "report.json"))
	require.NoError(t, err)
	assert.Contains(t, string(report), `"policies/law"`)
	require.NoError(t, run([]string{"-C", root, "-run", "policies/", "-depth", "2", "-listed", "-o", filepath.Join(root, "spared.json")}, &out))
	spared, err := os.ReadFile(filepath.Join(root, "spared.json"))
	require.NoError(t, err)
	assert.Equal(t, string(report), string(spared))
}

func TestAListNamesEachMutantOnce(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run([]string{"-C", "../../..", "-list"}, &out))
	seen := map[string]bool{}
	for line := range strings.Lines(out.String()) {
		assert.False(t, seen[line], "twice: %s", line)
		seen[line] = true
	}
	assert.Greater(t, len(seen), 5000)
}

func TestShardsAreTheWhole(t *testing.T) {
	var whole, parts bytes.Buffer
	root := onDisk(t, nil)
	require.NoError(t, run([]string{"-C", root, "-list"}, &whole))
	for _, shard := range []string{"1/3", "2/3", "3/3"} {
		require.NoError(t, run([]string{"-C", root, "-list", "-shard", shard}, &parts))
	}
	assert.ElementsMatch(t, strings.Split(whole.String(), "\n"), append(strings.Split(parts.String(), "\n"), "")[:len(strings.Split(whole.String(), "\n"))])
	assert.Error(t, run([]string{"-C", root, "-shard", "4/3"}, &parts))
	assert.Error(t, run([]string{"-C", root, "-run", "nowhere"}, &parts))
}

// Every mutant that is listed as equivalent exists, so that the list cannot rot.
func TestTheListOfEquivalentMutantsNamesMutants(t *testing.T) {
	repository := os.DirFS("../../..")
	all, err := readTree(repository)
	require.NoError(t, err)
	ids := map[string]bool{}
	for _, m := range all.mutants("") {
		ids[m.ID] = true
	}
	reasons, err := readEquivalent(repository)
	require.NoError(t, err)
	for id := range reasons {
		assert.True(t, ids[id], "no such mutant: %s", id)
	}
}
