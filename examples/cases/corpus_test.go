// Package cases_test runs the decided cases beside it, one folder for each law, through the library and through a stock
// OPA server. A case states its authority, an inventory, and questions with what must come out.
package cases_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/require"
)

type decidedCase struct {
	Title     string    `json:"title"`
	Authority authority `json:"authority"`
	// Register is an inventory without version and flows.
	Register map[string]json.RawMessage `json:"register"`
	// Flows are earlier flows that a question may continue.
	Flows     []json.RawMessage `json:"flows"`
	Questions []question        `json:"questions"`
}

type authority struct {
	Citation string `json:"citation"`
	URI      string `json:"uri"`
}

type question struct {
	Flow   json.RawMessage `json:"flow"`
	Expect expectation     `json:"expect"`
	Note   string          `json:"note"`
}

type expectation struct {
	Outcome transfer.Outcome `json:"outcome"`
	Regimes map[string]struct {
		Outcome    transfer.Outcome                `json:"outcome"`
		Mechanism  *transfer.Mechanism             `json:"mechanism"`
		Instrument *string                         `json:"instrument"`
		Module     *transfer.Module                `json:"module"`
		Reason     *string                         `json:"reason"`
		Violations []string                        `json:"violations"`
		Unmet      map[transfer.Mechanism][]string `json:"unmet"`
		Warnings   []string                        `json:"warnings"`
	} `json:"regimes"`
	Violations []string        `json:"violations"`
	ValidUntil json.RawMessage `json:"valid_until"`
}

// asked is one question put to the library.
type asked struct {
	name      string
	inventory *transfer.Inventory
	flow      transfer.Flow
	expect    expectation
}

func corpus(t *testing.T) map[string][]asked {
	t.Helper()
	names, err := filepath.Glob("*/*.json")
	require.NoError(t, err)
	all := map[string][]asked{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		var c decidedCase
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.DisallowUnknownFields()
		require.NoError(t, decoder.Decode(&c), name)
		require.NotEmpty(t, c.Title, name)
		require.NotEmpty(t, c.Authority.Citation, "%s: a case without authority decides nothing", name)
		require.NotEmpty(t, c.Questions, name)
		for _, q := range c.Questions {
			all[name] = append(all[name], c.ask(t, name, q))
		}
	}
	return all
}

func (c decidedCase) ask(t *testing.T, name string, q question) asked {
	t.Helper()
	document := map[string]any{"version": 1, "organisation": map[string]string{"id": "organisation", "name": "Organisation"}}
	for key, value := range c.Register {
		document[key] = value
	}
	flows := []json.RawMessage{q.Flow}
	for _, earlier := range c.Flows {
		if idOf(t, earlier) != idOf(t, q.Flow) {
			flows = append(flows, earlier)
		}
	}
	document["flows"] = flows
	text, err := json.Marshal(document)
	require.NoError(t, err)
	inventory, err := transfer.ReadInventory(transfer.File{Name: name, Data: text})
	require.NoError(t, err)
	flow, ok := inventory.Flow(idOf(t, q.Flow))
	require.True(t, ok)
	return asked{name: name + "/" + flow.ID + "/" + flow.At.String(), inventory: inventory, flow: flow, expect: q.Expect}
}

func idOf(t *testing.T, flow json.RawMessage) string {
	t.Helper()
	var fields struct {
		ID string `json:"id"`
	}
	require.NoError(t, json.Unmarshal(flow, &fields))
	return fields.ID
}
