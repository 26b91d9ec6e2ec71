package live_test

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/live"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestACanaryThatFailsKeepsTheLastGoodSnapshot(t *testing.T) {
	odd := toCloud("odd")
	odd.Importer.Party = "nobody"
	for what, canary := range map[string]live.Canary{
		"a stated outcome":    {Flow: toCloud("canary"), Want: transfer.OutcomeAllowed},
		"a stated mechanism":  {Flow: toCloud("canary"), Mechanism: transfer.DPF},
		"the outcome as ever": {Flow: toCloud("canary")},
	} {
		t.Run(what, func(t *testing.T) {
			e := engine(t, covered, live.WithCanaries(canary, live.Canary{Flow: odd, Want: transfer.OutcomeBlocked, Code: "input.unknown_reference"}))
			held := e.Current()
			for _, change := range []func() error{
				func() error { return e.Update(t.Context(), inventory(t, uncovered)) },
				func() error { return e.Reload(t.Context(), lawUnder(t, struckDown)) },
			} {
				err := change()
				var failed *live.CanaryError
				require.ErrorAs(t, err, &failed)
				assert.Equal(t, "canary", failed.Canary.Flow.ID)
				assert.Equal(t, transfer.OutcomeBlocked, failed.Got.Outcome)
				assert.Same(t, held, e.Current())
				assert.True(t, decided(t, e).Permits())
				h := e.Health()
				assert.True(t, h.Ready)
				assert.True(t, h.Failing)
				assert.ErrorIs(t, h.Last.Err, failed)
			}
			require.NoError(t, e.Update(t.Context(), inventory(t, covered)))
		})
	}
}

func TestACanaryWithoutAnAnswerHasFailedThoughItIsBlocked(t *testing.T) {
	odd := toCloud("odd")
	odd.Importer.Party = "nobody"
	for _, canary := range []live.Canary{
		{Flow: odd, Want: transfer.OutcomeBlocked}, {Flow: odd, Code: "input.missing_field"}, {Flow: odd, Want: transfer.OutcomeAllowed}, {Flow: odd},
	} {
		e, err := live.New(t.Context(), inventory(t, covered), live.WithCanaries(canary))
		assert.Nil(t, e)
		var failed *live.CanaryError
		require.ErrorAs(t, err, &failed)
		assert.NotEmpty(t, failed.Reason)
	}
}

func TestEveryCanaryThatFailedIsReported(t *testing.T) {
	one, two := toCloud("one"), toCloud("two")
	_, err := live.New(t.Context(), inventory(t, uncovered), live.WithCanaries(
		live.Canary{Flow: one, Want: transfer.OutcomeAllowed}, live.Canary{Flow: two, Want: transfer.OutcomeNotRestricted}))
	assert.ErrorContains(t, err, "canary one")
	assert.ErrorContains(t, err, "canary two")
}

// otherLaw returns the law of this build with a text in a file replaced. It compiles, and it decides otherwise.
func otherLaw(t *testing.T, file, old, next string) (*transfer.Law, error) {
	t.Helper()
	tree, err := transfer.AmendedLaw()
	require.NoError(t, err)
	other := maps.Clone(tree.(fstest.MapFS))
	require.Contains(t, string(other[file].Data), old)
	other[file] = &fstest.MapFile{Data: []byte(strings.Replace(string(other[file].Data), old, next, 1))}
	return transfer.OpenLaw(other)
}

// Rules can compile and still be wrong; what was settled once tells.
func TestCatalogueRows50To53ALawThatDecidesWhatIsSettledOtherwiseIsNotTaken(t *testing.T) {
	const decision, verdict = "transfer/decision/decision.rego", "transfer/report/report.rego"
	for what, broken := range map[string]struct{ file, old, next, flow string }{
		"everything is blocked": {
			decision, "\noutcome := base.outcome if count(violations) == 0\n", "\noutcome := base.outcome if count(violations) < 0\n", "inside-the-union",
		},
		"an outcome without its reasons": {decision, "\nregimes := base.regimes\n", "\nregimes := []\n", "adequate-state"},
		"a conflict for some flows": {
			decision, "\noutcome := base.outcome if count(violations) == 0\n",
			"\noutcome := base.outcome if count(violations) == 0\n\noutcome := \"blocked\" if input.exporter.party == \"a-de\"\n", "adequate-state",
		},
		"a law nobody checked is left out": {"transfer/base/base.rego", "[document | not verdict.tolerated; some document in report.unmodelled]", "[]", "law-nobody-checked"},
		"an extra word of a regime":        {verdict, `"coverage": found.gate.about.coverage,`, `"coverage": found.gate.about.coverage, "allow": true,`, "inside-the-union"},
	} {
		t.Run(what, func(t *testing.T) {
			law, err := otherLaw(t, broken.file, broken.old, broken.next)
			require.NoError(t, err)
			e, err := live.New(t.Context(), inventory(t, covered))
			require.NoError(t, err)
			err = e.Reload(t.Context(), law)
			assert.ErrorContains(t, err, "canary "+broken.flow)
			assert.True(t, decided(t, e).Permits())
			assert.Equal(t, uint64(1), e.Current().Number())
		})
	}
}

func TestTheSettledCasesCanBeLeftOut(t *testing.T) {
	law, err := otherLaw(t, "transfer/decision/decision.rego", "\noutcome := base.outcome if count(violations) == 0\n", "\noutcome := base.outcome if count(violations) < 0\n")
	require.NoError(t, err)
	_, err = live.New(t.Context(), inventory(t, covered), live.WithLaw(law))
	assert.ErrorContains(t, err, "canary inside-the-union")
	e := engine(t, covered, live.WithLaw(law))
	d, err := e.Evaluate(t.Context(), toCloud("crm"))
	blockedWith(t, "engine.malformed", d, err)
}
