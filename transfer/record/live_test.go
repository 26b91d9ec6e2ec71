package record_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/live"
	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// While registers are replaced, each event names the register that answered, and replays with it.
func TestALiveEngineIsRecordedSnapshotBySnapshot(t *testing.T) {
	uncertified := inventory().Clone()
	uncertified.Vendors[0].Certifications = nil
	engine, err := live.New(t.Context(), inventory(), live.WithoutCases())
	require.NoError(t, err)
	var log bytes.Buffer
	sink := chain(t, &log)
	r, err := record.New(record.Following(engine.Current), sink, noon)
	require.NoError(t, err)
	stop := make(chan struct{})
	var askers sync.WaitGroup
	for range 4 {
		askers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					_, err := r.Evaluate(t.Context(), flow(t, "crm"))
					assert.NoError(t, err)
				}
			}
		})
	}
	for i := range 40 {
		next := inventory()
		if i%2 == 0 {
			next = uncertified
		}
		require.NoError(t, engine.Update(t.Context(), next))
	}
	close(stop)
	askers.Wait()
	_, err = r.Evaluate(t.Context(), flow(t, "crm"))
	require.NoError(t, err)

	registers := map[string]map[any]bool{}
	for line := range strings.Lines(log.String()) {
		var e record.Event
		require.NoError(t, json.Unmarshal([]byte(line), &e))
		if registers[e.Custom.RegisterDigest] == nil {
			registers[e.Custom.RegisterDigest] = map[any]bool{}
		}
		registers[e.Custom.RegisterDigest][e.Result.(map[string]any)["outcome"]] = true
	}
	for digest, outcomes := range registers {
		assert.Len(t, outcomes, 1, "%s gave more than one answer", digest)
	}
	assert.True(t, registers[engine.Current().Register()]["allowed"], "the register is named as the engine names it")
	end := sink.Head()
	v := verified(t, []string{log.String()}, &end)
	assert.Empty(t, v.Breaks)
	out := replayed(t, log.String(), engine, inventory())
	assert.NotZero(t, out.Same)
	assert.Empty(t, out.Differences)
	for _, s := range out.Skipped {
		assert.Equal(t, record.OtherRegister, s.Reason)
	}
}

// The day that a service asks about by its clock is part of what is recorded.
func TestTheDayOfTheClockIsRecorded(t *testing.T) {
	tomorrow := func() time.Time { return noon().AddDate(0, 0, 1) }
	engine, err := live.New(t.Context(), inventory(), live.WithoutCases(), live.WithClock(tomorrow), live.WithToday())
	require.NoError(t, err)
	var log bytes.Buffer
	r, err := record.New(record.Following(engine.Current), record.Lines(&log), tomorrow)
	require.NoError(t, err)
	pinned, inv := r.Pin()
	undated := flow(t, "crm")
	require.True(t, undated.At.IsZero())
	decision, err := pinned.Evaluate(t.Context(), undated)
	require.NoError(t, err)
	assert.Equal(t, transfer.NewDate(2026, time.November, 24), decision.At)
	assert.Contains(t, log.String(), `"input":{"at":"2026-11-24"`)
	assert.Equal(t, record.Replayed{Same: 1}, replayed(t, log.String(), engine.Current(), inv))
	assert.Equal(t, record.Replayed{Same: 1}, replayed(t, log.String(), mustEngine(t), inventory()), "without a clock, too")
}

func mustEngine(t *testing.T) *transfer.Engine {
	t.Helper()
	e, err := transfer.New(t.Context(), inventory())
	require.NoError(t, err)
	return e
}

func TestAnEngineThatHoldsNothingIsRecordedAsSuch(t *testing.T) {
	var log bytes.Buffer
	r, err := record.New(record.Following((&live.Engine{}).Current), record.Lines(&log), noon)
	require.NoError(t, err)
	decision, err := r.Evaluate(t.Context(), flow(t, "crm"))
	require.ErrorIs(t, err, transfer.ErrNotReady)
	assert.False(t, decision.Permits())
	assert.Contains(t, log.String(), `"error":{"code":"engine.not_ready"`)
	var none *record.Recorder
	pinned, inv := none.Pin()
	assert.Nil(t, inv)
	_, err = pinned.Evaluate(t.Context(), flow(t, "crm"))
	require.ErrorIs(t, err, transfer.ErrNotReady)
}

// What a service warns of by its clock, that its law grows old, is no difference later.
func TestWarningsOfTheServiceAreNotReplayed(t *testing.T) {
	later := func() time.Time { return noon().AddDate(0, 3, 0) }
	engine, err := live.New(t.Context(), inventory(), live.WithoutCases(), live.WithClock(later), live.WithLawAge(30, 0))
	require.NoError(t, err)
	var log bytes.Buffer
	r, err := record.New(record.Following(engine.Current), record.Lines(&log), later)
	require.NoError(t, err)
	_, err = r.Evaluate(t.Context(), flow(t, "crm"))
	require.NoError(t, err)
	require.Contains(t, log.String(), "engine.law_stale")
	assert.Equal(t, record.Replayed{Same: 1}, replayed(t, log.String(), mustEngine(t), inventory()))
	assert.Len(t, replayed(t, strings.Replace(log.String(), "engine.law_stale", "other.warning", 1), mustEngine(t), inventory()).Differences, 1)
}
