package record_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// logOf records flows as the engine answers them.
func logOf(t testing.TB, options []record.Option, flows ...transfer.Flow) string {
	t.Helper()
	var log bytes.Buffer
	r := newRecorder(t, engine(), chain(t, &log), append(options, numbered())...)
	for _, f := range flows {
		_, _ = r.Evaluate(t.Context(), f) // a faulty one is recorded as such
	}
	return log.String()
}

func replayed(t *testing.T, log string, evaluator record.Evaluator, inv *transfer.Inventory) record.Replayed {
	t.Helper()
	out, err := record.Replay(t.Context(), strings.NewReader(log), evaluator, inv)
	require.NoError(t, err)
	return out
}

func TestALogReplaysToTheSameDocuments(t *testing.T) {
	onward := flow(t, "crm")
	onward.ID, onward.Purposes = "other", []string{"support"}
	faulty := flow(t, "crm")
	faulty.Importer.Party = "nobody"
	for name, options := range map[string][]record.Option{"ids": nil, "names": {record.WithNames()}} {
		t.Run(name, func(t *testing.T) {
			log := logOf(t, options, flow(t, "crm"), flow(t, "tickets"), onward, faulty)
			out := replayed(t, log, engine(), inventory())
			assert.Equal(t, record.Replayed{Same: 4}, out)
			again, err := transfer.New(t.Context(), inventory(), transfer.WithReference())
			require.NoError(t, err)
			assert.Equal(t, record.Replayed{Same: 4}, replayed(t, log, again, inventory()), "OPA's own evaluator says the same")
		})
	}
}

func TestADocumentThatIsNotTheSameIsReported(t *testing.T) {
	log := logOf(t, nil, flow(t, "crm"), flow(t, "tickets"))
	touched := strings.Replace(log, `"outcome":"allowed"`, `"outcome":"blocked"`, 1)
	out := replayed(t, touched, engine(), inventory())
	assert.Equal(t, 1, out.Same)
	require.Len(t, out.Differences, 1)
	d := out.Differences[0]
	assert.Equal(t, 1, d.Line)
	assert.Equal(t, "decision-1", d.DecisionID)
	assert.Contains(t, string(d.Recorded), `"outcome":"blocked"`)
	assert.NotEqual(t, string(d.Recorded), string(d.Replayed))
	assert.True(t, json.Valid(d.Replayed))

	failing := answers(func(context.Context, transfer.Flow) (transfer.Decision, error) {
		return transfer.Decision{}, transfer.ErrFailed
	})
	out = replayed(t, log, failing, inventory())
	assert.Len(t, out.Differences, 2, "no answer is not the same answer")

	out = replayed(t, strings.Replace(log, "not met: ", "not met:  ", 1), engine(), inventory())
	assert.Len(t, out.Differences, 1, "a text with a blank more is another")
	out = replayed(t, strings.ReplaceAll(log, `,"decision_id":`, `, "decision_id" : `), engine(), inventory())
	assert.Equal(t, record.Replayed{Same: 2}, out, "how the JSON is laid out does not matter")
}

func TestWhatCannotBeReplayedIsReportedApart(t *testing.T) {
	crm := flow(t, "crm")
	log := logOf(t, nil, crm)
	amended, err := transfer.New(t.Context(), inventory(), transfer.WithAmendments(transfer.Amendment{
		ID: "reading", Reason: "Counsel reads the act otherwise", Owner: "legal", Records: map[string]json.RawMessage{
			"mechanisms/eu_gdpr/dpf/records/eu-us-dpf": json.RawMessage(`{"in_force": {"until": "2026-12-31"}}`),
		}}))
	require.NoError(t, err)
	other, err := transfer.ReadInventory(transfer.File{Data: []byte(strings.Replace(inventoryFile, "IN}", "PH}", 1))})
	require.NoError(t, err)
	otherEngine, err := transfer.New(t.Context(), other)
	require.NoError(t, err)
	rerouted, err := transfer.ReadInventory(transfer.File{Data: []byte(strings.Replace(inventoryFile, "hr: false", "hr: true", 1))})
	require.NoError(t, err)
	reroutedEngine, err := transfer.New(t.Context(), rerouted)
	require.NoError(t, err)
	huge := crm
	huge.Purposes = []string{strings.Repeat("x", 1<<20)}
	odd := crm
	odd.ID = "NOT AN ID"
	for name, c := range map[string]struct {
		log       string
		evaluator record.Evaluator
		inventory *transfer.Inventory
		reason    string
	}{
		"an input that was masked":      {logOf(t, []record.Option{record.WithMasks(record.Remove("/input/hr"))}, crm), engine(), inventory(), record.WasMasked},
		"a result that was masked":      {logOf(t, []record.Option{record.WithMasks(record.Replace("/result/violations", "x"))}, crm), engine(), inventory(), record.WasMasked},
		"other rules":                   {log, amended, inventory(), record.OtherPolicies},
		"another register":              {log, otherEngine, other, record.OtherRegister},
		"another route":                 {logOf(t, nil, flow(t, "tickets")), reroutedEngine, rerouted, record.OtherRoute},
		"a question that was too large": {logOf(t, nil, huge), engine(), inventory(), record.NoFlow},
		"a question that was none":      {logOf(t, nil, odd), engine(), inventory(), record.NoFlow},
		"half a line":                   {log[:len(log)/2], engine(), inventory(), record.Unreadable},
		"another path":                  {strings.Replace(log, "transfer/decision", "transfer/else", 1), engine(), inventory(), record.Unreadable},
		"not a log":                     {"hello\n", engine(), inventory(), record.Unreadable},
		"a key twice":                   {strings.Replace(log, `"hr":false`, `"hr":true,"hr":false`, 1), engine(), inventory(), record.Unreadable},
	} {
		t.Run(name, func(t *testing.T) {
			out := replayed(t, c.log, c.evaluator, c.inventory)
			assert.Zero(t, out.Same)
			assert.Empty(t, out.Differences)
			require.Len(t, out.Skipped, 1)
			assert.Equal(t, c.reason, out.Skipped[0].Reason)
			assert.NotEmpty(t, out.Skipped[0].Detail)
		})
	}
	t.Run("a failure", func(t *testing.T) {
		var failed bytes.Buffer
		failing := answers(func(context.Context, transfer.Flow) (transfer.Decision, error) {
			return transfer.Decision{}, transfer.ErrFailed
		})
		_, err := newRecorder(t, failing, record.Lines(&failed)).Evaluate(t.Context(), crm)
		require.Error(t, err)
		out := replayed(t, failed.String(), engine(), inventory())
		require.Len(t, out.Skipped, 1)
		assert.Equal(t, record.NoAnswer, out.Skipped[0].Reason)
	})
}

func TestAReplayThatCannotGoOnIsAnError(t *testing.T) {
	log := logOf(t, nil, flow(t, "crm"))
	over, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := record.Replay(over, strings.NewReader(log), engine(), inventory())
	require.ErrorIs(t, err, context.Canceled)
	_, err = record.Replay(t.Context(), strings.NewReader(log), nil, inventory())
	require.ErrorIs(t, err, transfer.ErrBadCall)
	_, err = record.Replay(t.Context(), strings.NewReader(log), engine(), nil)
	require.ErrorIs(t, err, transfer.ErrBadCall)
	broken := reads(func([]byte) (int, error) { return 0, errFull })
	_, err = record.Replay(t.Context(), broken, engine(), inventory())
	require.ErrorIs(t, err, errFull)
	_, err = record.Verify(broken, genesis, nil)
	require.ErrorIs(t, err, errFull)
	endless := reads(func(p []byte) (int, error) {
		for i := range p {
			p[i] = 'x'
		}
		return len(p), nil
	})
	_, err = record.Verify(endless, genesis, nil)
	require.ErrorContains(t, err, "16 MiB")
}

type reads func([]byte) (int, error)

func (f reads) Read(p []byte) (int, error) { return f(p) }
