package transfer_test

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

func document(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/decision.json")
	require.NoError(t, err)
	return string(data)
}

func TestDecisionKeepsToTheLetter(t *testing.T) {
	d, err := transfer.ParseDecision([]byte(document(t)))
	require.NoError(t, err)
	data, err := json.Marshal(d)
	require.NoError(t, err)
	assert.JSONEq(t, document(t), string(data))
	assert.True(t, strings.HasPrefix(string(data), `{"flow":"crm-to-us","at":"2026-11-23","outcome":"blocked","regimes":[{"regime":"eu-gdpr","outcome":"allowed","reason":null,"mechanism":"eu-scc"`))
	assert.False(t, d.Permits())
}

func TestDocumentsThatAreNoDecisionAreRefused(t *testing.T) {
	whole := document(t)
	for _, c := range []struct{ what, from, to string }{
		{"52 outcome as a boolean", `"outcome": "blocked",
  "regimes"`, `"outcome": true,
  "regimes"`},
		{"52 outcome of another set", `"outcome": "blocked",
  "regimes"`, `"outcome": "permitted",
  "regimes"`},
		{"52 extra key", `"flow": "crm-to-us"`, `"flow": "crm-to-us", "allow": true`},
		{"52 key in other letters", `"flow": "crm-to-us"`, `"Flow": "crm-to-us"`},
		{"52 key twice", `"flow": "crm-to-us"`, `"flow": "x", "flow": "crm-to-us"`},
		{"52 key absent", `"mechanisms": ["eu-scc"],`, ``},
		{"52 null for a list", `"redress": [],
      "relied_on": [],
      "coverage": "partial"`, `"redress": null,
      "relied_on": [],
      "coverage": "partial"`},
		{"52 empty for null", `"remedy": null}],
          "missing": [], "instruments": [], "citations": ["GDPR Art. 45"]`, `"remedy": ""}],
          "missing": [], "instruments": [], "citations": ["GDPR Art. 45"]`},
		{"52 allowed with violations", `"outcome": "blocked",
  "regimes"`, `"outcome": "allowed",
  "regimes"`},
		{"52 allowed without a mechanism", `"mechanism": "eu-scc",
      "instrument"`, `"mechanism": null,
      "instrument"`},
		{"52 mechanism that is none", `"mechanism": "eu-scc",
      "instrument"`, `"mechanism": "scc",
      "instrument"`},
		{"52 mechanism that is not met", `"mechanism": "eu-scc", "status": "met"`, `"mechanism": "eu-scc", "status": "unknown"`},
		{"52 mechanism nobody relies on", `"mechanisms": ["eu-scc"]`, `"mechanisms": ["eu-scc", "dpf"]`},
		{"52 mechanism left out", `"mechanisms": ["eu-scc"]`, `"mechanisms": []`},
		{"52 not restricted without a reason", `{"code": "transfer.same_territory", "message": "The data stay in Switzerland.", "citation": "FADP Art. 16"}`, `null`},
		{"bad date", `"at": "2026-11-23"`, `"at": "2026-11-31"`},
		{"trailing data", `"policies": "sha256:00", "preference": []}
}`, `"policies": "sha256:00", "preference": []}
} {}`},
		{"not UTF-8", `"crm-to-us"`, "\"\xff\""},
	} {
		t.Run(c.what, func(t *testing.T) {
			require.Contains(t, whole, c.from)
			d, err := transfer.ParseDecision([]byte(strings.Replace(whole, c.from, c.to, 1)))
			assert.ErrorIs(t, err, transfer.ErrMalformed)
			assert.Equal(t, transfer.Decision{}, d)
			assert.False(t, d.Permits())
		})
	}
	for _, junk := range []string{"", "null", "[]", "true", "{}", `"allowed"`, strings.Repeat("[", 1000)} {
		_, err := transfer.ParseDecision([]byte(junk))
		assert.ErrorIs(t, err, transfer.ErrMalformed, junk)
	}
}

func TestListsOfADecisionAreNeverNull(t *testing.T) {
	for _, value := range []any{
		transfer.Decision{}, transfer.RegimeDecision{}, transfer.Candidate{}, transfer.OtherInstrument{}, transfer.Violation{}, transfer.Remedy{},
	} {
		data, err := json.Marshal(value)
		require.NoError(t, err)
		var keys map[string]any
		require.NoError(t, json.Unmarshal(data, &keys))
		for _, field := range reflect.VisibleFields(reflect.TypeOf(value)) {
			if field.Type.Kind() == reflect.Slice {
				assert.Equal(t, []any{}, keys[field.Tag.Get("json")], "%T.%s", value, field.Name)
			}
		}
	}
}

func covered(m transfer.Mechanism) transfer.RegimeDecision {
	return transfer.RegimeDecision{
		Regime: "eu-gdpr", Outcome: transfer.OutcomeAllowed, Mechanism: m,
		Candidates: []transfer.Candidate{{Mechanism: m, Status: transfer.Met}},
	}
}

func exempt() transfer.RegimeDecision {
	return transfer.RegimeDecision{Regime: "ch-fadp", Outcome: transfer.OutcomeNotRestricted, Reason: &transfer.Reason{Code: "x.y"}}
}

func TestPermitsNeedsAMechanismOrNoRestriction(t *testing.T) {
	violation := []transfer.Violation{{Code: "x.y"}}
	dpf := []transfer.Mechanism{transfer.DPF}
	refused := transfer.RegimeDecision{Regime: "uk-gdpr", Outcome: transfer.OutcomeBlocked, Violations: violation}
	silent := covered(transfer.DPF)
	silent.Candidates = nil
	for _, c := range []struct {
		what string
		d    transfer.Decision
		want bool
	}{
		{"zero", transfer.Decision{}, false},
		{"covered", transfer.Decision{Outcome: transfer.OutcomeAllowed, Regimes: []transfer.RegimeDecision{covered(transfer.DPF)}, Mechanisms: dpf}, true},
		{"covered and exempt", transfer.Decision{Outcome: transfer.OutcomeAllowed, Regimes: []transfer.RegimeDecision{covered(transfer.DPF), exempt()}, Mechanisms: dpf}, true},
		{"not restricted", transfer.Decision{Outcome: transfer.OutcomeNotRestricted, Regimes: []transfer.RegimeDecision{exempt()}}, true},
		{"no regime, allowed", transfer.Decision{Outcome: transfer.OutcomeAllowed}, false},
		{"no regime, not restricted", transfer.Decision{Outcome: transfer.OutcomeNotRestricted}, false},
		{"outcome of no set", transfer.Decision{Outcome: "Allowed", Regimes: []transfer.RegimeDecision{covered(transfer.DPF)}, Mechanisms: dpf}, false},
		{"allowed over a blocked regime", transfer.Decision{Outcome: transfer.OutcomeAllowed, Regimes: []transfer.RegimeDecision{covered(transfer.DPF), refused}, Mechanisms: dpf}, false},
		{"allowed with violations", transfer.Decision{Outcome: transfer.OutcomeAllowed, Regimes: []transfer.RegimeDecision{covered(transfer.DPF)}, Mechanisms: dpf, Violations: violation}, false},
		{"allowed though nothing is restricted", transfer.Decision{Outcome: transfer.OutcomeAllowed, Regimes: []transfer.RegimeDecision{exempt()}}, false},
		{"not restricted though covered", transfer.Decision{Outcome: transfer.OutcomeNotRestricted, Regimes: []transfer.RegimeDecision{covered(transfer.DPF)}, Mechanisms: dpf}, false},
		{"mechanism nobody judged", transfer.Decision{Outcome: transfer.OutcomeAllowed, Regimes: []transfer.RegimeDecision{silent}, Mechanisms: dpf}, false},
		{"mechanism of no set", transfer.Decision{Outcome: transfer.OutcomeAllowed, Regimes: []transfer.RegimeDecision{covered("consent")}, Mechanisms: []transfer.Mechanism{"consent"}}, false},
		{"blocked", transfer.Decision{Outcome: transfer.OutcomeBlocked, Violations: violation}, false},
		{"blocked without violation", transfer.Decision{Outcome: transfer.OutcomeBlocked}, false},
		{"blocked by an overlay", transfer.Decision{Outcome: transfer.OutcomeBlocked, Regimes: []transfer.RegimeDecision{covered(transfer.DPF)}, Mechanisms: dpf, Violations: violation}, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			assert.Equal(t, c.want, c.d.Permits())
			err := transfer.Blocked(c.d, nil)
			assert.Equal(t, c.want, err == nil)
			assert.Error(t, transfer.Blocked(c.d, transfer.ErrDeadline), "an error is never permission")
		})
	}
}

func TestDecisionOnALine(t *testing.T) {
	d, err := transfer.ParseDecision([]byte(document(t)))
	require.NoError(t, err)
	assert.Equal(t, "crm-to-us on 2026-11-23: blocked (uk-gdpr transfer.facts_missing; org.no_us)", d.String())
	assert.Equal(t, "no decision: the flow may not take place", transfer.Decision{}.String())
	d.Outcome, d.Violations, d.Regimes = transfer.OutcomeAllowed, nil, append(d.Regimes[:1:1], d.Regimes[2])
	assert.Equal(t, "crm-to-us on 2026-11-23: allowed (eu-gdpr by eu-scc scc-7 module 2)", d.String())
	d.Outcome, d.Regimes = transfer.OutcomeNotRestricted, d.Regimes[1:]
	assert.Equal(t, "crm-to-us on 2026-11-23: not restricted (ch-fadp transfer.same_territory)", d.String())
}

func TestExplanationIsAPageToRead(t *testing.T) {
	d, err := transfer.ParseDecision([]byte(document(t)))
	require.NoError(t, err)
	const golden = "testdata/explanation.txt"
	if os.Getenv("CHAPTERV_UPDATE") != "" {
		require.NoError(t, os.WriteFile(golden, []byte(d.Explain()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), d.Explain())
	assert.Equal(t, "No decision. The flow may not take place.\n", transfer.Decision{}.Explain())
}
