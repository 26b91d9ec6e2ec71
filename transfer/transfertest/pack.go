package transfertest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
)

// TestPack checks an overlay pack and runs its tests in Rego against the rules of this build, each as a test of its own. It
// fails if the pack would be refused, if a test fails, or if there is none.
func TestPack(t *testing.T, pack fs.FS) {
	t.Helper()
	if err := bundle.WritePack(io.Discard, pack); err != nil {
		t.Fatalf("the pack is refused:\n%v", err)
	}
	results, err := runPack(t.Context(), pack)
	switch {
	case err != nil:
		t.Fatalf("the tests of the pack do not run: %v", err)
	case len(results) == 0:
		t.Fatal("the pack has no tests")
	}
	for _, result := range results {
		t.Run(strings.TrimPrefix(result.Package, "data.")+"."+result.Name, func(t *testing.T) {
			if !result.Pass() {
				t.Error(failure(result))
			}
		})
	}
}

// failure names the place of a failed test, the rows of a table that failed, and what was printed.
func failure(result *tester.Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s fails", result.Location)
	if result.FailedAt != nil && result.FailedAt.Location != nil {
		fmt.Fprintf(&b, " at line %d: %s", result.FailedAt.Location.Row, result.FailedAt.Location.Text)
	}
	if result.Error != nil {
		fmt.Fprintf(&b, ": %v", result.Error)
	}
	for name, sub := range result.SubResults.Iter {
		if sub.Fail {
			fmt.Fprintf(&b, "\n  %s", strings.Join(name, ", "))
		}
	}
	if len(result.Output) > 0 {
		fmt.Fprintf(&b, "\n%s", result.Output)
	}
	return b.String()
}

// runPack runs the tests of a pack, and no others, with the law and its test kit beside them.
func runPack(ctx context.Context, pack fs.FS) ([]*tester.Result, error) {
	tree := &tree{modules: map[string]*ast.Module{}, data: map[string]any{}}
	trees := map[string]fs.FS{"transfer": transfer.FS, "mechanisms": mechanisms.FS, "policies": policies.FS, "regions": regions.FS}
	for root, fsys := range trees {
		if err := tree.add(root, fsys, kit); err != nil {
			return nil, err
		}
	}
	if err := tree.add("", pack, func(string) bool { return true }); err != nil {
		return nil, err
	}
	store := inmem.NewFromObject(tree.data)
	runner := tester.NewRunner().SetStore(store).SetModules(tree.modules).SetTimeout(time.Minute).
		CapturePrintOutput(true).SetPrefixMatchers(ast.MustParseRef("data.overlays"))
	var results []*tester.Result
	err := storage.Txn(ctx, store, storage.TransactionParams{}, func(txn storage.Transaction) error {
		all, err := runner.RunTests(ctx, txn)
		if err != nil {
			return err
		}
		for result := range all {
			results = append(results, result)
		}
		return nil
	})
	return results, err
}

// kit tells the test kits from the tests of the law, which are not run again.
func kit(name string) bool {
	return strings.HasSuffix(name, "transfer/kit/kit_test.rego") || strings.HasSuffix(name, "mechanisms/lib/fixture/fixture_test.rego")
}

// tree is Rego and data where a bundle puts them.
type tree struct {
	modules map[string]*ast.Module
	data    map[string]any
}

func (t *tree) add(root string, fsys fs.FS, tests func(string) bool) error {
	return fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		full := path.Join(root, name)
		switch {
		case err != nil || entry.IsDir():
			return err
		case strings.HasSuffix(name, "_test.rego") && !tests(full):
			return nil
		case strings.HasSuffix(name, ".rego"):
			text, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			t.modules[full], err = ast.ParseModuleWithOpts(full, string(text), ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1})
			return err
		case path.Base(name) == "data.json":
			return t.put(fsys, name, full)
		}
		return nil
	})
}

func (t *tree) put(fsys fs.FS, name, full string) error {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	at := t.data
	for part := range strings.SplitSeq(path.Dir(full), "/") {
		next, ok := at[part].(map[string]any)
		if !ok && at[part] != nil {
			return errors.New(full + " stands where other data do")
		}
		if !ok {
			next = map[string]any{}
			at[part] = next
		}
		at = next
	}
	return json.Unmarshal(text, &at)
}
