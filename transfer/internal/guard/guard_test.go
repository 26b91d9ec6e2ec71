package guard

import (
	"context"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type answers func(context.Context, transfer.Flow) (transfer.Decision, error)

func (f answers) Evaluate(ctx context.Context, flow transfer.Flow) (transfer.Decision, error) {
	return f(ctx, flow)
}

func TestOnlyAnAnswerToTheQuestionIsGiven(t *testing.T) {
	flow := transfer.Flow{ID: "crm", At: transfer.NewDate(2026, time.November, 23)}
	free := transfer.Decision{Flow: "crm", At: flow.At, Outcome: transfer.OutcomeNotRestricted, Regimes: []transfer.RegimeDecision{{
		Regime: "eu-gdpr", Outcome: transfer.OutcomeNotRestricted, Reason: &transfer.Reason{Code: "x.y"},
	}}}
	require.True(t, free.Permits())
	says := func(d transfer.Decision, err error) Evaluator {
		return answers(func(context.Context, transfer.Flow) (transfer.Decision, error) { return d, err })
	}
	got, err := Evaluate(t.Context(), says(free, nil), flow)
	require.NoError(t, err)
	assert.Equal(t, free, got)

	other, later := free, free
	other.Flow, later.At = "else", flow.At.AddDays(1)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	for name, c := range map[string]struct {
		ctx       context.Context
		evaluator Evaluator
		want      *transfer.EngineError
	}{
		"nobody to ask":          {t.Context(), nil, transfer.ErrNotReady},
		"no decision":            {t.Context(), says(transfer.Decision{}, nil), transfer.ErrMalformed},
		"another flow":           {t.Context(), says(other, nil), transfer.ErrMalformed},
		"another day":            {t.Context(), says(later, nil), transfer.ErrMalformed},
		"permission and failure": {t.Context(), says(free, transfer.ErrConflict), transfer.ErrConflict},
		"a panic":                {t.Context(), answers(func(context.Context, transfer.Flow) (transfer.Decision, error) { panic("odd") }), transfer.ErrPanic},
		"a context that is over": {over, says(free, nil), transfer.ErrCancelled},
	} {
		d, err := Evaluate(c.ctx, c.evaluator, flow)
		require.ErrorIs(t, err, c.want, name)
		assert.False(t, d.Permits(), name)
		assert.Equal(t, c.want.Code, d.Violations[0].Code, name)
	}

	d, err := Evaluate(t.Context(), says(free, (*transfer.InputError)(nil)), flow)
	require.Error(t, err)
	assert.False(t, d.Permits(), "a failure that names no fault is one")
	assert.Equal(t, transfer.ErrFailed.Code, d.Violations[0].Code)
	nobody, never := free, free
	nobody.Flow, never.At = "", transfer.Date{}
	for _, d := range []transfer.Decision{nobody, never} {
		d, err := Evaluate(t.Context(), says(d, nil), transfer.Flow{ID: d.Flow})
		require.ErrorIs(t, err, transfer.ErrMalformed)
		assert.False(t, d.Permits())
	}
	blocked := transfer.Refused(flow, transfer.ErrUndefined)
	got, err = Evaluate(t.Context(), says(blocked, transfer.ErrConflict), flow)
	require.ErrorIs(t, err, transfer.ErrConflict)
	assert.Equal(t, blocked, got, "what blocks is given as it is")
}
