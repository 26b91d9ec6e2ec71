package main

import "github.com/open-policy-agent/opa/v1/ast"

// bodyVariants drop each expression of a body once, turn it round and change what it holds.
func bodyVariants(body ast.Body) []variant[ast.Body] {
	if len(body) == 1 && body[0].Equal(always) {
		return nil
	}
	var all []variant[ast.Body]
	for i, e := range body {
		rest := without(body, i)
		if len(rest) == 0 {
			rest = ast.Body{always}
		}
		all = append(all, one(dropExpression, e.String(), e.Location, numbered(rest)))
	}
	for i, e := range body {
		all = append(all, within(expressionVariants(e), func(changed *ast.Expr) ast.Body { return numbered(with(body, i, changed)) })...)
	}
	return all
}

var (
	always = ast.NewExpr(ast.BooleanTerm(true))
	never  = ast.NewExpr(ast.BooleanTerm(false))
)

// numbered gives each expression its place; the originals keep theirs.
func numbered(body ast.Body) ast.Body {
	own := make(ast.Body, len(body))
	for i, e := range body {
		copied := *e
		copied.Index = i
		own[i] = &copied
	}
	return own
}

func expressionVariants(e *ast.Expr) []variant[*ast.Expr] {
	put := func(terms any) *ast.Expr {
		changed := *e
		changed.Terms = terms
		return &changed
	}
	var all []variant[*ast.Expr]
	if !e.IsAssignment() && !e.IsSome() {
		turned := put(e.Terms)
		turned.Negated = !e.Negated
		all = append(all, one(negate, e.String(), e.Location, turned))
	}
	switch terms := e.Terms.(type) {
	case *ast.Term:
		all = append(all, within(termVariants(terms), func(t *ast.Term) *ast.Expr { return put(t) })...)
	case []*ast.Term:
		for _, v := range callVariants(&ast.Term{Value: ast.Call(terms), Location: e.Location}, terms) {
			changed := put(v.node)
			if call, ok := v.node.Value.(ast.Call); ok {
				changed = put([]*ast.Term(call))
			}
			all = append(all, variant[*ast.Expr]{change: v.change, line: v.line, node: changed})
		}
	case *ast.SomeDecl:
		for i, symbol := range terms.Symbols {
			all = append(all, within(termVariants(symbol), func(s *ast.Term) *ast.Expr {
				return put(&ast.SomeDecl{Symbols: with(terms.Symbols, i, s), Location: terms.Location})
			})...)
		}
	case *ast.Every:
		all = append(all, within(termVariants(terms.Domain), func(domain *ast.Term) *ast.Expr {
			return put(&ast.Every{Key: terms.Key, Value: terms.Value, Domain: domain, Body: terms.Body, Location: terms.Location})
		})...)
		all = append(all, within(bodyVariants(terms.Body), func(body ast.Body) *ast.Expr {
			return put(&ast.Every{Key: terms.Key, Value: terms.Value, Domain: terms.Domain, Body: body, Location: terms.Location})
		})...)
	}
	return append(all, modifierVariants(e)...)
}

// modifierVariants drop each "with" once and change its value.
func modifierVariants(e *ast.Expr) []variant[*ast.Expr] {
	put := func(modifiers []*ast.With) *ast.Expr {
		changed := *e
		changed.With = modifiers
		return &changed
	}
	var all []variant[*ast.Expr]
	for i, w := range e.With {
		all = append(all, one(dropModifier, w.String(), w.Location, put(without(e.With, i))))
		all = append(all, within(termVariants(w.Value), func(value *ast.Term) *ast.Expr {
			changed := *w
			changed.Value = value
			return put(with(e.With, i, &changed))
		})...)
	}
	return all
}
