package transfer_test

import (
	"os"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A lodge that accepts data of children on one flow until the end of the year, and has the notice's pack loaded.
const lodge = `version: 1
organisation: {id: lodge, name: Lodge}
as_of: 2026-11-23
settings:
  overlays: [notice]
  exceptions:
    - {code: org.children, flow: club, reason: A club for families., owner: Privacy office, until: 2026-12-31}
entities: [{id: lodge-fr, name: Lodge SAS, jurisdiction: FR}]
vendors:
  - {id: mail-no, name: Mail AS, jurisdiction: "NO"}
  - {id: mail-in, name: Mail Ltd, jurisdiction: IN}
flows:
  - {id: club, exporter: {party: lodge-fr, role: controller}, importer: {party: mail-no, role: processor}, children: true}
  - {id: post, exporter: {party: lodge-fr, role: controller}, importer: {party: mail-no, role: processor}, children: true}
  - {id: far, exporter: {party: lodge-fr, role: controller}, importer: {party: mail-in, role: processor}, children: true}
`

func lodgeWith(t *testing.T, changes ...string) (*transfer.Inventory, error) {
	t.Helper()
	return transfer.ReadInventory(transfer.File{Name: "lodge.yaml", Data: []byte(strings.NewReplacer(changes...).Replace(lodge))})
}

func underNotice(t *testing.T, inventory *transfer.Inventory, flow string, at string) transfer.Decision {
	t.Helper()
	engine, err := transfer.New(t.Context(), inventory, transfer.WithOverlay(os.DirFS("../examples/overlays/notice")))
	require.NoError(t, err)
	question, known := inventory.Flow(flow)
	require.True(t, known)
	if question.At, err = transfer.ParseDate(at); err != nil {
		require.NoError(t, err)
	}
	decision, err := engine.Evaluate(t.Context(), question)
	require.NoError(t, err)
	return decision
}

func violationCodes(d transfer.Decision) []string {
	codes := []string{}
	for _, v := range d.Violations {
		codes = append(codes, v.Code)
	}
	return codes
}

func TestAnExceptionLetsAFindingOfAPackPassUntilItsLastDayAndIsReported(t *testing.T) {
	inventory, err := lodgeWith(t)
	require.NoError(t, err)
	d := underNotice(t, inventory, "club", "2026-12-31")
	assert.Equal(t, transfer.OutcomeNotRestricted, d.Outcome)
	assert.Equal(t, "2026-12-31", d.ValidUntil.String())
	require.Len(t, d.Warnings, 1)
	assert.Equal(t, "overlay.accepted", d.Warnings[0].Code)
	for _, said := range []string{"org.children: ", "Accepted until 2026-12-31 by Privacy office: A club for families."} {
		assert.Contains(t, d.Warnings[0].Message, said)
	}

	ended := underNotice(t, inventory, "club", "2027-01-01")
	assert.Equal(t, transfer.OutcomeBlocked, ended.Outcome)
	assert.Equal(t, []string{"org.children"}, violationCodes(ended))
	assert.Empty(t, ended.Warnings)
	assert.Equal(t, []string{"org.children"}, violationCodes(underNotice(t, inventory, "post", "2026-11-23")), "it is for one flow")
}

func TestAnExceptionNeverTouchesTheLaw(t *testing.T) {
	inventory, err := lodgeWith(t, "flow: club,", "flow: far,")
	require.NoError(t, err)
	d := underNotice(t, inventory, "far", "2026-11-23")
	assert.Equal(t, transfer.OutcomeBlocked, d.Outcome)
	assert.Equal(t, []string{"transfer.no_mechanism"}, violationCodes(d))

	for _, code := range []string{"transfer.no_mechanism", "overlay.missing", "overlay.failed", "org", "org.", "ORG.children"} {
		_, err := lodgeWith(t, "code: org.children", "code: "+code)
		var wrong *transfer.InputError
		require.ErrorAs(t, err, &wrong, code)
		assert.Equal(t, transfer.FaultCode, wrong.Faults[0].Code)
		assert.Equal(t, "settings.exceptions[0].code", wrong.Faults[0].Field)
		assert.Equal(t, 7, wrong.Faults[0].Line)
	}
	inventory, err = lodgeWith(t, "overlays: [notice]", "overlays: [notice, other]")
	require.NoError(t, err)
	assert.Equal(t, []string{"overlay.missing"}, violationCodes(underNotice(t, inventory, "club", "2026-11-23")), "nor what is wrong with a pack")
}

func TestAnExceptionIsStatedInFull(t *testing.T) {
	for name, change := range map[string][2]string{
		"no code":       {"code: org.children, ", ""},
		"no flow":       {"flow: club, ", ""},
		"no reason":     {"reason: A club for families., ", ""},
		"empty reason":  {"reason: A club for families.", `reason: ""`},
		"no owner":      {"owner: Privacy office, ", ""},
		"no last day":   {", until: 2026-12-31", ""},
		"no day at all": {"until: 2026-12-31", "until: 2026-02-30"},
		"no such flow":  {"flow: club,", "flow: culb,"},
		"a typo":        {"reason: A", "raeson: A"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := lodgeWith(t, change[0], change[1])
			var wrong *transfer.InputError
			require.ErrorAs(t, err, &wrong)
			assert.Contains(t, wrong.Error(), "lodge.yaml:7: settings.exceptions[0]")
		})
	}
}

func TestAnOrderOfMechanismsOfOnesOwnIsReported(t *testing.T) {
	inventory, err := lodgeWith(t, "overlays: [notice]", "preference: [eu-scc, adequacy]")
	require.NoError(t, err)
	for _, options := range [][]transfer.Option{nil, {transfer.WithOverlay(os.DirFS("../examples/overlays/residency"))}} {
		engine, err := transfer.New(t.Context(), inventory, options...)
		require.NoError(t, err)
		flow, _ := inventory.Flow("far")
		d, err := engine.Evaluate(t.Context(), flow)
		require.NoError(t, err)
		require.Len(t, d.Revision.Preference, len(transfer.Mechanisms()))
		assert.Equal(t, []transfer.Mechanism{transfer.EUClauses, transfer.Adequacy}, d.Revision.Preference[:2])
		var codes []string
		for _, w := range d.Warnings {
			codes = append(codes, w.Code)
		}
		assert.Contains(t, codes, "settings.preference")
		assert.Contains(t, d.Explain(), "in the organisation's own order: eu-scc, adequacy, dpf")
	}
}
