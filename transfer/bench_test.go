//go:build unix

package transfer_test

import (
	"context"
	"encoding/json"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

// cpu runs a benchmark and reports what a busy machine does not stretch: the time of the processor.
func cpu(b *testing.B, name string, do func(*testing.B)) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		before := spent(b)
		do(b)
		b.ReportMetric(float64(spent(b)-before)/float64(b.N), "cpu-ns/op")
	})
}

func spent(b *testing.B) time.Duration {
	var u syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// A whole decision: a flow in, a Decision out, candidates, remedies and last days included.
func BenchmarkDecision(b *testing.B) {
	inventory := builtinInventory(b)
	for name, options := range map[string][]transfer.Option{
		"compiled": {transfer.WithMemo(0)}, "reference": {transfer.WithMemo(0), transfer.WithReference()},
	} {
		engine := engineOn(b, inventory, options...)
		cpu(b, name, func(b *testing.B) { decide(b, engine, inventory.Flows) })
	}
}

func decide(b *testing.B, engine *transfer.Engine, flows []transfer.Flow) {
	for i := range b.N {
		if _, err := engine.Evaluate(b.Context(), flows[i%len(flows)]); err != nil {
			b.Fatal(err)
		}
	}
}

// A flow asked about before, on the same day and on another one of its interval.
func BenchmarkMemory(b *testing.B) {
	inventory := builtinInventory(b)
	engine := engineOn(b, inventory, transfer.WithMemo(1<<13)) // room enough that none drives another one out
	flows, other := inventory.Flows, inventory.AskedAt(inventory.AsOf.AddDays(9)).Flows
	for range 3 { // a flow is remembered from the second time on
		for _, list := range [][]transfer.Flow{flows, other} {
			for i := range list {
				_, err := engine.Evaluate(b.Context(), list[i])
				require.NoError(b, err)
			}
		}
	}
	misses := engine.Stats().Misses
	cpu(b, "outcome", func(b *testing.B) {
		ctx := b.Context()
		for i := range b.N {
			if _, err := engine.Outcome(ctx, flows[i%len(flows)]); err != nil {
				b.Fatal(err)
			}
		}
	})
	cpu(b, "decision", func(b *testing.B) { decide(b, engine, flows) })
	cpu(b, "another day", func(b *testing.B) { decide(b, engine, other) })
	require.Equal(b, misses, engine.Stats().Misses)
}

// Flows that nobody asked about before, one after the other.
func BenchmarkBatch(b *testing.B) {
	inventory := builtinInventory(b)
	for name, workers := range map[string]int{"1 worker": 1, "2 workers": 2} {
		engine := engineOn(b, inventory, transfer.WithWorkers(workers))
		cpu(b, name, func(b *testing.B) {
			for _, err := range engine.EvaluateAll(b.Context(), numbered(single(inventory), 0, b.N)) {
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Reading a flow and writing its decision, as a program does that decides what comes in line by line.
func BenchmarkLines(b *testing.B) {
	inventory := builtinInventory(b)
	engine := engineOn(b, inventory)
	var flows [][]byte
	var decisions []transfer.Decision
	for _, flow := range inventory.Flows {
		text, err := json.Marshal(flow)
		require.NoError(b, err)
		decision, err := engine.Evaluate(b.Context(), flow)
		require.NoError(b, err)
		flows, decisions = append(flows, text), append(decisions, decision)
	}
	cpu(b, "flow", func(b *testing.B) {
		for i := range b.N {
			var flow transfer.Flow
			if err := json.Unmarshal(flows[i%len(flows)], &flow); err != nil {
				b.Fatal(err)
			}
		}
	})
	cpu(b, "decision", func(b *testing.B) {
		var buffer []byte
		for i := range b.N {
			buffer = decisions[i%len(decisions)].AppendJSON(buffer[:0])
		}
	})
}

// An engine for an inventory, in a process that has made one before.
func BenchmarkNew(b *testing.B) {
	inventory := builtinInventory(b)
	cpu(b, "as read", func(b *testing.B) {
		for range b.N {
			if _, err := transfer.New(context.Background(), inventory); err != nil {
				b.Fatal(err)
			}
		}
	})
}
