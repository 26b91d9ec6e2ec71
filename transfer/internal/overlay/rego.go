package overlay

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// rego parses the rules and looks at each by itself.
func (c *checker) rego() {
	for _, name := range slices.Sorted(maps.Keys(c.files)) {
		if !strings.HasSuffix(name, ".rego") || !c.shallow(name) {
			continue
		}
		options := ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1, Capabilities: language()}
		module, err := ast.ParseModuleWithOpts(name, string(c.files[name]), options)
		switch {
		case err != nil:
			c.refused(CodeSyntax, name, err)
		case module == nil:
			c.fault(CodeSyntax, name, 1, "holds no rules")
		case strings.HasSuffix(name, "_test.rego"):
			c.test(module)
		default:
			c.pack.Modules[name] = module
			c.module(module)
		}
	}
	if len(c.pack.Modules) == 0 && len(c.faults) == 0 {
		c.fault(CodeFile, "overlays/"+c.pack.ID, 0, "holds no rules")
	}
}

// language leaves a pack Rego v1 as every server that is supported reads it.
func language() *ast.Capabilities {
	c := ast.CapabilitiesForThisVersion()
	c.Features = []string{ast.FeatureRegoV1, ast.FeatureKeywordsInRefs}
	c.FutureKeywords = nil
	c.AllowNet = []string{}
	return c
}

func (c *checker) refused(code, file string, err error) {
	var list ast.Errors
	if !errors.As(err, &list) {
		c.fault(code, file, 1, "%v", err)
		return
	}
	for _, one := range list {
		at := one.Location
		if at == nil {
			at = location(file, 1)
		}
		c.faultAt(code, at, "%s", one.Message)
	}
}

// shallow keeps text away from the parser that would nest beyond reason.
func (c *checker) shallow(name string) bool {
	depth, line, quote, comment := 0, 1, byte(0), false
	text := c.files[name]
	for i := 0; i < len(text); i++ {
		b := text[i]
		switch {
		case b == '\n':
			line, comment = line+1, false
			if quote == '"' {
				quote = 0
			}
		case comment:
		case quote == '"' && b == '\\':
			i++
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '#':
			comment = true
		case b == '"', b == '`':
			quote = b
		case strings.IndexByte("([{", b) >= 0:
			depth++
		case strings.IndexByte(")]}", b) >= 0:
			depth--
		}
		if depth > maxDepth {
			c.fault(CodeCost, name, line, "nested over %d levels", maxDepth)
			return false
		}
	}
	return true
}

const maxDepth = 32

// test holds the tests of a pack, which are never loaded beside decisions, to a package of their own.
func (c *checker) test(module *ast.Module) {
	path, home := module.Package.Path, c.home()
	if len(path) != len(home)+1 || !path.HasPrefix(home) || !strings.HasSuffix(string(path[len(path)-1].Value.(ast.String)), "_test") {
		c.faultAt(CodePackage, module.Package.Location, "tests stand in a package %s.<name>_test", strings.TrimPrefix(home.String(), "data."))
	}
}

func (c *checker) module(module *ast.Module) {
	if !module.Package.Path.Equal(c.home()) {
		c.faultAt(CodePackage, module.Package.Location, "the package must be %s, not %s",
			strings.TrimPrefix(c.home().String(), "data."), strings.TrimPrefix(module.Package.Path.String(), "data."))
	}
	names := c.imports(module)
	for _, rule := range module.Rules {
		c.rule(rule)
		c.reads(rule, names)
		c.calls(rule, names)
		c.costs(rule)
	}
}
