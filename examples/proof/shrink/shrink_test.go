package shrink_test

import (
	"encoding/json"
	"testing"

	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/examples/proof/shrink"
	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatDoesNotMatterIsTakenOut(t *testing.T) {
	scene := random.New(3, 3)
	flow := scene.Inventory.Flows[10]
	// What shows is one field of the flow and one of its importer.
	party, _ := scene.Inventory.Party(flow.Importer.Party)
	small, err := shrink.Inventory(scene.Inventory, flow.ID, func(inv *transfer.Inventory, f transfer.Flow) bool {
		importer, ok := inv.Party(f.Importer.Party)
		return ok && importer.Jurisdiction == party.Jurisdiction && f.At == flow.At && len(f.Purposes) > 0
	})
	require.NoError(t, err)
	require.Len(t, small.Flows, 1)
	left := small.Flows[0]
	assert.Equal(t, flow.ID, left.ID)
	assert.Len(t, left.Purposes, 1)
	assert.Nil(t, left.LegalBasis)
	assert.False(t, left.HR.Stated())
	assert.Empty(t, small.Instruments)
	assert.Empty(t, small.Assessments)
	assert.LessOrEqual(t, len(small.Entities)+len(small.Vendors)+len(small.Counterparties), 2)
	require.NoError(t, small.Validate())
}

func TestWhatShowsNothingIsNotShrunk(t *testing.T) {
	inv := random.New(3, 3).Inventory
	_, err := shrink.Inventory(inv, inv.Flows[0].ID, func(*transfer.Inventory, transfer.Flow) bool { return false })
	require.Error(t, err)
	_, err = shrink.Inventory(inv, "nothing", func(*transfer.Inventory, transfer.Flow) bool { return true })
	require.Error(t, err)
}

// What is written can be read as the decided cases are: an inventory without version and flows, earlier flows, a question.
func TestACaseCanBeReadAgain(t *testing.T) {
	inv := random.New(3, 3).Inventory
	engine, err := transfer.New(t.Context(), inv)
	require.NoError(t, err)
	d, err := engine.Evaluate(t.Context(), inv.Flows[5])
	require.NoError(t, err)
	text, err := shrink.Case(inv, inv.Flows[5].ID, "A title", d, "somebody says otherwise")
	require.NoError(t, err)
	var c struct {
		Title     string                     `json:"title"`
		Authority struct{ Citation string }  `json:"authority"`
		Register  map[string]json.RawMessage `json:"register"`
		Flows     []json.RawMessage          `json:"flows"`
		Questions []struct {
			Flow   json.RawMessage `json:"flow"`
			Expect struct {
				Outcome    transfer.Outcome          `json:"outcome"`
				Regimes    map[string]map[string]any `json:"regimes"`
				ValidUntil transfer.Date             `json:"valid_until"`
			} `json:"expect"`
			Note string `json:"note"`
		} `json:"questions"`
	}
	require.NoError(t, json.Unmarshal(text, &c))
	assert.Contains(t, c.Authority.Citation, "TO BE REVIEWED")
	require.Len(t, c.Questions, 1)
	assert.Contains(t, c.Questions[0].Note, "somebody says otherwise")
	assert.Equal(t, d.Outcome, c.Questions[0].Expect.Outcome)
	assert.Equal(t, d.ValidUntil, c.Questions[0].Expect.ValidUntil)
	assert.Len(t, c.Questions[0].Expect.Regimes, len(d.Regimes))
	document := map[string]any{"version": 1, "flows": append([]json.RawMessage{c.Questions[0].Flow}, c.Flows...)}
	for key, value := range c.Register {
		document[key] = value
	}
	whole, err := json.Marshal(document)
	require.NoError(t, err)
	again, err := transfer.ReadInventory(transfer.File{Data: whole})
	require.NoError(t, err)
	assert.Len(t, again.Flows, len(inv.Flows))
}
