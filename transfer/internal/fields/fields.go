// Package fields follows what rules read through JSON Schemas, and finds fields that no document has. OPA's own type checker
// does so for input; of objects keyed by id, as the register and the records are, it does not know what is behind the key.
package fields

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// Document is something that rules read: where it stands and what can be in it.
type Document struct {
	Path   ast.Ref
	Schema map[string]any
}

// Unknown is a reference to a field that no document has.
type Unknown struct {
	Location *ast.Location
	// Ref is the reference as it is written, Field the part of it that is not known.
	Ref   ast.Ref
	Field string
	// Known are the fields that stand there.
	Known []string
}

// Check follows every reference of a module: to the documents themselves, through imports and rules that name a part of them, and
// through local names that are given a part. Where it loses the thread it says nothing.
func Check(module *ast.Module, documents []Document) []Unknown {
	c := &checker{documents: documents, imports: map[ast.Var]ast.Ref{}, names: map[ast.Var][]*node{}}
	for _, one := range module.Imports {
		if path, ok := one.Path.Value.(ast.Ref); ok {
			c.imports[one.Name()] = path
		}
	}
	for _, rule := range module.Rules {
		if ref, ok := constant(rule); ok {
			c.names[rule.Head.Name] = c.follow(ref, nil)
		}
	}
	for _, rule := range module.Rules {
		c.rule(rule)
	}
	return c.found
}

// constant is what a rule stands for that only names a part of a document.
func constant(rule *ast.Rule) (ast.Ref, bool) {
	if rule.Head.Args != nil || rule.Head.Key != nil || rule.Head.Value == nil || len(rule.Head.Reference) != 1 || !generated(rule.Body) {
		return nil, false
	}
	ref, ok := rule.Head.Value.Value.(ast.Ref)
	return ref, ok
}

func generated(body ast.Body) bool { return len(body) == 1 && body[0].String() == "true" }

type checker struct {
	documents []Document
	imports   map[ast.Var]ast.Ref
	names     map[ast.Var][]*node
	found     []Unknown
}

// rule follows the references of a rule after the names that its body gives.
func (c *checker) rule(rule *ast.Rule) {
	local := map[ast.Var][]*node{}
	given := func(to, from *ast.Term, inside bool) {
		name, isName := to.Value.(ast.Var)
		ref, isRef := from.Value.(ast.Ref)
		if !isName {
			return
		}
		nodes := []*node{anything}
		if isRef {
			nodes = c.follow(ref, local)
		}
		if inside {
			nodes = children(nodes)
		}
		local[name] = append(local[name], nodes...)
	}
	for _, argument := range rule.Head.Args {
		ast.WalkVars(argument, func(name ast.Var) bool {
			local[name] = []*node{anything}
			return false
		})
	}
	// Twice, since a name may be given before the one that it rests on.
	for range 2 {
		ast.WalkNodes(rule, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Expr:
				if n.IsAssignment() {
					given(n.Operand(0), n.Operand(1), false)
				}
			case *ast.Every:
				given(n.Value, n.Domain, true)
			case *ast.SomeDecl:
				if call, ok := n.Symbols[0].Value.(ast.Call); ok {
					given(call[len(call)-2], call[len(call)-1], true)
				}
			}
			return false
		})
	}
	ast.WalkTerms(rule, func(term *ast.Term) bool {
		if ref, ok := term.Value.(ast.Ref); ok {
			c.check(term.Location, ref, local)
		}
		return false
	})
}

func (c *checker) check(at *ast.Location, ref ast.Ref, local map[ast.Var][]*node) {
	nodes, rest := c.start(ref, local)
	for _, part := range rest {
		next := step(nodes, part)
		if len(next) == 0 && len(nodes) > 0 {
			c.found = append(c.found, Unknown{Location: at, Ref: ref, Field: part.String(), Known: known(nodes)})
			return
		}
		nodes = next
	}
}

// follow returns what a reference leads to, or nothing.
func (c *checker) follow(ref ast.Ref, local map[ast.Var][]*node) []*node {
	nodes, rest := c.start(ref, local)
	for _, part := range rest {
		nodes = step(nodes, part)
	}
	return nodes
}

func (c *checker) start(ref ast.Ref, local map[ast.Var][]*node) ([]*node, ast.Ref) {
	name, ok := ref[0].Value.(ast.Var)
	if !ok {
		return nil, nil
	}
	if nodes, ok := local[name]; ok {
		return nodes, ref[1:]
	}
	if nodes, ok := c.names[name]; ok {
		return nodes, ref[1:]
	}
	if path, ok := c.imports[name]; ok {
		ref = path.Concat(ref[1:])
	}
	for _, d := range c.documents {
		if ref.HasPrefix(d.Path) {
			return []*node{{root: d.Schema, schema: d.Schema}}, ref[len(d.Path):]
		}
	}
	return nil, nil
}
