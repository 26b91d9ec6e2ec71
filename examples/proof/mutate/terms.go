package main

import "github.com/open-policy-agent/opa/v1/ast"

// termVariants are the changes of a term and of what it holds.
func termVariants(t *ast.Term) []variant[*ast.Term] {
	put := func(v ast.Value) *ast.Term { return &ast.Term{Value: v, Location: t.Location} }
	switch v := t.Value.(type) {
	case ast.String, ast.Number, ast.Boolean:
		return within(constantVariants(v, t.Location), put)
	case ast.Ref:
		return within(refVariants(v), func(r ast.Ref) *ast.Term { return put(r) })
	case ast.Call:
		return callVariants(t, v)
	case *ast.Array:
		var elements []*ast.Term
		v.Foreach(func(e *ast.Term) { elements = append(elements, e) })
		return within(listVariants(elements), func(list []*ast.Term) *ast.Term { return put(ast.NewArray(list...)) })
	case ast.Set:
		return within(listVariants(v.Slice()), func(list []*ast.Term) *ast.Term { return put(ast.NewSet(list...)) })
	case ast.Object:
		return within(objectVariants(v), func(o ast.Object) *ast.Term { return put(o) })
	case *ast.ArrayComprehension:
		return append(
			within(termVariants(v.Term), func(head *ast.Term) *ast.Term { return put(&ast.ArrayComprehension{Term: head, Body: v.Body}) }),
			within(bodyVariants(v.Body), func(body ast.Body) *ast.Term { return put(&ast.ArrayComprehension{Term: v.Term, Body: body}) })...,
		)
	case *ast.SetComprehension:
		return append(
			within(termVariants(v.Term), func(head *ast.Term) *ast.Term { return put(&ast.SetComprehension{Term: head, Body: v.Body}) }),
			within(bodyVariants(v.Body), func(body ast.Body) *ast.Term { return put(&ast.SetComprehension{Term: v.Term, Body: body}) })...,
		)
	case *ast.ObjectComprehension:
		all := within(termVariants(v.Key), func(key *ast.Term) *ast.Term {
			return put(&ast.ObjectComprehension{Key: key, Value: v.Value, Body: v.Body})
		})
		all = append(all, within(termVariants(v.Value), func(value *ast.Term) *ast.Term {
			return put(&ast.ObjectComprehension{Key: v.Key, Value: value, Body: v.Body})
		})...)
		return append(all, within(bodyVariants(v.Body), func(body ast.Body) *ast.Term {
			return put(&ast.ObjectComprehension{Key: v.Key, Value: v.Value, Body: body})
		})...)
	}
	return nil
}

// listVariants drop each element once and change each.
func listVariants(list []*ast.Term) []variant[[]*ast.Term] {
	var all []variant[[]*ast.Term]
	for i, element := range list {
		all = append(all, one(dropElement, element.String(), element.Location, without(list, i)))
	}
	for i, element := range list {
		all = append(all, within(termVariants(element), func(e *ast.Term) []*ast.Term { return with(list, i, e) })...)
	}
	return all
}

// objectVariants drop each pair once and change each value; a changed key is a dropped pair.
func objectVariants(o ast.Object) []variant[ast.Object] {
	var pairs [][2]*ast.Term
	o.Foreach(func(key, value *ast.Term) { pairs = append(pairs, [2]*ast.Term{key, value}) })
	var all []variant[ast.Object]
	for i, pair := range pairs {
		all = append(all, one(dropElement, pair[0].String(), pair[0].Location, ast.NewObject(without(pairs, i)...)))
	}
	for i, pair := range pairs {
		all = append(all, within(termVariants(pair[1]), func(value *ast.Term) ast.Object {
			return ast.NewObject(with(pairs, i, [2]*ast.Term{pair[0], value})...)
		})...)
	}
	return all
}

// refVariants change what a reference holds in brackets; the names of fields are no constants.
func refVariants(r ast.Ref) []variant[ast.Ref] {
	var all []variant[ast.Ref]
	for i, part := range r {
		if name, ok := part.Value.(ast.String); ok && (i == 0 || fieldName.MatchString(string(name))) {
			continue
		}
		all = append(all, within(termVariants(part), func(p *ast.Term) ast.Ref { return with(r, i, p) })...)
	}
	return all
}
