package overlay

import (
	"maps"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer/internal/fields"
	"github.com/open-policy-agent/opa/v1/ast"
)

// typed are the documents of which a schema says what is in them.
var typed = map[string]string{"input": "schema.flow", "data.register": "schema.register", "data.transfer.base": "schema.decision"}

// compile puts the rules to the compiler together with the functions they may call, strictly and typed by the schemas.
func (c *checker) compile() {
	modules := maps.Clone(c.ground.Modules)
	if modules == nil {
		modules = map[string]*ast.Module{}
	}
	for name, module := range c.pack.Modules {
		modules[name] = c.annotated(module)
	}
	c.typos()
	compiler := ast.NewCompiler().WithStrict(true).WithCapabilities(Capabilities()).WithSchemas(c.schemas()).WithUseTypeCheckAnnotations(true)
	compiler.SetErrorLimit(most)
	compiler.Compile(modules)
	for _, err := range compiler.Errors {
		if !strings.HasPrefix(err.Message, "error limit") {
			c.faultAt(CodeCompile, err.Location, "%s", err.Message)
		}
	}
}

// typos finds fields of the register that none has, behind keys of which the compiler knows nothing.
func (c *checker) typos() {
	register, ok := c.ground.Schemas["register"].(map[string]any)
	if !ok {
		return
	}
	documents := []fields.Document{{Path: ast.MustParseRef("data.register"), Schema: register}}
	for _, module := range c.pack.Modules {
		for _, unknown := range fields.Check(module, documents) {
			c.faultAt(CodeCompile, unknown.Location, "%s: nothing has %s there, but %s", unknown.Ref, unknown.Field, strings.Join(unknown.Known, ", "))
		}
	}
}

// Capabilities are what a pack may use of the language, to be set on whatever compiles it.
func Capabilities() *ast.Capabilities {
	c := language()
	c.Builtins = slices.DeleteFunc(c.Builtins, func(b *ast.Builtin) bool { return !slices.Contains(usable, b.Name) })
	return c
}

// usable are the built-ins of packs and those of the functions that they call.
var usable = append(strings.Fields("rem substring to_number"), builtins...)

func (c *checker) schemas() *ast.SchemaSet {
	set := ast.NewSchemaSet()
	for name, schema := range c.ground.Schemas {
		set.Put(ast.SchemaRootRef.Concat([]*ast.Term{ast.StringTerm(name)}), schema)
	}
	return set
}

// annotated is a copy of a module that types the package, whether its METADATA asks for that or not.
func (c *checker) annotated(module *ast.Module) *ast.Module {
	own := module.Copy()
	for _, one := range own.Annotations {
		if one.Scope != "package" {
			continue
		}
		one.Schemas = nil
		for _, path := range slices.Sorted(maps.Keys(typed)) {
			if c.ground.Schemas[strings.TrimPrefix(typed[path], "schema.")] != nil {
				one.Schemas = append(one.Schemas, &ast.SchemaAnnotation{Path: ast.MustParseRef(path), Schema: ast.MustParseRef(typed[path])})
			}
		}
	}
	return own
}
