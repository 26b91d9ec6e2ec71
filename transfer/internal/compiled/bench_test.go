package compiled_test

import (
	"syscall"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/require"
)

func BenchmarkDecision(b *testing.B) {
	rules, inventory := ready(b), builtin(b)
	program, reference := rules.bound(b, inventory.Register()), rules.topdown(b, inventory.Register())
	var inputs []map[string]any
	var parsed []ast.Value
	for _, flow := range inventory.Flows {
		input, err := inventory.Input(flow.ID)
		require.NoError(b, err)
		inputs = append(inputs, input)
		value, err := ast.InterfaceToValue(input)
		require.NoError(b, err)
		parsed = append(parsed, value)
	}
	// A busy machine stretches the time that passes, but hardly the time of the processor.
	spent := func() time.Duration {
		var u syscall.Rusage
		require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	b.Run("topdown", func(b *testing.B) {
		b.ReportAllocs()
		start := spent()
		for i := range b.N {
			reference.fast(b, parsed[i%len(parsed)])
		}
		b.ReportMetric(float64(spent()-start)/float64(b.N), "cpu-ns/op")
	})
	b.Run("compiled", func(b *testing.B) {
		b.ReportAllocs()
		start := spent()
		var buffer []byte
		for i := range b.N {
			var err error
			if buffer, err = program.JSON(b.Context(), inputs[i%len(inputs)], buffer[:0]); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(spent()-start)/float64(b.N), "cpu-ns/op")
	})
}
