package transfer_test

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// thrice asks so often that the last answer comes from memory, if anything is remembered.
func thrice(t *testing.T, engine *transfer.Engine, flow transfer.Flow) (transfer.Decision, error) {
	t.Helper()
	for range 2 {
		_, _ = engine.Evaluate(t.Context(), flow)
	}
	return engine.Evaluate(t.Context(), flow)
}

func TestADecisionIsRememberedFromTheSecondTimeOn(t *testing.T) {
	engine := smallEngine(t)
	want, err := smallEngine(t, transfer.WithMemo(0)).Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	for i, hits := range []uint64{0, 0, 1, 2} {
		got, err := engine.Evaluate(t.Context(), toCloud("crm"))
		require.NoError(t, err)
		assert.Equal(t, want, got)
		assert.Equal(t, hits, engine.Stats().Hits, "time %d", i+1)
	}
	assert.Equal(t, 1, engine.Stats().Kept)
	assert.Equal(t, transfer.Stats{}, smallEngine(t, transfer.WithMemo(0)).Stats())
}

func TestAnotherDayOfTheIntervalIsAnsweredFromMemoryWithItsOwnDate(t *testing.T) {
	engine, plain := smallEngine(t), smallEngine(t, transfer.WithMemo(0))
	flow := toCloud("crm")
	flow.At = transfer.NewDate(2026, time.November, 10)
	_, err := thrice(t, engine, flow)
	require.NoError(t, err)
	before := engine.Stats().Hits
	flow.At = transfer.NewDate(2026, time.November, 11)
	want, err := plain.Evaluate(t.Context(), flow)
	require.NoError(t, err)
	got, err := engine.Evaluate(t.Context(), flow)
	require.NoError(t, err)
	assert.Equal(t, want, got)
	assert.Equal(t, before+1, engine.Stats().Hits)
	assert.Contains(t, written(t, got, err), "on 2026-11-11", "a message names the day")
}

func TestTheDayIsPartOfTheQuestionWhereATextCouldBeTakenForIt(t *testing.T) {
	for where, state := range map[string]func(*transfer.Inventory, *transfer.Flow){
		"the flow's name": func(_ *transfer.Inventory, f *transfer.Flow) { f.Name = "crm as of 2026-11-10" },
		"a party's name":  func(inv *transfer.Inventory, _ *transfer.Flow) { inv.Vendors[0].Name = "Cloud 2026-11-10 Inc." },
		"a due date": func(inv *transfer.Inventory, _ *transfer.Flow) {
			inv.Vendors[0].Certifications[0].Due = transfer.NewDate(2026, 11, 10)
		},
		"the day before": func(inv *transfer.Inventory, _ *transfer.Flow) {
			inv.Vendors[0].Certifications[0].Due = transfer.NewDate(2026, 11, 11)
		},
	} {
		t.Run(where, func(t *testing.T) {
			inventory, flow := smallInventory(t), toCloud("crm")
			state(inventory, &flow)
			engine, plain := engineOn(t, inventory), engineOn(t, inventory, transfer.WithMemo(0))
			flow.At = transfer.NewDate(2026, time.November, 10)
			_, err := thrice(t, engine, flow)
			require.NoError(t, err)
			before := engine.Stats().Hits
			require.Positive(t, before)
			flow.At = transfer.NewDate(2026, time.November, 9)
			want, err := plain.Evaluate(t.Context(), flow)
			require.NoError(t, err)
			got, err := engine.Evaluate(t.Context(), flow)
			require.NoError(t, err)
			assert.Equal(t, want, got)
			assert.Equal(t, before, engine.Stats().Hits)
		})
	}
}

func TestRulesThatNobodyKnowsMayUseTheDayAsTheyLike(t *testing.T) {
	flow := toCloud("crm")
	for module, elsewhere := range map[string]uint64{"package transfer.more\n": 1, "package overlays.weekday\n": 0} {
		engine, err := smallEngine(t).Under(map[string]string{"decision/decision.rego": answering(`{"org.day"}`), "more.rego": module})
		require.NoError(t, err)
		flow.At = transfer.NewDate(2026, time.November, 10)
		_, err = thrice(t, engine, flow)
		require.NoError(t, err)
		before := engine.Stats().Hits
		require.Positive(t, before)
		flow.At = transfer.NewDate(2026, time.November, 12)
		_, err = engine.Evaluate(t.Context(), flow)
		require.NoError(t, err)
		assert.Equal(t, before+elsewhere, engine.Stats().Hits, module)
	}
}

// answering are rules that block with some codes.
func answering(codes string) string {
	return `package transfer.decision

flow := input.id
at := input.at
outcome := "blocked"
regimes := []
violations := [{"code": code, "regime": null, "message": "m", "citation": "c", "remedies": []} | some code in ` + codes + `]
warnings := []
obligations := []
valid_until := null
mechanisms := []
revision := {"law": "2026-11-23", "policies": null}
`
}

func TestEditingADecisionLeavesWhatIsRememberedAlone(t *testing.T) {
	engine := engineOn(t, builtinInventory(t))
	for _, flow := range builtinInventory(t).Flows[:10] {
		want, err := thrice(t, engine, flow)
		expected := written(t, want, err)
		for range 3 {
			got, err := engine.Evaluate(t.Context(), flow)
			require.Equal(t, expected, written(t, got, err))
			spoil(reflect.ValueOf(&got).Elem())
			require.NotEqual(t, expected, written(t, got, nil))
		}
	}
}

// spoil changes every text and list of a value in place.
func spoil(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("spoilt")
	case reflect.Pointer:
		if !v.IsNil() {
			spoil(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			spoil(v.Index(i))
		}
		if v.CanSet() {
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				spoil(v.Field(i))
			}
		}
	}
}

func TestNothingIsRememberedOfWhatGotNoAnswer(t *testing.T) {
	engine := smallEngine(t)
	unknown, timeless, impossible := toCloud("crm"), toCloud("crm"), toCloud("crm")
	unknown.Importer.Party = "nobody"
	impossible.At = transfer.NewDate(2026, time.February, 30)
	timeless.ID = strings.Repeat("x", 70_000)
	for _, flow := range []transfer.Flow{unknown, timeless, impossible, {}} {
		decision, err := thrice(t, engine, flow)
		assert.Error(t, err)
		assert.False(t, decision.Permits())
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	for range 3 {
		_, err := engine.Evaluate(over, toCloud("crm"))
		assert.ErrorIs(t, err, transfer.ErrCancelled)
	}
	assert.Zero(t, engine.Stats().Kept)
	assert.Zero(t, engine.Stats().Hits)
}

func TestALargeFlowIsDecidedEachTime(t *testing.T) {
	engine, flow := smallEngine(t), toCloud("crm")
	for i := range 200 {
		flow.Purposes = append(flow.Purposes, fmt.Sprintf("purpose-%d-%s", i, strings.Repeat("x", 60)))
	}
	_, err := thrice(t, engine, flow)
	require.NoError(t, err)
	assert.Zero(t, engine.Stats().Kept)
}

func TestWhatIsRememberedIsNotGivenWhenTheContextIsOver(t *testing.T) {
	engine := smallEngine(t)
	_, err := thrice(t, engine, toCloud("crm"))
	require.NoError(t, err)
	for looks := range int32(2) {
		ctx := &endsLater{Context: t.Context(), looks: looks}
		decision, err := engine.Evaluate(ctx, toCloud("crm"))
		blockedWith(t, "engine.cancelled", decision, err)
		outcome, err := engine.Outcome(&endsLater{Context: t.Context(), looks: looks}, toCloud("crm"))
		assert.ErrorIs(t, err, transfer.ErrCancelled)
		assert.Equal(t, transfer.OutcomeBlocked, outcome)
	}
}

func TestTheOutcomeAloneIsThatOfTheDecision(t *testing.T) {
	inventory := builtinInventory(t)
	engine := engineOn(t, inventory)
	for _, flow := range inventory.Flows[:20] {
		for range 3 {
			outcome, err := engine.Outcome(t.Context(), flow)
			require.NoError(t, err)
			decision, err := engine.Evaluate(t.Context(), flow)
			require.NoError(t, err)
			assert.Equal(t, decision.Outcome, outcome)
		}
	}
	for _, c := range []struct {
		engine *transfer.Engine
		ctx    context.Context
	}{{nil, t.Context()}, {new(transfer.Engine), t.Context()}, {engine, nil}} {
		outcome, err := c.engine.Outcome(c.ctx, toCloud("crm"))
		assert.Error(t, err)
		assert.Equal(t, transfer.OutcomeBlocked, outcome)
	}
}

func TestARememberedOutcomeAllocatesNothing(t *testing.T) {
	engine, flow, ctx := smallEngine(t), toCloud("crm"), t.Context()
	_, err := thrice(t, engine, flow)
	require.NoError(t, err)
	assert.Zero(t, testing.AllocsPerRun(100, func() { _, _ = engine.Outcome(ctx, flow) }))
}

func TestManyGoroutinesAskFromMemory(t *testing.T) {
	inventory := builtinInventory(t)
	engine := engineOn(t, inventory, transfer.WithMemo(8)) // so few that they drive each other out
	var want []string
	for _, flow := range inventory.Flows[:12] {
		decision, err := engine.Evaluate(t.Context(), flow)
		want = append(want, written(t, decision, err))
	}
	var all sync.WaitGroup
	for worker := range 4 {
		all.Go(func() {
			for i := range 60 {
				n := (i*(worker+1) + worker) % len(want)
				decision, err := engine.Evaluate(context.Background(), inventory.Flows[n])
				text, _ := json.Marshal(decision)
				if err != nil || string(text) != want[n] {
					t.Errorf("%s: another answer, %v", inventory.Flows[n].ID, err)
				}
			}
		})
	}
	all.Wait()
	assert.LessOrEqual(t, engine.Stats().Kept, 8)
}
