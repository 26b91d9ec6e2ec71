package main

import "github.com/open-policy-agent/opa/v1/ast"

// swapped are the operators that stand for one another.
var swapped = map[string][]string{
	"equal": {"neq"}, "neq": {"equal"},
	"lt": {"lte"}, "lte": {"lt"}, "gt": {"gte"}, "gte": {"gt"},
	"and": {"or"}, "or": {"and"}, "minus": {"and", "plus"}, "plus": {"minus"},
	"min": {"max"}, "max": {"min"}, "union": {"intersection"},
	"startswith": {"endswith"}, "endswith": {"startswith"},
	"array.concat": {reversed}, "object.union": {reversed},
	"sort": {off},
}

const (
	reversed = "reversed" // the same operator, its operands the other way round
	off      = "off"      // the operand itself
)

// callVariants swap the operator of a call and change its operands.
func callVariants(t *ast.Term, call ast.Call) []variant[*ast.Term] {
	put := func(terms []*ast.Term) *ast.Term { return &ast.Term{Value: ast.Call(terms), Location: t.Location} }
	operator := call[0].String()
	var all []variant[*ast.Term]
	for _, other := range swapped[operator] {
		v := one(swapOperator, t.String()+" -> "+other, t.Location, t)
		switch other {
		case reversed:
			v.node = put([]*ast.Term{call[0], call[2], call[1]})
		case off:
			v.node = call[1]
		default:
			v.node = put(with([]*ast.Term(call), 0, named(other, call[0].Location)))
		}
		all = append(all, v)
	}
	for i, operand := range call[1:] {
		all = append(all, within(termVariants(operand), func(o *ast.Term) *ast.Term { return put(with([]*ast.Term(call), i+1, o)) })...)
	}
	return all
}

func named(builtin string, location *ast.Location) *ast.Term {
	t := ast.NewTerm(ast.BuiltinMap[builtin].Ref())
	t.Location = location
	return t
}
