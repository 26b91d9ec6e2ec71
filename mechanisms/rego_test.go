package mechanisms_test

import (
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rulesRun is one run of the tests of all rules, as `opa test` runs them, but that no built-in may fail: in the library that
// would end the answer.
type rulesRun struct {
	reach
	results []*tester.Result
}

var (
	theRun  *rulesRun
	running sync.Once
)

func runRules(t *testing.T) *rulesRun {
	t.Helper()
	if underRace {
		t.Skip("the tests of the rules run without the race detector")
	}
	running.Do(func() {
		theRun = &rulesRun{reach: reach{given: map[string]map[string]bool{}}}
		store := inmem.NewFromObject(recordsOfTheTree(t))
		runner := tester.NewRunner().SetCompiler(ast.NewCompiler()).SetStore(store).SetModules(modules(t)).SetTimeout(time.Minute).
			RaiseBuiltinErrors(true).SetCoverageQueryTracer(&theRun.reach)
		err := storage.Txn(t.Context(), store, storage.TransactionParams{}, func(txn storage.Transaction) error {
			results, err := runner.RunTests(t.Context(), txn)
			if err != nil {
				return err
			}
			for result := range results {
				theRun.results = append(theRun.results, result)
			}
			return nil
		})
		require.NoError(t, err)
	})
	return theRun
}

func TestTheRulesPassTheirTests(t *testing.T) {
	results := runRules(t).results
	for _, result := range results {
		assert.True(t, result.Pass(), "%s.%s at %s: %v", result.Package, result.Name, result.Location, result.Error)
	}
	assert.Greater(t, len(results), len(modules(t))/2, "fewer tests ran than there are rules")
}

// recordsOfTheTree are the data files where a bundle puts them.
func recordsOfTheTree(t *testing.T) map[string]any {
	t.Helper()
	tree := map[string]any{}
	for folder, files := range ruleFolders(t) {
		if !slices.Contains(files, "data.json") {
			continue
		}
		at := tree
		for part := range strings.SplitSeq(folder, "/") {
			next, ok := at[part].(map[string]any)
			if !ok {
				next = map[string]any{}
				at[part] = next
			}
			at = next
		}
		var content map[string]any
		require.NoError(t, json.Unmarshal(readFile(t, path.Join(folder, "data.json")), &content))
		maps.Copy(at, content)
	}
	return tree
}
