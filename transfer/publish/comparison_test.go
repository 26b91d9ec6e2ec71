package publish_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

// fallen is what a scenario could make of the harbour.
func fallen(a answered) publish.Comparison {
	c := publish.Comparison{
		Title: "The framework <falls>", Description: "From one day to the next.", At: transfer.NewDate(2026, 12, 1),
		Exposure: []publish.Exposure{{Party: "cloud-us", Name: "Cloud & <Sons>", List: "vendors", Flows: []string{"west", "both"}, Blocked: 1}},
		Work:     []publish.Task{{Text: "Sign Module 2 with Cloud Inc.", Flows: []string{"west", "both"}}},
	}
	statuses := []publish.ChangeStatus{publish.FallbackIncomplete, publish.FallbackReady, "", publish.NewlyBlocked}
	next := 0
	for _, d := range a.decisions {
		for _, r := range d.Regimes {
			change := publish.Change{Flow: d.Flow, Regime: r.Regime, Before: publish.CoverOf(r), After: publish.CoverOf(r), Status: publish.Unaffected}
			if r.Outcome == transfer.OutcomeAllowed {
				change.Status, change.After = statuses[next%len(statuses)], publish.Cover{Outcome: transfer.OutcomeBlocked}
				next++
			}
			if change.Status == publish.FallbackReady {
				change.After = publish.Cover{Outcome: transfer.OutcomeAllowed, Mechanism: transfer.EUClauses, Instrument: "clauses-fr", Module: 2}
			}
			if change.Status == publish.FallbackIncomplete {
				change.Missing, change.Breaks = []string{"Complete an assessment for US."}, "north"
			}
			c.Changes = append(c.Changes, change)
		}
	}
	return c
}

func TestAComparisonIsASectionOfItsOwn(t *testing.T) {
	a := decided(t)
	assert.False(t, html(t, a).ids(t)["what-if"])
	r := html(t, a, publish.WithComparison(fallen(a)))
	assert.True(t, r.ids(t)["what-if"])
	r.says(t, "What if: The framework <falls>")
	r.says(t, "Asked about 2026-12-01.")
	r.says(t, "Sign Module 2 with Cloud Inc. 2 west, both")
	r.says(t, "west GDPR Data Privacy Framework (eu-us-dpf) blocked fallback incomplete Complete an assessment for US. the route breaks at north")
	r.says(t, "Cloud & <Sons> vendors 2 1 west, both")
	r.says(t, "EU standard clauses, module 2 (clauses-fr) fallback ready")
}

// A status that is none must not hide a flow among the unaffected.
func TestAChangeWithoutAStatusCountsAsNewlyBlocked(t *testing.T) {
	a := decided(t)
	c := publish.Comparison{Changes: []publish.Change{
		{Flow: "west", Regime: "eu-gdpr"}, {Flow: "north", Regime: "eu-gdpr", Status: publish.Unaffected},
	}}
	html(t, a, publish.WithComparison(c)).says(t, "1 newly blocked 0 fallback incomplete 0 fallback ready 1 unaffected")
}

func TestWhatIsNewlyCoveredIsShown(t *testing.T) {
	a := decided(t)
	c := publish.Comparison{Changes: []publish.Change{{Flow: "west", Regime: "eu-gdpr", Status: publish.NewlyCovered}}}
	html(t, a, publish.WithComparison(c)).says(t, "0 newly blocked 0 fallback incomplete 0 fallback ready 1 newly covered 0 unaffected")
}

func TestNothingAffectedIsSaid(t *testing.T) {
	a := decided(t)
	c := publish.Comparison{Title: "Nothing", Changes: []publish.Change{{Flow: "west", Regime: "eu-gdpr", Status: publish.Unaffected}}}
	html(t, a, publish.WithComparison(c)).says(t, "No flow is affected.")
}
