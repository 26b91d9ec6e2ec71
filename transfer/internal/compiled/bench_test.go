package compiled_test

import (
	"maps"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/compiled"
)

func BenchmarkDecision(b *testing.B) {
	rules, inventory := ready(b), builtin(b)
	program, reference, inputs := rules.bound(b, inventory.Register()), rules.topdown(b, inventory.Register()), inputsOf(b, inventory)
	var parsed []ast.Value
	for _, input := range inputs {
		value, err := ast.InterfaceToValue(input)
		require.NoError(b, err)
		parsed = append(parsed, value)
	}
	cpu(b, "topdown", func(i int) { reference.fast(b, parsed[i%len(parsed)]) })
	cpu(b, "compiled", asking(b, program.Program, inputs))
}

// What the parts of a decision take, each with all that it rests on: whether the question is sound, what one law's mechanisms
// find, what all laws come to, when that ends, and the whole document with its texts.
func BenchmarkParts(b *testing.B) {
	rules, inventory := ready(b), builtin(b)
	inputs := inputsOf(b, inventory)
	parts := map[string]string{
		"1 sound": "data.transfer.input.faults", "2 findings of the GDPR": "data.policies.eu_gdpr.findings", "3 verdict": "data.transfer.verdict.summary",
		"4 last day": "data.transfer.horizon.valid_until", "5 last days": "data.transfer.horizon", "6 decision": entrypoint,
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		program, err := compiled.Compile(rules.compiler, rules.records, parts[name], compiled.Options{Late: []string{"register"}, Clock: "at"})
		require.NoError(b, err)
		program, err = program.Bind(map[string]any{"register": inventory.Register()})
		require.NoError(b, err)
		cpu(b, name, asking(b, program, inputs))
	}
}

func inputsOf(b *testing.B, inventory *transfer.Inventory) []map[string]any {
	var inputs []map[string]any
	for _, flow := range inventory.Flows {
		input, err := inventory.Input(flow.ID)
		require.NoError(b, err)
		inputs = append(inputs, input)
	}
	return inputs
}

func asking(b *testing.B, program *compiled.Program, inputs []map[string]any) func(int) {
	var buffer []byte
	return func(i int) {
		var err error
		if buffer, err = program.JSON(b.Context(), inputs[i%len(inputs)], buffer[:0]); err != nil {
			b.Fatal(err)
		}
	}
}

// cpu reports the time of the processor: a busy machine stretches the time that passes, but hardly that.
func cpu(b *testing.B, name string, do func(int)) {
	spent := func() time.Duration {
		var u syscall.Rusage
		require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		start := spent()
		for i := range b.N {
			do(i)
		}
		b.ReportMetric(float64(spent()-start)/float64(b.N), "cpu-ns/op")
	})
}
