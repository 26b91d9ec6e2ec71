package live_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/live"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// swaps is how many replacements the engine is watched over: CHAPTERV_RELOADS, such as 100000.
func swaps(t *testing.T) int {
	t.Helper()
	text := os.Getenv("CHAPTERV_RELOADS")
	if text == "" {
		return 1000
	}
	n, err := strconv.Atoi(text)
	require.NoError(t, err)
	return n
}

// world is one inventory under one law, with what it answers about each flow.
type world struct {
	inventory *transfer.Inventory
	law       *transfer.Law
	answers   map[string]string
}

var asked = []string{"crm", "mail"}

// mark is by what an answer of one world is told from that of another.
type mark struct {
	policies string
	outcome  transfer.Outcome
	message  string // names the importer, where it is blocked
}

func markOf(d transfer.Decision) mark {
	m := mark{policies: d.Revision.Policies, outcome: d.Outcome}
	if len(d.Violations) > 0 {
		m.message = d.Violations[0].Message
	}
	return m
}

// worlds are two inventories under two laws, by the marks of their answers.
func worlds(t *testing.T) (all []world, by map[mark]int) {
	t.Helper()
	by = map[mark]int{}
	for _, law := range []*transfer.Law{lawUnder(t), lawUnder(t, struckDown)} {
		for _, text := range []string{covered, uncovered} {
			w := world{inventory: inventory(t, text), law: law, answers: map[string]string{}}
			w.inventory.Vendors[0].Name += " " + strconv.Itoa(len(all)%2) // messages name it
			plain, err := transfer.New(t.Context(), w.inventory, transfer.WithLaw(law))
			require.NoError(t, err)
			for _, id := range asked {
				d, err := plain.Evaluate(t.Context(), toCloud(id))
				require.NoError(t, err)
				w.answers[id] = jsonOf(t, d)
				by[markOf(d)] = len(all)
			}
			all = append(all, w)
		}
	}
	require.Len(t, by, len(all), "no answer of one world is that of another")
	return all, by
}

func jsonOf(t testing.TB, d transfer.Decision) string {
	t.Helper()
	text, err := json.Marshal(d)
	require.NoError(t, err)
	return string(text)
}

// readers ask an engine in every way there is, for as long as it is replaced, and count what cannot be.
type readers struct {
	t       *testing.T
	engine  *live.Engine
	worlds  []world
	known   map[mark]int
	stop    atomic.Bool
	answers atomic.Int64
	torn    atomic.Int64
	lax     atomic.Int64 // permitted in spite of a fault
}

func (r *readers) worldOf(d transfer.Decision, err error) int {
	world, ok := r.known[markOf(d)]
	if ok && err == nil && r.answers.Add(1)%8 == 0 { // to the letter
		text, broken := json.Marshal(d)
		ok = broken == nil && r.worlds[world].answers[d.Flow] == string(text)
	}
	if !ok || err != nil {
		r.torn.Add(1)
		return -1
	}
	return world
}

func (r *readers) run(seed int) {
	over, cancel := context.WithCancel(r.t.Context())
	cancel()
	ctx, odd := r.t.Context(), toCloud("odd")
	odd.Importer.Party = "nobody"
	for i := seed; !r.stop.Load(); i++ {
		flow := toCloud(asked[i%len(asked)])
		switch i % 6 {
		case 0, 1:
			r.worldOf(r.engine.Evaluate(ctx, flow))
		case 2:
			outcome, err := r.engine.Outcome(ctx, flow)
			if err != nil || !outcome.IsValid() {
				r.torn.Add(1)
			}
		case 3: // all of a batch are of one world
			var seen []int
			flows := []transfer.Flow{toCloud(asked[0]), toCloud(asked[1])}
			for d, err := range r.engine.EvaluateAll(ctx, slices.Values(flows)) {
				seen = append(seen, r.worldOf(d, err))
			}
			if len(seen) != 2 || len(slices.Compact(seen)) != 1 {
				r.torn.Add(1)
			}
		case 4: // and so is all that one snapshot says
			s := r.engine.Current()
			one, err := s.Evaluate(ctx, flow)
			first := r.worldOf(one, err)
			runtime.Gosched()
			two, err := s.Evaluate(ctx, toCloud(asked[(i+1)%len(asked)]))
			if r.worldOf(two, err) != first || one.Revision.Policies != s.Revision().Policies {
				r.torn.Add(1)
			}
		case 5: // what is at fault is blocked
			for _, fault := range []struct {
				ctx  context.Context
				flow transfer.Flow
			}{{ctx, odd}, {over, flow}, {ctx, transfer.Flow{}}, {nil, flow}} {
				d, err := r.engine.Evaluate(fault.ctx, fault.flow)
				if err == nil || d.Permits() || d.Outcome != transfer.OutcomeBlocked {
					r.lax.Add(1)
				}
			}
		}
		runtime.Gosched()
	}
}

// Sixteen readers go on through a thousand replacements, good and bad.
func TestCatalogueRow85NoAnswerIsTornByReplacements(t *testing.T) {
	all, known := worlds(t)
	e, err := live.New(t.Context(), all[0].inventory, live.WithLaw(all[0].law), live.WithCanaries(live.Canary{Flow: transfer.Flow{ID: "canary"}, Code: "input.missing_field"}))
	require.NoError(t, err)
	r := &readers{t: t, engine: e, worlds: all, known: known}
	var group sync.WaitGroup
	for seed := range 16 {
		group.Go(func() { r.run(seed * 7) })
	}
	now := [2]int{0, 0} // which inventory, which law
	taken := 0
	failed := errors.New("no")
	for i := 0; taken < swaps(t); i++ {
		switch i % 8 {
		case 0, 2, 4:
			now[0] = 1 - now[0]
			require.NoError(t, e.Update(t.Context(), all[now[0]].inventory))
		case 1, 5:
			now[1] = 1 - now[1]
			require.NoError(t, e.Reload(t.Context(), all[2*now[1]].law))
		case 6:
			now[0] = 1 - now[0]
			require.NoError(t, e.Change(t.Context(), func(next *transfer.Inventory) error {
				live.Put(&next.Vendors, all[now[0]].inventory.Vendors...)
				return nil
			}))
		case 3:
			require.Error(t, e.Update(t.Context(), &transfer.Inventory{Vendors: all[0].inventory.Vendors}))
			continue
		case 7:
			require.ErrorIs(t, e.Change(t.Context(), func(next *transfer.Inventory) error {
				next.Vendors = nil
				return failed
			}), failed)
			continue
		}
		taken++
		d, err := e.Evaluate(t.Context(), toCloud("crm"))
		require.NoError(t, err)
		require.Equal(t, all[2*now[1]+now[0]].answers["crm"], jsonOf(t, d), "what was put there is what answers")
	}
	r.stop.Store(true)
	group.Wait()
	assert.Zero(t, r.torn.Load(), "answers of no world, or of two")
	assert.Zero(t, r.lax.Load(), "faults that were not blocked")
	assert.GreaterOrEqual(t, e.Current().Number(), uint64(taken))
	assert.Greater(t, r.answers.Load(), int64(taken))
	t.Logf("%d replacements, %d answers", taken, r.answers.Load())
}

func TestMemoryStaysFlatOverReplacements(t *testing.T) {
	all, _ := worlds(t)
	e, err := live.New(t.Context(), all[0].inventory, live.WithLaw(all[0].law))
	require.NoError(t, err)
	do := func(i int) {
		w := all[i%len(all)]
		require.NoError(t, e.Update(t.Context(), w.inventory))
		require.NoError(t, e.Reload(t.Context(), w.law))
		require.Error(t, e.Update(t.Context(), &transfer.Inventory{}))
		for range 3 {
			_, err := e.Evaluate(t.Context(), toCloud("crm"))
			require.NoError(t, err)
		}
	}
	n := swaps(t) / 2
	for i := range n / 4 {
		do(i)
	}
	before, goroutines := heap(), runtime.NumGoroutine()
	for i := range n {
		do(i)
	}
	after := heap()
	assert.LessOrEqual(t, after, before+1<<20, "%d bytes for each", int64(after-before)/int64(2*n))
	assert.LessOrEqual(t, runtime.NumGoroutine(), goroutines+2)
	t.Logf("%d times: %d KiB before, %d KiB after", 2*n, before>>10, after>>10)
}

func heap() uint64 {
	for range 3 {
		runtime.GC() // pools let go of what they hold at the second
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
