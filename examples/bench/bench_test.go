package main

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/transfer"
)

// Hand-written Go, CEL and Cedar give the library's answers under the law of the Union, to the code, over the flows of the built-in
// inventory and over flows made by chance.
func TestEveryEngineGivesTheSameDecisions(t *testing.T) {
	records, err := readRecords()
	require.NoError(t, err)
	byCEL, err := newCEL()
	require.NoError(t, err)
	byCedar, err := newCedar()
	require.NoError(t, err)
	text, err := os.ReadFile("../evaluator/inventory.yaml")
	require.NoError(t, err)
	builtin, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: text})
	require.NoError(t, err)
	inventories := []*transfer.Inventory{builtin}
	for n := range 200 {
		inventories = append(inventories, random.New(3, uint64(n)).Inventory)
	}
	seen := map[string]int{}
	for _, inventory := range inventories {
		engine, err := transfer.New(t.Context(), inventory)
		require.NoError(t, err)
		f := newFacts(records, inventory)
		for _, flow := range inventory.Flows {
			decision, err := engine.Evaluate(t.Context(), flow)
			want := inUnion(&decision)
			if err != nil || want == nil || flow.After != "" {
				continue
			}
			for name, j := range map[string]judge{"hand": hand{}, "cel": byCEL, "cedar": byCedar} {
				q := f.question(&flow)
				unmet, shown, err := j.judge(q)
				require.NoError(t, err)
				if got := assemble(q, unmet, shown); !assert.Equal(t, want, got, "%s: %s", name, flow.ID) {
					return
				}
			}
			seen["flows"]++
			seen[want.Outcome]++
			for _, c := range want.Candidates {
				for _, code := range append(append([]string{}, c.Unmet...), c.Missing...) {
					seen[code]++
				}
			}
		}
	}
	t.Log(seen)
	assert.Greater(t, seen["flows"], 200)
	for _, list := range conditions {
		for _, c := range list {
			assert.Positive(t, seen[c.code], "%s was never open", c.code)
		}
	}
}

// OPA gives the library's documents, in whatever way it is called.
func TestOPAGivesTheSameDocuments(t *testing.T) {
	text, err := os.ReadFile("../evaluator/inventory.yaml")
	require.NoError(t, err)
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: text})
	require.NoError(t, err)
	engine, err := transfer.New(t.Context(), inventory)
	require.NoError(t, err)
	rules, err := readRules(inventory.Register())
	require.NoError(t, err)
	prepared, err := rules.prepared(t.Context())
	require.NoError(t, err)
	best, err := rules.best(t.Context())
	require.NoError(t, err)
	ways := map[string]func(map[string]any) (*transfer.Decision, error){
		"prepared": func(input map[string]any) (*transfer.Decision, error) { return byMap(t.Context(), prepared, input) },
		"best":     func(input map[string]any) (*transfer.Decision, error) { return byValue(t.Context(), best, input) },
	}
	stock, err := startServer(t.Context(), "../..", inventory.Register())
	if !errors.Is(err, errNoOPA) {
		require.NoError(t, err)
		defer stock.stop()
		ways["server"] = stock.decide
	}
	for i, flow := range inventory.Flows {
		want, err := engine.Evaluate(t.Context(), flow)
		require.NoError(t, err)
		want.Revision.Policies = "" // the library adds the digest
		input, err := inventory.Input(flow.ID)
		require.NoError(t, err)
		if i == 0 {
			ways["naive"] = func(input map[string]any) (*transfer.Decision, error) { return rules.naive(t.Context(), input) }
		} else {
			delete(ways, "naive")
		}
		for name, way := range ways {
			got, err := way(input)
			require.NoError(t, err, name)
			require.Equal(t, want, *got, "%s: %s", name, flow.ID)
		}
	}
}

func TestTheTableNamesEveryEngineWithItsRatio(t *testing.T) {
	rows, err := measure([]engine{
		{name: "quick", answers: "a", decide: func(int) error { return nil }},
		{name: "slow", answers: "b", slow: true, decide: func(int) error { time.Sleep(time.Millisecond); return nil }},
		{name: "far", answers: "c", elsewhere: true, decide: func(int) error { time.Sleep(time.Millisecond); return nil }},
	}, 3, 3, time.Millisecond)
	require.NoError(t, err)
	assert.Greater(t, rows[1].wall, 1e6)
	assert.Less(t, rows[0].wall, rows[1].wall)
	var out strings.Builder
	require.NoError(t, writeTable(&out, rows))
	assert.Regexp(t, `(?m)^\| quick \| a \| [0-9.]+ \| [0-9.]+ \| [0-9.]+ \| \d+ \| 1\.0 \|$`, out.String())
	assert.Regexp(t, `(?m)^\| far \| c \| - \| [0-9.]+ \| [0-9.]+ \| \d+ \| \d+(\.\d)? \|$`, out.String())
	_, err = measure([]engine{{name: "broken", decide: func(int) error { return errors.New("no") }}}, 3, 1, time.Millisecond)
	assert.ErrorContains(t, err, "broken: no")
}
