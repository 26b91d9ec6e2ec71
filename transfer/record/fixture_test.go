package record_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/commstest"
	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/require"
)

const inventoryFile = commstest.File

var inventory, engine = commstest.Of(inventoryFile)

func flow(t testing.TB, id string) transfer.Flow {
	t.Helper()
	f, ok := inventory().Flow(id)
	require.True(t, ok)
	return f
}

func noon() time.Time { return time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC) }

// numbered names decisions in order.
func numbered() record.Option {
	var mutex sync.Mutex
	n := 0
	return record.WithIDs(func(context.Context) (string, error) {
		mutex.Lock()
		defer mutex.Unlock()
		n++
		return fmt.Sprintf("decision-%d", n), nil
	})
}

func newRecorder(t testing.TB, evaluator record.Evaluator, sink record.Sink, options ...record.Option) *record.Recorder {
	t.Helper()
	r, err := record.New(record.Of(evaluator, inventory()), sink, noon, options...)
	require.NoError(t, err)
	return r
}

type answers = commstest.Answers

// recordedAs asks once, and returns the event and the answer.
func recordedAs(t *testing.T, evaluator record.Evaluator, f transfer.Flow, options ...record.Option) (record.Event, transfer.Decision, error) {
	t.Helper()
	var log bytes.Buffer
	decision, err := newRecorder(t, evaluator, record.Lines(&log), append([]record.Option{numbered()}, options...)...).Evaluate(t.Context(), f)
	require.Equal(t, 1, strings.Count(log.String(), "\n"))
	var e record.Event
	require.NoError(t, json.Unmarshal(log.Bytes(), &e))
	return e, decision, err
}

var errFull = errors.New("disk full")
