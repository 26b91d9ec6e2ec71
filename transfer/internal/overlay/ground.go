package overlay

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// NewGround is what a pack stands on: a version of the policy set, the rules of the root regions, and the folder with the
// published schemas.
func NewGround(version string, regions, schemas fs.FS) (Ground, error) {
	g := Ground{Version: version, Modules: map[string]*ast.Module{}, Schemas: map[string]any{}}
	err := fs.WalkDir(regions, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".rego" || strings.HasSuffix(name, "_test.rego") {
			return err
		}
		text, err := fs.ReadFile(regions, name)
		if err != nil {
			return err
		}
		full := path.Join("regions", name)
		g.Modules[full], err = ast.ParseModuleWithOpts(full, string(text), ast.ParserOptions{RegoVersion: ast.RegoV1})
		return err
	})
	if err != nil {
		return Ground{}, err
	}
	for _, name := range []string{"flow", "register", "decision"} {
		text, err := fs.ReadFile(schemas, name+".json")
		if err != nil {
			return Ground{}, err
		}
		var schema any
		if err := json.Unmarshal(text, &schema); err != nil {
			return Ground{}, err
		}
		g.Schemas[name] = schema
	}
	return g, nil
}
