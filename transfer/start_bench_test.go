//go:build unix

package transfer

import (
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// What a process does once, and what it then does for each inventory until the first decision. The rules are parsed and compiled
// for both evaluators; the plan and the closures are the compiled one's, the store and the prepared query the reference's.
func BenchmarkStart(b *testing.B) {
	inventory := builtinFile(b)
	data, flow := registerOf{inventory}, inventory.inputFor(&inventory.Flows[0])
	l, err := compileEmbedded()
	require.NoError(b, err)
	spent := func() int64 {
		var u syscall.Rusage
		require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
		return u.Utime.Nano() + u.Stime.Nano()
	}
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"once: rules", func() (err error) { l, err = compileEmbedded(); return err }},
		{"once: closures", func() error { _, err := l.compileRules(); return err }},
		{"inventory: bind", func() error { _, err := l.evaluator(data, false); return err }},
		{"inventory: closures", func() error {
			e, err := l.evaluator(data, false)
			if err == nil {
				_, err = e.ask(b.Context(), flow, nil)
			}
			return err
		}},
		{"inventory: reference", func() error {
			e, err := l.evaluator(data, true)
			if err == nil {
				_, err = e.ask(b.Context(), flow, nil)
			}
			return err
		}},
	} {
		b.Run(step.name, func(b *testing.B) {
			b.ReportAllocs()
			if step.name != "once: rules" {
				_, err := l.program()
				require.NoError(b, err)
			}
			before := spent()
			for range b.N {
				if err := step.do(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(spent()-before)/float64(b.N), "cpu-ns/op")
		})
	}
}
