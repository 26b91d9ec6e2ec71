package whatif_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
	"github.com/chapterv/chapterv/transfer/whatif"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func acme(t *testing.T) *transfer.Inventory {
	t.Helper()
	inventory, err := transfer.OpenInventory(os.DirFS("testdata"), "acme.yaml")
	require.NoError(t, err)
	return inventory
}

// written is a scenario as somebody wrote it.
func written(text string) transfer.File {
	return transfer.File{Name: "scenario.yaml", Data: []byte(text)}
}

// imagined reads a scenario's events and compares; it returns what changed, by flow.
func imagined(t *testing.T, events string) map[string]whatif.Change {
	t.Helper()
	scenario, err := whatif.Read(written("name: imagined\nevents:\n" + events))
	require.NoError(t, err)
	return changed(compared(t, scenario).Changes)
}

func compared(t *testing.T, scenario whatif.Scenario) *whatif.Comparison {
	t.Helper()
	c, err := whatif.Compare(t.Context(), acme(t), scenario)
	require.NoError(t, err)
	return c
}

func changed(changes []whatif.Change) map[string]whatif.Change {
	found := map[string]whatif.Change{}
	for _, c := range changes {
		if c.Status != publish.Unaffected {
			found[c.Flow] = c
		}
	}
	return found
}

func statuses(changes map[string]whatif.Change) map[string]publish.ChangeStatus {
	found := map[string]publish.ChangeStatus{}
	for flow, c := range changes {
		found[flow] = c.Status
	}
	return found
}

func TestAnAnnulmentShowsWhoHasAFallback(t *testing.T) {
	scenario, err := whatif.BuiltIn("dpf-annulled")
	require.NoError(t, err)
	c := compared(t, scenario)
	found := changed(c.Changes)
	assert.Equal(t, map[string]publish.ChangeStatus{
		"to-ready": publish.FallbackReady, "to-begun": publish.FallbackIncomplete, "to-bare": publish.NewlyBlocked, "to-desk": publish.NewlyBlocked,
	}, statuses(found))
	assert.Equal(t, transfer.EUClauses, found["to-ready"].After.Mechanism)
	assert.Equal(t, []string{"Find out and record (instruments[scc-begun].annexes_complete): The annexes of scc-begun are complete."}, found["to-begun"].Missing)
	assert.Equal(t, []string{"transfer.no_mechanism"}, found["to-bare"].Codes)
	assert.Equal(t, []string{"to-bare", "to-desk"}, found["to-desk"].Route)
	assert.Equal(t, "to-bare", found["to-desk"].Breaks)

	require.NotEmpty(t, c.Exposure)
	assert.Equal(t, "acme-de", c.Exposure[0].Party)
	assert.Equal(t, 2, c.Exposure[0].Blocked)
	assert.Equal(t, 1, c.Exposure[0].Incomplete)
	for _, e := range c.Exposure {
		assert.NotContains(t, []string{"acme-gb", "acme-in", "nairobi"}, e.Party)
	}
	var work []string
	for _, task := range c.Work {
		work = append(work, task.Text+" "+strings.Join(task.Flows, " "))
	}
	assert.Contains(t, strings.Join(work, "\n"), "with Bare Inc.")
	assert.Contains(t, strings.Join(work, "\n"), "are complete. to-begun")

	assert.Equal(t, map[publish.ChangeStatus]int{
		publish.FallbackReady: 1, publish.FallbackIncomplete: 1, publish.NewlyBlocked: 2, publish.Unaffected: 4,
	}, whatif.Counts(c.Changes))
	for _, d := range c.After {
		assert.Equal(t, []string{"what-if-1"}, d.Revision.Amended, "a decision under a scenario says so")
	}
	shown := c.Publish()
	assert.Equal(t, "EU-U.S. Data Privacy Framework annulled", shown.Title)
	assert.Len(t, shown.Changes, len(c.Changes))
}

func TestEveryBuiltInScenarioCanBeImagined(t *testing.T) {
	want := map[string][]string{
		"bcr-approval-withdrawn": {"to-in"},
		"certificates-lapse":     {"to-bare", "to-desk"},
		"dpf-annulled":           {"to-ready", "to-begun", "to-bare", "to-desk"},
		"dpf-rows-gone":          {"to-ready", "to-begun", "to-bare", "to-desk"},
		"uk-adequacy-expires":    {"to-gb"},
	}
	for _, name := range whatif.Names() {
		scenario, err := whatif.BuiltIn(name)
		require.NoError(t, err)
		assert.NotEmpty(t, scenario.Description, name)
		var flows []string
		for flow := range changed(compared(t, scenario.ForParty("bare")).Changes) {
			flows = append(flows, flow)
		}
		assert.ElementsMatch(t, want[name], flows, name)
	}
	assert.Len(t, whatif.Names(), len(want))
	_, err := whatif.BuiltIn("../acme")
	assert.ErrorContains(t, err, "dpf-annulled")
}

// Each action, from its day on and not before.
func TestWhatAnEventDoes(t *testing.T) {
	for _, e := range []struct{ events, flow, status string }{
		{"  - {do: invalidate, instrument: rules}", "to-in", "newly-blocked"},
		{"  - {do: end-adequacy, regime: eu-gdpr, destination: GB}", "to-gb", "fallback-incomplete"},
		{"  - {do: add-adequacy, regime: eu-gdpr, destination: KE}", "to-ke", "newly-covered"},
		{"  - {do: suspend, record: eu-adequacy-gb-3, until: 2026-12-31}", "to-gb", "fallback-incomplete"},
		{"  - {do: suspend, record: eu-us-dpf, regime: eu-gdpr}", "to-bare", "newly-blocked"},
		{"  - {do: lapse, party: bare, scheme: eu-us-dpf}", "to-bare", "newly-blocked"},
		{"  - {do: revoke, party: bare}", "to-bare", "newly-blocked"},
		{"  - {do: remove-member, instrument: rules, party: acme-in}", "to-in", "newly-blocked"},
		{"  - {do: withdraw-approval, instrument: eu-bcr-c}", "to-in", "newly-blocked"},
		{"  - {do: end-clauses, instrument: onward}", "to-desk", "newly-blocked"},
		{"  - {do: move, party: acme-gb, to: KE}", "to-gb", "fallback-incomplete"},
	} {
		found := imagined(t, e.events)
		assert.Equal(t, e.status, string(found[e.flow].Status), e.events)
		if !strings.Contains(e.events, "move") {
			later := strings.Replace(e.events, "}", ", from: 2026-11-24}", 1)
			assert.Empty(t, imagined(t, later), later)
			first := strings.Replace(e.events, "}", ", from: 2026-11-23}", 1)
			assert.Equal(t, e.status, string(imagined(t, first)[e.flow].Status), first)
		}
	}
}

// Whatever carries a flow can be suspended: not before, for so long, and not after.
func TestASuspensionLastsForItsDays(t *testing.T) {
	for _, e := range []struct{ what, flow, status string }{
		{"record: eu-us-dpf", "to-bare", "newly-blocked"},
		{"record: eu-adequacy-gb-3", "to-gb", "fallback-incomplete"},
		{"record: eu-bcr", "to-in", "newly-blocked"},
		{"record: global-cbpr", "jp-to-us", "newly-blocked"},
		{"instrument: rules", "to-in", "newly-blocked"},
		{"instrument: eu-bcr-c", "to-in", "newly-blocked"},
		{"instrument: onward", "to-desk", "newly-blocked"},
	} {
		scenario, err := whatif.Read(written("name: suspended\nevents: [{do: suspend, " + e.what + ", from: 2026-12-01, until: 2026-12-31}]"))
		require.NoError(t, err)
		for day, suspended := range map[string]bool{"2026-11-30": false, "2026-12-01": true, "2026-12-31": true, "2027-01-01": false} {
			at, err := transfer.ParseDate(day)
			require.NoError(t, err)
			c, err := whatif.Compare(t.Context(), acme(t).AskedAt(at), scenario)
			require.NoError(t, err)
			found := changed(c.Changes)
			if !suspended {
				assert.Empty(t, found, "%s on %s", e.what, day)
				continue
			}
			assert.Equal(t, e.status, string(found[e.flow].Status), "%s on %s", e.what, day)
			after := c.After[slices.IndexFunc(c.After, func(d transfer.Decision) bool { return d.Flow == e.flow })]
			assert.Equal(t, "2026-12-31", after.ValidUntil.String(), "the decision ends with the suspension")
		}
	}
}

func TestClausesCanBeSuspended(t *testing.T) {
	for _, what := range []string{"instrument: scc-ready", "instrument: eu-scc", "record: 2021/914, regime: eu-gdpr"} {
		found := imagined(t, "  - {do: invalidate, record: eu-us-dpf}\n  - {do: suspend, "+what+", until: 2026-12-31}")
		assert.True(t, found["to-ready"].Blocked(), what)
	}
}

func TestASuspensionEnds(t *testing.T) {
	scenario, err := whatif.Read(written(`
name: suspended for a while
as_of: 2027-01-01
events: [{do: suspend, record: eu-adequacy-gb-3, from: 2026-12-01, until: 2026-12-31}]
`))
	require.NoError(t, err)
	found := changed(compared(t, scenario).Changes)
	assert.Empty(t, found, "the decision serves again")
	scenario.AsOf = transfer.NewDate(2026, time.December, 31)
	assert.Equal(t, publish.FallbackIncomplete, changed(compared(t, scenario).Changes)["to-gb"].Status, "the importer could join the rules")
	assert.NotContains(t, changed(compared(t, scenario).Changes), "to-in")
}

func TestClausesOfAnOlderVersionNoLongerServe(t *testing.T) {
	scenario, err := whatif.Read(written(`
name: new clauses
events: [{do: invalidate, record: eu-us-dpf}, {do: require-version, record: 2021/914, version: 2027/1, regime: eu-gdpr}]
`))
	require.NoError(t, err)
	c := compared(t, scenario)
	ready := changed(c.Changes)["to-ready"]
	assert.Equal(t, publish.FallbackIncomplete, ready.Status, "the document can be replaced")
	assert.Contains(t, strings.Join(ready.Missing, " "), "scc-ready")
	resigned := acme(t)
	resigned.Instruments[0].Version, resigned.Instruments[0].Signed = "2027/1", transfer.NewDate(2026, time.November, 23)
	c, err = whatif.Compare(t.Context(), resigned, scenario)
	require.NoError(t, err)
	assert.Equal(t, publish.FallbackReady, changed(c.Changes)["to-ready"].Status)
}

// The organisation's own amendments hold before and after, and a scenario builds on them.
func TestAScenarioBuildsOnTheOrganisationsOwnLaw(t *testing.T) {
	own, err := transfer.ReadAmendments(transfer.File{Name: "law.yaml", Data: []byte(`
amendments:
  - id: kenya
    reason: A decision to come
    owner: legal@example.com
    records:
      mechanisms/eu_gdpr/adequacy/records/eu-adequacy-ke:
        {title: Kenya, territory: KE, in_force: {from: 2026-01-01}, onward: same_regime, authority: {citation: Draft}, reviewed: 2026-11-23, confidence: low}
`)})
	require.NoError(t, err)
	scenario, err := whatif.Read(written("name: over again\nevents: [{do: invalidate, record: eu-adequacy-ke}]"))
	require.NoError(t, err)
	c, err := whatif.Compare(t.Context(), acme(t), scenario, own...)
	require.NoError(t, err)
	assert.Equal(t, map[string]publish.ChangeStatus{"to-ke": publish.NewlyBlocked}, statuses(changed(c.Changes)))
	assert.Equal(t, []string{"kenya", "what-if-1"}, c.After[0].Revision.Amended)
	_, err = whatif.Compare(t.Context(), acme(t), scenario)
	assert.ErrorContains(t, err, "eu-adequacy-ke")
}

func TestApplyLeavesTheInventoryAsItIs(t *testing.T) {
	inventory := acme(t)
	scenario, err := whatif.Read(written("name: all\nevents: [{do: revoke, party: bare}, {do: move, party: desk, to: DE}, {do: end-clauses, instrument: onward}]"))
	require.NoError(t, err)
	after, _, err := scenario.Apply(inventory)
	require.NoError(t, err)
	assert.Equal(t, acme(t), inventory)
	moved, _ := after.Party("desk")
	assert.Equal(t, transfer.Territory("DE"), moved.Jurisdiction)
}
