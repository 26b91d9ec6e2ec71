package proof_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/stretchr/testify/require"
)

// unaided is the rules in OPA's own evaluator, as anyone would load them, without a line of the library.
type unaided struct {
	compiler *ast.Compiler
	records  map[string]any
}

// bareRules loads the rules once, with the modules of overlays besides.
func bareRules(overlays map[string]string) (*unaided, error) {
	b := &unaided{records: map[string]any{}}
	modules := map[string]*ast.Module{}
	roots := map[string]fs.FS{"transfer": transfer.FS, "policies": policies.FS, "mechanisms": mechanisms.FS, "regions": regions.FS}
	for root, files := range roots {
		err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			full := path.Join(root, name)
			switch {
			case path.Base(name) == "data.json":
				return b.file(path.Dir(full), text)
			case strings.HasSuffix(name, ".rego") && !strings.HasSuffix(name, "_test.rego"):
				modules[full], err = ast.ParseModuleWithOpts(full, string(text), ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1})
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	for name, text := range overlays {
		module, err := ast.ParseModuleWithOpts(name, text, ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			return nil, err
		}
		modules[name] = module
	}
	b.compiler = ast.NewCompiler().WithStrict(true)
	if b.compiler.Compile(modules); b.compiler.Failed() {
		return nil, b.compiler.Errors
	}
	return b, nil
}

func (b *unaided) file(folder string, text []byte) error {
	var content map[string]any
	if err := json.Unmarshal(text, &content); err != nil {
		return err
	}
	at := b.records
	for part := range strings.SplitSeq(folder, "/") {
		if at[part] == nil {
			at[part] = map[string]any{}
		}
		at = at[part].(map[string]any)
	}
	maps.Copy(at, content)
	return nil
}

func (b *unaided) store(inv *transfer.Inventory) storage.Store {
	data := maps.Clone(b.records)
	data["register"] = inv.Register()
	return inmem.NewFromObject(data)
}

// query prepares the entrypoint for the register of an inventory.
func (b *unaided) query(t testing.TB, inv *transfer.Inventory) rego.PreparedEvalQuery {
	t.Helper()
	query, err := rego.New(rego.Query("data.transfer.decision"), rego.Compiler(b.compiler), rego.Store(b.store(inv))).PrepareForEval(t.Context())
	require.NoError(t, err)
	return query
}

// document is the one result of a query, without the revision, in which the library differs.
func document(t testing.TB, results rego.ResultSet) string {
	t.Helper()
	require.Len(t, results, 1)
	return withoutRevision(t, results[0].Expressions[0].Value)
}

func withoutRevision(t testing.TB, decision any) string {
	t.Helper()
	text, err := json.Marshal(decision)
	require.NoError(t, err)
	var fields map[string]any
	require.NoError(t, json.Unmarshal(text, &fields))
	require.Contains(t, fields, "revision")
	delete(fields, "revision")
	text, err = json.Marshal(fields)
	require.NoError(t, err)
	return string(text)
}

// plainRules are the rules as they stand in this build.
var plainRules = sync.OnceValues(func() (*unaided, error) { return bareRules(nil) })
