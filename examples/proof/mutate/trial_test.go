package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func fates(t *testing.T, all *tree, below string) map[string]entry {
	t.Helper()
	court, err := newTrial(all, nil, everywhere)
	require.NoError(t, err)
	found := map[string]entry{}
	for _, m := range all.mutants(below) {
		f, by, err := court.decide(m)
		require.NoError(t, err, m.ID)
		_, id, _ := strings.Cut(m.ID, " | ")
		found[id] = entry{Fate: f, By: by}
	}
	return found
}

func TestAMutantIsKilledByTheTestBesideIt(t *testing.T) {
	found := fates(t, treeOf(t, nil), "policies/")
	assert.Equal(t, entry{Fate: killedByTest, By: "data.policies.law_test.test_a_third_country_is_restricted"}, found["restricted | drop expression 2 | gt(input.persons, 0)"])
	assert.Equal(t, killedByTest, found["restricted | change constant 2 | 0 -> 1"].Fate)
	assert.Equal(t, killedByTest, found[`restricted | negate 1 | not areas.member("eea", input.place)`].Fate)
}

func TestAMutantNobodyNoticesSurvives(t *testing.T) {
	found := fates(t, treeOf(t, nil), "policies/")
	assert.Equal(t, survived, found["restricted | change constant 3 | 0 -> -1"].Fate)
	assert.Equal(t, survived, found["restricted | swap operator 1 | gt(input.persons, 0) -> gte"].Fate)
}

func TestAMutantIsKilledByATestElsewhere(t *testing.T) {
	found := fates(t, treeOf(t, nil), "regions/areas/data.json")
	assert.Equal(t, entry{Fate: killedByTest, By: "data.policies.law_test.test_a_third_country_is_restricted"}, found["records/eea/members[1] | drop element 1 | records/eea/members[1]"])
	assert.Equal(t, entry{Fate: killedByTest, By: "data.regions.areas_test.test_members_belong"}, found["records/eea/members[0] | drop element 1 | records/eea/members[0]"])
	assert.Equal(t, survived, found[`records/eea/from | change date 1 | "1994-01-01" -> "1993-12-31"`].Fate)
}

func TestAMutantThatDoesNotCompileIsStillborn(t *testing.T) {
	all := treeOf(t, map[string]string{"transfer/input/input.rego": "package transfer.input\n\nsound if {\n\tx := 1\n\tx == 1\n}\n"})
	found := fates(t, all, "transfer/")
	assert.Equal(t, stillborn, found["sound | drop expression 1 | assign(x, 1)"].Fate)
	assert.Contains(t, found["sound | drop expression 1 | assign(x, 1)"].By, "rego_unsafe_var_error")
}

func TestAMutantLeavesTheTreeAsItWas(t *testing.T) {
	all := treeOf(t, nil)
	before := all.modules["policies/law/law.rego"].String()
	fates(t, all, "")
	assert.Equal(t, before, all.modules["policies/law/law.rego"].String())
	assert.Equal(t, []any{"DE", "FR"}, all.data["regions"].(map[string]any)["areas"].(map[string]any)["records"].(map[string]any)["eea"].(map[string]any)["members"])
}

func TestATestThatFailsWithoutAnyChangeIsAnError(t *testing.T) {
	all := treeOf(t, map[string]string{"transfer/input/input_test.rego": "package transfer.input_test\n\ntest_it_fails if false\n"})
	court, err := newTrial(all, nil, everywhere)
	require.NoError(t, err)
	assert.ErrorContains(t, court.prepare(), "test_it_fails")
}

func TestOnlyWhatATestReadsCanShowInIt(t *testing.T) {
	all := treeOf(t, nil)
	court, err := newTrial(all, nil, everywhere)
	require.NoError(t, err)
	require.NoError(t, court.prepare())
	reaching := map[string][]string{}
	for _, m := range all.mutants("") {
		var names []string
		for _, test := range court.tests {
			if test.reach.touches(m.where) {
				names = append(names, test.ref.String())
			}
		}
		reaching[m.File] = names
	}
	assert.Len(t, reaching["transfer/input/input.rego"], 1)
	assert.Len(t, reaching["policies/law/law.rego"], 1)
	assert.Len(t, reaching["regions/areas/areas.rego"], 3)
}

func TestAClosureIsWhatAModuleReads(t *testing.T) {
	court, err := newTrial(treeOf(t, nil), nil, everywhere)
	require.NoError(t, err)
	assert.Equal(t, []string{
		"policies/law/law.rego", "policies/law/law_test.rego", "regions/areas/areas.rego", "regions/areas/data.json",
	}, court.closures.of("policies/law/law_test.rego"))
	assert.Equal(t, []string{"transfer/input/input.rego"}, court.closures.of("transfer/input/input.rego"))
}
