package transfer_test

import (
	"context"
	"encoding/json"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

// differences collects what an engine reports.
type differences struct {
	mu   sync.Mutex
	list []transfer.Difference
}

func (d *differences) add(one transfer.Difference) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.list = append(d.list, one)
}

// planted is an engine whose compiled rules answer wrongly, and which compares one decision in n.
func planted(t *testing.T, n int, decision string) (*transfer.Engine, *differences) {
	t.Helper()
	found := &differences{}
	engine, err := smallEngine(t, transfer.WithRecheck(n, found.add)).Planting(map[string]string{"decision/decision.rego": decision})
	require.NoError(t, err)
	return engine, found
}

// permitting are rules that permit whatever is asked.
const permitting = `package transfer.decision

flow := input.id
at := input.at
outcome := "not_restricted"
regimes := [{"regime": "eu-gdpr", "outcome": "not_restricted", "reason": {"code": "x.y", "message": "m", "citation": "c"}, "mechanism": null,
	"instrument": null, "module": null, "citations": [], "valid_until": null, "candidates": [], "obligations": [], "violations": [],
	"redress": [], "relied_on": [], "coverage": "full", "left_out": [], "warnings": []}]
violations := []
warnings := []
obligations := []
valid_until := null
mechanisms := []
revision := {"law": "2026-11-23", "policies": null}
`

func hr() transfer.Flow {
	flow := toCloud("hr")
	flow.HR = transfer.Yes
	return flow
}

func TestTheStricterAnswerIsGivenWhereTwoDiffer(t *testing.T) {
	for _, c := range []struct {
		what, rules string
		flow        transfer.Flow
		outcome     transfer.Outcome
		code        string
	}{
		{"the compiled rules permit what the reference blocks", permitting, hr(), transfer.OutcomeBlocked, "transfer.no_mechanism"},
		{"the compiled rules block what the reference permits", answering(`{"org.planted"}`), toCloud("crm"), transfer.OutcomeBlocked, "org.planted"},
		{"both block", answering(`{"org.planted"}`), hr(), transfer.OutcomeBlocked, "transfer.no_mechanism"},
		{"both permit", permitting, toCloud("crm"), transfer.OutcomeAllowed, ""},
		{"the compiled rules give no decision at all", "package transfer.decision\n\noutcome := \"allowed\"\n", toCloud("crm"), transfer.OutcomeBlocked, "engine.malformed"},
	} {
		t.Run(c.what, func(t *testing.T) {
			engine, found := planted(t, 1, c.rules)
			decision, err := engine.Evaluate(t.Context(), c.flow)
			assert.Equal(t, c.outcome, decision.Outcome)
			switch {
			case c.code == "":
				require.NoError(t, err)
				assert.Equal(t, []transfer.Mechanism{transfer.DPF}, decision.Mechanisms, "the reference's answer")
			case c.code == "engine.malformed":
				blockedWith(t, c.code, decision, err)
			default:
				require.NoError(t, err)
				assert.Equal(t, c.code, decision.Violations[0].Code)
			}
			require.Len(t, found.list, 1)
			one := found.list[0]
			assert.Equal(t, c.flow.ID, one.Input["id"])
			assert.True(t, json.Valid(one.Compiled))
			assert.True(t, json.Valid(one.Reference))
			assert.NotEqual(t, string(one.Compiled), string(one.Reference))
			assert.NoError(t, one.Err)
		})
	}
}

func TestAfterADifferenceTheReferenceAnswers(t *testing.T) {
	engine, found := planted(t, 4, permitting)
	var outcomes []transfer.Outcome
	for range 8 { // the first is compared
		decision, err := engine.Evaluate(t.Context(), hr())
		require.NoError(t, err)
		outcomes = append(outcomes, decision.Outcome)
	}
	assert.NotContains(t, outcomes, transfer.OutcomeNotRestricted)
	assert.Len(t, found.list, 1)
	assert.Equal(t, transfer.Stats{Rechecked: 1, Differences: 1, Hits: 6, Misses: 2, Kept: 1}, engine.Stats(), "but the reference's answers are remembered")
}

func TestWhatIsRememberedGoesWithTheRulesThatGaveIt(t *testing.T) {
	engine, found := planted(t, 3, permitting)
	engine.SkipRecheck() // so that the wrong answers are seen first
	for time, hits := range []uint64{0, 0, 1} {
		decision, err := engine.Evaluate(t.Context(), hr())
		require.NoError(t, err)
		assert.True(t, decision.Permits(), "wrong, and nobody has compared")
		assert.Equal(t, hits, engine.Stats().Hits, "time %d", time)
	}
	_, err := engine.Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	require.Len(t, found.list, 1)
	decision, err := engine.Evaluate(t.Context(), hr())
	require.NoError(t, err)
	assert.False(t, decision.Permits(), "forgotten, and asked of the reference")
}

func TestOneDecisionInNIsCompared(t *testing.T) {
	for n, compared := range map[int]uint64{-1: 10, 0: 10, 1: 10, 3: 4, 10: 1, 100: 1} {
		found := &differences{}
		engine := smallEngine(t, transfer.WithRecheck(n, found.add), transfer.WithMemo(0))
		for range 10 {
			_, err := engine.Evaluate(t.Context(), toCloud("crm"))
			require.NoError(t, err)
		}
		assert.Equal(t, transfer.Stats{Rechecked: compared}, engine.Stats())
		assert.Empty(t, found.list)
	}
	engine := smallEngine(t, transfer.WithRecheck(1, nil), transfer.WithReference())
	_, err := engine.Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	assert.Zero(t, engine.Stats().Rechecked, "there is nothing to compare the reference with")
}

func TestComparingEndsWithTheContext(t *testing.T) {
	engine := smallEngine(t, transfer.WithRecheck(1, nil), transfer.WithMemo(0))
	looks := looksOf(t, engine)
	for n := 0; n < looks; n += 1 + looks/20 {
		decision, err := engine.Evaluate(&endsLater{Context: t.Context(), looks: int32(n)}, toCloud("crm"))
		blockedWith(t, "engine.cancelled", decision, err)
	}
	assert.Zero(t, engine.Stats().Differences)
}

func TestAReportThatPanicsBlocks(t *testing.T) {
	engine, err := smallEngine(t, transfer.WithRecheck(1, func(transfer.Difference) { panic("broken") })).
		Planting(map[string]string{"decision/decision.rego": permitting})
	require.NoError(t, err)
	decision, err := engine.Evaluate(t.Context(), toCloud("crm"))
	blockedWith(t, "engine.panic", decision, err)
}

func TestManyDifferencesAtOnceAreReportedAndBlockEach(t *testing.T) {
	engine, found := planted(t, 1, permitting)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 3 {
				decision, err := engine.Evaluate(context.Background(), hr())
				if err != nil || decision.Permits() {
					t.Errorf("%s, %v", decision, err)
				}
			}
		})
	}
	all.Wait()
	assert.EqualValues(t, len(found.list), engine.Stats().Differences)
	assert.NotEmpty(t, found.list)
}
