package overlay

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

const (
	maxRules       = 256
	maxExpressions = 128
	maxLoops       = 8
)

// costs bounds the work of one rule: how much it says, how many loops it runs one in the other, and what it builds.
func (c *checker) costs(rule *ast.Rule) {
	s := &survey{indexes: map[ast.Var]bool{}, given: map[ast.Var]bool{}}
	ast.WalkNodes(rule, func(node ast.Node) bool {
		s.node(node)
		return false
	})
	for _, at := range s.unified {
		c.faultAt(CodeRule, at, "a pack names values with := and compares them with ==, it does not unify them with =")
	}
	growth := &growth{steps: s.steps}
	switch {
	case s.expressions > maxExpressions:
		c.faultAt(CodeCost, rule.Location, "the rule has over %d expressions", maxExpressions)
	case s.loops() > maxLoops:
		c.faultAt(CodeCost, rule.Location, "the rule has over %d loops", maxLoops)
	case growth.of(rule) > maxGrowth:
		c.faultAt(CodeCost, rule.Location, "the rule can build over %d times what it reads; long lists belong in data.json", maxGrowth)
	}
}

// survey is what one rule holds.
type survey struct {
	expressions int
	steps       []step
	unified     []*ast.Location
	// members counts some ... in and every; given are the names they give, indexes all names that stand in brackets.
	members        int
	given, indexes map[ast.Var]bool
}

func (s *survey) node(node ast.Node) {
	switch node := node.(type) {
	case *ast.Expr:
		s.expressions++
		switch {
		case node.IsEquality():
			s.unified = append(s.unified, node.Location)
		case node.IsAssignment():
			s.give(node.Operand(0), node.Operand(1))
		}
	case *ast.Every:
		s.members++
		s.give(node.Value, node.Domain)
		if node.Key != nil {
			s.give(node.Key, node.Domain)
		}
	case *ast.SomeDecl:
		if call, ok := node.Symbols[0].Value.(ast.Call); ok {
			s.members++
			domain := call[len(call)-1]
			for _, name := range call[1 : len(call)-1] {
				s.give(name, domain)
			}
		}
	case *ast.Term:
		if ref, ok := node.Value.(ast.Ref); ok {
			s.index(ref)
		}
	}
}

// give notes that the names in a term take their values from another.
func (s *survey) give(to, from *ast.Term) {
	s.steps = append(s.steps, step{to, from})
	ast.WalkVars(to, func(name ast.Var) bool {
		s.given[name] = true
		return false
	})
}

// index notes names in brackets, which range over what stands before them unless something else gave them a value.
func (s *survey) index(ref ast.Ref) {
	for _, part := range ref[1:] {
		if part.IsGround() {
			continue
		}
		s.steps = append(s.steps, step{part, ref[0]})
		ast.WalkVars(part, func(name ast.Var) bool {
			s.indexes[name] = true
			return false
		})
	}
}

func (s *survey) loops() int {
	n := s.members
	for name := range s.indexes {
		if !s.given[name] {
			n++
		}
	}
	return n
}
