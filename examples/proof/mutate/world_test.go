package main

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/require"
)

// world is a repository in small: a law that reads an area, each with its test.
func world(changes map[string]string) fstest.MapFS {
	files := map[string]string{
		"regions/areas/areas.rego": `package regions.areas

member(area, place) if place in data.regions.areas.records[area].members
`,
		"regions/areas/areas_test.rego": `package regions.areas_test

import data.regions.areas

test_members_belong if areas.member("eea", "DE")

test_others_do_not if not areas.member("eea", "US")
`,
		"regions/areas/data.json": `{"records": {"eea": {"title": "EEA", "from": "1994-01-01", "members": ["DE", "FR"]}}}`,
		"policies/law/law.rego": `package policies.law

import data.regions.areas

default restricted := false

restricted if {
	not areas.member("eea", input.place)
	input.persons > 0
}
`,
		"policies/law/law_test.rego": `package policies.law_test

import data.policies.law

test_a_third_country_is_restricted if {
	law.restricted with input as {"place": "US", "persons": 1}
	law.restricted == false with input as {"place": "FR", "persons": 1}
	law.restricted == false with input as {"place": "US", "persons": -1}
}
`,
		"mechanisms/lib/fixture/fixture_test.rego": "package mechanisms.lib.fixture_test\n",
		"transfer/input/input.rego":                "package transfer.input\n\nsound := true\n",
		"transfer/input/input_test.rego":           "package transfer.input_test\n\nimport data.transfer.input as question\n\ntest_it_is_sound if question.sound\n",
		"examples/proof/mutate/equivalent.json":    "[]",
	}
	for name, text := range changes {
		files[name] = text
	}
	repository := fstest.MapFS{}
	for name, text := range files {
		repository[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return repository
}

func treeOf(t *testing.T, changes map[string]string) *tree {
	t.Helper()
	all, err := readTree(world(changes))
	require.NoError(t, err)
	return all
}

// ruleOf parses the one rule of a package.
func ruleOf(t *testing.T, text string) *ast.Rule {
	t.Helper()
	module, err := ast.ParseModuleWithOpts("rule.rego", "package p\n\n"+text, ast.ParserOptions{RegoVersion: ast.RegoV1})
	require.NoError(t, err)
	return module.Rules[0]
}

// changesOf lists the variants of one kind as "text => rule".
func changesOf(t *testing.T, operator, text string) []string {
	t.Helper()
	rule := ruleOf(t, text)
	before := rule.String()
	var all []string
	for _, v := range ruleVariants(rule) {
		if v.Operator == operator {
			after := strings.NewReplacer(" = true if", " if", "else = ", "else := ").Replace(v.node.String())
			all = append(all, v.Text+" => "+strings.Join(strings.Fields(after), " "))
		}
	}
	require.Equal(t, before, rule.String(), "a variant changed the original")
	return all
}
