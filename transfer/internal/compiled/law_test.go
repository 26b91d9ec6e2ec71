package compiled_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/compiled"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/metrics"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/stretchr/testify/require"
)

const entrypoint = "data.transfer.decision"

// rules are the rules and records of this repository, as the library loads them.
type rules struct {
	compiler *ast.Compiler
	records  map[string]any
	program  *compiled.Program
}

var law = sync.OnceValues(func() (*rules, error) {
	modules := map[string]*ast.Module{}
	records := map[string]any{}
	for root, files := range map[string]fs.FS{"transfer": transfer.FS, "policies": policies.FS, "mechanisms": mechanisms.FS, "regions": regions.FS} {
		err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || strings.HasSuffix(name, "_test.rego") {
				return err
			}
			text, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			full := path.Join(root, name)
			switch {
			case path.Base(name) == "data.json":
				var content map[string]any
				if err := json.Unmarshal(text, &content); err != nil {
					return err
				}
				at := records
				for part := range strings.SplitSeq(path.Dir(full), "/") {
					if at[part] == nil {
						at[part] = map[string]any{}
					}
					at = at[part].(map[string]any)
				}
				for k, v := range content {
					at[k] = v
				}
			case strings.HasSuffix(name, ".rego"):
				modules[full], err = ast.ParseModuleWithOpts(full, string(text), ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1})
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	capabilities := ast.CapabilitiesForThisVersion()
	capabilities.Builtins = slices.DeleteFunc(capabilities.Builtins, func(b *ast.Builtin) bool { return b.Nondeterministic })
	compiler := ast.NewCompiler().WithStrict(true).WithCapabilities(capabilities).WithPathConflictsCheck(nil)
	if compiler.Compile(modules); compiler.Failed() {
		return nil, compiler.Errors
	}
	program, err := compiled.Compile(compiler, records, entrypoint, compiled.Options{Late: []string{"register"}, Clock: "at"})
	return &rules{compiler, records, program}, err
})

func ready(t testing.TB) *rules {
	t.Helper()
	l, err := law()
	require.NoError(t, err)
	return l
}

// bound is the program with a register.
type bound struct {
	*compiled.Program
}

func (r *rules) bound(t testing.TB, register any) *bound {
	t.Helper()
	program, err := r.program.Bind(map[string]any{"register": register})
	require.NoError(t, err)
	return &bound{program}
}

// reference is OPA's own evaluator, one for all tests, whose register each test sets.
type reference struct {
	query rego.PreparedEvalQuery
}

var opa = sync.OnceValues(func() (*prepared, error) {
	r, err := law()
	if err != nil {
		return nil, err
	}
	data := maps.Clone(r.records)
	data["register"] = nil
	store := inmem.NewFromObjectWithOpts(data, inmem.OptReturnASTValuesOnRead(true))
	query, err := rego.New(rego.Query(entrypoint), rego.Compiler(r.compiler), rego.Store(store), rego.StrictBuiltinErrors(true)).PrepareForEval(context.Background())
	return &prepared{query, store}, err
})

type prepared struct {
	query rego.PreparedEvalQuery
	store storage.Store
}

func (r *rules) topdown(t testing.TB, register any) *reference {
	t.Helper()
	p, err := opa()
	require.NoError(t, err)
	require.NoError(t, storage.WriteOne(t.Context(), p.store, storage.ReplaceOp, storage.MustParsePath("/register"), register))
	return &reference{p.query}
}

// json is the answer as encoding/json writes it.
func (r *reference) json(t testing.TB, input any) ([]byte, error) {
	t.Helper()
	var options []rego.EvalOption
	if value, ok := input.(ast.Value); ok {
		options = append(options, rego.EvalParsedInput(value))
	} else if input != nil {
		options = append(options, rego.EvalInput(input))
	}
	results, err := r.query.Eval(t.Context(), options...)
	if err != nil {
		return nil, err
	}
	require.Len(t, results, 1)
	text, err := json.Marshal(results[0].Expressions[0].Value)
	require.NoError(t, err)
	return text, nil
}

// fast evaluates with everything switched off that can be.
func (r *reference) fast(t testing.TB, input ast.Value) {
	results, err := r.query.Eval(t.Context(),
		rego.EvalParsedInput(input),
		rego.EvalMetrics(metrics.NoOp()),
		rego.EvalExternalCancel(topdown.NewCancel()),
		rego.EvalGenerateJSON(func(term *ast.Term, _ *rego.EvalContext) (any, error) { return term.Value, nil }))
	if err != nil || len(results) != 1 {
		t.Fatal(err, len(results))
	}
}

func builtin(t testing.TB) *transfer.Inventory {
	t.Helper()
	text, err := os.ReadFile("../../../examples/evaluator/inventory.yaml")
	require.NoError(t, err)
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: text})
	require.NoError(t, err)
	return inventory
}
