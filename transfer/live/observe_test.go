package live_test

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/live"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type noting struct {
	sync.Mutex
	decided  []live.Decided
	replaced []live.Replaced
}

func (n *noting) Decided(_ context.Context, d live.Decided) {
	n.Lock()
	defer n.Unlock()
	n.decided = append(n.decided, d)
}

func (n *noting) Replaced(_ context.Context, r live.Replaced) {
	n.Lock()
	defer n.Unlock()
	n.replaced = append(n.replaced, r)
}

type breaksOff struct{}

func (breaksOff) Decided(context.Context, live.Decided)   { panic("broken") }
func (breaksOff) Replaced(context.Context, live.Replaced) { panic("broken") }

func TestAnObserverIsToldOfEveryAnswer(t *testing.T) {
	seen := &noting{}
	e := engine(t, covered, live.WithObserver(seen))
	hr, odd := toCloud("hr"), toCloud("odd")
	hr.HR, odd.Importer.Party = transfer.Yes, "nobody"
	over, cancel := context.WithCancel(t.Context())
	cancel()
	for _, flow := range []transfer.Flow{toCloud("crm"), hr, odd} {
		_, _ = e.Evaluate(t.Context(), flow)
	}
	_, _ = e.Evaluate(over, toCloud("crm"))
	var none context.Context
	_, err := e.Evaluate(none, toCloud("crm"))
	require.ErrorIs(t, err, transfer.ErrBadCall)
	_, _ = e.Outcome(t.Context(), odd)
	_, _ = e.Outcome(t.Context(), toCloud("crm"))
	for range e.EvaluateAll(t.Context(), slices.Values([]transfer.Flow{toCloud("one"), toCloud("two")})) {
		continue
	}
	var got []live.Decided
	for i, d := range seen.decided {
		assert.Equal(t, i < 7, d.Took > 0, "%d: %v", i, d)
		d.Took = 0
		got = append(got, d)
	}
	allowed := live.Decided{Outcome: transfer.OutcomeAllowed, Snapshot: 1}
	unknown := live.Decided{Outcome: transfer.OutcomeBlocked, Code: "input.unknown_reference", Failed: true, Snapshot: 1}
	assert.Equal(t, []live.Decided{
		allowed, {Outcome: transfer.OutcomeBlocked, Code: "transfer.no_mechanism", Snapshot: 1}, unknown,
		{Outcome: transfer.OutcomeBlocked, Code: "engine.cancelled", Failed: true, Snapshot: 1},
		{Outcome: transfer.OutcomeBlocked, Code: "engine.bad_call", Failed: true, Snapshot: 1}, unknown, allowed, allowed, allowed,
	}, got)
}

func TestAnObserverIsToldOfEveryReplacementGoodAndBad(t *testing.T) {
	seen := &noting{}
	e := engine(t, covered, live.WithObserver(seen))
	require.NoError(t, e.Update(t.Context(), inventory(t, uncovered)))
	require.Error(t, e.Update(t.Context(), &transfer.Inventory{}))
	require.NoError(t, e.Reload(t.Context(), lawUnder(t, struckDown)))
	require.Error(t, e.Reload(t.Context(), nil))
	type told struct {
		what     string
		failed   bool
		snapshot uint64
	}
	var got []told
	for _, r := range seen.replaced {
		got = append(got, told{r.What, r.Err != nil, r.Snapshot})
		assert.NotEmpty(t, r.Revision.Policies)
	}
	assert.Equal(t, []told{{live.First, false, 1}, {live.Inventory, false, 2}, {live.Inventory, true, 2}, {live.Law, false, 3}, {live.Law, true, 3}}, got)
}

func TestAnObserverThatBreaksChangesNothing(t *testing.T) {
	after := &noting{}
	e := engine(t, covered, live.WithObserver(breaksOff{}), live.WithObserver(after))
	assert.Equal(t, decided(t, engine(t, covered)), decided(t, e))
	_, err := e.Outcome(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	require.NoError(t, e.Update(t.Context(), inventory(t, uncovered)))
	assert.False(t, decided(t, e).Permits())
	assert.Equal(t, uint64(5), e.Health().Panics)
	assert.Len(t, after.decided, 3, "the next one is told all the same")
}

func TestHealthIsWhatAProbeCanReturn(t *testing.T) {
	clock := clockAt(2026, 12, 1, 12)
	e := engine(t, covered, live.WithClock(clock.now))
	taken := clock.now()
	require.Error(t, e.Update(t.Context(), &transfer.Inventory{}))
	h := e.Health()
	assert.Equal(t, taken, h.Since)
	assert.Equal(t, taken, h.Last.At)
	assert.Equal(t, e.Current().Revision(), h.Revision)
	assert.Equal(t, e.Current().Register(), h.Register)
	text, err := json.Marshal(h)
	require.NoError(t, err)
	var read map[string]any
	require.NoError(t, json.Unmarshal(text, &read))
	assert.Equal(t, true, read["ready"])
	assert.Equal(t, "inventory", read["last_failure"].(map[string]any)["what"])
	assert.NotEmpty(t, read["last_failure"].(map[string]any)["message"])
}
