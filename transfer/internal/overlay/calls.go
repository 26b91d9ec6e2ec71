package overlay

import (
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// builtins always answer, at once, from their arguments alone.
var builtins = strings.Fields(`and array.concat array.slice assign concat contains count endswith eq equal gt gte internal.member_2
	internal.member_3 is_array is_boolean is_null is_number is_object is_set is_string lt lte max min minus neq object.get object.keys
	or plus regex.match sort split sprintf startswith trim_prefix type_name`)

// calls wants every function to be one of the built-ins above or one of the law's.
func (c *checker) calls(rule *ast.Rule, names map[ast.Var]ast.Ref) {
	ast.WalkNodes(rule, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.Expr:
			if node.IsCall() {
				c.call(node.Location, node.Operator(), node.Operands(), names)
			}
		case *ast.Term:
			if call, ok := node.Value.(ast.Call); ok {
				c.call(node.Location, call[0].Value.(ast.Ref), call[1:], names)
			}
		}
		return false
	})
}

func (c *checker) call(at *ast.Location, operator ast.Ref, operands []*ast.Term, names map[ast.Var]ast.Ref) {
	name := operator.String()
	if slices.ContainsFunc(functions, func(root string) bool { return full(operator, names).HasPrefix(ast.MustParseRef(root)) }) {
		return
	}
	if !slices.Contains(builtins, name) {
		c.faultAt(CodeBuiltin, at, "%s is no function that a pack may call", name)
		return
	}
	if want := ast.BuiltinMap[name].Decl.Arity(); len(operands) != want {
		c.faultAt(CodeRule, at, "%s takes %d operands; name its result with :=", name, want)
		return
	}
	literal, fixed := operands[0].Value.(ast.String)
	switch name {
	case "sprintf":
		if !fixed || !formats.MatchString(string(literal)) {
			c.faultAt(CodeCost, at, "sprintf takes its format written out, with %%s, %%d and %%v alone")
		}
	case "concat":
		if !fixed || len(literal) > 16 {
			c.faultAt(CodeCost, at, "concat takes its delimiter written out, of 16 bytes at most")
		}
	case "regex.match":
		_, err := regexp.Compile(string(literal))
		if !fixed || len(literal) > 256 || err != nil {
			c.faultAt(CodeBuiltin, at, "regex.match takes a sound pattern written out, of 256 bytes at most")
		}
	}
}

var formats = regexp.MustCompile(`^([^%]|%[sdv%])*$`)
