package transfer_test

import (
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An engine that remembers answers does not take one from before a suspension for one from within it, whether the law says it or a
// document.
func TestNoAnswerIsRememberedAcrossASuspension(t *testing.T) {
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(`
version: 1
organisation: {id: acme, name: Acme}
as_of: 2026-11-23
entities: [{id: acme-de, name: Acme GmbH, jurisdiction: DE}, {id: acme-in, name: Acme Private Limited, jurisdiction: IN}, {id: acme-gb, name: Acme Ltd, jurisdiction: GB}]
instruments:
  - {id: rules, type: eu-bcr-c, approved: 2024-01-01, approved_by: IE-DPC, suspended: {from: 2026-12-01, until: 2026-12-31}, members: [acme-de, acme-in], regimes: all,
     data_categories: all, purposes: all, destinations: all, covers: all}
assessments: [{id: tia, type: tia, regimes: [eu-gdpr], destination: IN, completed: 2024-01-01, conclusion: sufficient}]
flows:
  - {id: to-in, exporter: {party: acme-de, role: controller}, importer: {party: acme-in, role: controller}, hr: false, data_categories: [crm], purposes: [support]}
  - {id: to-gb, exporter: {party: acme-de, role: controller}, importer: {party: acme-gb, role: controller}, hr: false}
`)})
	require.NoError(t, err)
	suspended := amendment(map[string]string{
		"mechanisms/eu_gdpr/adequacy/records/eu-adequacy-gb-3": `{"in_force": {"suspended": {"from": "2026-12-01", "until": "2026-12-31"}}}`,
	})
	engine, err := transfer.New(t.Context(), inventory, transfer.WithAmendments(suspended))
	require.NoError(t, err)
	for range 2 {
		for day, outcome := range map[transfer.Date]transfer.Outcome{
			transfer.NewDate(2026, time.November, 30): transfer.OutcomeAllowed, transfer.NewDate(2026, time.December, 1): transfer.OutcomeBlocked,
			transfer.NewDate(2026, time.December, 31): transfer.OutcomeBlocked, transfer.NewDate(2027, time.January, 1): transfer.OutcomeAllowed,
		} {
			for _, flow := range inventory.Flows {
				flow.At = day
				d, err := engine.Evaluate(t.Context(), flow)
				require.NoError(t, err)
				assert.Equal(t, outcome, d.Outcome, "%s on %s", flow.ID, day)
			}
		}
	}
}
