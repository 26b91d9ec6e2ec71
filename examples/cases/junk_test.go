package cases_test

import (
	"encoding/json"
	"net/http"
	"os"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whatever is put to a stock server, it answers with a blocked decision whose codes say what is wrong with the question.
func TestAStockServerBlocksWhateverIsNoQuestion(t *testing.T) {
	inventory, err := transfer.OpenInventory(os.DirFS("../evaluator"), "inventory.yaml")
	require.NoError(t, err)
	servers := append([]*server{startStock(t)}, startWritten(t)...)
	good, err := inventory.Input(inventory.Flows[0].ID)
	require.NoError(t, err)
	changed := func(key string, value any) map[string]any {
		copied := map[string]any{}
		for k, v := range good {
			copied[k] = v
		}
		copied[key] = value
		return copied
	}
	side := func(fields map[string]any) map[string]any { return changed("exporter", fields) }
	inputs := map[string]any{
		"null": nil, "number": 1.5, "text": "x", "list": []any{}, "nothing": map[string]any{}, "nested": map[string]any{"a": map[string]any{"a": []any{nil}}},
		"id of a number": changed("id", 7), "date with a time": changed("at", "2026-11-23T00:00:00Z"), "no date": changed("at", nil),
		"day that is none": changed("at", "2026-02-30"), "far day": changed("at", "9999-12-31"), "hr as text": changed("hr", "false"), "hr as number": changed("hr", 0),
		"list as text": changed("special_categories", "health"), "unknown field": changed("hrr", true), "asked from outside": changed("asked", []any{}),
		"received from outside": changed("received_under", []any{}), "route of junk": changed("route", []any{nil, 1, "x"}), "route as text": changed("route", "x"),
		"no side": changed("exporter", nil), "side as text": changed("importer", "comms-us"), "nobody": side(map[string]any{"party": "nobody", "role": "controller"}),
		"role in capitals": side(map[string]any{"party": "comms-ie", "role": "Controller"}), "party of a list": side(map[string]any{"party": []any{}, "role": "controller"}),
	}
	registers := map[string]any{
		"whole": inventory.Register(), "null": nil, "text": "x", "list": []any{}, "empty": map[string]any{},
		"parties of a list": map[string]any{"parties": []any{}}, "parties of junk": map[string]any{"parties": map[string]any{"comms-ie": 1, "comms-us": nil}},
	}
	for name, register := range registers {
		for _, server := range servers {
			server.register(t, register)
		}
		if name != "whole" {
			inputs["a good question"] = good
		}
		for what, input := range inputs {
			t.Run(name+"/"+what, func(t *testing.T) {
				for _, server := range servers {
					blockedByRules(t, server.decide(t, input), server.name)
				}
			})
		}
		delete(inputs, "a good question")
	}
}

func TestAStockServerWithoutARegisterBlocks(t *testing.T) {
	withoutRace(t)
	for _, server := range startWritten(t) {
		blockedByRules(t, server.decide(t, map[string]any{"id": "crm"}), server.name)
		blockedByRules(t, server.decide(t, nil), server.name)
	}
}

func TestAStockServerAskedNothingBlocks(t *testing.T) {
	withoutRace(t)
	for _, server := range startWritten(t) {
		var document struct {
			Result json.RawMessage `json:"result"`
		}
		require.NoError(t, json.Unmarshal(server.Send(t, http.MethodPost, "/v1/data/transfer/decision", map[string]any{}), &document))
		blockedByRules(t, string(document.Result), server.name)
	}
}

func blockedByRules(t *testing.T, document, server string) {
	t.Helper()
	var d struct {
		Outcome    string `json:"outcome"`
		Violations []struct {
			Code string `json:"code"`
		} `json:"violations"`
	}
	require.NoError(t, json.Unmarshal([]byte(document), &d))
	assert.Equal(t, "blocked", d.Outcome, server)
	require.NotEmpty(t, d.Violations, server)
	for _, v := range d.Violations {
		assert.Regexp(t, `^input\.`, v.Code, server)
	}
}
