package transfer_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const capabilitiesFile = "capabilities.json"

// TestCapabilities compares the allowlist with the built-ins of the engine in use, by which they are declared. To allow
// another one write {"name": "..."} and run the test with CHAPTERV_UPDATE=1.
func TestCapabilities(t *testing.T) {
	published, err := os.ReadFile(capabilitiesFile)
	require.NoError(t, err)
	var names struct {
		Builtins []struct{ Name string }
		Features []string
	}
	require.NoError(t, json.Unmarshal(published, &names))
	var text bytes.Buffer
	text.WriteString("{\n  \"builtins\": [")
	for i, allowed := range names.Builtins {
		builtin, ok := ast.BuiltinMap[allowed.Name]
		require.True(t, ok, "%s is no built-in", allowed.Name)
		separator := ","
		if i == 0 {
			separator = ""
		}
		fmt.Fprintf(&text, "%s\n    %s", separator, declaration(t, builtin))
	}
	features, err := json.Marshal(names.Features)
	require.NoError(t, err)
	fmt.Fprintf(&text, "\n  ],\n  \"features\": %s,\n  \"allow_net\": []\n}\n", features)
	if os.Getenv("CHAPTERV_UPDATE") == "1" {
		require.NoError(t, os.WriteFile(capabilitiesFile, text.Bytes(), 0o644))
		return
	}
	assert.Equal(t, text.String(), string(published), "run the test with CHAPTERV_UPDATE=1")
	assert.True(t, slices.IsSortedFunc(names.Builtins, func(a, b struct{ Name string }) int { return strings.Compare(a.Name, b.Name) }))
	for _, feature := range names.Features {
		assert.Contains(t, ast.CapabilitiesForThisVersion().Features, feature)
	}
}

// declaration is a built-in without its prose, its name first.
func declaration(t *testing.T, builtin *ast.Builtin) string {
	t.Helper()
	whole, err := json.Marshal(builtin)
	require.NoError(t, err)
	var fields struct {
		Name     string `json:"name"`
		Decl     any    `json:"decl"`
		Infix    string `json:"infix,omitempty"`
		Relation bool   `json:"relation,omitempty"`
	}
	require.NoError(t, json.Unmarshal(whole, &fields))
	assert.False(t, builtin.IsNondeterministic(), "%s answers differently at different times", builtin.Name)
	fields.Decl = withoutProse(fields.Decl)
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	require.NoError(t, encoder.Encode(fields))
	return string(bytes.TrimSpace(text.Bytes()))
}

func withoutProse(value any) any {
	switch x := value.(type) {
	case map[string]any:
		delete(x, "description")
		for key := range x {
			x[key] = withoutProse(x[key])
		}
	case []any:
		for i := range x {
			x[i] = withoutProse(x[i])
		}
	}
	return value
}
