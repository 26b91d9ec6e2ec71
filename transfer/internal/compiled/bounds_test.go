package compiled

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const endless = `package p
pairs := count([1 | some a in numbers.range(1, 100000); some b in numbers.range(1, 100000); a + b == input.sum])
short := 1`

func compileText(t testing.TB, text, query string, options Options) (*Program, error) {
	t.Helper()
	compiler := ast.MustCompileModulesWithOpts(map[string]string{"m.rego": text}, ast.CompileOpts{ParserOptions: ast.ParserOptions{RegoVersion: ast.RegoV1}})
	return Compile(compiler, map[string]any{"p": map[string]any{"taken": 1}}, query, options)
}

func mustCompile(t testing.TB, text, query string, options Options) *Program {
	t.Helper()
	p, err := compileText(t, text, query, options)
	require.NoError(t, err)
	return p
}

func TestAnEndedContextEndsTheEvaluation(t *testing.T) {
	p := mustCompile(t, endless, "data.p.pairs", Options{})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	start := time.Now()
	text, err := p.JSON(ctx, map[string]any{"sum": 7}, nil)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	assert.Empty(t, text)
	assert.Less(t, time.Since(start), 5*time.Second)
	ctx, cancel = context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	_, err = p.Eval(ctx, nil)
	require.ErrorIs(t, err, context.Canceled)
	_, err = p.JSON(ctx, nil, nil)
	assert.ErrorIs(t, err, context.Canceled, "one that is over before the start")
}

func TestTooMuchWorkIsAnError(t *testing.T) {
	text, err := mustCompile(t, endless, "data.p.pairs", Options{}).JSON(t.Context(), map[string]any{"sum": 7}, nil)
	require.ErrorIs(t, err, ErrBudget)
	assert.Empty(t, text)
	_, err = mustCompile(t, "package p\nr := numbers.range(input.a, input.b)", "data.p.r", Options{}).JSON(t.Context(), map[string]any{"a": -1 << 62, "b": 1 << 62}, nil)
	assert.ErrorIs(t, err, ErrBudget)
	double := "package p\nr := count(t30)\nt0 := sprintf(\"%s%s\", [input.s, input.s])\n"
	for i := range 30 {
		double += fmt.Sprintf("t%d := concat(\"\", [t%d, t%d])\n", i+1, i, i)
	}
	_, err = mustCompile(t, double, "data.p.r", Options{}).JSON(t.Context(), map[string]any{"s": "0123456789"}, nil)
	assert.ErrorIs(t, err, ErrBudget)
}

func TestAMachineIsSoundAfterAnError(t *testing.T) {
	p := mustCompile(t, `package p
r := {"x": x} if x := input.a
r := {"x": x} if x := input.b
s := sprintf("%s", [to_number(input.a)])`, "data.p.r", Options{})
	for range 3 {
		text, err := p.JSON(t.Context(), map[string]any{"a": "1", "b": "1"}, nil)
		require.NoError(t, err)
		assert.Equal(t, `{"x":"1"}`, string(text))
		_, err = p.JSON(t.Context(), map[string]any{"a": "1", "b": "2"}, nil)
		assert.ErrorIs(t, err, errConflict)
	}
}

func TestAnErrorOfABuiltInEndsTheEvaluation(t *testing.T) {
	const text = `package p
default r := "fine"
r := "odd" if not to_number(input.a)`
	_, err := mustCompile(t, text, "data.p.r", Options{}).JSON(t.Context(), map[string]any{"a": "x"}, nil)
	assert.Error(t, err)
	got, err := mustCompile(t, text, "data.p.r", Options{Lenient: true}).JSON(t.Context(), map[string]any{"a": "x"}, nil)
	require.NoError(t, err)
	assert.Equal(t, `"odd"`, string(got))
}

func TestUndefinedIsNoAnswerAndNoError(t *testing.T) {
	p := mustCompile(t, "package p\nr := 1 if input.a", "data.p.r", Options{})
	text, err := p.JSON(t.Context(), nil, []byte("before"))
	require.NoError(t, err)
	assert.Equal(t, "before", string(text))
	v, err := p.Eval(t.Context(), map[string]any{"a": false})
	require.NoError(t, err)
	assert.Nil(t, v)
	v, err = p.Eval(t.Context(), map[string]any{"a": 0})
	require.NoError(t, err)
	assert.Equal(t, ast.Number("1"), v)
}

func TestWhatCannotBeExactIsRefused(t *testing.T) {
	for what, rule := range map[string]string{
		"time.now_ns": "r := time.now_ns()", "rand.intn": "r := rand.intn(\"x\", 7)", "opa.runtime": "r := opa.runtime()",
		"http.send": "r := http.send({\"method\": \"get\", \"url\": input.u})", "number 1.0": "r := [1.0, input.x]",
		"json.match_schema": "r := json.match_schema(input, {})", "uuid.rfc4122": "r := uuid.rfc4122(\"x\")",
		"path of a rule": "r := data.p.taken\ntaken := 2",
	} {
		_, err := compileText(t, "package p\n"+rule, "data.p.r", Options{})
		assert.ErrorContains(t, err, what)
	}
	p := mustCompile(t, "package p\nr := input.x", "data.p.r", Options{})
	_, err := p.Eval(t.Context(), map[string]any{"x": ast.Number("1.0")})
	assert.ErrorIs(t, err, ErrRefused)
}

// A question must not show in the answer to another one, least of all through a function that an argument tells which field
// of the input to read.
func TestQuestionsInARowDoNotMeet(t *testing.T) {
	w := twinsOf(t, `package p
side(name) := input[name].party
both := [side("exporter"), side("importer")]
named(record, name) if object.get(record, name, input[name]) == input[name]
all := {id | some id, record in data.late; named(record, "exporter"); named(record, "importer")}
given := {name: input[name] | some name in ["exporter", "third"]}
deep(x) := x.party
reached := deep(input.exporter)
whole := count(input)
size(x) := count(x)
counted := size(input)
same(x, y) if x == y
alike := [true | same(input.exporter, input.importer)]
handed(x) := x
back := handed(input).third`, map[string]any{"late": map[string]any{"a": map[string]any{"exporter": 1}, "b": map[string]any{}}})
	for _, exporter := range []any{1, map[string]any{"party": "x"}, map[string]any{"party": "y"}, nil, 1} {
		for _, importer := range []any{map[string]any{"party": "z"}, map[string]any{"party": "x"}} {
			require.True(t, w.agree(t, map[string]any{"exporter": exporter, "importer": importer}))
			require.True(t, w.agree(t, map[string]any{"exporter": exporter, "importer": importer, "third": exporter}))
		}
	}
}

func TestProgramsOfDifferentRegistersDoNotMeet(t *testing.T) {
	p := mustCompile(t, `package p
r := [data.late.x, twice(data.late.x), chosen]
twice(x) := concat("", [x, x])
chosen := data.late.list[input.k]`, "data.p.r", Options{Late: []string{"late"}})
	var bound []*Program
	for i := range 4 {
		b, err := p.Bind(map[string]any{"late": map[string]any{"x": fmt.Sprint(i), "list": map[string]any{"k": i}}})
		require.NoError(t, err)
		bound = append(bound, b)
	}
	var all sync.WaitGroup
	errs := make(chan error, 8)
	for range 8 {
		all.Go(func() {
			for n := range 200 {
				i := n % len(bound)
				text, err := bound[i].JSON(context.Background(), map[string]any{"k": "k"}, nil)
				if want := fmt.Sprintf(`["%d","%d%d",%d]`, i, i, i, i); err != nil || string(text) != want {
					errs <- errors.Join(err, fmt.Errorf("%s, want %s", text, want))
					return
				}
			}
		})
	}
	all.Wait()
	close(errs)
	for err := range errs {
		assert.NoError(t, err)
	}
	text, err := p.JSON(t.Context(), map[string]any{"k": "k"}, nil)
	require.NoError(t, err)
	assert.Empty(t, text, "nothing is bound")
}

func TestWhatIsPassedInIsNotChanged(t *testing.T) {
	late := map[string]any{"x": []any{"b", "a"}}
	copied := maps.Clone(late)
	p := mustCompile(t, `package p
r := {"sorted": sort(input.l), "all": array.concat(input.l, data.late.x), "in": input}`, "data.p.r", Options{Late: []string{"late"}})
	b, err := p.Bind(map[string]any{"late": late})
	require.NoError(t, err)
	input := map[string]any{"l": []any{"z", "y"}}
	text, err := b.JSON(t.Context(), input, nil)
	require.NoError(t, err)
	assert.Equal(t, `{"all":["z","y","b","a"],"in":{"l":["z","y"]},"sorted":["y","z"]}`, string(text))
	assert.Equal(t, map[string]any{"l": []any{"z", "y"}}, input)
	assert.Equal(t, copied, late)
}
