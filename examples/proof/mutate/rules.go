package main

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// ruleVariants are the changes of one rule, the branches behind "else" included.
func ruleVariants(r *ast.Rule) []variant[*ast.Rule] {
	dropped := *r
	dropped.Default, dropped.Body = false, ast.Body{never}
	all := []variant[*ast.Rule]{one(dropRule, firstLine(r), r.Location, &dropped)}
	all = append(all, within(headVariants(r.Head), func(h *ast.Head) *ast.Rule {
		changed := *r
		changed.Head = h
		return &changed
	})...)
	if !r.Default {
		all = append(all, within(bodyVariants(r.Body), func(b ast.Body) *ast.Rule {
			changed := *r
			changed.Body = b
			return &changed
		})...)
	}
	if r.Else == nil {
		return all
	}
	all = append(all, one(swapElse, firstLine(r.Else), r.Else.Location, exchanged(r)))
	return append(all, within(ruleVariants(r.Else), func(branch *ast.Rule) *ast.Rule {
		changed := *r
		changed.Else = branch
		return &changed
	})...)
}

// exchanged asks the first branch behind "else" before the rule itself.
func exchanged(r *ast.Rule) *ast.Rule {
	first, second := *r, *r.Else
	first.Body, second.Body = r.Else.Body, r.Body
	first.Head, second.Head = valued(r.Head, r.Else.Head), valued(r.Else.Head, r.Head)
	first.Else = &second
	return &first
}

// valued is a head with the value of another.
func valued(h, other *ast.Head) *ast.Head {
	changed := *h
	changed.Value, changed.Assign = other.Value, other.Assign
	return &changed
}

// headVariants change the constants of a head: what it takes, what it contains, what it says.
func headVariants(h *ast.Head) []variant[*ast.Head] {
	put := func(edit func(*ast.Head)) *ast.Head {
		changed := *h
		edit(&changed)
		return &changed
	}
	var all []variant[*ast.Head]
	for i, argument := range h.Args {
		all = append(all, within(termVariants(argument), func(t *ast.Term) *ast.Head {
			return put(func(c *ast.Head) { c.Args = with(h.Args, i, t) })
		})...)
	}
	// A rule that maps says its key twice: as such and at the end of its reference.
	mapped := h.Key != nil && h.Value != nil
	for i, part := range h.Reference[1:] {
		all = append(all, within(termVariants(part), func(t *ast.Term) *ast.Head {
			return put(func(c *ast.Head) {
				c.Reference = with(h.Reference, i+1, t)
				if mapped && i+2 == len(h.Reference) {
					c.Key = t
				}
			})
		})...)
	}
	if h.Key != nil && !mapped {
		all = append(all, within(termVariants(h.Key), func(t *ast.Term) *ast.Head { return put(func(c *ast.Head) { c.Key = t }) })...)
	}
	if h.Value != nil && (h.Assign || !h.Value.Equal(always.Terms.(*ast.Term))) {
		all = append(all, within(termVariants(h.Value), func(t *ast.Term) *ast.Head { return put(func(c *ast.Head) { c.Value = t }) })...)
	}
	return all
}

// ruleName tells a rule from the others of its file by its head: its name, what it takes and what it contains.
func ruleName(r *ast.Rule) string {
	var name strings.Builder
	if r.Default {
		name.WriteString("default ")
	}
	name.WriteString(r.Head.Ref().String())
	if len(r.Head.Args) > 0 {
		name.WriteString(r.Head.Args.String())
	}
	if r.Head.Key != nil && r.Head.Value == nil {
		name.WriteString(" contains " + r.Head.Key.String())
	}
	return name.String()
}

func firstLine(r *ast.Rule) string {
	if r.Default {
		return ruleName(r)
	}
	line, _, _ := strings.Cut(strings.TrimSpace(string(r.Location.Text)), "\n")
	return line
}
