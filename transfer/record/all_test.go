package record_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestManyFlowsAreRecordedInTheirOrder(t *testing.T) {
	var log bytes.Buffer
	r := newRecorder(t, engine(), record.Lines(&log), numbered())
	var got []string
	for decision, err := range r.EvaluateAll(t.Context(), slices.Values(inventory().Flows)) {
		require.NoError(t, err)
		got = append(got, decision.Flow+" "+string(decision.Outcome))
	}
	assert.Equal(t, []string{"crm allowed", "tickets blocked"}, got)
	assert.Equal(t, 2, strings.Count(log.String(), "\n"))
	assert.Equal(t, record.Replayed{Same: 2}, replayed(t, log.String(), engine(), inventory()))

	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for decision, err := range r.EvaluateAll(ctx, slices.Values(slices.Repeat(inventory().Flows[:1], 5))) {
		if n++; n == 1 {
			require.NoError(t, err)
			cancel()
			continue
		}
		require.ErrorIs(t, err, transfer.ErrCancelled)
		assert.False(t, decision.Permits())
	}
	assert.Equal(t, 2, n)
	for decision, err := range r.EvaluateAll(t.Context(), nil) {
		require.ErrorIs(t, err, transfer.ErrBadCall)
		assert.False(t, decision.Permits())
	}
	for range r.EvaluateAll(t.Context(), slices.Values(inventory().Flows)) {
		break
	}
	var none *record.Recorder
	for decision, err := range none.EvaluateAll(t.Context(), slices.Values(inventory().Flows)) {
		require.ErrorIs(t, err, transfer.ErrNotReady)
		assert.False(t, decision.Permits())
	}
}
