package record_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type writes func([]byte) (int, error)

func (f writes) Write(p []byte) (int, error) { return f(p) }

type sinks func(context.Context, record.Event) error

func (f sinks) Record(ctx context.Context, e record.Event) error { return f(ctx, e) }

func chain(t testing.TB, w io.Writer) *record.ChainSink {
	t.Helper()
	c, err := record.Chain(w, record.Genesis("test"))
	require.NoError(t, err)
	return c
}

// Row 87 of the catalogue of faults: a decision that cannot be recorded is not given.
func TestCatalogueRow87WhatCannotBeRecordedIsBlocked(t *testing.T) {
	deaf := slog.NewJSONHandler(io.Discard, &slog.HandlerOptions{Level: slog.LevelError})
	writers := map[string]io.Writer{
		"a full disk":               writes(func([]byte) (int, error) { return 0, errFull }),
		"a short write":             writes(func(p []byte) (int, error) { return len(p) / 2, nil }),
		"half a line, and an error": writes(func(p []byte) (int, error) { return len(p) / 2, errFull }),
		"a line, and an error":      writes(func(p []byte) (int, error) { return len(p), errFull }),
		"more than there was":       writes(func(p []byte) (int, error) { return len(p) + 1, nil }),
		"a panic":                   writes(func([]byte) (int, error) { panic("odd") }),
		"nowhere":                   nil,
	}
	faulty := map[string]record.Sink{
		"a log that does not listen": record.Log(deaf),
		"no log":                     record.Log(nil),
		"no sinks":                   record.All(),
		"one sink of two":            record.All(record.Lines(io.Discard), record.Lines(writers["a full disk"])),
		"one sink that is nil":       record.All(record.Lines(io.Discard), nil),
		"a chain nobody made":        (*record.ChainSink)(nil),
		"a sink that panics":         sinks(func(context.Context, record.Event) error { panic("odd") }),
	}
	for name, w := range writers {
		faulty[name] = record.Lines(w)
		if w != nil {
			faulty[name+", in a chain"] = chain(t, w)
		}
	}
	for name, sink := range faulty {
		t.Run(name, func(t *testing.T) { unrecorded(t, newRecorder(t, engine(), sink)) })
	}
	working := record.Lines(io.Discard)
	for name, option := range map[string]record.Option{
		"no id":               record.WithIDs(func(context.Context) (string, error) { return "", nil }),
		"an id that fails":    record.WithIDs(func(context.Context) (string, error) { return "x", errFull }),
		"an id that panics":   record.WithIDs(func(context.Context) (string, error) { panic("odd") }),
		"metrics that panic":  record.WithMetrics(func(context.Context) map[string]any { panic("odd") }),
		"metrics of no kind":  record.WithMetrics(func(context.Context) map[string]any { return map[string]any{"x": func() {}} }),
		"metrics of no value": record.WithMetrics(func(context.Context) map[string]any { return map[string]any{"x": make(chan int)} }),
	} {
		t.Run(name, func(t *testing.T) { unrecorded(t, newRecorder(t, engine(), working, option)) })
	}
	for name, clock := range map[string]func() time.Time{"no time": func() time.Time { return time.Time{} }, "a clock that panics": func() time.Time { panic("odd") }} {
		t.Run(name, func(t *testing.T) {
			r, err := record.New(record.Of(engine(), inventory()), working, clock)
			require.NoError(t, err)
			unrecorded(t, r)
		})
	}
}

func unrecorded(t *testing.T, r *record.Recorder) {
	t.Helper()
	decision, err := r.Evaluate(t.Context(), flow(t, "crm"))
	require.ErrorIs(t, err, transfer.ErrRecordFailed)
	assert.False(t, decision.Permits())
	require.Len(t, decision.Violations, 1)
	assert.Equal(t, "engine.record_failed", decision.Violations[0].Code)
	assert.NoError(t, decision.Check())
}

func TestAFailureIsNamedBesideTheRecordThatFailed(t *testing.T) {
	failing := answers(func(context.Context, transfer.Flow) (transfer.Decision, error) {
		return transfer.Decision{}, transfer.ErrConflict
	})
	_, err := newRecorder(t, failing, record.Lines(writes(func([]byte) (int, error) { return 0, errFull }))).Evaluate(t.Context(), flow(t, "crm"))
	require.ErrorIs(t, err, transfer.ErrRecordFailed)
	require.ErrorIs(t, err, transfer.ErrConflict)
	require.ErrorIs(t, err, errFull)
}

func TestARecorderThatCannotAnswerBlocks(t *testing.T) {
	var none *record.Recorder
	for _, r := range []*record.Recorder{none, {}} {
		decision, err := r.Evaluate(t.Context(), flow(t, "crm"))
		require.ErrorIs(t, err, transfer.ErrNotReady)
		assert.False(t, decision.Permits())
		_, known := r.Party("crm")
		assert.False(t, known)
	}
	var log bytes.Buffer
	for _, source := range []record.Source{
		record.Of(nil, inventory()), record.Of(engine(), nil), record.Of((*transfer.Engine)(nil), inventory()),
	} {
		r, err := record.New(source, record.Lines(&log), noon)
		require.NoError(t, err)
		decision, err := r.Evaluate(t.Context(), flow(t, "crm"))
		require.ErrorIs(t, err, transfer.ErrNotReady)
		assert.False(t, decision.Permits())
	}
	assert.Equal(t, 3, strings.Count(log.String(), `"error":{"code":"engine.not_ready"`), "and says so in the log")
	var nobody context.Context
	decision, err := newRecorder(t, engine(), record.Lines(&log)).Evaluate(nobody, flow(t, "crm"))
	require.ErrorIs(t, err, transfer.ErrBadCall)
	assert.False(t, decision.Permits())
	r, err := record.New(func() (record.Evaluator, *transfer.Inventory) { panic("odd") }, record.Lines(&log), noon)
	require.NoError(t, err)
	decision, err = r.Evaluate(t.Context(), flow(t, "crm"))
	require.Error(t, err)
	assert.False(t, decision.Permits())
}

func TestACancelledQuestionIsRecordedAndNeverAllowed(t *testing.T) {
	over, cancel := context.WithCancel(t.Context())
	cancel()
	var log bytes.Buffer
	r := newRecorder(t, engine(), record.Lines(&log))
	for range 100 {
		decision, err := r.Evaluate(over, flow(t, "crm"))
		require.ErrorIs(t, err, transfer.ErrCancelled)
		assert.False(t, decision.Permits())
	}
	assert.Equal(t, 100, strings.Count(log.String(), `"error":{"code":"engine.cancelled"`))

	ctx, cancel := context.WithCancel(t.Context())
	late := sinks(func(context.Context, record.Event) error { cancel(); return nil })
	decision, err := newRecorder(t, engine(), late).Evaluate(ctx, flow(t, "crm"))
	require.ErrorIs(t, err, transfer.ErrCancelled, "its time ended while it was recorded")
	assert.False(t, decision.Permits())

	over, cancel = context.WithTimeout(t.Context(), time.Hour)
	cancel()
	assert.ErrorIs(t, over.Err(), context.Canceled)
	passed, cancel := context.WithDeadline(t.Context(), noon().AddDate(-10, 0, 0))
	defer cancel()
	slow := answers(func(context.Context, transfer.Flow) (transfer.Decision, error) {
		return engine().Evaluate(t.Context(), flow(t, "crm"))
	})
	_, err = newRecorder(t, slow, record.Lines(&log)).Evaluate(passed, flow(t, "crm"))
	require.ErrorIs(t, err, transfer.ErrDeadline)
}

// A writer that hangs holds up the flow it records. The others wait no longer than their own time, and are blocked.
func TestAWriterThatHangsBlocks(t *testing.T) {
	entered, let := make(chan struct{}), make(chan struct{})
	hanging := writes(func(p []byte) (int, error) {
		entered <- struct{}{}
		<-let
		return len(p), nil
	})
	for _, sink := range []record.Sink{record.Lines(hanging), chain(t, hanging)} {
		r := newRecorder(t, engine(), sink)
		first := make(chan error)
		go func() {
			_, err := r.Evaluate(t.Context(), flow(t, "crm"))
			first <- err
		}()
		<-entered
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		decision, err := r.Evaluate(ctx, flow(t, "crm"))
		cancel()
		assert.True(t, errors.Is(err, transfer.ErrRecordFailed))
		assert.False(t, decision.Permits())
		let <- struct{}{}
		require.NoError(t, <-first)
	}
}

// What a failed write left behind is on a line of its own.
func TestTheLogGoesOnAfterAWriteThatFailed(t *testing.T) {
	for _, half := range []int{0, 1} {
		var log bytes.Buffer
		n := 0
		r := newRecorder(t, engine(), record.Lines(writes(func(p []byte) (int, error) {
			if n++; n == 2 {
				p = p[:half*len(p)/2]
				log.Write(p)
				return len(p), errFull
			}
			return log.Write(p)
		})))
		for i := range 3 {
			_, err := r.Evaluate(t.Context(), flow(t, "crm"))
			assert.Equal(t, i == 1, err != nil)
		}
		replayed, err := record.Replay(t.Context(), &log, engine(), inventory())
		require.NoError(t, err)
		assert.Equal(t, 2, replayed.Same)
		assert.Len(t, replayed.Skipped, half)
	}
}
