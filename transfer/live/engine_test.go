package live_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/live"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestALiveEngineAnswersAsAnEngineDoes(t *testing.T) {
	plain, err := transfer.New(t.Context(), inventory(t, covered))
	require.NoError(t, err)
	e := engine(t, covered)
	odd := toCloud("odd")
	odd.Importer.Party = "nobody"
	for _, flow := range []transfer.Flow{toCloud("crm"), odd, {}} {
		want, wantErr := plain.Evaluate(t.Context(), flow)
		got, err := e.Evaluate(t.Context(), flow)
		assert.Equal(t, want, got)
		assert.Equal(t, wantErr, err)
		outcome, err := e.Outcome(t.Context(), flow)
		assert.Equal(t, want.Outcome, outcome)
		assert.Equal(t, wantErr, err)
	}
	flows := []transfer.Flow{toCloud("one"), {}, toCloud("three")}
	var permitted []bool
	for d, err := range e.EvaluateAll(t.Context(), slices.Values(flows)) {
		permitted = append(permitted, err == nil && d.Permits())
	}
	assert.Equal(t, []bool{true, false, true}, permitted)
	party, known := e.Party("cloud-us")
	assert.True(t, known)
	assert.Equal(t, "Cloud Inc.", party.Name)
	party.Certifications[0].Covers[0] = "hr"
	assert.True(t, decided(t, e).Permits())
	_, known = e.Party("nobody")
	assert.False(t, known)
}

func TestCatalogueRow88AnEngineThatNobodyMadeAnswersNothing(t *testing.T) {
	var none *live.Engine
	for _, e := range []*live.Engine{none, {}} {
		d, err := e.Evaluate(t.Context(), toCloud("crm"))
		blockedWith(t, "engine.not_ready", d, err)
		outcome, err := e.Outcome(t.Context(), toCloud("crm"))
		assert.ErrorIs(t, err, transfer.ErrNotReady)
		assert.Equal(t, transfer.OutcomeBlocked, outcome)
		asked := 0
		for d, err := range e.EvaluateAll(t.Context(), slices.Values([]transfer.Flow{toCloud("a"), toCloud("b")})) {
			blockedWith(t, "engine.not_ready", d, err)
			asked++
		}
		assert.Equal(t, 2, asked)
		assert.ErrorIs(t, e.Update(t.Context(), inventory(t, covered)), transfer.ErrNotReady)
		assert.ErrorIs(t, e.Change(t.Context(), func(*transfer.Inventory) error { return nil }), transfer.ErrNotReady)
		assert.ErrorIs(t, e.Reload(t.Context(), lawUnder(t)), transfer.ErrNotReady)
		assert.ErrorIs(t, e.ReloadBundle(t.Context(), nil), transfer.ErrNotReady)
		assert.False(t, e.Health().Ready)
		assert.Equal(t, "engine.not_ready", e.Health().Blocked)
		assert.Zero(t, e.Stats())
		assert.Zero(t, e.Current().Number())
		_, known := e.Party("cloud-us")
		assert.False(t, known)
		_, known = e.Current().Flow("crm")
		assert.False(t, known)
		_, err = live.Watch(e, time.Second, nil, live.Folder(nil, "."))
		assert.ErrorIs(t, err, transfer.ErrBadCall)
	}
}

func TestAnEngineIsNotMadeOfWhatMakesNoSense(t *testing.T) {
	clock := live.WithClock(clockAt(2026, 12, 1, 0).now)
	for what, options := range map[string][]live.Option{
		"no option": {nil}, "no law": {live.WithLaw(nil)}, "no clock": {live.WithClock(nil)}, "a skew of no clock": {live.WithSkew(time.Second)},
		"a skew below zero": {clock, live.WithSkew(-1)}, "an age below zero": {clock, live.WithLawAge(-1, 0)}, "an age without a clock": {live.WithLawAge(1, 2)},
		"today without a clock": {live.WithToday()}, "no observer": {live.WithObserver(nil)}, "no option of the engine": {live.WithEngine(nil)},
	} {
		e, err := live.New(t.Context(), inventory(t, covered), options...)
		assert.ErrorIs(t, err, transfer.ErrBadCall, what)
		assert.Nil(t, e, what)
	}
	_, err := live.New(t.Context(), nil)
	assert.ErrorIs(t, err, transfer.ErrBadCall)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = live.New(over, inventory(t, covered))
	assert.ErrorIs(t, err, transfer.ErrCancelled)
	late, stop := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer stop()
	_, err = live.New(late, inventory(t, covered))
	assert.ErrorIs(t, err, transfer.ErrDeadline)
	var input *transfer.InputError
	_, err = live.New(t.Context(), &transfer.Inventory{})
	assert.ErrorAs(t, err, &input)
}

func TestAnInventoryIsReplacedAsAWhole(t *testing.T) {
	e := engine(t, covered)
	before := e.Current()
	assert.True(t, decided(t, e).Permits())
	next := inventory(t, uncovered)
	require.NoError(t, e.Update(t.Context(), next))
	next.Vendors[0].Certifications = inventory(t, covered).Vendors[0].Certifications
	assert.False(t, decided(t, e).Permits(), "the engine has a copy")
	assert.True(t, decided(t, before).Permits(), "a snapshot stays what it is")
	assert.Equal(t, uint64(2), e.Current().Number())
	assert.NotEqual(t, before.Register(), e.Current().Register())
	assert.Equal(t, before.Revision(), e.Current().Revision())
	e.Current().Inventory().Vendors[0].Jurisdiction = "IE"
	assert.False(t, decided(t, e).Permits(), "what is handed out is a copy")
}

func TestAFlowIsFoundInTheSnapshotThatIsAskedAboutIt(t *testing.T) {
	first := inventory(t, covered)
	first.Flows = []transfer.Flow{toCloud("crm")}
	first.Flows[0].Purposes = []string{"support"}
	e, err := live.New(t.Context(), first)
	require.NoError(t, err)
	held := e.Current()
	require.NoError(t, e.Update(t.Context(), inventory(t, covered)))
	flow, known := held.Flow("crm")
	require.True(t, known)
	flow.Purposes[0] = "else"
	flow, _ = held.Flow("crm")
	assert.Equal(t, []string{"support"}, flow.Purposes, "what is handed out is a copy")
	d, err := held.Evaluate(t.Context(), flow)
	require.NoError(t, err)
	assert.True(t, d.Permits())
	_, known = held.Flow("nobody")
	assert.False(t, known)
	_, known = e.Current().Flow("crm")
	assert.False(t, known)
}

func TestAnInventoryIsChangedInPartOrNotAtAll(t *testing.T) {
	e := engine(t, uncovered)
	certified := inventory(t, covered).Vendors[0]
	require.NoError(t, e.Change(t.Context(), func(next *transfer.Inventory) error {
		live.Put(&next.Vendors, certified, transfer.Party{ID: "other-us", Name: "Other Inc.", Jurisdiction: "US"})
		return nil
	}))
	assert.True(t, decided(t, e).Permits())
	assert.Len(t, e.Current().Inventory().Vendors, 2)

	held := e.Current()
	var input *transfer.InputError
	err := e.Change(t.Context(), func(next *transfer.Inventory) error {
		assert.Empty(t, live.Remove(&next.Vendors, "other-us"))
		assert.Equal(t, []string{"nobody"}, live.Remove(&next.Vendors, "nobody"))
		live.Put(&next.Vendors, transfer.Party{ID: "cloud-us", Jurisdiction: "XX"})
		live.Put(&next.Instruments, transfer.Instrument{ID: "scc", Type: "eu-scc", Exporters: []transfer.Signatory{{Party: "nobody"}}})
		live.Put(&next.Flows, toCloud("crm"))
		live.Put(&next.Assessments, transfer.Assessment{ID: "tia"})
		live.Put(&next.Orders, transfer.Order{ID: "stop"})
		return nil
	})
	require.ErrorAs(t, err, &input)
	assert.GreaterOrEqual(t, len(input.Faults), 4, "every fault at once: %v", err)
	failed := errors.New("no answer of the database")
	assert.ErrorIs(t, e.Change(t.Context(), func(next *transfer.Inventory) error {
		next.Vendors = nil
		return failed
	}), failed)
	assert.ErrorIs(t, e.Change(t.Context(), func(*transfer.Inventory) error { panic("broken") }), transfer.ErrPanic)
	assert.ErrorIs(t, e.Change(t.Context(), nil), transfer.ErrBadCall)
	assert.ErrorIs(t, e.Update(t.Context(), nil), transfer.ErrBadCall)
	assert.Same(t, held, e.Current())
	assert.True(t, decided(t, e).Permits())
	require.NoError(t, e.Change(t.Context(), func(next *transfer.Inventory) error {
		live.Remove(&next.Vendors, "other-us")
		return nil
	}), "the turn was given back")
}

func TestNoChangeIsLostAmongMany(t *testing.T) {
	e := engine(t, covered)
	failed := make(chan error)
	for i := range 12 {
		go func() {
			failed <- e.Change(t.Context(), func(next *transfer.Inventory) error {
				live.Put(&next.Vendors, transfer.Party{ID: fmt.Sprintf("vendor-%d", i), Name: "Vendor Inc.", Jurisdiction: "US"})
				return nil
			})
		}()
	}
	for range 12 {
		require.NoError(t, <-failed)
	}
	assert.Len(t, e.Current().Inventory().Vendors, 13)
	assert.Equal(t, uint64(13), e.Current().Number())
}

func TestWhoeverWaitsForATurnMayGiveUp(t *testing.T) {
	e := engine(t, covered)
	inside, leave := make(chan struct{}), make(chan struct{})
	done := make(chan error)
	go func() {
		done <- e.Change(context.Background(), func(*transfer.Inventory) error {
			close(inside)
			<-leave
			return nil
		})
	}()
	<-inside
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	assert.ErrorIs(t, e.Update(ctx, inventory(t, uncovered)), transfer.ErrCancelled)
	assert.True(t, decided(t, e).Permits(), "readers wait for nobody")
	close(leave)
	require.NoError(t, <-done)
	assert.Equal(t, uint64(2), e.Current().Number())
}

func TestALawIsReplacedAndTheInventoryStays(t *testing.T) {
	e := engine(t, covered)
	own := e.Current()
	require.NoError(t, e.Reload(t.Context(), lawUnder(t, struckDown)))
	d := decided(t, e)
	assert.Equal(t, transfer.OutcomeBlocked, d.Outcome)
	assert.Equal(t, []string{"struck-down"}, d.Revision.Amended)
	assert.Equal(t, e.Current().Revision(), d.Revision)
	assert.NotEqual(t, own.Revision().Policies, d.Revision.Policies)
	assert.Equal(t, own.Register(), e.Current().Register())
	require.NoError(t, e.Update(t.Context(), inventory(t, covered)), "the law stays with an inventory")
	assert.Equal(t, d, decided(t, e))
	require.NoError(t, e.Reload(t.Context(), lawUnder(t)))
	assert.True(t, decided(t, e).Permits())
	assert.ErrorIs(t, e.Reload(t.Context(), nil), transfer.ErrBadCall)
	assert.ErrorIs(t, e.Reload(t.Context(), &transfer.Law{}), transfer.ErrBadCall)
	assert.True(t, decided(t, engine(t, covered, live.WithLaw(lawUnder(t)))).Permits())
	assert.False(t, decided(t, engine(t, covered, live.WithLaw(lawUnder(t, struckDown)))).Permits())
}

func TestTheOptionsOfAnEngineOutliveItsSnapshots(t *testing.T) {
	e := engine(t, covered, live.WithEngine(transfer.WithAmendments(struckDown), transfer.WithMemo(0)))
	for range 2 {
		assert.Equal(t, transfer.OutcomeBlocked, decided(t, e).Outcome)
		require.NoError(t, e.Update(t.Context(), inventory(t, covered)))
	}
	require.NoError(t, e.Reload(t.Context(), lawUnder(t)))
	assert.Equal(t, transfer.OutcomeBlocked, decided(t, e).Outcome)
}

func TestStatsAreOfEverySnapshotSoFar(t *testing.T) {
	e := engine(t, covered)
	for range 5 {
		decided(t, e)
	}
	before := e.Stats()
	assert.Equal(t, uint64(3), before.Hits)
	require.NoError(t, e.Update(t.Context(), inventory(t, covered)))
	assert.Equal(t, before.Hits, e.Stats().Hits)
	for range 5 {
		decided(t, e)
	}
	assert.Equal(t, 2*before.Hits, e.Stats().Hits)
}

func TestTheOutcomeOfWhatIsRememberedAllocatesNothing(t *testing.T) {
	e := engine(t, covered, live.WithClock(clockAt(2026, 12, 1, 12).now), live.WithLawAge(100, 200), live.WithToday())
	flow, ctx := toCloud("crm"), t.Context()
	for range 3 {
		_, err := e.Outcome(ctx, flow)
		require.NoError(t, err)
	}
	assert.Zero(t, testing.AllocsPerRun(100, func() { _, _ = e.Outcome(ctx, flow) }))
}
