package transfer_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

func TestEngineErrorsAreToldByTheirCode(t *testing.T) {
	err := fmt.Errorf("asking: %w", transfer.ErrCancelled.Because(context.Canceled))
	assert.ErrorIs(t, err, transfer.ErrCancelled)
	assert.ErrorIs(t, err, context.Canceled)
	assert.NotErrorIs(t, err, transfer.ErrDeadline)
	var engine *transfer.EngineError
	assert.True(t, errors.As(err, &engine))
	assert.Equal(t, "engine.cancelled", engine.Code)
	assert.Contains(t, err.Error(), "[engine.cancelled]")
	assert.Contains(t, transfer.ErrNotReady.Error(), "[engine.not_ready]")
	assert.NoError(t, transfer.ErrCancelled.Err, "the sentinel is as it was")
}

func TestEngineCodesDiffer(t *testing.T) {
	all := []*transfer.EngineError{
		transfer.ErrBadCall, transfer.ErrCancelled, transfer.ErrConflict, transfer.ErrDeadline, transfer.ErrFailed, transfer.ErrUndefined,
		transfer.ErrMalformed, transfer.ErrNotReady, transfer.ErrPanic,
		transfer.ErrClockSuspect, transfer.ErrLawStale, transfer.ErrOtherRevision, transfer.ErrRecordFailed, transfer.ErrUnmapped,
	}
	for i, a := range all {
		for j, b := range all {
			assert.Equal(t, i == j, errors.Is(a, b))
		}
	}
}

func TestBlockedCarriesTheDecision(t *testing.T) {
	d := transfer.Decision{Flow: "f", Outcome: transfer.OutcomeBlocked, Violations: []transfer.Violation{{Code: "x.y"}}}
	err := transfer.Blocked(d, nil)
	var blocked *transfer.BlockedError
	assert.True(t, errors.As(err, &blocked))
	assert.Equal(t, "f", blocked.Decision.Flow)
	assert.ErrorIs(t, transfer.Blocked(d, transfer.ErrDeadline), transfer.ErrDeadline)
}
