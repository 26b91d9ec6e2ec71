package proof_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/examples/proof/oracle"
	"github.com/chapterv/chapterv/examples/proof/shrink"
	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// report fails the test for each signature, with the seed, the flow, both answers and the smallest inventory that shows it.
func (f *findings) report(t *testing.T) {
	t.Helper()
	for _, signature := range slices.Sorted(maps.Keys(f.first)) {
		x := f.first[signature]
		t.Errorf("%s (%d times)\n%s, flow %s\n%s", signature, f.count[signature], x.scene, x.flow.ID, x.small(t, signature))
	}
}

// small shrinks a finding to what still has its signature, writes it where the environment says, and returns it.
func (x finding) small(t *testing.T, signature string) string {
	t.Helper()
	inv, err := shrink.Inventory(x.scene.Inventory, x.flow.ID, func(inv *transfer.Inventory, flow transfer.Flow) bool {
		differ := x.doubts(t, inv, flow)
		return len(differ) > 0 && differ[0].signature() == signature
	})
	if !assert.NoError(t, err) {
		return ""
	}
	flow, _ := inv.Flow(x.flow.ID)
	other, err := json.Marshal(ofOracle(oracle.New(inv), flow))
	require.NoError(t, err)
	engine, err := transfer.New(t.Context(), inv, transfer.WithReference())
	require.NoError(t, err)
	d, _ := engine.Evaluate(t.Context(), flow)
	text, err := shrink.Case(inv, flow.ID, "Found by chance: "+signature, d, "the oracle answers "+string(other))
	require.NoError(t, err)
	if folder := os.Getenv("CHAPTERV_PROOF_FOUND"); folder != "" {
		require.NoError(t, os.MkdirAll(folder, 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(folder, fileName(signature)), text, 0o644))
	}
	return fmt.Sprintf("%s\nreplay: CHAPTERV_PROOF_SEED=%d, scene %d", text, x.scene.Seed, x.scene.Number)
}

// doubts are the differences between the oracle and the rules in OPA's own evaluator. Where the library answers otherwise
// than the rules it runs, that is the difference.
func doubts(t *testing.T, inv *transfer.Inventory, flow transfer.Flow) []difference {
	t.Helper()
	plain, err := transfer.New(t.Context(), inv)
	require.NoError(t, err)
	reference, err := transfer.New(t.Context(), inv, transfer.WithReference())
	require.NoError(t, err)
	a, b := ofRules(t.Context(), plain, flow), ofRules(t.Context(), reference, flow)
	if own := compare(b, a); len(own) > 0 {
		own[0].field = ofLibrary + own[0].field
		return own
	}
	return compare(ofOracle(oracle.New(inv), flow), b)
}

// doubts are those about an inventory on the way to a smaller one, where OPA's own evaluator is asked only if it is the point.
func (x finding) doubts(t *testing.T, inv *transfer.Inventory, flow transfer.Flow) []difference {
	t.Helper()
	if strings.HasPrefix(x.differ[0].field, ofLibrary) {
		return doubts(t, inv, flow)
	}
	engine, err := transfer.New(t.Context(), inv)
	require.NoError(t, err)
	return compare(ofOracle(oracle.New(inv), flow), ofRules(t.Context(), engine, flow))
}

const ofLibrary = "of the library itself, "

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

func fileName(signature string) string {
	return strings.Trim(notInNames.ReplaceAllString(strings.ToLower(signature), "-"), "-") + ".json"
}
