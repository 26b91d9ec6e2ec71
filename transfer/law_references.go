package transfer

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// looseReferences follows each path below data that a rule reads through the packages and the records, and returns those that lead
// nowhere: a mistyped one would be undefined without a word. It says how many it followed.
func looseReferences(compiler *ast.Compiler, records map[string]any) (loose []*ast.Term, followed int) {
	p := newPaths(compiler, records)
	for _, name := range slices.Sorted(maps.Keys(compiler.Modules)) {
		ast.WalkTerms(compiler.Modules[name], func(term *ast.Term) bool {
			ref, ok := term.Value.(ast.Ref)
			if !ok || !ref.HasPrefix(ast.DefaultRootRef) || len(ref) < 2 {
				return false
			}
			followed++
			if !p.lead(ref) && term.Location != nil {
				loose = append(loose, term)
			}
			return false
		})
	}
	return loose, followed
}

// paths are those below data.
type paths struct {
	rules    *ast.TreeNode
	records  map[string]any
	register map[string]any
}

func newPaths(compiler *ast.Compiler, records map[string]any) *paths {
	return &paths{compiler.RuleTree.Children[ast.Var("data")], records, (&Inventory{}).Register()}
}

func (p *paths) lead(ref ast.Ref) bool {
	return p.given(ref[1:]) || resolves(p.rules, p.records, ref[1:])
}

var amendedRecords = ast.MustParseRef("data." + amendedPath)[1:]

const amendedPath = "transfer.amendments.records"

// given are paths to what comes at run time: the register, the packs and the amendments.
func (p *paths) given(path ast.Ref) bool {
	if path[0].Equal(ast.StringTerm("overlays")) || path.HasPrefix(amendedRecords) {
		return true
	}
	if !path[0].Equal(ast.StringTerm(register)) {
		return false
	}
	if len(path) == 1 {
		return true
	}
	part, named := path[1].Value.(ast.String)
	_, known := p.register[string(part)]
	return known || !named
}

// resolves follows a path through rules and records at once. Where it branches over a variable some branch must go on.
func resolves(rules *ast.TreeNode, record any, path ast.Ref) bool {
	if len(path) == 0 {
		return rules != nil || record != nil
	}
	if rules != nil && len(rules.Values) > 0 {
		return true // inside the value of a rule, which the compiler types
	}
	text, named := path[0].Value.(ast.String)
	if !named {
		return anyBranch(rules, record, path[1:])
	}
	if rules != nil && rules.Children[text] != nil && resolves(rules.Children[text], nil, path[1:]) {
		return true
	}
	fields, _ := record.(map[string]any)
	next, stated := fields[string(text)]
	return stated && resolves(nil, next, path[1:])
}

func anyBranch(rules *ast.TreeNode, record any, path ast.Ref) bool {
	if rules != nil {
		for _, child := range rules.Children {
			if resolves(child, nil, path) {
				return true
			}
		}
	}
	switch x := record.(type) {
	case map[string]any:
		for _, child := range x {
			if resolves(nil, child, path) {
				return true
			}
		}
	case []any:
		for _, child := range x {
			if resolves(nil, child, path) {
				return true
			}
		}
	}
	return false
}
