package whatif_test

import (
	"slices"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
	"github.com/chapterv/chapterv/transfer/whatif"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDepthCountsWhatCoversByItself(t *testing.T) {
	decisions, err := whatif.Decide(t.Context(), acme(t))
	require.NoError(t, err)
	depths := whatif.Depths(decisions)
	covers := map[string][]transfer.Mechanism{}
	for _, d := range depths {
		for _, c := range d.Covers {
			covers[d.Flow] = append(covers[d.Flow], c.Mechanism)
		}
	}
	assert.Equal(t, map[string][]transfer.Mechanism{
		"to-ready": {transfer.DPF, transfer.EUClauses}, "to-begun": {transfer.DPF}, "to-bare": {transfer.DPF}, "to-desk": {transfer.Contract},
		"to-gb": {transfer.Adequacy}, "to-in": {transfer.BCR}, "jp-to-us": {transfer.CBPR},
	}, covers, "a blocked flow has no depth")
	points := whatif.SinglePoints(depths)
	require.NotEmpty(t, points)
	assert.Equal(t, whatif.SinglePoint{Regime: "eu-gdpr", Mechanism: transfer.DPF, Instrument: "eu-us-dpf", Flows: []string{"to-begun", "to-bare"}}, points[0])
	assert.Len(t, points, 5)
}

// What is a single point by its depth falls when it falls, and nothing else does.
func TestSinglePointsAreThoseThatFall(t *testing.T) {
	decisions, err := whatif.Decide(t.Context(), acme(t))
	require.NoError(t, err)
	scenario, err := whatif.BuiltIn("dpf-annulled")
	require.NoError(t, err)
	var blocked []string
	for flow, c := range changed(compared(t, scenario).Changes) {
		if c.Blocked() && c.Before.Mechanism == transfer.DPF {
			blocked = append(blocked, flow)
		}
	}
	assert.ElementsMatch(t, whatif.SinglePoints(whatif.Depths(decisions))[0].Flows, blocked)
}

func TestASecondDocumentIsASpare(t *testing.T) {
	inventory := acme(t)
	second := inventory.Instruments[2]
	second.ID = "rules-2"
	inventory.Instruments = append(slices.Clone(inventory.Instruments), second)
	decisions, err := whatif.Decide(t.Context(), inventory)
	require.NoError(t, err)
	for _, d := range whatif.Depths(decisions) {
		if d.Flow == "to-in" {
			assert.Len(t, d.Covers, 1)
			assert.Equal(t, 1, d.Spare)
		}
	}
	for _, point := range whatif.SinglePoints(whatif.Depths(decisions)) {
		if point.Mechanism == transfer.BCR {
			assert.Empty(t, point.Instrument, "no single document is behind it")
		}
	}
}

func TestADiffNamesNewAndGoneFlowsAndPacks(t *testing.T) {
	before, err := whatif.Decide(t.Context(), acme(t))
	require.NoError(t, err)
	assert.Empty(t, changed(whatif.Diff(before, before)))
	without := slices.DeleteFunc(slices.Clone(before), func(d transfer.Decision) bool { return d.Flow == "to-bare" || d.Flow == "to-ke" })
	added := changed(whatif.Diff(without, before))
	assert.Equal(t, map[string]publish.ChangeStatus{"to-ke": publish.NewlyBlocked}, statuses(added), "a new flow that is blocked counts, a covered one does not")
	assert.Empty(t, changed(whatif.Diff(before, without)))
	objected := slices.Clone(before)
	objected[0].Outcome = transfer.OutcomeBlocked
	objected[0].Violations = []transfer.Violation{{Code: "org.no_us", Message: "The house sends nothing there."}}
	found := changed(whatif.Diff(before, objected))
	assert.Equal(t, []string{"org.no_us"}, found["to-ready"].Codes)
	assert.Equal(t, publish.NewlyBlocked, found["to-ready"].Status)
	assert.Equal(t, publish.NewlyCovered, changed(whatif.Diff(objected, before))["to-ready"].Status)
	broken := changed(whatif.Diff(before, []transfer.Decision{{Flow: "to-ready", Outcome: transfer.OutcomeBlocked}}))
	assert.Equal(t, publish.NewlyBlocked, broken["to-ready"].Status, "a decision that is none blocks")
}
