package overlay

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// functions are the packages of the law whose functions and records a pack may use.
var functions = []string{"data.regions.areas", "data.regions.territories", "data.regions.lib.calendar", "data.regions.lib.validity"}

const mayRead = "a pack reads input, data.register, data.transfer.base, records of the law, the functions of data.regions and its own data"

// imports returns what the aliases of a module stand for.
func (c *checker) imports(module *ast.Module) map[ast.Var]ast.Ref {
	names := map[ast.Var]ast.Ref{}
	for _, one := range module.Imports {
		path, ok := one.Path.Value.(ast.Ref)
		if !ok {
			c.faultAt(CodeReference, one.Location, "an import names a path")
			continue
		}
		switch root := path[0].String(); {
		case slices.Contains(kinds, string(one.Name())):
			c.faultAt(CodeReference, one.Location, "import %s as %s: the name is that of a rule", path, one.Name())
		case root == "rego" && path.String() == "rego.v1":
		case root == "rego", root == "future":
			c.faultAt(CodeSyntax, one.Location, "import %s: a pack is written in Rego v1", path)
		case root == "data" && !c.open(path) && !slices.Contains([]string{"data.regions.lib", "data.regions"}, path.String()):
			c.faultAt(CodeReference, one.Location, "import %s: %s", path, mayRead)
		default:
			names[one.Name()] = path
		}
	}
	return names
}

// reads wants every reference to data to stay inside what is open to packs.
func (c *checker) reads(rule *ast.Rule, names map[ast.Var]ast.Ref) {
	inside := map[*ast.Term]bool{}
	visit := func(at *ast.Location, ref ast.Ref) {
		whole := full(ref, names)
		own := slices.Contains(kinds, whole[0].String())
		if own || whole[0].Equal(ast.DefaultRootDocument) && !c.open(whole) {
			c.faultAt(CodeReference, at, "%s: %s", ref, mayRead)
		}
	}
	ast.WalkTerms(rule, func(term *ast.Term) bool {
		switch value := term.Value.(type) {
		case ast.Ref:
			inside[value[0]] = true
			visit(term.Location, value)
		case ast.Var:
			if !inside[term] {
				visit(term.Location, ast.Ref{term})
			}
		}
		return false
	})
}

// full puts the path of an import in the place of its alias.
func full(ref ast.Ref, names map[ast.Var]ast.Ref) ast.Ref {
	name, ok := ref[0].Value.(ast.Var)
	if path := names[name]; ok && path != nil {
		return path.Concat(ref[1:])
	}
	return ref
}

func (c *checker) open(ref ast.Ref) bool {
	fixed := ref.GroundPrefix()
	within := func(root string) bool { return fixed.HasPrefix(ast.MustParseRef(root)) }
	switch {
	case within("data.register"), within("data.transfer.base"):
		return true
	case slices.ContainsFunc(functions, within):
		return !isTest(fixed)
	case within("data.mechanisms"):
		return len(fixed) > 4 && text(fixed[4]) == "records"
	case within("data.policies"):
		return len(fixed) > 3 && text(fixed[3]) == "records"
	case fixed.HasPrefix(c.home()):
		return len(fixed) > 3 && !slices.Contains(kinds, text(fixed[3])) && !isTest(fixed)
	default:
		return false
	}
}

func isTest(ref ast.Ref) bool {
	return slices.ContainsFunc(ref, func(t *ast.Term) bool { return strings.HasSuffix(text(t), "_test") })
}

func text(term *ast.Term) string {
	s, _ := term.Value.(ast.String)
	return string(s)
}
