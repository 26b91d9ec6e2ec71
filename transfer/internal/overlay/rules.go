package overlay

import (
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

var (
	kinds    = []string{"obligations", "violations", "warnings"}
	codeForm = regexp.MustCompile(`^org\.[a-z0-9_]+$`)
)

// rule wants an entry of one of the three sets.
func (c *checker) rule(rule *ast.Rule) {
	head, at := rule.Head, rule.Location
	switch {
	case rule.Default:
		c.faultAt(CodeRule, at, "a pack has no default rules")
	case rule.Else != nil:
		c.faultAt(CodeRule, rule.Else.Location, "a pack has no else")
	case len(head.Reference) != 1 || !slices.Contains(kinds, head.Reference[0].String()):
		c.faultAt(CodeRule, at, "%s: a pack defines violations, warnings and obligations and nothing else", head.Reference)
	case head.Key == nil || head.Value != nil || head.Args != nil:
		c.faultAt(CodeRule, at, "%s must be a set: %s contains {...} if ...", head.Reference, head.Reference)
	default:
		c.entry(rule)
	}
	ast.WalkWiths(rule, func(with *ast.With) bool {
		c.faultAt(CodeRule, with.Location, "a pack has no with")
		return false
	})
}

// entry wants the three fields written out, so that what a pack can say is known before it says it.
func (c *checker) entry(rule *ast.Rule) {
	object := written(rule)
	if object == nil {
		c.faultAt(CodeEntry, rule.Head.Location, `an entry is written out as {"code": ..., "message": ..., "citation": ...}`)
		return
	}
	fields := map[string]*ast.Term{}
	object.Foreach(func(key, value *ast.Term) { fields[key.String()] = value })
	for _, field := range []string{`"code"`, `"message"`, `"citation"`} {
		value := fields[field]
		delete(fields, field)
		text, literal := ast.String(""), false
		if value != nil {
			text, literal = value.Value.(ast.String)
		}
		switch {
		case value == nil:
			c.faultAt(CodeEntry, rule.Head.Location, "the entry has no %s", field)
		case !literal && (field == `"code"` || value.IsGround() && !isText(value)):
			c.faultAt(CodeEntry, rule.Head.Location, "the %s must be a text", field)
		case literal && strings.TrimSpace(string(text)) == "":
			c.faultAt(CodeEntry, rule.Head.Location, "the %s is empty", field)
		case field == `"code"` && !codeForm.MatchString(string(text)):
			c.faultAt(CodeEntry, rule.Head.Location, "the code %s is not written org.snake_case", string(text))
		case field == `"code"`:
			c.codes[string(text)] = true
		}
	}
	for key := range fields {
		c.faultAt(CodeEntry, rule.Head.Location, "an entry has no field %s", key)
	}
}

// isText says whether a ground term can be a text.
func isText(term *ast.Term) bool {
	switch term.Value.(type) {
	case ast.String, ast.Ref, ast.Call:
		return true
	default:
		return false
	}
}

// written is the object that a rule adds: in its head, or given a name once in its body.
func written(rule *ast.Rule) ast.Object {
	switch key := rule.Head.Key.Value.(type) {
	case ast.Object:
		return key
	case ast.Var:
		var found ast.Object
		for _, expr := range rule.Body {
			if !expr.IsAssignment() || !expr.Operand(0).Equal(rule.Head.Key) {
				continue
			}
			object, ok := expr.Operand(1).Value.(ast.Object)
			if !ok || found != nil {
				return nil
			}
			found = object
		}
		return found
	default:
		return nil
	}
}
