package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

var roots = []string{"mechanisms", "policies", "regions", "transfer"}

// fixtures is a small world for tests, not a rule.
const fixtures = "mechanisms/lib/fixture/"

// tree is the rules, their tests and the records of the repository, by path.
type tree struct {
	modules map[string]*ast.Module
	// records are the data files as they stand; data is what the rules see of them all.
	records map[string]map[string]any
	data    map[string]any
	// texts are the files, and the cases besides.
	texts map[string][]byte
}

func readTree(repository fs.FS) (*tree, error) {
	t := &tree{modules: map[string]*ast.Module{}, records: map[string]map[string]any{}, data: map[string]any{}, texts: map[string][]byte{}}
	for _, root := range roots {
		err := fs.WalkDir(repository, root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			return t.read(repository, name)
		})
		if err != nil {
			return nil, err
		}
	}
	cases, err := fs.Glob(repository, caseFiles)
	if err != nil {
		return nil, err
	}
	for _, name := range cases {
		if t.texts[name], err = fs.ReadFile(repository, name); err != nil {
			return nil, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(t.records)) {
		t.data = put(t.data, strings.Split(path.Dir(name), "/"), t.records[name])
	}
	return t, nil
}

func (t *tree) read(repository fs.FS, name string) error {
	isRego, isData := path.Ext(name) == ".rego", path.Base(name) == "data.json"
	if !isRego && !isData {
		return nil
	}
	text, err := fs.ReadFile(repository, name)
	if err != nil {
		return err
	}
	t.texts[name] = text
	if isRego {
		t.modules[name], err = ast.ParseModuleWithOpts(name, string(text), ast.ParserOptions{RegoVersion: ast.RegoV1, ProcessAnnotation: true})
		return err
	}
	var content map[string]any
	if err := json.Unmarshal(text, &content); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	t.records[name] = content
	return nil
}

// put returns the object with a value at a path. It shares what it leaves untouched with the original, which stays as it was.
func put(object map[string]any, at []string, value any) map[string]any {
	changed := maps.Clone(object)
	if changed == nil {
		changed = map[string]any{}
	}
	if len(at) == 0 {
		maps.Copy(changed, value.(map[string]any))
		return changed
	}
	below, _ := changed[at[0]].(map[string]any)
	changed[at[0]] = put(below, at[1:], value)
	return changed
}

func isTest(name string) bool { return strings.HasSuffix(name, "_test.rego") }

// testOf is the file that tests a file of rules or of records.
func testOf(name string) string {
	folder := path.Dir(name)
	return path.Join(folder, path.Base(folder)+"_test.rego")
}
