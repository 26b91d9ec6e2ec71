package cases_test

import (
	"encoding/json"
	"path"
	"slices"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each case is decided by the library as its authority says, and by stock servers with its bundle to the letter of the library.
func TestEveryCaseIsDecidedAsItsAuthoritySays(t *testing.T) {
	var servers []*server
	if !underRace {
		servers = startWritten(t)
	}
	for _, questions := range corpus(t) {
		for _, q := range questions {
			t.Run(q.name, func(t *testing.T) {
				t.Parallel()
				engine, err := transfer.New(t.Context(), q.inventory)
				require.NoError(t, err)
				decision, err := engine.Evaluate(t.Context(), q.flow)
				require.NoError(t, err)
				q.compare(t, decision)
				input, err := q.inventory.Input(q.flow.ID)
				require.NoError(t, err)
				for _, server := range servers {
					assert.Equal(t, withoutRevision(t, decision), server.decideBy(t, q.inventory.Register(), input), server.name)
				}
			})
		}
	}
}

func TestEveryModelledLawHasCasesOfBothOutcomes(t *testing.T) {
	laws := []string{
		"eu-gdpr", "uk-gdpr", "ch-fadp", "br-lgpd", "jp-appi", "sg-pdpa", "bm-pipa", "difc-dpl", "kr-pipa", "mx-lfpdppp",
		"mu-dpa", "ng-ndpa", "au-privacy-act", "ca-pipeda", "ca-qc", "ph-dpa", "tw-pdpa", "us-federal",
	}
	permitted, refused := map[string]int{}, map[string]int{}
	for name, questions := range corpus(t) {
		for _, q := range questions {
			if q.expect.Outcome == transfer.OutcomeBlocked {
				refused[path.Dir(name)]++
			} else {
				permitted[path.Dir(name)]++
			}
		}
	}
	for _, law := range laws {
		assert.Positive(t, permitted[law], "no permitted case under %s", law)
		assert.Positive(t, refused[law], "no blocked case under %s", law)
	}
}

func (q asked) compare(t *testing.T, d transfer.Decision) {
	t.Helper()
	assert.Equal(t, q.expect.Outcome, d.Outcome, d.Explain())
	if q.expect.ValidUntil != nil {
		until, err := json.Marshal(d.ValidUntil)
		require.NoError(t, err)
		assert.JSONEq(t, string(q.expect.ValidUntil), string(until), "valid_until")
	}
	for _, code := range q.expect.Violations {
		assert.True(t, slices.ContainsFunc(d.Violations, func(v transfer.Violation) bool { return v.Code == code }), "violation %s", code)
	}
	for id, want := range q.expect.Regimes {
		i := slices.IndexFunc(d.Regimes, func(r transfer.RegimeDecision) bool { return r.Regime == id })
		if !assert.GreaterOrEqual(t, i, 0, "%s does not govern the flow", id) {
			continue
		}
		got := d.Regimes[i]
		assert.Equal(t, want.Outcome, got.Outcome, "%s: outcome\n%s", id, d.Explain())
		if want.Mechanism != nil {
			assert.Equal(t, *want.Mechanism, got.Mechanism, "%s: mechanism", id)
		}
		if want.Instrument != nil {
			assert.Equal(t, *want.Instrument, string(got.Instrument), "%s: instrument", id)
		}
		if want.Module != nil {
			assert.Equal(t, *want.Module, got.Module, "%s: module", id)
		}
		if want.Reason != nil && assert.NotNil(t, got.Reason, "%s: reason", id) {
			assert.Equal(t, *want.Reason, got.Reason.Code, "%s: reason", id)
		}
		if want.Violations != nil {
			assert.Equal(t, want.Violations, codesOf(got.Violations), "%s: violations", id)
		}
		for _, code := range want.Warnings {
			assert.True(t, slices.ContainsFunc(got.Warnings, func(w transfer.Finding) bool { return w.Code == code }), "%s: warning %s", id, code)
		}
		for mechanism, codes := range want.Unmet {
			assert.Subset(t, openOn(got, mechanism), codes, "%s: open on %s", id, mechanism)
		}
	}
}

func codesOf(list []transfer.Violation) []string {
	codes := []string{}
	for _, v := range list {
		codes = append(codes, v.Code)
	}
	return codes
}

func openOn(r transfer.RegimeDecision, mechanism transfer.Mechanism) []string {
	var codes []string
	for _, c := range r.Candidates {
		if c.Mechanism != mechanism {
			continue
		}
		for _, u := range c.Unmet {
			codes = append(codes, u.Code)
		}
		for _, m := range c.Missing {
			codes = append(codes, m.Code)
		}
	}
	return codes
}
