package transfer_test

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

// A context may be over before the call, at any look that the engine takes while it works, or just before it would
// answer. Whoever runs the rules may have a result by then; nobody is given it.
func TestTwentyThousandCancelledCallsNeverPermit(t *testing.T) {
	const workers, each, reference, working = 4, 5000, 200, 20
	over, cancel := context.WithCancel(t.Context())
	cancel()
	engines := []*transfer.Engine{smallEngine(t, transfer.WithMemo(0)), smallEngine(t, transfer.WithMemo(0), transfer.WithReference())}
	var calls, answered atomic.Int64
	call := func(ctx context.Context, engine *transfer.Engine) {
		calls.Add(1)
		decision, err := engine.Evaluate(ctx, toCloud("crm"))
		if err == nil || decision.Permits() || decision.Violations[0].Code != "engine.cancelled" {
			answered.Add(1)
		}
	}
	looks := []int{looksOf(t, engines[0]), looksOf(t, engines[1])}
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for i := range each {
				which := 0
				if i%reference == 0 {
					which = 1
				}
				ctx := over
				if i%working == 0 {
					ctx = &endsLater{Context: t.Context(), looks: int32(i / working % looks[which])}
				}
				call(ctx, engines[which])
			}
		})
	}
	all.Wait()
	assert.EqualValues(t, 20_000, calls.Load())
	assert.Zero(t, answered.Load())
}

// looksOf counts how often an engine asks whether a context is over while it answers one question.
func looksOf(t *testing.T, engine *transfer.Engine) int {
	t.Helper()
	const many = 1 << 30
	counting := &endsLater{Context: t.Context(), looks: many}
	decision, err := engine.Evaluate(counting, toCloud("crm"))
	require.NoError(t, err)
	require.True(t, decision.Permits())
	looks := many - int(counting.looks)
	require.GreaterOrEqual(t, looks, 2, "before and after, at the least")
	return looks
}

// A call that somebody cancels meanwhile has its answer, or none.
func TestCancellingInTheMiddleLeavesAnAnswerOrNone(t *testing.T) {
	for _, engine := range []*transfer.Engine{smallEngine(t, transfer.WithMemo(0)), smallEngine(t, transfer.WithMemo(0), transfer.WithReference())} {
		want, err := engine.Evaluate(t.Context(), toCloud("crm"))
		require.NoError(t, err)
		for i := range 60 {
			ctx, cancel := context.WithCancel(t.Context())
			stop := time.AfterFunc(time.Duration(i*i)*time.Microsecond, cancel)
			decision, err := engine.Evaluate(ctx, toCloud("crm"))
			stop.Stop()
			cancel()
			if err != nil {
				blockedWith(t, "engine.cancelled", decision, err)
			} else {
				assert.Equal(t, want, decision)
			}
		}
	}
}

// evaluations is how many the memory is watched over: CHAPTERV_EVALUATIONS, such as 100000.
func evaluations(t *testing.T) int {
	t.Helper()
	text := os.Getenv("CHAPTERV_EVALUATIONS")
	if text == "" {
		return 1000
	}
	n, err := strconv.Atoi(text)
	require.NoError(t, err)
	return n
}

func TestMemoryStaysFlat(t *testing.T) {
	n := evaluations(t)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	engine := smallEngine(t)
	ask := func(i int) {
		flow := toCloud(fmt.Sprintf("flow-%d", i)) // a question that nobody asked before
		ctx := t.Context()
		switch i % 8 {
		case 1:
			flow.HR = transfer.Yes
		case 2:
			flow.Importer.Party = flow.ID
		case 3:
			ctx = over
		case 4:
			ctx = &endsLater{Context: ctx, looks: 1}
		case 5:
			flow.At = transfer.NewDate(2024, time.January, 1).AddDays(i % 2000)
		}
		decision, err := engine.Evaluate(ctx, flow)
		if err != nil && decision.Permits() {
			assert.Fail(t, "an error permits", "%v", err)
		}
	}
	t.Run("over evaluations", func(t *testing.T) { flat(t, n, 64, ask) })
	t.Run("over reloads", func(t *testing.T) {
		flat(t, n/20, 4096, func(i int) {
			inventory := smallInventory(t)
			inventory.Organisation.Name = fmt.Sprintf("Organisation %d", i)
			next, err := transfer.New(t.Context(), inventory)
			require.NoError(t, err)
			engine = next
			ask(i)
		})
	})
}

// flat asserts that doing a thing n times leaves no more than so many bytes behind each time, and no goroutine.
func flat(t *testing.T, n, bytes int, do func(int)) {
	t.Helper()
	const noise = 512 << 10
	for i := range n / 4 {
		do(i)
	}
	before, goroutines := heap(), runtime.NumGoroutine()
	for i := range n {
		do(n + i)
	}
	after := heap()
	assert.LessOrEqual(t, after, before+uint64(n*bytes)+noise, "%d bytes a time", int64(after-before)/int64(n))
	assert.LessOrEqual(t, runtime.NumGoroutine(), goroutines+2)
	t.Logf("%d times: %d KiB before, %d KiB after", n, before>>10, after>>10)
}

func heap() uint64 {
	for range 3 {
		runtime.GC() // pools let go of what they hold at the second
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
