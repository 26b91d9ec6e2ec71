package record_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestADecisionIsRecordedAsAnEventOfOPA(t *testing.T) {
	e, decision, err := recordedAs(t, engine(), flow(t, "crm"), record.WithLabels(map[string]string{"app": "crm-export"}),
		record.WithMetrics(func(context.Context) map[string]any { return map[string]any{"timer_ns": 7} }))
	require.NoError(t, err)
	require.True(t, decision.Permits())
	assert.Equal(t, map[string]string{"app": "crm-export"}, e.Labels)
	assert.Equal(t, "decision-1", e.DecisionID)
	assert.Equal(t, "transfer/decision", e.Path)
	assert.Equal(t, noon(), e.Timestamp)
	assert.Equal(t, map[string]any{"timer_ns": 7.0}, e.Metrics)
	assert.Nil(t, e.Error)
	assert.Empty(t, e.Erased)
	assert.Equal(t, decision.Revision.Policies, e.Bundles["law"].Revision)
	assert.Equal(t, decision.Revision.Policies, e.Custom.Policies)
	assert.Equal(t, decision.Revision.Law, e.Custom.Law)
	assert.Regexp(t, "^sha256:[0-9a-f]{64}$", e.Custom.RegisterDigest)
	assert.Equal(t, e.Custom.RegisterDigest, e.Bundles["register"].Revision)
	assert.Regexp(t, "^sha256:[0-9a-f]{64}$", e.Custom.InputDigest)
	assert.NotEmpty(t, e.Custom.Engine.Version)
	assert.Regexp(t, `^1\.`, e.Custom.Engine.OPA)

	input, err := inventory().InputFor(flow(t, "crm"))
	require.NoError(t, err)
	delete(input, "name")
	assert.JSONEq(t, text(t, input), text(t, e.Input), "what the rules read")
	ids := strings.NewReplacer("Example Communications Ireland Limited", "comms-ie", "Cloud Inc.", "cloud-us")
	assert.JSONEq(t, ids.Replace(text(t, decision)), text(t, e.Result))
}

// OPA's own keys, of plugins/logs.EventV1.
var eventKeys = strings.Fields("labels decision_id batch_decision_id trace_id span_id bundles path query input result intermediate_results mapped_result " +
	"nd_builtin_cache erased masked error requested_by timestamp metrics req_id rule_labels request_context custom")

func TestAnEventHasNoKeyThatOPADoesNotKnow(t *testing.T) {
	faulty := flow(t, "crm")
	faulty.Importer.Party = "nobody"
	e, _, _ := recordedAs(t, engine(), faulty, record.WithMasks(record.Remove("/input/id"), record.Replace("/input/hr", nil)),
		record.WithMetrics(func(context.Context) map[string]any { return map[string]any{"timer_ns": 7} }))
	var fields map[string]any
	require.NoError(t, json.Unmarshal([]byte(text(t, e)), &fields))
	assert.Len(t, fields, 12)
	for key := range fields {
		assert.Contains(t, eventKeys, key)
	}
}

func text(t *testing.T, value any) string {
	t.Helper()
	data, err := json.Marshal(value)
	require.NoError(t, err)
	return string(data)
}

func TestDecisionsAreNamedAtRandom(t *testing.T) {
	var log bytes.Buffer
	r := newRecorder(t, engine(), record.Lines(&log))
	for range 2 {
		_, err := r.Evaluate(t.Context(), flow(t, "crm"))
		require.NoError(t, err)
	}
	var ids []string
	for line := range strings.Lines(log.String()) {
		var e record.Event
		require.NoError(t, json.Unmarshal([]byte(line), &e))
		assert.Len(t, e.DecisionID, 36)
		ids = append(ids, e.DecisionID)
	}
	require.Len(t, ids, 2)
	assert.NotEqual(t, ids[0], ids[1])
}

func TestAnEventHasIDsAndNoNames(t *testing.T) {
	for _, id := range []string{"crm", "tickets"} {
		e, _, err := recordedAs(t, engine(), flow(t, id))
		require.NoError(t, err)
		for _, name := range []string{"Example Communications", "Cloud Inc", "Support Private", "Customers", "Tickets of"} {
			assert.NotContains(t, text(t, e), name)
		}
		assert.Contains(t, text(t, e.Result), "cloud-us")

		named, decision, err := recordedAs(t, engine(), flow(t, id), record.WithNames())
		require.NoError(t, err)
		assert.True(t, named.Custom.Names)
		assert.Contains(t, text(t, named.Input), `"name"`)
		assert.JSONEq(t, text(t, decision), text(t, named.Result))
	}
}

// A blocked answer, a faulty question and a failure are recorded too.
func TestEveryAnswerIsRecorded(t *testing.T) {
	e, decision, err := recordedAs(t, engine(), flow(t, "tickets"))
	require.NoError(t, err)
	assert.Equal(t, transfer.OutcomeBlocked, decision.Outcome)
	assert.Nil(t, e.Error)
	assert.Contains(t, text(t, e.Input), `"route":[{`)

	faulty := flow(t, "crm")
	faulty.Importer.Party = "nobody"
	e, decision, err = recordedAs(t, engine(), faulty)
	var input *transfer.InputError
	require.ErrorAs(t, err, &input)
	assert.Equal(t, "input.unknown_reference", e.Error.Code)
	assert.JSONEq(t, text(t, decision), text(t, e.Result))
	assert.Contains(t, text(t, e.Input), `"nobody"`)

	huge := flow(t, "crm")
	huge.Purposes = []string{strings.Repeat("x", 1<<20)}
	e, _, err = recordedAs(t, engine(), huge)
	require.ErrorAs(t, err, &input)
	assert.Equal(t, "input.too_large", e.Error.Code)
	assert.Nil(t, e.Input)

	e, decision, err = recordedAs(t, answers(func(context.Context, transfer.Flow) (transfer.Decision, error) { panic("odd") }), flow(t, "crm"))
	require.ErrorIs(t, err, transfer.ErrPanic)
	assert.False(t, decision.Permits())
	assert.Equal(t, "engine.panic", e.Error.Code)

	e, decision, err = recordedAs(t, answers(func(context.Context, transfer.Flow) (transfer.Decision, error) { return transfer.Decision{}, nil }), flow(t, "crm"))
	require.ErrorIs(t, err, transfer.ErrMalformed)
	assert.False(t, decision.Permits())
	assert.Equal(t, "engine.malformed", e.Error.Code)

	allowed, err := engine().Evaluate(t.Context(), flow(t, "crm"))
	require.NoError(t, err)
	other := flow(t, "crm")
	other.ID = "other"
	_, decision, err = recordedAs(t, answers(func(context.Context, transfer.Flow) (transfer.Decision, error) { return allowed, nil }), other)
	require.ErrorIs(t, err, transfer.ErrMalformed, "it answers another question")
	assert.False(t, decision.Permits())
	_, decision, err = recordedAs(t, answers(func(context.Context, transfer.Flow) (transfer.Decision, error) { return allowed, transfer.ErrConflict }), flow(t, "crm"))
	require.ErrorIs(t, err, transfer.ErrConflict)
	assert.False(t, decision.Permits())
}

func TestTheQuestionIsRecordedAsItWasAsked(t *testing.T) {
	asked := flow(t, "crm")
	asked.Purposes = []string{"support"}
	changing := answers(func(ctx context.Context, f transfer.Flow) (transfer.Decision, error) {
		asked.Purposes[0] = "changed"
		f.Purposes[0] = "also"
		return engine().Evaluate(ctx, flow(t, "crm"))
	})
	e, _, err := recordedAs(t, changing, asked)
	require.NoError(t, err)
	assert.Contains(t, text(t, e.Input), `"purposes":["support"]`)
}

func TestWhatCannotBeIsAnErrorOfNew(t *testing.T) {
	source, sink := record.Of(engine(), inventory()), record.Lines(&bytes.Buffer{})
	made := func(options ...record.Option) error {
		r, err := record.New(source, sink, noon, options...)
		assert.Equal(t, err != nil, r == nil)
		return err
	}
	require.NoError(t, made())
	for name, refused := range map[string]func() error{
		"no source":                func() error { _, err := record.New(nil, sink, noon); return err },
		"no sink":                  func() error { _, err := record.New(source, nil, noon); return err },
		"no clock":                 func() error { _, err := record.New(source, sink, nil); return err },
		"an option that is nil":    func() error { return made(nil) },
		"no ids":                   func() error { return made(record.WithIDs(nil)) },
		"no metrics":               func() error { return made(record.WithMetrics(nil)) },
		"a short key":              func() error { return made(record.WithKey(make([]byte, 31))) },
		"a mask of nothing":        func() error { return made(record.WithMasks(record.Mask{})) },
		"a pointer without slash":  func() error { return made(record.WithMasks(record.Remove("input/id"))) },
		"a pointer elsewhere":      func() error { return made(record.WithMasks(record.Remove("/custom"))) },
		"a pointer to everything":  func() error { return made(record.WithMasks(record.Remove(""))) },
		"a pointer badly escaped":  func() error { return made(record.WithMasks(record.Remove("/input/~2"))) },
		"a value that is not JSON": func() error { return made(record.WithMasks(record.Replace("/input/id", func() {}))) },
	} {
		assert.Error(t, refused(), name)
	}
}

func TestTheDigestOfAQuestionCanBeKeyed(t *testing.T) {
	plain, _, err := recordedAs(t, engine(), flow(t, "crm"))
	require.NoError(t, err)
	keyed, _, err := recordedAs(t, engine(), flow(t, "crm"), record.WithKey(bytes.Repeat([]byte("k"), 32)))
	require.NoError(t, err)
	other, _, err := recordedAs(t, engine(), flow(t, "crm"), record.WithKey(bytes.Repeat([]byte("o"), 32)))
	require.NoError(t, err)
	assert.Regexp(t, "^hmac-sha256:[0-9a-f]{64}$", keyed.Custom.InputDigest)
	assert.NotEqual(t, keyed.Custom.InputDigest, other.Custom.InputDigest)
	assert.NotContains(t, keyed.Custom.InputDigest, strings.TrimPrefix(plain.Custom.InputDigest, "sha256:"))
}

// The source is asked once for each question: the register that is named is the one that answered.
func TestTheRegisterRecordedIsTheOneThatAnswered(t *testing.T) {
	other, err := transfer.ReadInventory(transfer.File{Data: []byte(inventoryFile +
		"  - {id: more, exporter: {party: comms-ie, role: controller}, importer: {party: support-in, role: processor}}\n")})
	require.NoError(t, err)
	other.Vendors[0].Certifications = nil
	otherEngine, err := transfer.New(t.Context(), other)
	require.NoError(t, err)
	var log bytes.Buffer
	n := 0
	r, err := record.New(func() (record.Evaluator, *transfer.Inventory) {
		if n++; n%2 == 0 {
			return otherEngine, other
		}
		return engine(), inventory()
	}, record.Lines(&log), noon)
	require.NoError(t, err)
	digests := map[string]bool{}
	for i := range 6 {
		decision, err := r.Evaluate(t.Context(), flow(t, "crm"))
		require.NoError(t, err)
		assert.Equal(t, i%2 == 0, decision.Permits())
		var e record.Event
		require.NoError(t, json.Unmarshal(log.Bytes(), &e))
		log.Reset()
		digests[fmt.Sprint(e.Custom.RegisterDigest, decision.Permits())] = true
	}
	assert.Len(t, digests, 2)
}
