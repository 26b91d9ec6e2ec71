package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEveryFormatWritesTheBlockedFlow(t *testing.T) {
	file := inventoryFile(t, harbour)
	starts := map[string]string{
		"html": "<!DOCTYPE html>\n", "csv": "activity,", "csv-excel": "\ufeffactivity,", "sarif": "{\n \"$schema\"", "junit": "<?xml ",
		"github": "::error file=", "mermaid": "flowchart LR\n", "dot": "digraph ", "jsonld": "{\n \"@context\"",
	}
	for _, name := range formatNames() {
		output := filepath.Join(t.TempDir(), name)
		code, out, errs := shell(t, "-format", name, "-o", output, file)
		require.Zero(t, code, errs)
		assert.Empty(t, out)
		page, err := os.ReadFile(output)
		require.NoError(t, err)
		assert.True(t, strings.HasPrefix(string(page), starts[name]), "%s starts with %.40q", name, page)
		if name != "mermaid" && name != "dot" {
			assert.Contains(t, string(page), "west", name)
		}
	}
}

func TestTheHelpSaysWhatEachFormatIsFor(t *testing.T) {
	_, _, help := shell(t, "-help")
	for _, f := range formats {
		assert.Regexp(t, "(?m)^[ \\t]+"+f.name+" +"+f.about+"$", help)
	}
}
