package whatif_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/whatif"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAScenarioIsReadStrictly(t *testing.T) {
	for text, fault := range map[string]string{
		"":                                "empty",
		"name: x":                         "as_of",
		"events: [{do: lapse, party: a}]": "name: is required",
		"name: x\nevents: [{do: annull, record: a}]":                                       `"annull"`,
		"name: x\nevents: [{do: lapse, party: a, form: 2026-01-01}]":                       "form",
		"name: x\nevents: [{do: lapse, party: a, from: 2026-02-30}]":                       "2026-02-30",
		"name: x\nevents: [{do: move, party: a, to: GB, from: 2026-01-01}]":                "move: has no from",
		"name: x\nevents: [{do: invalidate}]":                                              "either a record or an instrument",
		"name: x\nevents: [{do: invalidate, record: a, instrument: b}]":                    "either a record or an instrument",
		"name: x\nevents: [{do: suspend, record: a, from: 2026-02-01, until: 2026-01-01}]": "before it starts",
		"name: x\nname: y\nas_of: 2026-01-01":                                              "is already given on line 1",
		"name: x\nas_of: 2026-01-01\n---\nname: y":                                         transfer.FaultTrailing,
		"name: x\nevents: [{do: lapse, party: b}, {do: move, party: a}]":                   "events[1].to",
		"name: x\nevents: {do: lapse}":                                                     "must be a list, not a mapping",
		"name: x\nevents: [{do: suspend, instrument: a, regime: eu-gdpr}]":                 "an instrument has no regime",
		"name: x\nevents: [{do: move, party: a, to: UK}]":                                  "GB",
		"name: x\nas_of: &day 2026-01-01":                                                  transfer.FaultYAMLFeature,
		"name: [x]\nas_of: 2026-01-01":                                                     "must be a text",
	} {
		_, err := whatif.Read(written(text))
		assert.ErrorContains(t, err, fault, text)
	}
	_, err := whatif.Read(written("name: x\nas_of: 2026-01-01\n" + strings.Repeat("# long\n", 1<<22)))
	assert.ErrorContains(t, err, "over 16 MiB")
	_, err = whatif.Read(written("name: x\nevents: [" + strings.Repeat("{do: lapse, party: a}, ", 1001) + "]"))
	assert.ErrorContains(t, err, "over 1000 events")
}

// Every fault is reported, each with file, line, field and what was probably meant.
func TestAFaultNamesFileLineFieldAndWhatIsMeant(t *testing.T) {
	_, err := whatif.Read(written("name: x\nas_of: 2026-02-30\nevents:\n  - {do: supend, record: eu-us-dpf}\n  - do: lapse\n    prty: bare\n  - {do: move, party: a, to: UK}\n"))
	assert.EqualError(t, err, strings.Join([]string{
		`scenario.yaml:2: as_of: "2026-02-30" is not a day of the calendar [input.bad_date]`,
		`scenario.yaml:4: events[0].do: "supend" is not one of invalidate, suspend, end-adequacy, add-adequacy, require-version, lapse, revoke, ` +
			`remove-member, withdraw-approval, end-clauses, move; did you mean "suspend"? [input.unknown_value]`,
		`scenario.yaml:6: events[1].prty: is not a field of an event; did you mean "party"? [input.unknown_field]`,
		`scenario.yaml:7: events[2].to: "UK" is not a territory code: it is neither in ISO 3166-1 alpha-2 nor one of the extra codes; did you mean "GB"? [input.unknown_country]`,
	}, "\n"))

	scenario, err := whatif.Read(written("name: x\nevents:\n  - do: invalidate\n    record: eu-us-dfp\n  - {do: lapse, party: bere}\n  - {do: withdraw-approval, instrument: ruls}\n" +
		"  - {do: add-adequacy, regime: eu-gdrp, destination: KE}\n  - {do: add-adequacy, regime: eu-gdpr, destination: KE, onward: same_regim}\n"))
	require.NoError(t, err)
	_, err = whatif.Compare(t.Context(), acme(t), scenario)
	var faults *transfer.InputError
	require.ErrorAs(t, err, &faults)
	var found []string
	for _, f := range faults.Faults {
		found = append(found, fmt.Sprintf("%s:%d %s %s", f.File, f.Line, f.Field, f.Suggestion))
	}
	assert.Equal(t, []string{
		"scenario.yaml:4 events[0].record eu-us-dpf", "scenario.yaml:5 events[1].party bare", "scenario.yaml:6 events[2].instrument rules",
		"scenario.yaml:7 events[3].regime eu-gdpr", "scenario.yaml:8 events[4].onward same_regime",
	}, found)
}

func TestAScenarioIsOpenedFromAFileSystem(t *testing.T) {
	scenario, err := whatif.Open(fstest.MapFS{"s.json": {Data: []byte(`{"name": "x", "as_of": "2026-01-01"}`)}}, "s.json")
	require.NoError(t, err)
	assert.Equal(t, transfer.NewDate(2026, time.January, 1), scenario.AsOf)
	_, err = whatif.Open(fstest.MapFS{}, "s.json")
	assert.ErrorIs(t, err, fs.ErrNotExist)
}

// What a scenario names must be there.
func TestAnEventThatCannotHappenIsAnError(t *testing.T) {
	for event, fault := range map[string]string{
		"{do: invalidate, record: eu-us-dfp}":                                   "eu-us-dfp",
		"{do: invalidate, record: eu-us-dpf, regime: uk-gdpr}":                  "under uk-gdpr",
		"{do: invalidate, instrument: scc-9}":                                   "scc-9",
		"{do: suspend, record: eu-us-dpf}, {do: suspend, record: eu-us-dpf}":    "suspended already",
		"{do: suspend, instrument: rules}, {do: suspend, instrument: eu-bcr-c}": "suspended already",
		"{do: end-adequacy, regime: br-lgpd, destination: DE}":                  "br-adequacy-eea",
		"{do: lapse}": "party is required",
		"{do: end-adequacy, regime: eu-gdpr, destination: KE}":         "KE",
		"{do: add-adequacy, regime: eu-gdrp, destination: KE}":         "eu-gdrp",
		"{do: require-version, record: eu-us-dpf, version: b}":         "no set of clauses",
		"{do: require-version, record: 2021/914, version: 2010/87/EU}": "on record already",
		"{do: lapse, party: nobody}":                                   "nobody",
		"{do: lapse, party: bare, scheme: global-cbpr}":                "holds no certificate",
		"{do: remove-member, instrument: rules, party: acme-gb}":       "no member",
	} {
		scenario, err := whatif.Read(written("name: x\nevents: [" + event + "]"))
		require.NoError(t, err, event)
		_, err = whatif.Compare(t.Context(), acme(t), scenario)
		assert.ErrorContains(t, err, fault, event)
	}
	undated := acme(t)
	for i := range undated.Flows {
		undated.Flows[i].At = undated.AsOf
	}
	undated.AsOf = transfer.Date{}
	_, _, err := whatif.Scenario{Name: "x", Events: []whatif.Event{{Do: whatif.Revoke, Party: "bare"}}}.Apply(undated)
	assert.ErrorContains(t, err, "from is not stated")
	_, _, err = whatif.Scenario{Name: "x", AsOf: acme(t).AsOf}.Apply(nil)
	assert.ErrorIs(t, err, transfer.ErrBadCall)
}

func TestEveryActionHasAForm(t *testing.T) {
	for _, action := range whatif.Actions() {
		_, err := whatif.Read(written("name: x\nevents: [{do: " + string(action) + ", to: DE, version: b}]"))
		require.Error(t, err)
		assert.NotContains(t, err.Error(), "is not one of", action)
	}
}
