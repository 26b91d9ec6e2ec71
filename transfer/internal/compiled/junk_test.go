package compiled_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/chapterv/chapterv/transfer/internal/compiled"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/require"
)

// Whatever is asked, and whatever stands at the register, the document is the same.
func TestJunkGetsTheSameDocument(t *testing.T) {
	compiled.Alone(t)
	rules, inventory := ready(t), builtin(t)
	good, err := inventory.Input(inventory.Flows[0].ID)
	require.NoError(t, err)
	changed := func(key string, value any) map[string]any {
		copied := maps.Clone(good)
		copied[key] = value
		return copied
	}
	inputs := map[string]any{
		"none": nil, "null": ast.Null{}, "number": 1.5, "text": "x", "list": []any{}, "nothing": map[string]any{}, "true": true,
		"nested": map[string]any{"a": map[string]any{"a": []any{nil}}}, "good": good,
		"id of a number": changed("id", 7), "date with a time": changed("at", "2026-11-23T00:00:00Z"), "no date": changed("at", nil),
		"date of a number": changed("at", 20261123), "date of a list": changed("at", []any{"2026-11-23"}), "empty date": changed("at", ""),
		"day that is none": changed("at", "2026-02-30"), "far day": changed("at", "9999-12-31"), "hr as text": changed("hr", "false"),
		"unknown field": changed("hrr", true), "asked from outside": changed("asked", []any{"eu-gdpr"}), "asked junk": changed("asked", "x"),
		"received from outside": changed("received_under", []any{"x"}), "route of junk": changed("route", []any{nil, 1, "x"}),
		"route as text": changed("route", "x"), "route of itself": changed("route", []any{good}), "no side": changed("exporter", nil),
		"side as text":   changed("importer", "comms-us"),
		"nobody":         changed("exporter", map[string]any{"party": "nobody", "role": "controller"}),
		"party of a set": changed("exporter", map[string]any{"party": []any{}, "role": "controller"}),
		"set":            ast.NewSet(ast.StringTerm("x"), ast.NumberTerm("1.0")),
		"odd keys":       ast.NewObject(ast.Item(ast.NumberTerm("1"), ast.StringTerm("x")), ast.Item(ast.StringTerm("at"), ast.StringTerm("2026-11-23"))),
		"odd numbers":    changed("storage", []any{1e3, 1.0, -0.5}),
	}
	registers := map[string]any{
		"whole": inventory.Register(), "null": nil, "text": "x", "list": []any{}, "empty": map[string]any{},
		"parties of a list": map[string]any{"parties": []any{}}, "parties of junk": map[string]any{"parties": map[string]any{"comms-ie": 1, "comms-us": nil}},
	}
	for what, register := range registers {
		program, reference := rules.bound(t, register), rules.topdown(t, register)
		for name, input := range inputs {
			t.Run(what+"/"+name, func(t *testing.T) { program.agrees(t, reference, input) })
		}
	}
}

// Questions that are almost good reach rules that neither good nor hopeless ones do.
func TestDamagedQuestionsGetTheSameDocument(t *testing.T) {
	compiled.Alone(t)
	rules, inventory := ready(t), builtin(t)
	program, reference := rules.bound(t, inventory.Register()), rules.topdown(t, inventory.Register())
	chance := rand.New(rand.NewPCG(5, 4))
	times := 400
	if testing.Short() {
		times = 40
	}
	for range times {
		input, err := inventory.Input(inventory.Flows[chance.IntN(len(inventory.Flows))].ID)
		require.NoError(t, err)
		damaged := damage(chance, input, 1+chance.IntN(3))
		program.agrees(t, reference, damaged)
		if t.Failed() {
			t.Fatalf("input: %v", damaged)
		}
	}
}

// damage changes a document in some places.
func damage(chance *rand.Rand, x any, times int) any {
	for range times {
		x = damageOnce(chance, x)
	}
	return x
}

func damageOnce(chance *rand.Rand, x any) any {
	junk := []any{nil, true, false, 0, 7, "", "x", "2020-02-29", "controller", "processor", "US", []any{}, map[string]any{}, []any{"health"}}
	if chance.IntN(4) == 0 {
		return junk[chance.IntN(len(junk))]
	}
	switch x := x.(type) {
	case map[string]any:
		if len(x) == 0 {
			return x
		}
		copied := maps.Clone(x)
		keys := slices.Sorted(maps.Keys(x))
		k := keys[chance.IntN(len(keys))]
		switch chance.IntN(4) {
		case 0:
			delete(copied, k)
		case 1:
			copied[k] = x[keys[chance.IntN(len(keys))]]
		default:
			copied[k] = damageOnce(chance, x[k])
		}
		return copied
	case []any:
		if len(x) == 0 {
			return []any{junk[chance.IntN(len(junk))]}
		}
		copied := slices.Clone(x)
		i := chance.IntN(len(x))
		copied[i] = damageOnce(chance, x[i])
		return copied
	default:
		return junk[chance.IntN(len(junk))]
	}
}
