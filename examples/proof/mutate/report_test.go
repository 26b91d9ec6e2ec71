package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheScoreIsRaw(t *testing.T) {
	r := sum([]entry{
		{ID: "policies/a/a.rego | 1", Fate: killedByTest}, {ID: "policies/a/a.rego | 2", Fate: killedByCase}, {ID: "policies/a/a.rego | 3", Fate: survived},
		{ID: "policies/a/a.rego | 4", Fate: stillborn}, {ID: "policies/b/data.json | 1", Fate: killedByCase}, {ID: "policies/b/data.json | 2", Fate: killedByTest},
	}, map[string]string{"policies/a/a.rego | 3": "reason"}, true)
	assert.Equal(t, tally{Mutants: 4, Stillborn: 1, KilledByTests: 1, KilledByCases: 1, Equivalent: 1, Score: 33.33}, r.Rules)
	assert.InDelta(t, 100, r.Records.Score, 0, "a record is guarded by tests or by cases")
	assert.Empty(t, r.Wrong)
}

func TestASurvivorNobodyExplainedIsWrong(t *testing.T) {
	r := sum([]entry{{ID: "x.rego | 1", Fate: survived}}, nil, true)
	assert.Equal(t, []string{"survived: x.rego | 1"}, r.Wrong)
	assert.Len(t, r.Survivors, 1)
}

func TestAnExplanationOfNoSurvivorIsWrong(t *testing.T) {
	reasons := map[string]string{"x.rego | 1": "reason", "x.rego | 2": "reason"}
	r := sum([]entry{{ID: "x.rego | 1", Fate: killedByTest, By: "test"}}, reasons, true)
	assert.Len(t, r.Wrong, 2)
	assert.Len(t, sum(nil, reasons, false).Wrong, 0, "a part of the tree cannot tell what is missing")
}

func TestAnEquivalentMutantIsListedOnceAndWithAReason(t *testing.T) {
	_, err := readEquivalent(world(map[string]string{equivalentFile: `[{"id": "a", "reason": ""}]`}))
	require.ErrorContains(t, err, "without a reason: a")
	_, err = readEquivalent(world(map[string]string{equivalentFile: `[{"id": "a", "reason": "r"}, {"id": "a", "reason": "r"}]`}))
	require.ErrorContains(t, err, "twice: a")
	reasons, err := readEquivalent(world(map[string]string{equivalentFile: `[{"id": "a", "reason": "r"}]`}))
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"a": "r"}, reasons)
}

func TestAJournalGoesOnWhereItWas(t *testing.T) {
	name := filepath.Join(t.TempDir(), "journal")
	first, err := openJournal(name)
	require.NoError(t, err)
	require.NoError(t, first.add(entry{ID: "a", Fate: killedByTest, Digest: "1"}, inCases))
	require.NoError(t, first.add(entry{ID: "b", Fate: survived, Digest: "1"}, everywhere))
	require.NoError(t, os.WriteFile(name, append(must(os.ReadFile(name)), []byte(`{"id": "cut sho`)...), 0o600))
	second, err := openJournal(name)
	require.NoError(t, err)
	assert.Equal(t, map[string]entry{"a": {ID: "a", Fate: killedByTest, Digest: "1"}}, second.known)
}

func must(text []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return text
}

func TestAFateRestsOnTheFilesThatItsTestReads(t *testing.T) {
	digests := func(changes map[string]string) (law, input string) {
		court, err := newTrial(treeOf(t, changes), nil, everywhere)
		require.NoError(t, err)
		law = court.restsOn(mutant{File: "policies/law/law.rego"}, killedByTest, "data.policies.law_test.test_x")
		return law, court.restsOn(mutant{File: "transfer/input/input.rego"}, killedByTest, "data.transfer.input_test.test_x")
	}
	law, input := digests(nil)
	otherLaw, otherInput := digests(map[string]string{"regions/areas/data.json": `{"records": {"eea": {"members": ["DE", "FR", "IT"]}}}`})
	assert.NotEqual(t, law, otherLaw)
	assert.Equal(t, input, otherInput)
}
