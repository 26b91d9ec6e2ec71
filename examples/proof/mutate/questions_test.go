package main

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Of the cases of the repository, those of one small law are enough here; a full run hears them all.
func TestTheCasesAreDecidedAsTheLibraryDecidesThem(t *testing.T) {
	all, err := readTree(os.DirFS("../../.."))
	require.NoError(t, err)
	for name := range all.texts {
		if all.modules[name] == nil && all.records[name] == nil && name != "examples/cases/kr-pipa/first-day.json" {
			delete(all.texts, name)
		}
	}
	questions, err := all.questions()
	require.NoError(t, err)
	require.NotEmpty(t, questions)
	heard, err := hear(all, questions)
	require.NoError(t, err)
	for _, q := range heard {
		assert.True(t, q.reach.touches([]string{"policies", "kr_pipa", "gate"}), q.name)
		assert.False(t, q.reach.touches([]string{"policies", "jp_appi", "gate"}), q.name)
	}
	questions[0].expect.Outcome = transfer.OutcomeNotRestricted
	_, err = hear(all, questions)
	require.ErrorContains(t, err, "decided otherwise: "+questions[0].name)
}

func TestADecisionMeetsWhatIsExpectedOfIt(t *testing.T) {
	decision := transfer.Decision{
		Outcome: transfer.OutcomeBlocked,
		Regimes: []transfer.RegimeDecision{{
			Regime: "eu-gdpr", Outcome: transfer.OutcomeBlocked,
			Violations: []transfer.Violation{{Code: "transfer.no_mechanism", Regime: "eu-gdpr"}},
			Candidates: []transfer.Candidate{{Mechanism: "dpf", Unmet: []transfer.Unmet{{Code: "dpf.coverage"}}}},
		}},
		Violations: []transfer.Violation{{Code: "transfer.no_mechanism", Regime: "eu-gdpr"}},
	}
	for expected, meets := range map[string]bool{
		`{"outcome": "blocked"}`: true,
		`{"outcome": "allowed"}`: false,
		`{"outcome": "blocked", "violations": ["transfer.no_mechanism"]}`:                                                true,
		`{"outcome": "blocked", "violations": ["transfer.suspended"]}`:                                                   false,
		`{"outcome": "blocked", "valid_until": null}`:                                                                    true,
		`{"outcome": "blocked", "valid_until": "2026-01-01"}`:                                                            false,
		`{"outcome": "blocked", "regimes": {"uk-gdpr": {"outcome": "blocked"}}}`:                                         false,
		`{"outcome": "blocked", "regimes": {"eu-gdpr": {"outcome": "blocked"}}}`:                                         true,
		`{"outcome": "blocked", "regimes": {"eu-gdpr": {"outcome": "blocked", "violations": []}}}`:                       false,
		`{"outcome": "blocked", "regimes": {"eu-gdpr": {"outcome": "blocked", "warnings": ["w"]}}}`:                      false,
		`{"outcome": "blocked", "regimes": {"eu-gdpr": {"outcome": "blocked", "reason": "r"}}}`:                          false,
		`{"outcome": "blocked", "regimes": {"eu-gdpr": {"outcome": "blocked", "mechanism": "dpf"}}}`:                     false,
		`{"outcome": "blocked", "regimes": {"eu-gdpr": {"outcome": "blocked", "unmet": {"dpf": ["dpf.coverage"]}}}}`:     true,
		`{"outcome": "blocked", "regimes": {"eu-gdpr": {"outcome": "blocked", "unmet": {"dpf": ["dpf.journalistic"]}}}}`: false,
	} {
		var e expectation
		require.NoError(t, json.Unmarshal([]byte(expected), &e))
		assert.Equal(t, meets, e.meets(decision), expected)
	}
	decision.Violations = append(decision.Violations, transfer.Violation{Code: "input.unknown_field"})
	assert.False(t, expectation{Outcome: transfer.OutcomeBlocked}.meets(decision), "a question that is refused is not decided")
}
