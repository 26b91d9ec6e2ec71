package live_test

import (
	"slices"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/chapterv/chapterv/transfer/live"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// everyWay asks an engine in each way there is and asserts that the flow is blocked with a code.
func everyWay(t *testing.T, e *live.Engine, code string) {
	t.Helper()
	d, err := e.Evaluate(t.Context(), toCloud("crm"))
	blockedWith(t, code, d, err)
	assert.Equal(t, "crm", d.Flow)
	outcome, err := e.Outcome(t.Context(), toCloud("crm"))
	assert.ErrorIs(t, err, &transfer.EngineError{Code: code})
	assert.Equal(t, transfer.OutcomeBlocked, outcome)
	for d, err := range e.EvaluateAll(t.Context(), slices.Values([]transfer.Flow{toCloud("one")})) {
		blockedWith(t, code, d, err)
		assert.Equal(t, "one", d.Flow)
	}
	d, err = e.Current().Evaluate(t.Context(), toCloud("crm"))
	blockedWith(t, code, d, err)
	h := e.Health()
	assert.False(t, h.Ready)
	assert.Equal(t, code, h.Blocked)
}

func TestOldLawWarnsAndThenBlocksFromTheDayAfterItsLimit(t *testing.T) {
	clock := clockAt(2026, 11, 23, 9) // the law was reviewed on that day
	e := engine(t, covered, live.WithClock(clock.now), live.WithLawAge(90, 180))
	plain := decided(t, engine(t, covered))
	for _, at := range []struct {
		days            int
		warned, blocked bool
	}{{0, false, false}, {90, false, false}, {91, true, false}, {180, true, false}, {181, false, true}} {
		clock.set(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC).AddDate(0, 0, at.days))
		if at.blocked {
			everyWay(t, e, "engine.law_stale")
			continue
		}
		d := decided(t, e)
		assert.True(t, d.Permits())
		assert.True(t, e.Health().Ready)
		for all, err := range e.EvaluateAll(t.Context(), slices.Values([]transfer.Flow{toCloud("crm")})) {
			require.NoError(t, err)
			assert.Equal(t, d, all)
		}
		if !at.warned {
			assert.Equal(t, plain, d)
			assert.Empty(t, e.Health().Warning)
			continue
		}
		last := d.Warnings[len(d.Warnings)-1]
		assert.Equal(t, "engine.law_stale", last.Code)
		assert.Contains(t, last.Message, "2026-11-23")
		assert.Equal(t, "engine.law_stale", e.Health().Warning)
		assert.NoError(t, d.Check())
	}
	newer := transfer.Amendment{ID: "newer", Reason: "tests", Owner: "tests", Records: record("transfer/report/records/law", `{"reviewed": "2027-05-01"}`)}
	require.NoError(t, e.Reload(t.Context(), mustOpen(t, newer)), "what blocks can be replaced")
	assert.True(t, decided(t, e).Permits())
}

func TestWithoutAClockNothingIsTooOld(t *testing.T) {
	e := engine(t, covered)
	require.NoError(t, e.ReloadBundle(t.Context(), trusted(t).opened(t, 1)))
	assert.True(t, decided(t, e).Permits())
	assert.True(t, e.Current().Since().IsZero())
	e.TrustClock()
}

func TestCatalogueRow40AClockThatGoesBackIsSuspect(t *testing.T) {
	clock := clockAt(2026, 12, 1, 12)
	e := engine(t, covered, live.WithClock(clock.now), live.WithSkew(time.Minute))
	noon := clock.now()
	require.True(t, decided(t, e).Permits())
	clock.set(noon.Add(-time.Minute))
	assert.True(t, decided(t, e).Permits(), "within the skew")
	for _, back := range []time.Duration{time.Minute + 1, time.Hour, 24 * time.Hour} {
		clock.set(noon.Add(-back))
		everyWay(t, e, "engine.clock_suspect")
	}
	clock.set(noon)
	require.True(t, decided(t, e).Permits(), "it caught up")
	clock.set(noon.Add(-time.Hour))
	e.TrustClock()
	assert.True(t, decided(t, e).Permits(), "somebody says that it is right")
}

func TestCatalogueRow40AClockBeforeTheLawIsSuspect(t *testing.T) {
	clock := clockAt(2026, 11, 22, 23)
	e := engine(t, covered, live.WithClock(clock.now))
	everyWay(t, e, "engine.clock_suspect")
	clock.set(time.Date(2026, 11, 22, 23, 56, 0, 0, time.UTC)) // within the skew
	assert.True(t, decided(t, e).Permits())

	signer := trusted(t)
	early := engine(t, covered, live.WithClock(clock.now))
	assert.ErrorIs(t, early.ReloadBundle(t.Context(), signer.opened(t, 1)), &bundle.RefusedError{Code: bundle.CodeFreshness}, "its first day is tomorrow")
	clock.set(time.Date(2026, 11, 23, 0, 1, 0, 0, time.UTC))
	require.NoError(t, early.ReloadBundle(t.Context(), signer.opened(t, 1)))
	clock.set(time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC))
	early.TrustClock()
	everyWay(t, early, "engine.clock_suspect")
}

func TestCatalogueRow41AYearThatCannotBeIsSuspect(t *testing.T) {
	clock := clockAt(2026, 12, 1, 12)
	e := engine(t, covered, live.WithClock(clock.now))
	for _, year := range []int{-1, 0, 1, 1970, 1999, 2201, 2263, 2300, 9999, 292277026596} {
		clock.set(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC))
		everyWay(t, e, "engine.clock_suspect")
		clock.set(time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC))
		assert.True(t, decided(t, e).Permits(), "a year that cannot be leaves no trace")
	}
	broken := engine(t, covered, live.WithClock(func() time.Time { panic("no clock") }))
	everyWay(t, broken, "engine.clock_suspect")
}

func TestCatalogueRow86TheLastGoodLawStandsUntilItsLastDay(t *testing.T) {
	signer, clock := trusted(t), clockAt(2026, 12, 1, 12)
	e := engine(t, covered, live.WithClock(clock.now), live.WithCanaries(live.Canary{Flow: toCloud("canary"), Want: transfer.OutcomeAllowed}))
	require.NoError(t, e.ReloadBundle(t.Context(), signer.opened(t, 3)))
	require.Error(t, e.Reload(t.Context(), lawUnder(t, struckDown)))
	clock.set(time.Date(2027, 5, 22, 23, 59, 59, 0, time.UTC))
	assert.True(t, decided(t, e).Permits(), "the last day is a day of use")
	assert.Equal(t, int64(3), e.Current().Terms().Sequence)
	require.NoError(t, e.Update(t.Context(), inventory(t, covered)), "an inventory changes nothing about the law")
	clock.set(time.Date(2027, 5, 23, 0, 0, 0, 0, time.UTC))
	everyWay(t, e, "engine.law_stale")
	assert.ErrorIs(t, e.ReloadBundle(t.Context(), signer.opened(t, 4)), &bundle.RefusedError{Code: bundle.CodeFreshness})
	everyWay(t, e, "engine.law_stale")
	require.NoError(t, e.Reload(t.Context(), lawUnder(t)), "a law without a seal has no last day")
	assert.True(t, decided(t, e).Permits())
}

func TestCatalogueRow74AnOlderBundleDoesNotComeBack(t *testing.T) {
	signer, clock := trusted(t), clockAt(2026, 12, 1, 12)
	e := engine(t, covered, live.WithClock(clock.now))
	require.NoError(t, e.ReloadBundle(t.Context(), signer.opened(t, 5, struckDown)))
	require.NoError(t, e.ReloadBundle(t.Context(), signer.opened(t, 5, struckDown)), "the same again is no other")
	assert.ErrorIs(t, e.ReloadBundle(t.Context(), nil), transfer.ErrBadCall)
	stale := &bundle.RefusedError{Code: bundle.CodeFreshness}
	assert.ErrorIs(t, e.ReloadBundle(t.Context(), signer.opened(t, 4)), stale)
	assert.ErrorIs(t, e.ReloadBundle(t.Context(), signer.opened(t, 5)), stale, "another of the same number")
	assert.False(t, decided(t, e).Permits())
	require.NoError(t, e.Reload(t.Context(), lawUnder(t)))
	assert.ErrorIs(t, e.ReloadBundle(t.Context(), signer.opened(t, 4)), stale, "not even after a law without a number")
	assert.Equal(t, int64(5), e.Health().Sequence)
	require.NoError(t, e.ReloadBundle(t.Context(), signer.opened(t, 6)))
	assert.True(t, decided(t, e).Permits())
}

func TestAFlowThatNamesNoDayCanBeAskedAboutToday(t *testing.T) {
	clock := clockAt(2027, 3, 1, 12)
	e := engine(t, covered, live.WithClock(clock.now), live.WithToday())
	assert.Equal(t, "2027-03-01", decided(t, e).At.String())
	for d, err := range e.EvaluateAll(t.Context(), slices.Values([]transfer.Flow{toCloud("one")})) {
		require.NoError(t, err)
		assert.Equal(t, "2027-03-01", d.At.String())
	}
	stated := toCloud("crm")
	stated.At = transfer.NewDate(2026, time.December, 24)
	d, err := e.Evaluate(t.Context(), stated)
	require.NoError(t, err)
	assert.Equal(t, stated.At, d.At)
	clock.set(time.Date(2027, 3, 1, 23, 30, 0, 0, time.UTC).In(time.FixedZone("east", 3600)))
	assert.Equal(t, "2027-03-02", decided(t, e).At.String(), "the day is that where the clock is")
	assert.Equal(t, "2026-11-23", decided(t, engine(t, covered, live.WithClock(clock.now))).At.String())
}
