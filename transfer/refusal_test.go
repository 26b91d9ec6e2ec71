package transfer_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

// junk is what may stand in any field by mistake.
var junk = []any{
	nil, true, false, json.Number("0"), json.Number("-1"), json.Number("2.5"), json.Number("9007199254740993"), "", " ", "x", "no", "\u0000", "a\u202eb", "\ufffd",
	"US", "us", "UK", "EU-INST", "comms-ie", "Comms-IE", "nobody", "crm", "eu-gdpr", "health", "2026-11-23", "2026-02-30", "2026-1-1", "9999-12-31",
	strings.Repeat("x", 1025), []any{}, []any{nil}, []any{"x"}, []any{"x", "x"}, []any{[]any{}}, []any{"eu-gdpr", json.Number("1")}, slices.Repeat([]any{"x"}, 257),
	map[string]any{}, map[string]any{"party": "comms-ie"}, map[string]any{"party": "comms-ie", "role": "controller"}, map[string]any{"party": "comms-ie", "role": "owner"},
	map[string]any{"party": "comms-ie", "role": "controller", "subject_to": "eu-gdpr"}, map[string]any{"party": "comms-us", "role": "processor", "on_behalf_of": "nobody"},
}

// Each field of a flow, and one that there is not, holds each kind of junk. What the library refuses the rules block, and
// what it puts to them they answer.
func TestTheRulesBlockWhatTheLibraryRefuses(t *testing.T) {
	inventory := builtIn(t)
	engine, err := transfer.New(t.Context(), inventory)
	require.NoError(t, err)
	rules, err := transfer.RulesOver(inventory.Register())
	require.NoError(t, err)
	fields := []string{"route", "no_such_field"}
	for field := range reflect.TypeFor[transfer.Flow]().Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		fields = append(fields, name)
	}
	refused, answered := 0, 0
	for i := 0; i < len(inventory.Flows); i += 31 {
		good, err := inventory.Input(inventory.Flows[i].ID)
		require.NoError(t, err)
		for _, field := range fields {
			for _, value := range junk {
				if field == "route" && reflect.DeepEqual(value, []any{}) {
					continue // only the rules are given a route, and this is a good one
				}
				bad := maps.Clone(good)
				bad[field] = value
				document, err := rules.AskCompiled(t.Context(), bad)
				require.NoError(t, err)
				if field != "route" {
					delete(bad, "route")
				}
				var flow transfer.Flow
				if err = json.Unmarshal([]byte(textOf(t, bad)), &flow); err == nil {
					_, err = engine.Evaluate(t.Context(), flow)
				}
				if err == nil {
					answered++
					continue
				}
				refused++
				blocked(t, document, fmt.Errorf("%s: %s = %.80s: %w", flow.ID, field, textOf(t, value), err))
			}
		}
	}
	assert.Greater(t, refused, 3000)
	assert.Greater(t, answered, 200)
}
