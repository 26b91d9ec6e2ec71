package record_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A stock OPA with the rules of this repository and the register gives the result of an event for its input, to the letter but for
// the digest of the rules, which the library adds.
func TestAStockOPAReplaysAnEvent(t *testing.T) {
	binary := os.Getenv("OPA")
	if binary == "" {
		binary, _ = exec.LookPath("opa")
	}
	if binary == "" {
		t.Skip("there is no opa command here; .ci/run brings one")
	}
	folder := t.TempDir()
	register := filepath.Join(folder, "register.json")
	require.NoError(t, os.WriteFile(register, []byte(text(t, map[string]any{"register": inventory().Register()})), 0o600))
	log := logOf(t, []record.Option{record.WithNames()}, flow(t, "crm"), flow(t, "tickets"))
	for line := range strings.Lines(log) {
		var e record.Event
		require.NoError(t, json.Unmarshal([]byte(line), &e))
		input := filepath.Join(folder, "input.json")
		require.NoError(t, os.WriteFile(input, []byte(text(t, e.Input)), 0o600))
		command := exec.Command(binary, "eval", "--format", "raw", "--input", input, "--data", register,
			"--bundle", ".", "--ignore", "examples", "data."+strings.ReplaceAll(e.Path, "/", "."))
		command.Dir = "../.."
		var errs bytes.Buffer
		command.Stderr = &errs
		output, err := command.Output()
		require.NoError(t, err, errs.String())
		result := e.Result.(map[string]any)
		result["revision"].(map[string]any)["policies"] = nil
		assert.Equal(t, text(t, result), text(t, json.RawMessage(output)))
	}
}
