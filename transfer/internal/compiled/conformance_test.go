package compiled

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/test/cases"
	"github.com/open-policy-agent/opa/v1/test/cases/testdata"
	"github.com/open-policy-agent/opa/v1/util"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every case by which OPA tests its own evaluator has the same outcome here, to the letter, or is refused.
func TestEveryCaseOfOPAAgreesOrIsRefused(t *testing.T) {
	Alone(t)
	agree, refused := 0, map[string]int{}
	for _, c := range corpus(t) {
		if c.ExperimentalKeywords {
			continue // not in the capabilities of the library
		}
		want, err := askOPA(t, c)
		if err != nil && want == nil {
			continue // not a policy
		}
		got, wrong := askCompiled(t, c)
		switch {
		case got == nil:
			refused[reason(wrong)]++
		case assert.Equal(t, want.errs, got.errs, "%s: OPA: %v, compiled: %v", c.Note, err, wrong) && assert.Equal(t, want.answers, got.answers, c.Note):
			agree++
		}
	}
	total := agree
	for _, why := range slices.Sorted(maps.Keys(refused)) {
		t.Logf("%4d refused: %s", refused[why], why)
		total += refused[why]
	}
	t.Logf("%d of %d agree", agree, total)
	require.Greater(t, total, 2000)
	assert.GreaterOrEqual(t, float64(agree), 0.85*float64(total), "too much is refused")
}

// outcome is what a query came to: its answers as JSON, in order of their text, or an error.
type asked struct {
	answers []string
	errs    bool
}

func corpus(t *testing.T) []cases.TestCase {
	t.Helper()
	var all cases.Set
	require.NoError(t, fs.WalkDir(testdata.V1, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := testdata.V1.ReadFile(name)
		if err != nil {
			return err
		}
		var set cases.Set
		if err := util.Unmarshal(text, &set); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		all.Cases = append(all.Cases, set.Cases...)
		return nil
	}))
	return all.Sorted().Cases
}

func modulesOf(c cases.TestCase) (*ast.Compiler, error) {
	modules := map[string]*ast.Module{}
	for i, text := range c.Modules {
		m, err := ast.ParseModuleWithOpts(fmt.Sprintf("%d.rego", i), text, ast.ParserOptions{RegoVersion: ast.RegoV1, ProcessAnnotation: true})
		if err != nil {
			return nil, err
		}
		modules[fmt.Sprintf("%d.rego", i)] = m
	}
	compiler := ast.NewCompiler()
	if compiler.Compile(modules); compiler.Failed() {
		return nil, compiler.Errors
	}
	return compiler, nil
}

func dataOf(c cases.TestCase) map[string]any {
	if c.Data == nil {
		return map[string]any{}
	}
	return *c.Data
}

func inputOf(c cases.TestCase) ast.Value {
	switch {
	case c.InputTerm != nil:
		return ast.MustParseTerm(*c.InputTerm).Value
	case c.Input != nil:
		return ast.MustInterfaceToValue(*c.Input)
	}
	return nil
}

func askOPA(t *testing.T, c cases.TestCase) (*asked, error) {
	t.Helper()
	for k, v := range c.Env {
		t.Setenv(k, v)
	}
	compiler, err := modulesOf(c)
	if err != nil {
		return nil, err
	}
	query, err := rego.New(
		rego.Query(c.Query), rego.Compiler(compiler), rego.StrictBuiltinErrors(c.StrictError), rego.SetRegoVersion(ast.RegoV1),
		rego.Store(inmem.NewFromObjectWithOpts(dataOf(c), inmem.OptReturnASTValuesOnRead(true))),
	).PrepareForEval(t.Context())
	if err != nil {
		return nil, err
	}
	var options []rego.EvalOption
	if in := inputOf(c); in != nil {
		options = append(options, rego.EvalParsedInput(in))
	}
	results, err := query.Eval(t.Context(), options...)
	if err != nil {
		return &asked{errs: true}, err
	}
	out := &asked{}
	for _, r := range results {
		text, err := json.Marshal(r.Bindings)
		require.NoError(t, err)
		out.answers = append(out.answers, string(text))
	}
	slices.Sort(out.answers)
	out.answers = slices.Compact(out.answers)
	return out, nil
}

func askCompiled(t *testing.T, c cases.TestCase) (*asked, error) {
	t.Helper()
	compiler, err := modulesOf(c)
	require.NoError(t, err)
	policy, err := planning.plan(t.Context(), compiler, c.Query)
	if err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	program, err := compilePolicy(policy, dataOf(c), Options{Lenient: !c.StrictError, Clock: "at"})
	if err != nil {
		return nil, err
	}
	var in any
	if v := inputOf(c); v != nil {
		in = v
	}
	m := program.machine()
	answers, err := m.bindings(t.Context(), program, in)
	switch {
	case errors.Is(err, ErrRefused):
		return nil, err
	case err != nil:
		return &asked{errs: true}, err
	}
	out := &asked{}
	for _, v := range answers {
		out.answers = append(out.answers, string(appendJSON(nil, v)))
	}
	slices.Sort(out.answers)
	out.answers = slices.Compact(out.answers)
	return out, nil
}

func reason(err error) string {
	text := err.Error()
	if i := strings.LastIndex(text, "built-in "); i >= 0 {
		return text[i:]
	}
	return text
}
