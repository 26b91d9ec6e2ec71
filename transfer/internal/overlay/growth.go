package overlay

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// maxGrowth is how many times over one rule may hold what it reads.
const maxGrowth = 4096

// growth estimates how many times over a term can hold what a rule reads. Built-ins that join texts and lists do so in
// steps that no deadline interrupts, and a few lines that double a text fill any memory.
type growth struct {
	steps   []step
	sizes   map[ast.Var]int
	known   map[*ast.Term]int
	largest int
}

// step gives the names in a term a value.
type step struct{ to, from *ast.Term }

// of estimates a rule, whose names are given values by steps.
func (g *growth) of(rule *ast.Rule) int {
	g.sizes = map[ast.Var]int{}
	for range len(g.steps) + 1 {
		g.known = map[*ast.Term]int{}
		if !g.pass() || g.largest > maxGrowth {
			break
		}
	}
	ast.WalkTerms(rule, func(term *ast.Term) bool {
		g.size(term)
		return g.largest > maxGrowth
	})
	return g.largest
}

// pass follows every step once and says whether a name grew.
func (g *growth) pass() bool {
	grew := false
	for _, step := range g.steps {
		size := g.size(step.from)
		ast.WalkVars(step.to, func(name ast.Var) bool {
			if size > g.sizes[name] {
				g.sizes[name], grew = size, true
			}
			return false
		})
	}
	return grew
}

func (g *growth) size(term *ast.Term) int {
	if size, ok := g.known[term]; ok {
		return size
	}
	size := 1
	switch value := term.Value.(type) {
	case ast.String:
		size += len(value) / 64
	case ast.Var:
		size = max(1, g.sizes[value])
	case ast.Ref:
		size = g.size(value[0])
	case *ast.Array:
		value.Foreach(func(t *ast.Term) { size += g.size(t) })
	case ast.Set:
		value.Foreach(func(t *ast.Term) { size += g.size(t) })
	case ast.Object:
		value.Foreach(func(k, v *ast.Term) { size += g.size(k) + g.size(v) })
	case *ast.ArrayComprehension:
		size = g.size(value.Term)
	case *ast.SetComprehension:
		size = g.size(value.Term)
	case *ast.ObjectComprehension:
		size = g.size(value.Key) + g.size(value.Value)
	case ast.Call:
		for _, operand := range value[1:] {
			size += g.size(operand)
		}
		if value[0].String() == "concat" && len(value) > 1 {
			delimiter, _ := value[1].Value.(ast.String)
			size *= 1 + len(delimiter)
		}
	}
	size = min(size, maxGrowth+1)
	g.known[term] = size
	g.largest = max(g.largest, size)
	return size
}
