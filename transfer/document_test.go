package transfer

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// documentsOf are the rules' answers to flows of the built-in inventory.
func documentsOf(t *testing.T) [][]byte {
	t.Helper()
	inventory := builtinFile(t)
	engine, err := New(t.Context(), inventory, WithMemo(0))
	require.NoError(t, err)
	var list [][]byte
	for _, flow := range inventory.Flows {
		input, err := inventory.Input(flow.ID)
		require.NoError(t, err)
		text, err := engine.rules.ask(t.Context(), input, nil)
		require.NoError(t, err)
		list = append(list, slices.Clone(text))
	}
	return list
}

func TestTheAnswersOfTheRulesAreReadInOnePass(t *testing.T) {
	var full Decision
	fill(reflect.ValueOf(&full).Elem(), "a \"quoted\" é <text> \u2028 \\")
	full.Outcome, full.Mechanisms = OutcomeAllowed, []Mechanism{DPF, BCR}
	full.Revision.Preference = []Mechanism{EUClauses, Adequacy}
	for i := range full.Regimes {
		r := &full.Regimes[i]
		r.Outcome, r.Mechanism = OutcomeBlocked, CBPR
		for j := range r.Candidates {
			r.Candidates[j].Mechanism, r.Candidates[j].Status = PRP, Unknown
			for k := range r.Candidates[j].Instruments {
				r.Candidates[j].Instruments[k].Status = Met
			}
		}
		for j := range r.Violations {
			for k := range r.Violations[j].Remedies {
				r.Violations[j].Remedies[k].Mechanism = Contract
			}
		}
	}
	for j := range full.Violations {
		for k := range full.Violations[j].Remedies {
			full.Violations[j].Remedies[k].Mechanism = IDTA
		}
	}
	all := documentsOf(t)
	for _, d := range []Decision{full, refused("f", NewDate(2026, 11, 23), ErrFailed), {Outcome: OutcomeBlocked}} {
		text, err := json.Marshal(d)
		require.NoError(t, err)
		all = append(all, text)
	}
	for _, text := range all {
		want, err := readAnyDocument(text)
		require.NoError(t, err)
		got, ok := readDocument(text)
		require.True(t, ok, "%s", text)
		require.Equal(t, want, got)
	}
}

// Whatever is changed in a document: what is read in one pass reads the same the other way.
func TestADamagedDocumentIsReadAlikeOrNotAtAll(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 3))
	pieces := []string{"null", `""`, "[]", "{}", ",", `"`, `\"`, `\u0041`, `\`, "0", "01", "1e3", "-1", "1234567890", "true", " ", "\n", "\xff", "\x00", "é", `"code":"x",`, `"at":null,`, "]", "}", "2026-02-30"}
	all := documentsOf(t)
	read, refused := 0, 0
	for i := range 30_000 {
		text := string(all[i%len(all)])
		for range 1 + dice.IntN(2) {
			at := dice.IntN(len(text))
			piece := pieces[dice.IntN(len(pieces))]
			switch dice.IntN(4) {
			case 0:
				text = text[:at] + piece + text[at:]
			case 1:
				text = text[:at] + text[min(len(text), at+1+dice.IntN(8)):]
			case 2: // a value gives way
				if from, ok := after(text, at, ":"); ok {
					if to, ok := after(text, from, ",}]"); ok {
						text = text[:from] + piece + text[to-1:]
					}
				}
			case 3: // a piece is there twice
				end := min(len(text), at+dice.IntN(60))
				text = text[:end] + text[at:end] + text[end:]
			}
		}
		got, ok := readDocument([]byte(text))
		if !ok {
			refused++
			continue
		}
		read++
		want, err := readAnyDocument([]byte(text))
		require.NoError(t, err, "%s", text)
		require.Equal(t, want, got, "%s", text)
	}
	assert.Greater(t, read, 1000)
	assert.Greater(t, refused, 1000)
}

// after returns the place behind the next of some characters.
func after(text string, at int, characters string) (int, bool) {
	i := strings.IndexAny(text[at:], characters)
	return at + i + 1, i >= 0
}
