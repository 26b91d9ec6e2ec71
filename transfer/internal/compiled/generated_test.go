package compiled

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pair of evaluators of the same policy.
type twins struct {
	program *Program
	query   rego.PreparedEvalQuery
}

func twinsOf(t *testing.T, module string, data map[string]any) *twins {
	t.Helper()
	compiler, err := ast.CompileModulesWithOpt(map[string]string{"m.rego": module}, ast.CompileOpts{ParserOptions: ast.ParserOptions{RegoVersion: ast.RegoV1}})
	if err != nil {
		return nil // of types that never match
	}
	fixed := map[string]any{}
	for k, v := range data {
		if k != "late" {
			fixed[k] = v
		}
	}
	program, err := Compile(compiler, fixed, "data.p", Options{Late: []string{"late"}, Clock: "at"})
	require.NoError(t, err, module)
	program, err = program.Bind(map[string]any{"late": data["late"]})
	require.NoError(t, err)
	query, err := rego.New(rego.Query("data.p"), rego.Compiler(compiler), rego.StrictBuiltinErrors(true),
		rego.Store(inmem.NewFromObjectWithOpts(data, inmem.OptReturnASTValuesOnRead(true)))).PrepareForEval(t.Context())
	require.NoError(t, err, module)
	return &twins{program, query}
}

// agree asks both.
func (w *twins) agree(t *testing.T, input any) bool {
	t.Helper()
	results, err := w.query.Eval(context.Background(), rego.EvalInput(input))
	got, wrong := w.program.JSON(context.Background(), input, nil)
	if err != nil {
		return assert.Error(t, wrong, err)
	}
	if errors.Is(wrong, ErrBuiltin) {
		return true // then OPA is asked
	}
	if !assert.NoError(t, wrong) {
		return false
	}
	want, err := json.Marshal(results[0].Expressions[0].Value)
	require.NoError(t, err)
	return assert.Equal(t, string(want), string(got))
}

// Policies made at random, full of dates, of `with`, and of functions that read the input through their arguments, are asked
// question after question: what one question left behind must not show in the answer to the next.
func TestGeneratedPoliciesAgree(t *testing.T) {
	Alone(t)
	policies := 400
	if testing.Short() {
		policies = 15
	}
	tried := 0
	for seed := range policies {
		g := &generator{chance: rand.New(rand.NewPCG(uint64(seed), 54))}
		module := g.module()
		data := map[string]any{
			"days": []any{"2020-01-01", "2020-06-30", "2021-01-01", "2021-01-02", "2022-12-31"},
			"late": map[string]any{"a": map[string]any{"from": "2020-06-30"}, "b": map[string]any{"from": "2021-01-01", "until": "2022-12-31"}},
			"over": map[string]any{"x": "2021-01-01", "y": "b"},
		}
		w := twinsOf(t, module, data)
		if w == nil {
			continue
		}
		tried++
		for range 12 {
			if !w.agree(t, g.question()) {
				t.Fatalf("seed %d\n%s", seed, module)
			}
		}
	}
	require.Greater(t, tried, policies/2)
}

type generator struct {
	chance *rand.Rand
	rules  []string // without arguments
	checks []string // functions of one argument
	// variables counts the names given, so that none is given twice in a body.
	variables int
}

func (g *generator) pick(list ...string) string { return list[g.chance.IntN(len(list))] }

func (g *generator) question() any {
	days := []any{"2019-12-31", "2020-01-01", "2020-06-30", "2021-01-01", "2021-01-02", "2023-01-01", "x", 7, nil}
	in := map[string]any{"hops": []any{map[string]any{"at": "2020-06-30", "k": "b"}, map[string]any{"at": "2021-01-02", "other": "2020-01-01"}}}
	for _, k := range []string{"at", "other", "third"} {
		if g.chance.IntN(8) > 0 {
			in[k] = days[g.chance.IntN(len(days))]
		}
	}
	in["k"] = g.pick("a", "b", "other", "third")
	return in
}

func (g *generator) module() string {
	var b strings.Builder
	b.WriteString("package p\n")
	for i := range 14 {
		switch g.chance.IntN(8) {
		case 0:
			name := fmt.Sprintf("f%d", i)
			fmt.Fprintf(&b, "%s(x) := %s if {\n%s}\n", name, g.value("x"), g.conditions("x"))
			if g.chance.IntN(2) == 0 {
				fmt.Fprintf(&b, "else := %s if {\n%s}\n", g.value("x"), g.conditions("x"))
			}
			g.checks = append(g.checks, name)
		case 1:
			name := fmt.Sprintf("s%d", i)
			for range 1 + g.chance.IntN(2) {
				fmt.Fprintf(&b, "%s contains %s if {\n%s}\n", name, g.value(""), g.conditions(""))
			}
			g.rules = append(g.rules, name)
		case 3:
			name := fmt.Sprintf("o%d", i)
			fmt.Fprintf(&b, "%s[k] := %s if {\n\tsome k, _ in data.late\n%s}\n", name, g.value(""), g.conditions(""))
			fmt.Fprintf(&b, "%s.x := %s if {\n%s}\n", name, g.value(""), g.conditions(""))
			g.rules = append(g.rules, name)
		case 4:
			name := fmt.Sprintf("v%d", i)
			fmt.Fprintf(&b, "%s contains v if {\n\tsome d in data.days\n\tv := %s with %s\n%s%s}\n", name, g.date("d"), g.modifier(), g.conditions("v"), g.conditions("d"))
			g.rules = append(g.rules, name)
		case 5:
			name := fmt.Sprintf("u%d", i)
			fmt.Fprintf(&b, "%s := v if {\n\td := %s\n\tv := %s with %s\n%s}\n", name, g.date(""), g.date("d"), g.modifier(), g.conditions("v"))
			g.rules = append(g.rules, name)
		case 2:
			name := fmt.Sprintf("w%d", i)
			fmt.Fprintf(&b, "%s := {d: v | some d in data.days; v := %s with %s}\n", name, g.read(""), g.modifier())
			g.rules = append(g.rules, name)
		default:
			name := fmt.Sprintf("r%d", i)
			if g.chance.IntN(2) == 0 {
				fmt.Fprintf(&b, "default %s := \"none\"\n", name)
			}
			fmt.Fprintf(&b, "%s := %s if {\n%s}\n", name, g.value(""), g.conditions(""))
			g.rules = append(g.rules, name)
		}
	}
	return b.String()
}

func (g *generator) modifier() string {
	return g.pick(
		"input.at as d", "input.at as d with data.over.x as d", "input as {\"at\": d, \"other\": \"2020-06-30\"}",
		"input as object.union(input, {\"at\": d})", "input.other as d", "data.over as {\"x\": d}",
		"input as input.hops[0]", "input.at as input.other", "input.at as input.at")
}

// date is an expression for something that may be a date.
func (g *generator) date(arg string) string {
	list := []string{
		"input.at", "input.at", "input.at", "input.other", `object.get(input, "at", "2020-06-30")`, "data.over.x",
		"data.late.a.from", "data.late[input.k].from", "input[input.k]", "input.hops[0].at", `"2021-01-01"`, `object.get(data.late.a, "until", input.at)`,
	}
	if arg != "" {
		list = append(list, arg, arg, "input["+arg+"]")
	}
	if len(g.checks) > 0 {
		list = append(list, fmt.Sprintf("%s(%s)", g.checks[g.chance.IntN(len(g.checks))], g.pick("input.at", `"other"`, `"third"`, `"2020-06-30"`, "input", "input.k")))
	}
	return g.pick(list...)
}

func (g *generator) conditions(arg string) string {
	var b strings.Builder
	for range g.chance.IntN(3) {
		g.variables++
		i := g.variables
		x, y := g.date(arg), g.date(arg)
		line := g.pick(
			x+" <= "+y, x+" < "+y, x+" >= "+y, x+" == "+y, x+" != "+y, x+` in {"2020-06-30", "2021-01-01"}`,
			"is_string("+x+")", "count([x1 | some x1 in data.days; x1 <= "+x+"]) > 2", fmt.Sprintf("some k%d in [\"at\", \"other\"]; input[k%d] > %s", i, i, y),
			fmt.Sprintf("q%d := input\n\tq%d.at <= %s", i, i, y), fmt.Sprintf("some q%d in [input, {\"at\": %s}]\n\tq%d.at == %s", i, x, i, y),
			fmt.Sprintf("every q%d in data.days { q%d >= %s }", i, i, x), fmt.Sprintf("[%s, q%d] = [q%d, %s]", x, i, i, y),
			fmt.Sprintf("q%d := {\"a\": %s}\n\tq%d == {\"a\": %s}", i, x, i, y), fmt.Sprintf("max([%s, %s]) == %s", x, y, x),
			"startswith(sprintf(\"%v\", ["+x+"]), \"2020\")")
		if g.chance.IntN(4) == 0 && !strings.Contains(line, "q") && !strings.HasPrefix(line, "some") {
			line = "not " + line
		}
		b.WriteString("\t" + line + "\n")
	}
	if len(g.rules) > 0 && g.chance.IntN(2) == 0 {
		fmt.Fprintf(&b, "\t%s != \"none\"\n", g.rules[g.chance.IntN(len(g.rules))])
	}
	return b.String() + "\ttrue\n"
}

// read is an expression for the value of an earlier rule.
func (g *generator) read(arg string) string {
	if len(g.rules) == 0 {
		return g.date(arg)
	}
	return g.rules[g.chance.IntN(len(g.rules))]
}

func (g *generator) value(arg string) string {
	x := g.date(arg)
	return g.pick(`"yes"`, "true", x, "["+x+", 1]", `{"d": `+x+`}`, g.read(arg), `concat("-", [sprintf("%v", [`+x+`]), "z"])`)
}
