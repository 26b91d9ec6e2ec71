package whatif_test

import (
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/whatif"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAScenarioIsReadStrictly(t *testing.T) {
	for text, fault := range map[string]string{
		"":                                "empty",
		"name: x":                         "as_of",
		"events: [{do: lapse, party: a}]": "name is required",
		"name: x\nevents: [{do: annull, record: a}]":                                       `"annull"`,
		"name: x\nevents: [{do: lapse, party: a, form: 2026-01-01}]":                       "form",
		"name: x\nevents: [{do: lapse, party: a, from: 2026-02-30}]":                       "2026-02-30",
		"name: x\nevents: [{do: lapse}]":                                                   "party is required",
		"name: x\nevents: [{do: move, party: a, to: GB, from: 2026-01-01}]":                "move: has no from",
		"name: x\nevents: [{do: invalidate}]":                                              "either a record or an instrument",
		"name: x\nevents: [{do: invalidate, record: a, instrument: b}]":                    "either a record or an instrument",
		"name: x\nevents: [{do: suspend, record: a, from: 2026-02-01, until: 2026-01-01}]": "before it starts",
		"name: x\nname: y\nas_of: 2026-01-01":                                              "already defined",
		"name: x\nas_of: 2026-01-01\n---\nname: y":                                         "follows",
		"name: x\nevents: [{do: lapse}, {do: move, party: a}]":                             "events[1]",
		"name: x\nevents: {do: lapse}":                                                     "cannot unmarshal",
	} {
		_, err := whatif.Read(strings.NewReader(text))
		assert.ErrorContains(t, err, fault, text)
	}
	_, err := whatif.Read(strings.NewReader("name: x\nas_of: 2026-01-01\n" + strings.Repeat("# long\n", 1<<18)))
	assert.ErrorContains(t, err, "over 1 MiB")
}

// What a scenario names must be there.
func TestAnEventThatCannotHappenIsAnError(t *testing.T) {
	for event, fault := range map[string]string{
		"{do: invalidate, record: eu-us-dfp}":                          "eu-us-dfp",
		"{do: invalidate, record: eu-us-dpf, regime: uk-gdpr}":         "under uk-gdpr",
		"{do: invalidate, instrument: scc-9}":                          "scc-9",
		"{do: suspend, record: eu-us-dpf, until: 2027-01-01}":          "no adequacy decision",
		"{do: end-adequacy, regime: eu-gdpr, destination: KE}":         "KE",
		"{do: add-adequacy, regime: eu-gdrp, destination: KE}":         "eu-gdrp",
		"{do: require-version, record: eu-us-dpf, version: b}":         "no set of clauses",
		"{do: require-version, record: 2021/914, version: 2010/87/EU}": "on record already",
		"{do: lapse, party: nobody}":                                   "nobody",
		"{do: lapse, party: bare, scheme: global-cbpr}":                "holds no certificate",
		"{do: remove-member, instrument: rules, party: acme-gb}":       "no member",
		"{do: move, party: acme-gb, to: UK}":                           "GB",
	} {
		scenario, err := whatif.Read(strings.NewReader("name: x\nevents: [" + event + "]"))
		require.NoError(t, err, event)
		_, err = whatif.Compare(t.Context(), acme(t), scenario)
		assert.ErrorContains(t, err, fault, event)
	}
	scenario, err := whatif.Read(strings.NewReader("name: x\nevents: [{do: add-adequacy, regime: eu-gdpr, destination: UK}]"))
	require.NoError(t, err)
	_, err = whatif.Compare(t.Context(), acme(t), scenario)
	assert.ErrorContains(t, err, transfer.FaultCountry)
	undated := acme(t)
	for i := range undated.Flows {
		undated.Flows[i].At = undated.AsOf
	}
	undated.AsOf = transfer.Date{}
	_, _, err = whatif.Scenario{Name: "x", Events: []whatif.Event{{Do: whatif.Revoke, Party: "bare"}}}.Apply(undated)
	assert.ErrorContains(t, err, "from is not stated")
	_, _, err = whatif.Scenario{Name: "x", AsOf: acme(t).AsOf}.Apply(nil)
	assert.ErrorIs(t, err, transfer.ErrBadCall)
}

func TestEveryActionHasAForm(t *testing.T) {
	for _, action := range whatif.Actions() {
		_, err := whatif.Read(strings.NewReader("name: x\nevents: [{do: " + string(action) + "}]"))
		require.Error(t, err)
		assert.NotContains(t, err.Error(), "is not one of", action)
	}
}
