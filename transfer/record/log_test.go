package record_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"testing"

	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestALogHasTheFieldsOfTheEvent(t *testing.T) {
	var lines, log bytes.Buffer
	sink := record.All(record.Lines(&lines), record.Log(slog.NewJSONHandler(&log, nil)))
	_, err := newRecorder(t, engine(), sink).Evaluate(t.Context(), flow(t, "tickets"))
	require.NoError(t, err)
	var event, logged map[string]any
	require.NoError(t, json.Unmarshal(lines.Bytes(), &event))
	require.NoError(t, json.Unmarshal(log.Bytes(), &logged))
	assert.Equal(t, "2026-11-23T12:00:00Z", logged["time"])
	assert.Equal(t, "INFO", logged["level"])
	assert.Equal(t, record.Message, logged["msg"])
	for key, value := range event {
		if key != "timestamp" {
			assert.Equal(t, value, logged[key], key)
		}
	}
	assert.Len(t, logged, len(event)+2)

	log.Reset()
	_, err = newRecorder(t, engine(), record.Log(slog.NewTextHandler(&log, nil)), numbered()).Evaluate(t.Context(), flow(t, "tickets"))
	require.NoError(t, err)
	assert.Contains(t, log.String(), `decision_id=decision-1`)
	assert.Contains(t, log.String(), `path=transfer/decision`)
	assert.Contains(t, log.String(), `\"outcome\":\"blocked\"`)
}
