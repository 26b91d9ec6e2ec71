package transfer_test

import (
	"context"
	"fmt"
	"iter"
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

func repeated(flows []transfer.Flow, n int) iter.Seq[transfer.Flow] {
	return func(yield func(transfer.Flow) bool) {
		for i := range n {
			if !yield(flows[i%len(flows)]) {
				return
			}
		}
	}
}

// numbered yields flows of the built-in inventory under ids of their own.
func numbered(flows []transfer.Flow, from, n int) iter.Seq[transfer.Flow] {
	return func(yield func(transfer.Flow) bool) {
		for i := from; i < from+n; i++ {
			flow := flows[i%len(flows)]
			flow.ID = fmt.Sprintf("%s-%d", flow.ID, i)
			if !yield(flow) {
				return
			}
		}
	}
}

// single are the flows that continue no other one, so that they may have any id.
func single(inventory *transfer.Inventory) []transfer.Flow {
	return slices.DeleteFunc(slices.Clone(inventory.Flows), func(f transfer.Flow) bool { return f.After != "" })
}

func TestABatchAnswersAsOneByOneWhateverTheWorkers(t *testing.T) {
	inventory := builtinInventory(t)
	plain := engineOn(t, inventory, transfer.WithMemo(0))
	var want []string
	for flow := range numbered(single(inventory), 0, 40) {
		decision, err := plain.Evaluate(t.Context(), flow)
		want = append(want, written(t, decision, err))
	}
	for _, workers := range []int{-1, 1, 2, 7, 64} {
		var got []string
		for decision, err := range engineOn(t, inventory, transfer.WithWorkers(workers)).EvaluateAll(t.Context(), numbered(single(inventory), 0, 40)) {
			got = append(got, written(t, decision, err))
		}
		assert.Equal(t, want, got, "%d workers", workers)
	}
}

func TestABatchEndsWithItsContext(t *testing.T) {
	engine := smallEngine(t, transfer.WithWorkers(2))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	taken, answered, refused := 0, 0, 0
	endless := func(yield func(transfer.Flow) bool) {
		for taken = 1; yield(toCloud(fmt.Sprint("f-", taken))); taken++ {
		}
	}
	for decision, err := range engine.EvaluateAll(ctx, endless) {
		answered++
		assert.Equal(t, fmt.Sprint("f-", answered), decision.Flow)
		if answered == 10 {
			cancel()
		}
		if err != nil {
			refused++
			blockedWith(t, "engine.cancelled", decision, err)
		}
	}
	assert.Equal(t, answered, taken, "every flow that was taken has an answer")
	assert.Positive(t, refused)
	assert.Less(t, answered, 20)
}

func TestABatchLeavesNoGoroutine(t *testing.T) {
	engine := smallEngine(t, transfer.WithWorkers(8))
	before := runtime.NumGoroutine()
	for range 20 {
		for range engine.EvaluateAll(t.Context(), repeated([]transfer.Flow{toCloud("crm")}, 100)) {
			break
		}
	}
	assert.Panics(t, func() {
		for range engine.EvaluateAll(t.Context(), repeated([]transfer.Flow{toCloud("crm")}, 100)) {
			panic("in the loop")
		}
	})
	assert.LessOrEqual(t, runtime.NumGoroutine(), before+1)
}

// The memory of a batch does not grow with it. CHAPTERV_BATCH asks for more flows, such as 1000000.
func TestABatchOfAnyLengthTakesTheSameMemory(t *testing.T) {
	n := 2000
	if text := os.Getenv("CHAPTERV_BATCH"); text != "" {
		var err error
		n, err = strconv.Atoi(text)
		require.NoError(t, err)
	}
	inventory := builtinInventory(t)
	engine := engineOn(t, inventory)
	run := func(from, n int) (most uint64) {
		i := 0
		for _, err := range engine.EvaluateAll(t.Context(), numbered(single(inventory), from, n)) {
			require.NoError(t, err)
			if i++; i%(n/4) == 0 {
				most = max(most, heap())
			}
		}
		return most
	}
	few, many := run(0, n/8), run(n, n)
	assert.Less(t, many, few+8<<20, "%d KiB with %d flows, %d KiB with %d", few>>10, n/8, many>>10, n)
	assert.Zero(t, engine.Stats().Kept, "nothing is kept of what was asked once")
}
