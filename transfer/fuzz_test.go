package transfer_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"hash/fnv"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

// Every input is read and checked; evaluation, which takes a hundred times longer, has a share of those that pass. The
// bytes themselves draw it, so that what is found is found again.
func drawn(data []byte, one uint32) bool {
	h := fnv.New32a()
	h.Write(data)
	return h.Sum32()%one == 0
}

// Whatever the bytes are, an inventory is refused with faults, or read, written, read again the same, and asked.
func FuzzReadInventory(f *testing.F) {
	for _, seed := range seedsOfInventories(f) {
		f.Add(seed.Name, seed.Data)
	}
	_, err := transfer.New(f.Context(), builtIn(f)) // once, for it takes longer than one input may
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		inventory, err := transfer.ReadInventory(transfer.File{Name: name, Data: data})
		if err != nil {
			refusedWithFaults(t, err)
			require.Nil(t, inventory, "refused, and read all the same")
			return
		}
		written, err := json.Marshal(inventory)
		require.NoError(t, err)
		readsTheSame(t, inventory, transfer.File{Name: "i.json", Data: written}, written)
		if drawn(data, 4) {
			readsTheSame(t, inventory, transfer.File{Name: "i.yaml", Data: append([]byte("# YAML\n"), written...)}, written)
		}
		for _, flow := range inventory.Flows {
			_, err := inventory.InputFor(flow)
			require.NoError(t, err, "read, and yet not to be asked")
		}
		if drawn(data, 64) {
			engine, err := transfer.New(t.Context(), inventory)
			require.NoError(t, err)
			for decision, err := range engine.EvaluateAll(t.Context(), slices.Values(inventory.Flows)) {
				sound(t, decision, err)
			}
		}
	})
}

// A flow is refused by the library and blocked by the rules, or answered by both, and then alike.
func FuzzFlow(f *testing.F) {
	inventory := builtIn(f)
	for _, seed := range seedsOfFlows(f, inventory) {
		f.Add(seed)
	}
	engine, err := transfer.New(f.Context(), inventory)
	require.NoError(f, err)
	rules, err := transfer.RulesOver(inventory.Register())
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, data []byte) {
		var flow transfer.Flow
		err := flow.UnmarshalJSON(data)
		if err == nil {
			keepsItsForm(t, flow)
			var decision transfer.Decision
			decision, err = engine.Evaluate(t.Context(), flow)
			sound(t, decision, err)
			if input, bad := inventory.InputFor(flow); bad == nil {
				asTheRulesSay(t, rules, input, decision, err)
			}
			if err == nil {
				return
			}
		}
		refusedWithFaults(t, err)
		if input, ok := asAServerReads(data); ok && !onlyTheLibrarySees(err) {
			answer, broken := rules.AskCompiled(t.Context(), input)
			require.NoError(t, broken)
			blocked(t, answer, err)
			if drawn(data, 256) {
				reference, broken := rules.Ask(t.Context(), input)
				require.NoError(t, broken)
				require.JSONEq(t, string(answer), textOf(t, reference))
			}
		}
	})
}

// No document is a decision that permits unless it says by which mechanism, or why none is needed.
func FuzzParseDecision(f *testing.F) {
	for _, seed := range seedsOfDecisions(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		decision, err := transfer.ParseDecision(data)
		if err != nil {
			require.ErrorIs(t, err, transfer.ErrMalformed)
			require.Equal(t, transfer.Decision{}, decision)
		}
		_ = decision.String() + decision.Explain()
		sound(t, decision, err)
		if err == nil {
			written, err := json.Marshal(decision)
			require.NoError(t, err)
			again, err := transfer.ParseDecision(written)
			require.NoError(t, err)
			require.Equal(t, decision, again)
		}
	})
}

// sound asserts what is true of every answer, whatever the question.
func sound(t *testing.T, d transfer.Decision, err error) {
	t.Helper()
	if err != nil {
		require.False(t, d.Permits(), "an error permits: %v", err)
		require.Error(t, transfer.Blocked(d, err))
		return
	}
	require.NoError(t, d.Check())
	if d.Outcome == transfer.OutcomeBlocked {
		require.NotEmpty(t, d.Violations)
		return
	}
	require.True(t, d.Permits())
	require.Empty(t, d.Violations)
	require.NotEmpty(t, d.Regimes)
	for _, r := range d.Regimes {
		if r.Outcome == transfer.OutcomeNotRestricted {
			require.NotEmpty(t, r.Reason.Code)
			continue
		}
		require.Equal(t, transfer.OutcomeAllowed, r.Outcome)
		met := func(c transfer.Candidate) bool { return c.Mechanism == r.Mechanism && c.Status == transfer.Met }
		require.True(t, slices.ContainsFunc(r.Candidates, met), "%s by %q, which is not met", r.Regime, r.Mechanism)
	}
}

// readsTheSame reads what was written. Not every JSON is YAML, but what is says the same.
func readsTheSame(t *testing.T, inventory *transfer.Inventory, file transfer.File, written []byte) {
	t.Helper()
	next, err := transfer.ReadInventory(file)
	if err != nil && file.Name == "i.yaml" {
		return
	}
	require.NoError(t, err, "%s", written)
	rewritten, err := json.Marshal(next)
	require.NoError(t, err)
	require.Equal(t, string(written), string(rewritten))
	require.Equal(t, inventory.Register(), next.Register())
}

func refusedWithFaults(t *testing.T, err error) {
	t.Helper()
	var input *transfer.InputError
	require.ErrorAs(t, err, &input)
	require.NotEmpty(t, input.Faults)
	for _, fault := range input.Faults {
		require.True(t, strings.HasPrefix(fault.Code, "input."), fault.Code)
		require.NotEmpty(t, fault.Message)
	}
}

func keepsItsForm(t *testing.T, flow transfer.Flow) {
	t.Helper()
	written, err := json.Marshal(flow)
	require.NoError(t, err)
	var again transfer.Flow
	require.NoError(t, json.Unmarshal(written, &again), "%s", written)
	require.Equal(t, flow, again)
}

// asTheRulesSay compares an answer with what OPA's own evaluator says, for a share of the questions.
func asTheRulesSay(t *testing.T, rules *transfer.Rules, input map[string]any, decision transfer.Decision, err error) {
	t.Helper()
	text := textOf(t, input)
	if !drawn([]byte(text), 256) {
		return
	}
	answer, broken := rules.Ask(t.Context(), input)
	require.NoError(t, broken)
	if err != nil {
		blocked(t, []byte(textOf(t, answer)), err)
		return
	}
	decision.Revision.Policies = ""
	want, broken := transfer.ParseDecision([]byte(textOf(t, answer)))
	require.NoError(t, broken)
	require.Equal(t, want, decision)
}

// asAServerReads reads JSON as an OPA server does, and gives the flow what the library fills in.
func asAServerReads(data []byte) (any, bool) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var input any
	if decoder.Decode(&input) != nil {
		return nil, false
	}
	if fields, ok := input.(map[string]any); ok {
		if _, stated := fields["at"]; !stated {
			fields["at"] = "2026-11-23"
		}
	}
	return input, true
}

// onlyTheLibrarySees reports faults of the text itself, which are gone once a server has read it, and of its size.
func onlyTheLibrarySees(err error) bool {
	var input *transfer.InputError
	if !errors.As(err, &input) {
		return false
	}
	return !slices.ContainsFunc(input.Faults, func(fault transfer.Fault) bool {
		return !slices.Contains([]string{
			transfer.FaultSyntax, transfer.FaultTrailing, transfer.FaultDuplicateKey, transfer.FaultUTF8, transfer.FaultTooLarge,
		}, fault.Code)
	})
}

// blocked asserts that a document of the rules blocks for faults of the question, as the library has refused it.
func blocked(t *testing.T, document []byte, because error) {
	t.Helper()
	var answer struct {
		Outcome    string
		Regimes    []any
		Violations []struct{ Code string }
	}
	require.NoError(t, json.Unmarshal(document, &answer))
	require.Equal(t, "blocked", answer.Outcome, "the rules answer what the library refuses: %v", because)
	require.Empty(t, answer.Regimes)
	require.NotEmpty(t, answer.Violations)
	for _, v := range answer.Violations {
		require.True(t, strings.HasPrefix(v.Code, "input."), v.Code)
	}
}
