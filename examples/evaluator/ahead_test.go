package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func file(t *testing.T, name, text string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}

func TestWhatIfAnswersInOneCommand(t *testing.T) {
	code, out, errs := shell(t, "whatif", "-scenario", "dpf-annulled")
	require.Zero(t, code, errs)
	for _, said := range []string{
		"What if: EU-U.S. Data Privacy Framework annulled", "NEWLY BLOCKED", "FALLBACK READY", "FALLBACK INCOMPLETE", "EXPOSED", "TO DO",
		"cloud-us", "Sign the EU standard contractual clauses (module 2) with Harbourlight Hosting Inc.", "the route desk-ie-us > desk-us-cloud breaks at desk-us-cloud", "unaffected.",
	} {
		assert.Contains(t, out, said)
	}
	_, again, _ := shell(t, "whatif", "-scenario", "dpf-annulled")
	assert.Equal(t, out, again)
}

func TestWhatIfReadsScenariosAndAsksForAParty(t *testing.T) {
	scenario := file(t, "scenario.yaml", "name: To Kenya\nevents: [{do: move, party: harbour-no, to: KE}]")
	code, out, errs := shell(t, "whatif", "-scenario", scenario, "-format", "json", inventoryFile(t, harbour))
	require.Zero(t, code, errs)
	var document struct {
		Summary map[string]int `json:"summary"`
		Changes []struct{ Flow, Status string }
	}
	require.NoError(t, json.Unmarshal([]byte(out), &document))
	assert.Equal(t, map[string]int{"newly-blocked": 1, "unaffected": 1}, document.Summary)
	assert.Equal(t, "north", document.Changes[0].Flow)
	code, _, errs = shell(t, "whatif", "-scenario", "certificates-lapse")
	assert.Equal(t, badUsage, code)
	assert.Contains(t, errs, "party is required")
	assert.Contains(t, errs, "-party", "and how it is stated")
	code, out, _ = shell(t, "whatif", "-scenario", "certificates-lapse", "-party", "crm-us")
	assert.Zero(t, code)
	assert.Contains(t, out, "crm-us")
	for _, wrong := range [][]string{{"whatif"}, {"whatif", "-scenario", "nobody"}, {"whatif", "-scenario", "dpf-annulled", "-format", "csv"}} {
		code, out, errs := shell(t, wrong...)
		assert.Equal(t, badUsage, code)
		assert.Empty(t, out)
		assert.NotEmpty(t, errs)
	}
}

func TestWhatIfTellsWhatAScenarioCanHold(t *testing.T) {
	_, _, help := shell(t, "whatif", "-help")
	for _, said := range []string{"dpf-annulled", "EU-U.S. Data Privacy Framework annulled", "suspend", "record or instrument, [regime], [from], [until]", "move", "party, to"} {
		assert.Contains(t, help, said)
	}
	scenario := file(t, "scenario.yaml", "name: x\nevents:\n  - {do: suspend, record: eu-us-dfp}\n")
	code, out, errs := shell(t, "whatif", "-scenario", scenario)
	assert.Equal(t, badUsage, code)
	assert.Empty(t, out)
	assert.Contains(t, errs, scenario+":3: events[0].record: suspend: there is no record")
	assert.Contains(t, errs, `did you mean "eu-us-dpf"?`)
}

// One -party serves a file as it serves a scenario that is built in.
func TestWhatIfFillsInThePartyAndSaysWhatIsNotSeenYet(t *testing.T) {
	scenario := file(t, "scenario.yaml", "name: Later\nevents: [{do: lapse, from: 2027-01-01}]\n")
	code, out, errs := shell(t, "whatif", "-scenario", scenario, "-party", "crm-us")
	require.Zero(t, code, errs)
	assert.Contains(t, out, "Nothing of lapse is seen yet: it begins on 2027-01-01.")
	assert.NotContains(t, out, "NEWLY BLOCKED")
	code, out, errs = shell(t, "whatif", "-all", "-at", "2027-01-01", "-scenario", scenario, "-party", "crm-us")
	require.Zero(t, code, errs)
	assert.NotContains(t, out, "is seen yet")
	assert.Contains(t, out, "NEWLY BLOCKED")
	assert.Contains(t, out, "UNAFFECTED")
}

func TestWhatIfShowsTheComparisonInTheReport(t *testing.T) {
	page := filepath.Join(t.TempDir(), "report.html")
	code, _, errs := shell(t, "whatif", "-scenario", "dpf-annulled", "-format", "html", "-o", page)
	require.Zero(t, code, errs)
	text, err := os.ReadFile(page)
	require.NoError(t, err)
	assert.Contains(t, string(text), "EU-U.S. Data Privacy Framework annulled")
	assert.Contains(t, string(text), "newly blocked")
}

func TestTheHorizonIsInOrderAndNamesTheFlows(t *testing.T) {
	code, out, errs := shell(t, "horizon", "-days", "400")
	require.Zero(t, code, errs)
	end := strings.Index(out, "The global-cbpr certificate of Harbourlight Hosting Inc. ends on 2026-12-31")
	change := strings.Index(out, "-> hosting-jp-cloud, jp-appi: CBPR certificate (global-cbpr) -> blocked")
	later := strings.Index(out, "The global-prp certificate of Kestrel Mail Inc. ends on 2027-05-31")
	assert.True(t, 0 < end && end < change && change < later, out)
	assert.Contains(t, out, "OVERDUE (2)")
	code, out, _ = shell(t, "horizon", "-days", "60", "-format", "ics")
	assert.Zero(t, code)
	assert.True(t, strings.HasPrefix(out, "BEGIN:VCALENDAR\r\n"))
	assert.Contains(t, out, "DTSTART;VALUE=DATE:20261231")
	code, out, _ = shell(t, "horizon", "-days", "60", "-format", "json")
	assert.Zero(t, code)
	assert.True(t, json.Valid([]byte(out)))
	code, _, errs = shell(t, "horizon", "-days", "0")
	assert.Equal(t, badUsage, code)
	assert.Contains(t, errs, "0 days")
}

func TestADiffFailsOnNewlyBlockedFlowsOnly(t *testing.T) {
	before := inventoryFile(t, harbour)
	after := file(t, "new.yaml", strings.Replace(harbour, "Harbour AS, jurisdiction: NO", "Harbour AS, jurisdiction: KE", 1))
	code, out, errs := shell(t, "diff", "-check", before, after)
	assert.Equal(t, blocked, code, errs)
	assert.Contains(t, out, "NEWLY BLOCKED (1)")
	assert.Contains(t, out, "north")
	assert.NotContains(t, out, "west", "what was blocked before does not count")
	code, _, _ = shell(t, "diff", "-check", before, before)
	assert.Zero(t, code)
	code, out, _ = shell(t, "diff", "-check", after, before)
	assert.Zero(t, code)
	assert.Contains(t, out, "NEWLY COVERED (1)")
	for _, format := range []string{"json", "ndjson"} {
		decisions := filepath.Join(t.TempDir(), "decisions")
		code, _, errs = shell(t, "-format", format, "-o", decisions, before)
		require.Zero(t, code, errs)
		code, out, errs = shell(t, "diff", "-format", "json", decisions, after)
		require.Zero(t, code, errs)
		var document struct {
			Summary map[string]int `json:"summary"`
		}
		require.NoError(t, json.Unmarshal([]byte(out), &document))
		assert.Equal(t, map[string]int{"newly-blocked": 1, "unaffected": 1}, document.Summary, format)
	}
	for _, wrong := range [][]string{{before}, {before, "nothing.yaml"}, {before, file(t, "broken.json", `{"decisions": 1}`)}} {
		code, out, errs := shell(t, append([]string{"diff"}, wrong...)...)
		assert.Equal(t, badUsage, code)
		assert.Empty(t, out)
		assert.NotEmpty(t, errs)
	}
}

func TestADiffNamesTheFlowsThatAreNewAndThoseThatAreGone(t *testing.T) {
	old := inventoryFile(t, harbour)
	renamed := file(t, "new.yaml", strings.NewReplacer("id: north,", "id: northern,", "Harbour AS, jurisdiction: NO", "Harbour AS, jurisdiction: KE").Replace(harbour))
	_, out, errs := shell(t, "diff", old, renamed)
	require.Empty(t, errs)
	assert.Contains(t, out, "not asked -> blocked")
	assert.Contains(t, out, "NEW FLOWS (1)\n  northern\n")
	assert.Contains(t, out, "NO LONGER THERE (1)\n  north\n")
	assert.Contains(t, out, "1 the same; 1 new, 1 gone.", "neither is the same")
	_, out, _ = shell(t, "diff", "-format", "json", old, renamed)
	var document struct{ New, Gone []string }
	require.NoError(t, json.Unmarshal([]byte(out), &document))
	assert.Equal(t, []string{"northern"}, document.New)
	assert.Equal(t, []string{"north"}, document.Gone)
	decisions := filepath.Join(t.TempDir(), "decisions")
	_, _, errs = shell(t, "-format", "json", "-o", decisions, renamed)
	require.Empty(t, errs)
	_, out, _ = shell(t, "diff", old, decisions)
	assert.NotContains(t, out, "()", "decisions name no parties, and nothing is made up for them")
	_, out, _ = shell(t, "diff", old, old)
	assert.NotContains(t, out, "NEW FLOWS")
	assert.NotContains(t, out, "NO LONGER THERE")
}

const withoutFramework = `
amendments:
  - id: no-framework
    reason: The house does not rely on it
    owner: legal@example.com
    records: {mechanisms/eu_gdpr/dpf/records/eu-us-dpf: {in_force: {until: 2026-01-01}}}
`

// The same amendments hold in every command, and are never silent.
func TestAmendedLawHoldsInEveryCommand(t *testing.T) {
	law := file(t, "law.yaml", withoutFramework)
	code, out, errs := shell(t, "-law", law, "-flow", "campaigns-fr-crm")
	require.Zero(t, code, errs)
	assert.Contains(t, out, "law.amended")
	assert.Contains(t, out, "legal@example.com")
	_, out, _ = shell(t, "-law", law, "-flow", "campaigns-fr-crm", "-format", "ndjson")
	assert.Contains(t, out, `"amended":["no-framework"]`)
	inventory := "inventory.yaml"
	code, out, errs = shell(t, "diff", "-check", "-new-law", law, inventory, inventory)
	assert.Equal(t, blocked, code, errs)
	assert.Contains(t, out, "campaigns-fr-crm")
	code, _, _ = shell(t, "diff", "-check", "-law", law, inventory, inventory)
	assert.Zero(t, code)
	_, out, _ = shell(t, "depth", "-law", law)
	assert.NotContains(t, out, "Data Privacy Framework (eu-us-dpf)")
	code, _, errs = shell(t, "whatif", "-law", law, "-scenario", "dpf-annulled")
	assert.Zero(t, code, errs)
	plain, amended := filepath.Join(t.TempDir(), "plain"), filepath.Join(t.TempDir(), "amended")
	for name, args := range map[string][]string{plain: {}, amended: {"-law", law}} {
		code, _, errs := shell(t, append(append([]string{"bundle"}, args...), "-o", name)...)
		require.Zero(t, code, errs)
	}
	first, err := os.ReadFile(plain)
	require.NoError(t, err)
	second, err := os.ReadFile(amended)
	require.NoError(t, err)
	assert.NotEqual(t, first, second)
	code, out, errs = shell(t, "-law", file(t, "law.yaml", strings.Replace(withoutFramework, "2026-01-01", "2020-01-01", 1)))
	assert.Equal(t, badUsage, code)
	assert.Empty(t, out)
	assert.Contains(t, errs, "before it starts")
}

func TestDepthNamesWhatMustNotFail(t *testing.T) {
	code, out, errs := shell(t, "depth")
	require.Zero(t, code, errs)
	assert.Contains(t, out, "rest on one alone")
	assert.Contains(t, out, "Data Privacy Framework (eu-us-dpf)")
	assert.NotContains(t, out, "EVERY FLOW")
	_, listed, _ := shell(t, "depth", "-all")
	assert.Regexp(t, `accounts-ie-us +comms-ie \(IE\) > comms-us \(US\) +eu-gdpr +2 +Data Privacy Framework \(eu-us-dpf\); Binding corporate rules \(bcr-controller\)`, listed)
	_, report, _ := shell(t)
	assert.Contains(t, report, "DEPTH")
	_, alone, _ := shell(t, inventoryFile(t, strings.Replace(harbour, "Harbour AS, jurisdiction: NO", "Harbour Ltd, jurisdiction: GB", 1)))
	assert.Contains(t, alone, "rest on one alone.\n  single points of failure, each for one flow: 1; see evaluator depth")
	_, none, _ := shell(t, "depth", inventoryFile(t, strings.Replace(harbour, "Harbour AS, jurisdiction: NO", "Harbour Private, jurisdiction: IN", 1)))
	assert.Equal(t, "No mechanism covers a flow: none is allowed, or none is restricted.\n", none)
	code, out, _ = shell(t, "depth", "-format", "json")
	assert.Zero(t, code)
	var document struct {
		SinglePoints []struct{ Flows []string } `json:"single_points"`
	}
	require.NoError(t, json.Unmarshal([]byte(out), &document))
	assert.NotEmpty(t, document.SinglePoints)
}

func TestRoutesShowWhereTheyBreak(t *testing.T) {
	code, out, errs := shell(t, "routes")
	require.Zero(t, code, errs)
	assert.Contains(t, out, "open: comms-ie > comms-us > cloud-us > support-ph")
	assert.Contains(t, out, "BROKEN: ")
	assert.Contains(t, out, "breaks under eu-gdpr at hop 2, tickets-us-in-onward: GDPR: no mechanism covers")
	_, broken, _ := strings.Cut(out, "breaks under eu-gdpr at hop 2, tickets-us-in-onward")
	broken, _, _ = strings.Cut(broken, "\n\n")
	assert.Contains(t, broken, "\n      open: ", "why it breaks")
	assert.Contains(t, broken, "\n      cure: ", "and what would mend it")
	assert.Contains(t, out, "0 hops added")
	code, out, errs = shell(t, "routes", "-sub-processors", "-format", "json")
	require.Zero(t, code, errs)
	var document struct {
		Added  []string
		Routes []struct{ Flow string }
	}
	require.NoError(t, json.Unmarshal([]byte(out), &document))
	assert.NotEmpty(t, document.Added)
	assert.Greater(t, len(document.Routes), len(document.Added))
}
