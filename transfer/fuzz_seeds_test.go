package transfer_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/chapterv/chapterv/transfer"
)

func builtIn(t testing.TB) *transfer.Inventory {
	t.Helper()
	inventory, err := transfer.OpenInventory(os.DirFS("../examples/evaluator"), "inventory.yaml")
	require.NoError(t, err)
	return inventory
}

// seedsOfInventories are an inventory with everything in it, some slips, and decided cases from every law, some in YAML.
func seedsOfInventories(t testing.TB) []transfer.File {
	t.Helper()
	seeds := []transfer.File{
		{Name: "i.yaml", Data: []byte(source(t))},
		{Name: "i.yaml", Data: []byte("version: 1\norganisation: {id: o, name: O}\nentities: [{id: a, name: A, jurisdiction: FR}]\n" +
			"instruments:\n- {id: r, type: eu-bcr-c, approved: 2024-05-06, regimes: all, members: [a, {party: a, until: 2027-01-31}]}\n")},
		{Name: "i.yaml", Data: []byte("a: &a [*a]\n<<: *a\n? - b\n: !!str 1\n---\n")},
		{Name: "i.json", Data: []byte(goodInventory)},
		{Name: "i.yaml", Data: []byte("# YAML\n" + goodInventory)},
	}
	names, err := filepath.Glob("../examples/cases/*/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for i, name := range names {
		if i%9 != 0 {
			continue
		}
		var decided struct {
			Register  map[string]any
			Flows     []any
			Questions []struct{ Flow any }
		}
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &decided))
		document := map[string]any{"version": 1, "organisation": map[string]any{"id": "o", "name": "O"}}
		maps.Copy(document, decided.Register)
		document["flows"] = append(decided.Flows, decided.Questions[0].Flow)
		seed := transfer.File{Name: "i.json", Data: []byte(textOf(t, document))}
		if i%2 == 0 {
			seed.Name = "i.yaml"
			seed.Data, err = yaml.Marshal(document)
			require.NoError(t, err)
		}
		seeds = append(seeds, seed)
	}
	return seeds
}

// seedsOfFlows are the flows of the built-in inventory, and some that are none.
func seedsOfFlows(t testing.TB, inventory *transfer.Inventory) [][]byte {
	t.Helper()
	seeds := [][]byte{[]byte(goodFlow), []byte(`{"route":[{}]}`), []byte("null"), []byte("[]"), []byte(`"crm"`)}
	for _, flow := range inventory.Flows {
		seeds = append(seeds, []byte(textOf(t, flow)))
	}
	return seeds
}

// seedsOfDecisions are answers to flows of the built-in inventory, and documents that come close.
func seedsOfDecisions(t testing.TB) [][]byte {
	t.Helper()
	whole, err := os.ReadFile("testdata/decision.json")
	require.NoError(t, err)
	seeds := [][]byte{whole, []byte(strings.Replace(string(whole), `"blocked"`, `"allowed"`, 1)), []byte("{}"), []byte(`{"outcome":"allowed"}`)}
	inventory := builtIn(t)
	engine, err := transfer.New(t.Context(), inventory)
	require.NoError(t, err)
	for i := 0; i < len(inventory.Flows); i += 9 {
		decision, err := engine.Evaluate(t.Context(), inventory.Flows[i])
		require.NoError(t, err)
		seeds = append(seeds, []byte(textOf(t, decision)))
	}
	return append(seeds, []byte(textOf(t, transfer.Decision{Outcome: transfer.OutcomeBlocked, Violations: []transfer.Violation{{Code: "engine.failed"}}})))
}
