package cases_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chapterv/chapterv/examples/internal/stock"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every question that the tests of the packs ask, as pairs of a flow and a register.
var packQuestions = map[string]string{
	"notice": `array.concat(
		[[row.flow, data.overlays.notice.notice_test._world] | some row in data.overlays.notice.notice_test._rows],
		array.concat(
			[[data.transfer.kit_test.on(data.overlays.notice.notice_test._pilot, day), data.overlays.notice.notice_test._accepting] |
				some day in ["2026-12-31", "2027-01-01"]],
			[[data.transfer.kit_test.but(data.overlays.notice.notice_test._flow, change), data.overlays.notice.notice_test._world] |
				some change in [{}, {"data_categories": ["customer_content"]}, {"purposes": ["training"]}]]))`,
	"residency": `array.concat(
		[[row.flow, data.transfer.kit_test.world(row.world)] | some row in data.overlays.residency.residency_test._rows],
		[[data.transfer.kit_test.on(data.overlays.residency.residency_test._flow, day),
			data.transfer.kit_test.world(data.overlays.residency.residency_test._lab("IN"))] | some day in ["2023-12-31", "2024-01-01"]])`,
}

// A pack answers alike in the library and in a server that loads it as a bundle of its own, about the questions of its own
// tests and about the built-in inventory, by itself and with the other.
func TestPacksDecideAlikeInTheLibraryAndInAServer(t *testing.T) {
	var everything []string
	var folders []string
	for _, name := range slices.Sorted(maps.Keys(packQuestions)) {
		folders = append(folders, filepath.Join(repository, "examples", "overlays", name))
		everything = append(everything, packed(t, folders[len(folders)-1]))
	}
	for i, name := range slices.Sorted(maps.Keys(packQuestions)) {
		t.Run(name, func(t *testing.T) {
			server := startStock(t, everything[i])
			codes := map[string]bool{}
			questions := questionsOf(t, folders[i], packQuestions[name])
			require.GreaterOrEqual(t, len(questions), 8)
			for _, q := range questions {
				compare(t, server, inventoryOf(t, q[0], q[1]), folders[i:i+1], codes)
			}
			assert.GreaterOrEqual(t, len(codes), 3, "the pack objected to little: %v", codes)
			assert.Equal(t, name == "notice", codes["overlay.accepted"])
		})
	}
	t.Run("together", func(t *testing.T) {
		text, err := os.ReadFile(filepath.Join(repository, "examples", "evaluator", "inventory.yaml"))
		require.NoError(t, err)
		inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: text})
		require.NoError(t, err)
		codes := map[string]bool{}
		compare(t, startStock(t, everything...), inventory, folders, codes)
		assert.Contains(t, codes, "org.special_category_outside_eea")
		assert.Contains(t, codes, "org.children_unstated")
	})
}

// compare asks a server and the library about every flow of an inventory and notes the codes of the packs.
func compare(t *testing.T, server *server, inventory *transfer.Inventory, packs []string, codes map[string]bool) {
	t.Helper()
	var options []transfer.Option
	for _, pack := range packs {
		options = append(options, transfer.WithOverlay(os.DirFS(pack)))
	}
	engine, err := transfer.New(t.Context(), inventory, options...)
	require.NoError(t, err)
	server.register(t, inventory.Register())
	for _, flow := range inventory.Flows {
		input, err := inventory.Input(flow.ID)
		require.NoError(t, err)
		decision, err := engine.Evaluate(t.Context(), flow)
		require.NoError(t, err)
		require.Equal(t, withoutRevision(t, decision), server.decide(t, input), flow.ID)
		for _, v := range decision.Violations {
			if v.Regime == "" {
				codes[v.Code] = true
			}
		}
		for _, w := range decision.Warnings {
			if w.Regime == "" {
				codes[w.Code] = true
			}
		}
	}
}

func packed(t *testing.T, folder string) string {
	t.Helper()
	var data bytes.Buffer
	require.NoError(t, bundle.WritePack(&data, os.DirFS(folder)))
	name := filepath.Join(t.TempDir(), filepath.Base(folder)+".tar.gz")
	require.NoError(t, os.WriteFile(name, data.Bytes(), 0o600))
	return name
}

// questionsOf has OPA build the questions with the kit of the rules.
func questionsOf(t *testing.T, pack, query string) (pairs [][2]map[string]any) {
	t.Helper()
	command := exec.Command(stock.Binary(t), "eval", "--bundle", repository, "--bundle", pack, "--ignore", "examples", "--format", "raw", query)
	var report bytes.Buffer
	command.Stderr = &report
	output, err := command.Output()
	require.NoError(t, err, report.String())
	require.NoError(t, json.Unmarshal(output, &pairs))
	return pairs
}

// inventoryOf turns a register back into the inventory from which it would have come, with one flow.
func inventoryOf(t *testing.T, flow, register map[string]any) *transfer.Inventory {
	t.Helper()
	delete(flow, "route")
	document := map[string]any{
		"version": 1, "organisation": register["organisation"], "as_of": flow["at"], "settings": register["settings"], "flows": []any{flow},
	}
	add := func(list string, thing any) {
		all, _ := document[list].([]any)
		document[list] = append(all, thing)
	}
	for _, one := range register["parties"].(map[string]any) {
		party := one.(map[string]any)
		list := party["list"].(string)
		delete(party, "list")
		add(list, party)
	}
	for _, one := range register["instruments"].(map[string]any) {
		instrument := one.(map[string]any)
		for _, side := range []string{"exporters", "importers", "members"} {
			if bound, ok := instrument[side].(map[string]any); ok {
				instrument[side] = slices.Sorted(maps.Keys(bound))
			}
		}
		add("instruments", instrument)
	}
	for _, place := range register["assessments"].(map[string]any) {
		for _, assessment := range place.(map[string]any) {
			add("assessments", assessment)
		}
	}
	text, err := json.Marshal(document)
	require.NoError(t, err)
	inventory, err := transfer.ReadInventory(transfer.File{Name: "kit.json", Data: text})
	require.NoError(t, err)
	return inventory
}
