package transfer_test

import (
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

// everyReferenceResolves follows each path below data that a rule reads through the packages and the records: a mistyped
// one would be undefined without a word. What is given at run time, the register, the packs and the amendments, is checked as it comes.
func everyReferenceResolves(t *testing.T) {
	compiler, records, err := transfer.Law()
	require.NoError(t, err)
	register := (&transfer.Inventory{}).Register()
	given := func(path ast.Ref) bool {
		if path[0].Equal(ast.StringTerm("overlays")) || path.HasPrefix(ast.MustParseRef("data.transfer.amendments.records")[1:]) {
			return true
		}
		if !path[0].Equal(ast.StringTerm("register")) {
			return false
		}
		if len(path) == 1 {
			return true
		}
		part, named := path[1].Value.(ast.String)
		_, known := register[string(part)]
		return known || !named
	}
	followed := 0
	for name, module := range compiler.Modules {
		ast.WalkRefs(module, func(ref ast.Ref) bool {
			if ref.HasPrefix(ast.DefaultRootRef) && len(ref) > 1 {
				followed++
				assert.True(t, given(ref[1:]) || resolves(compiler.RuleTree.Children[ast.Var("data")], records, ref[1:]), "%s: %s leads nowhere", name, ref)
			}
			return false
		})
	}
	assert.Greater(t, followed, 1000)
	for _, typo := range []string{
		"data.transfer.decisions", "data.mechanisms.eu_gdpr.dpf.recrods", "data.regions.areas.records.eea.membres", "data.registre.parties", "data.register.partys",
		"data.regions.areas.records[x].membres", "data.mechanisms.lib.validty.in_force",
	} {
		path := ast.MustParseRef(typo)[1:]
		assert.False(t, given(path) || resolves(compiler.RuleTree.Children[ast.Var("data")], records, path), typo)
	}
}

// resolves follows a path through rules and records at once. Where it branches over a variable some branch must go on.
func resolves(rules *ast.TreeNode, record any, path ast.Ref) bool {
	if len(path) == 0 {
		return rules != nil || record != nil
	}
	if rules != nil && len(rules.Values) > 0 {
		return true // inside the value of a rule, which the compiler types
	}
	text, named := path[0].Value.(ast.String)
	if !named {
		return anyBranch(rules, record, path[1:])
	}
	if rules != nil && rules.Children[text] != nil && resolves(rules.Children[text], nil, path[1:]) {
		return true
	}
	fields, _ := record.(map[string]any)
	next, stated := fields[string(text)]
	return stated && resolves(nil, next, path[1:])
}

func anyBranch(rules *ast.TreeNode, record any, path ast.Ref) bool {
	if rules != nil {
		for _, child := range rules.Children {
			if resolves(child, nil, path) {
				return true
			}
		}
	}
	switch x := record.(type) {
	case map[string]any:
		for _, child := range x {
			if resolves(nil, child, path) {
				return true
			}
		}
	case []any:
		for _, child := range x {
			if resolves(nil, child, path) {
				return true
			}
		}
	}
	return false
}
