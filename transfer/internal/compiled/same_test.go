package compiled_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/compiled"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEveryFlowOfTheBuiltInInventoryGetsTheSameDocument(t *testing.T) {
	rules, inventory := ready(t), builtin(t)
	program, reference := rules.bound(t, inventory.Register()), rules.topdown(t, inventory.Register())
	require.NotEmpty(t, inventory.Flows)
	for _, flow := range inventory.Flows {
		t.Run(flow.ID, func(t *testing.T) {
			input, err := inventory.Input(flow.ID)
			require.NoError(t, err)
			program.agrees(t, reference, input)
		})
	}
}

// Dates around the one asked about, and the days on which the answer changes, fall on other sides of what rules compare.
func TestTheDocumentIsTheSameOnTheDaysAround(t *testing.T) {
	compiled.Alone(t)
	rules, inventory := ready(t), builtin(t)
	program, reference := rules.bound(t, inventory.Register()), rules.topdown(t, inventory.Register())
	for i, flow := range inventory.Flows {
		if testing.Short() && i%10 != 0 {
			continue
		}
		t.Run(flow.ID, func(t *testing.T) {
			for _, day := range days(t, program, inventory, flow) {
				flow.At = day
				input, err := inventory.InputFor(flow)
				require.NoError(t, err)
				program.agrees(t, reference, input)
			}
		})
	}
}

// days are the day before the flow's, the day after, and the one after its answer ends.
func days(t *testing.T, program *bound, inventory *transfer.Inventory, flow transfer.Flow) []transfer.Date {
	t.Helper()
	if flow.At.IsZero() {
		flow.At = inventory.AsOf
	}
	list := []transfer.Date{shifted(t, flow.At, -1), shifted(t, flow.At, 1)}
	input, err := inventory.InputFor(flow)
	require.NoError(t, err)
	text, err := program.JSON(t.Context(), input, nil)
	require.NoError(t, err)
	var document struct {
		Until string `json:"valid_until"`
	}
	require.NoError(t, json.Unmarshal(text, &document))
	if until, err := transfer.ParseDate(document.Until); err == nil {
		list = append(list, until, shifted(t, until, 1))
	}
	return list
}

func shifted(t *testing.T, day transfer.Date, by int) transfer.Date {
	t.Helper()
	at, err := time.Parse(time.DateOnly, day.String())
	require.NoError(t, err)
	moved, err := transfer.ParseDate(at.AddDate(0, 0, by).Format(time.DateOnly))
	require.NoError(t, err)
	return moved
}

func TestEveryDecidedCaseGetsTheSameDocument(t *testing.T) {
	compiled.Alone(t)
	rules := ready(t)
	files, err := filepath.Glob("../../../examples/cases/*/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for i, file := range files {
		if testing.Short() && i%10 != 0 {
			continue
		}
		t.Run(file, func(t *testing.T) {
			for j, inventory := range casesOf(t, file) {
				program, reference := rules.bound(t, inventory.Register()), rules.topdown(t, inventory.Register())
				flow := inventory.Flows[0]
				asked := []transfer.Date{flow.At}
				if j%4 == i%4 {
					asked = append(asked, days(t, program, inventory, flow)...)
				}
				for _, day := range asked {
					flow.At = day
					input, err := inventory.InputFor(flow)
					require.NoError(t, err)
					program.agrees(t, reference, input)
				}
			}
		})
	}
}

// casesOf gives the questions of a case, each as the first flow of an inventory.
func casesOf(t *testing.T, file string) []*transfer.Inventory {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	var c struct {
		Register  map[string]any
		Flows     []map[string]any
		Questions []struct{ Flow map[string]any }
	}
	require.NoError(t, json.Unmarshal(text, &c))
	var list []*transfer.Inventory
	for _, q := range c.Questions {
		document := map[string]any{"version": 1, "organisation": map[string]string{"id": "organisation", "name": "Organisation"}}
		maps.Copy(document, c.Register)
		flows := []map[string]any{q.Flow}
		for _, earlier := range c.Flows {
			if earlier["id"] != q.Flow["id"] {
				flows = append(flows, earlier)
			}
		}
		document["flows"] = flows
		text, err := json.Marshal(document)
		require.NoError(t, err)
		inventory, err := transfer.ReadInventory(transfer.File{Name: file, Data: text})
		require.NoError(t, err)
		list = append(list, inventory)
	}
	return list
}

// agrees asks both and compares the documents. Where the rules themselves fail, both do.
func (p *bound) agrees(t testing.TB, reference *reference, input any) {
	t.Helper()
	want, failed := reference.json(t, input)
	got, err := p.JSON(t.Context(), input, nil)
	if failed != nil {
		require.Error(t, err, failed)
		return
	}
	if errors.Is(err, compiled.ErrRefused) {
		return // then OPA answers
	}
	require.NoError(t, err)
	same(t, want, got)
}

// same compares two documents and shows where they part.
func same(t testing.TB, want, got []byte) {
	t.Helper()
	if bytes.Equal(want, got) {
		return
	}
	at := 0
	for at < min(len(want), len(got)) && want[at] == got[at] {
		at++
	}
	near := func(text []byte) string { return string(text[max(0, at-120):min(len(text), at+120)]) }
	assert.Fail(t, "documents differ", "at byte %d\nOPA:      %s\ncompiled: %s", at, near(want), near(got))
}
