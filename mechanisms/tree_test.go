package mechanisms_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The rules of the tree, over the whole repository.
const repository = ".."

var roots = []string{"mechanisms", "policies", "regions", "transfer"}

// ruleFolders are the folders that hold Rego, by their path from the repository.
func ruleFolders(t *testing.T) map[string][]string {
	t.Helper()
	folders := map[string][]string{}
	for _, root := range roots {
		err := fs.WalkDir(os.DirFS(repository), root, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				folders[path.Dir(name)] = append(folders[path.Dir(name)], path.Base(name))
			}
			return err
		})
		require.NoError(t, err)
	}
	for folder, files := range folders {
		if !slices.ContainsFunc(files, isRego) {
			delete(folders, folder)
		}
	}
	require.NotEmpty(t, folders)
	return folders
}

func isRego(name string) bool { return path.Ext(name) == ".rego" }

func TestARuleFolderHoldsARuleItsTestAndItsRecords(t *testing.T) {
	for folder, files := range ruleFolders(t) {
		name := path.Base(folder)
		assert.NotContains(t, roots, folder, "no Rego directly on a root")
		for _, file := range files {
			assert.Contains(t, []string{name + ".rego", name + "_test.rego", "data.json"}, file, "%s/%s", folder, file)
		}
		assert.Contains(t, files, name+"_test.rego", folder)
	}
}

func TestNothingOutsideTheRootsIsNamedLikeData(t *testing.T) {
	err := fs.WalkDir(os.DirFS(repository), "examples", func(name string, _ fs.DirEntry, err error) error {
		pack, _ := path.Match("examples/overlays/*/overlays/*/data.json", name) // a pack is a bundle of its own
		assert.True(t, pack || !slices.Contains([]string{"data.json", "data.yaml"}, path.Base(name)), name)
		return err
	})
	require.NoError(t, err)
}

func TestAPackageIsNamedLikeItsFolder(t *testing.T) {
	for name, module := range modules(t) {
		want := "data." + strings.ReplaceAll(path.Dir(name), "/", ".")
		if strings.HasSuffix(name, "_test.rego") {
			want += "_test"
		}
		assert.Equal(t, want, module.Package.Path.String(), name)
	}
}

func TestNothingReadsUpward(t *testing.T) {
	above := map[string][]string{
		"mechanisms": {"data.policies", "data.transfer"},
		"policies":   {"data.transfer"},
		"regions":    {"data.policies", "data.transfer", "data.mechanisms", "data.register"},
	}
	for name, module := range modules(t) {
		if strings.HasSuffix(name, "_test.rego") {
			continue
		}
		root, _, _ := strings.Cut(name, "/")
		ast.WalkRefs(module, func(ref ast.Ref) bool {
			for _, forbidden := range above[root] {
				assert.False(t, strings.HasPrefix(ref.String()+".", forbidden+"."), "%s reads %s", name, ref)
			}
			return false
		})
	}
}

// A rule whose built-in can fail, reads the clock or reaches outside would answer differently, or not at all.
func TestRulesUseOnlyBuiltinsThatAlwaysAnswer(t *testing.T) {
	text, err := os.ReadFile(path.Join(repository, "transfer/capabilities.json"))
	require.NoError(t, err)
	capabilities, err := ast.LoadCapabilitiesJSON(bytes.NewReader(text))
	require.NoError(t, err)
	var allowed []string
	for _, builtin := range capabilities.Builtins {
		allowed = append(allowed, builtin.Name)
	}
	for name, module := range modules(t) {
		if strings.HasSuffix(name, "_test.rego") {
			continue
		}
		ast.WalkExprs(module, func(e *ast.Expr) bool {
			if e.IsCall() {
				operator := e.Operator().String()
				if _, builtin := ast.BuiltinMap[operator]; builtin {
					assert.Contains(t, allowed, operator, "%s: %s", name, e)
				}
			}
			return false
		})
		ast.WalkTerms(module, func(term *ast.Term) bool {
			if call, ok := term.Value.(ast.Call); ok {
				operator := call[0].String()
				if _, builtin := ast.BuiltinMap[operator]; builtin {
					assert.Contains(t, allowed, operator, "%s: %s", name, call)
				}
			}
			return false
		})
	}
}

func TestOnlyValidityComparesDates(t *testing.T) {
	dates := []string{"at", "from", "until", "signed", "approved", "completed", "due", "review_by", "checked", "signable_until", "adopted", "reviewed"}
	for name, module := range modules(t) {
		if strings.HasSuffix(name, "_test.rego") || name == "regions/lib/validity/validity.rego" {
			continue
		}
		ast.WalkExprs(module, func(e *ast.Expr) bool {
			if e.IsCall() && slices.Contains([]string{"lt", "lte", "gt", "gte"}, e.Operator().String()) {
				for _, operand := range e.Operands() {
					if ref, ok := operand.Value.(ast.Ref); ok {
						field := strings.Trim(ref[len(ref)-1].String(), `"`)
						assert.NotContains(t, dates, field, "%s compares a date: %s", name, e)
					}
				}
			}
			return false
		})
	}
}

func modules(t *testing.T) map[string]*ast.Module {
	t.Helper()
	all := map[string]*ast.Module{}
	for folder, files := range ruleFolders(t) {
		for _, file := range files {
			if !isRego(file) {
				continue
			}
			name := path.Join(folder, file)
			text, err := os.ReadFile(path.Join(repository, name))
			require.NoError(t, err)
			all[name], err = ast.ParseModuleWithOpts(name, string(text), ast.ParserOptions{RegoVersion: ast.RegoV1, ProcessAnnotation: true})
			require.NoError(t, err)
		}
	}
	return all
}
