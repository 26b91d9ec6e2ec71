package transfer_test

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const small = `
version: 1
organisation: {id: comms, name: Example Communications}
as_of: 2026-11-23
entities:
  - {id: comms-ie, name: Example Communications Ireland Limited, jurisdiction: IE}
  - {id: comms-no, name: Example Communications AS, jurisdiction: "NO"}
  - {id: comms-in, name: Example Communications Private Limited, jurisdiction: IN}
vendors:
  - id: cloud-us
    name: Cloud Inc.
    jurisdiction: US
    certifications:
      - {scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-01, until: 2026-12-31}
flows:
  - {id: first, exporter: {party: comms-ie, role: controller}, importer: {party: cloud-us, role: processor}, hr: false, journalistic: false}
`

func smallInventory(t *testing.T) *transfer.Inventory {
	t.Helper()
	inventory, err := transfer.ReadInventory(transfer.File{Name: "small.yaml", Data: []byte(small)})
	require.NoError(t, err)
	return inventory
}

func smallEngine(t *testing.T, options ...transfer.Option) *transfer.Engine {
	t.Helper()
	engine, err := transfer.New(t.Context(), smallInventory(t), options...)
	require.NoError(t, err)
	return engine
}

func toCloud(id string) transfer.Flow {
	return transfer.Flow{
		ID:       id,
		Exporter: transfer.Side{Party: "comms-ie", Role: transfer.Controller},
		Importer: transfer.Side{Party: "cloud-us", Role: transfer.Processor},
		HR:       transfer.No, Journalistic: transfer.No,
	}
}

func TestACoveredFlowIsAllowedWithItsMechanismAndItsLastDay(t *testing.T) {
	decision, err := smallEngine(t).Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	assert.True(t, decision.Permits())
	assert.Equal(t, []transfer.Mechanism{transfer.DPF}, decision.Mechanisms)
	assert.Equal(t, "2026-12-31", decision.ValidUntil.String())
	assert.Equal(t, "2026-11-23", decision.At.String(), "the date of the inventory is filled in")
	assert.True(t, strings.HasPrefix(decision.Revision.Policies, "sha256:"))
	assert.NoError(t, transfer.Blocked(decision, err))
}

func TestBlockedIsAnAnswerAndNoError(t *testing.T) {
	flow := toCloud("crm")
	flow.HR = transfer.Yes
	decision, err := smallEngine(t).Evaluate(t.Context(), flow)
	require.NoError(t, err)
	assert.False(t, decision.Permits())
	assert.Equal(t, transfer.OutcomeBlocked, decision.Outcome)
	var refused *transfer.BlockedError
	assert.ErrorAs(t, transfer.Blocked(decision, err), &refused)
}

func TestAFactThatIsNotStatedIsAskedFor(t *testing.T) {
	flow := toCloud("crm")
	flow.Journalistic = transfer.Fact(0)
	decision, err := smallEngine(t).Evaluate(t.Context(), flow)
	require.NoError(t, err)
	assert.Equal(t, "transfer.facts_missing", decision.Violations[0].Code)
	i := slices.IndexFunc(decision.Regimes[0].Candidates, func(c transfer.Candidate) bool { return c.Mechanism == transfer.DPF })
	assert.Equal(t, transfer.Unknown, decision.Regimes[0].Candidates[i].Status)
	assert.Equal(t, "journalistic", decision.Regimes[0].Candidates[i].Missing[0].Fact)
}

func TestTheLibraryWritesADecisionThatReadsBack(t *testing.T) {
	decision, err := smallEngine(t).Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	text, err := json.Marshal(decision)
	require.NoError(t, err)
	back, err := transfer.ParseDecision(text)
	require.NoError(t, err)
	assert.Equal(t, decision, back)
}

// blockedWith asserts that there is no answer, that the error says so, and that the decision blocks with the code.
func blockedWith(t *testing.T, code string, decision transfer.Decision, err error) {
	t.Helper()
	require.Error(t, err)
	assert.Equal(t, transfer.OutcomeBlocked, decision.Outcome)
	assert.False(t, decision.Permits())
	require.NotEmpty(t, decision.Violations)
	assert.Equal(t, code, decision.Violations[0].Code)
	text, err := json.Marshal(decision)
	require.NoError(t, err)
	_, err = transfer.ParseDecision(text)
	assert.NoError(t, err, "what blocks is a decision too")
}

func TestAPartyThatIsNotInTheInventoryIsAFaultOfTheQuestion(t *testing.T) {
	flow := toCloud("crm")
	flow.Importer.Party = "cloud-uss"
	decision, err := smallEngine(t).Evaluate(t.Context(), flow)
	blockedWith(t, "input.unknown_reference", decision, err)
}

func TestManyGoroutinesGetTheSameAnswers(t *testing.T) {
	engine := smallEngine(t, transfer.WithMemo(0))
	want, err := engine.Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 5 {
				got, err := engine.Evaluate(t.Context(), toCloud("crm"))
				assert.NoError(t, err)
				assert.Equal(t, want, got)
			}
		})
	}
	all.Wait()
}

func TestABatchKeepsTheOrderAndGoesOnAfterAFault(t *testing.T) {
	engine := smallEngine(t, transfer.WithWorkers(3))
	hr := toCloud("hr")
	hr.HR = transfer.Yes
	flows := []transfer.Flow{toCloud("one"), {ID: "broken"}, hr, toCloud("four")}
	var ids []string
	var permitted []bool
	for decision, err := range engine.EvaluateAll(t.Context(), slices.Values(flows)) {
		assert.Equal(t, decision.Flow == "broken", err != nil)
		ids = append(ids, decision.Flow)
		permitted = append(permitted, decision.Permits())
	}
	assert.Equal(t, []string{"one", "broken", "hr", "four"}, ids)
	assert.Equal(t, []bool{true, false, false, true}, permitted)
}

func TestABatchStopsWhenTheLoopDoes(t *testing.T) {
	taken := 0
	endless := func(yield func(transfer.Flow) bool) {
		for yield(toCloud("crm")) {
			taken++
		}
	}
	for range smallEngine(t, transfer.WithWorkers(2)).EvaluateAll(t.Context(), endless) {
		break
	}
	assert.LessOrEqual(t, taken, 4, "a few ahead")
}
