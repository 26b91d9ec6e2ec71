package bundle

import (
	"bytes"
	"encoding/json"
	"io"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/archive"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A bundle with amendments holds them in its records, lists them, and has the digest that an engine with them answers with.
func TestABundleCanHoldAmendedRecords(t *testing.T) {
	amendment := transfer.Amendment{ID: "reading", Reason: "Counsel reads the act otherwise", Owner: "legal", Records: map[string]json.RawMessage{
		"mechanisms/eu_gdpr/dpf/records/eu-us-dpf": json.RawMessage(`{"in_force": {"until": "2026-12-31"}}`),
	}}
	data := written(t, Amended(amendment))
	files, err := archive.Read(data)
	require.NoError(t, err)
	found := map[string]string{}
	for _, file := range files {
		found[file.Name] = string(file.Data)
	}
	assert.Contains(t, found["mechanisms/eu_gdpr/dpf/data.json"], `"until": "2026-12-31"`)
	assert.Contains(t, found["transfer/amendments/data.json"], `"reading"`)
	var about manifest
	require.NoError(t, json.Unmarshal([]byte(found[manifestFile]), &about))

	inventory, err := transfer.ReadInventory(transfer.File{Data: []byte(
		`{"version": 1, "organisation": {"id": "a", "name": "A"}, "as_of": "2026-11-23", "entities": [{"id": "de", "name": "D", "jurisdiction": "DE"}, {"id": "fr", "name": "F", "jurisdiction": "FR"}],
		  "flows": [{"id": "f", "exporter": {"party": "de", "role": "controller"}, "importer": {"party": "fr", "role": "controller"}}]}`)})
	require.NoError(t, err)
	engine, err := transfer.New(t.Context(), inventory, transfer.WithAmendments(amendment))
	require.NoError(t, err)
	decision, err := engine.Evaluate(t.Context(), inventory.Flows[0])
	require.NoError(t, err)
	assert.Equal(t, decision.Revision.Policies, about.Revision)
	assert.NotEqual(t, written(t), data)
	assert.Equal(t, written(t), written(t, Amended()), "no amendment changes no byte")

	amendment.Owner = ""
	var out bytes.Buffer
	assert.ErrorContains(t, Write(&out, Amended(amendment)), "owner")
	assert.Empty(t, out.Bytes())
	assert.Error(t, Write(io.Discard, Amended(amendment)))
}
