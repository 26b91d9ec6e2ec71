package publish_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

func text(t testing.TB, f form, a answered) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, f.write(&out, a), f.name)
	return out.String()
}

func TestTheFixtureShowsEveryKindOfAnswer(t *testing.T) {
	a := decided(t)
	want := map[string]transfer.Outcome{
		"west": "allowed", "mail": "blocked", "mail-again": "blocked", "north": "not_restricted", "support": "blocked", "both": "blocked",
		"helpdesk": "allowed", "engineers": "blocked", "sales": "allowed", "games": "allowed",
	}
	for flow, outcome := range want {
		assert.Equal(t, outcome, a.decision(t, flow).Outcome, flow)
	}
	assert.Equal(t, "transfer.facts_missing", a.decision(t, "support").Violations[0].Code)
	assert.False(t, a.decision(t, "west").ValidUntil.IsZero())
	assert.NotEmpty(t, a.decision(t, "west").Warnings)
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	for _, f := range forms() {
		first := text(t, f, decided(t))
		for range 3 {
			assert.Equal(t, first, text(t, f, decided(t)), f.name)
		}
	}
}

func TestWithoutAnInventoryThereIsNothingToWrite(t *testing.T) {
	for _, f := range forms() {
		var out bytes.Buffer
		assert.ErrorIs(t, f.write(&out, answered{decisions: decided(t).decisions}), transfer.ErrBadCall, f.name)
		assert.Empty(t, out.String(), f.name)
	}
}

type full struct{ room int }

var errFull = errors.New("the disk is full")

func (w *full) Write(p []byte) (int, error) {
	if len(p) > w.room {
		return w.room, errFull
	}
	w.room -= len(p)
	return len(p), nil
}

func TestWhatTheWriterReturnsIsReturned(t *testing.T) {
	for _, f := range forms() {
		size := len(text(t, f, decided(t)))
		for _, room := range []int{0, size / 2, size - 1} {
			assert.ErrorIs(t, f.write(&full{room}, decided(t)), errFull, "%s with room for %d of %d", f.name, room, size)
		}
	}
}

func TestNoFlowsAreADocumentToo(t *testing.T) {
	empty := answered{inventory: &transfer.Inventory{}}
	for _, f := range forms() {
		got := text(t, f, empty)
		if f.name != "github" {
			assert.NotEmpty(t, got, f.name)
		}
	}
}

func TestEveryFormIsUTF8WithoutControlCharactersWhateverTheNames(t *testing.T) {
	for _, f := range forms() {
		for name, bad := range hostile {
			got := text(t, f, decided(t).spoken(bad))
			assert.True(t, utf8.ValidString(got), "%s: %s", f.name, name)
			assert.False(t, strings.ContainsAny(got, "\x00\x01\x1b\u202e\u2066"), "%s: %s", f.name, name)
		}
	}
}

func TestADecisionOnAFlowOfNoInventoryIsShownWithWhatItSays(t *testing.T) {
	a := answered{inventory: &transfer.Inventory{}, decisions: []transfer.Decision{decided(t).decision(t, "mail")}}
	for _, f := range forms() {
		got := text(t, f, a)
		switch f.name {
		case "mermaid":
			assert.Contains(t, got, "Not stated")
		case "dot":
			assert.Contains(t, got, "not in the inventory")
		default:
			assert.Contains(t, got, "mail", f.name)
		}
		assert.Contains(t, strings.ToLower(got), map[string]string{"sarif": "error", "github": "error", "junit": "failure"}[f.name], f.name)
	}
}

// An answer that claims to allow without a mechanism must look blocked everywhere.
func TestADecisionThatContradictsItselfIsShownAsBlocked(t *testing.T) {
	broken := decided(t).decision(t, "west")
	broken.Regimes = append([]transfer.RegimeDecision{}, broken.Regimes...)
	broken.Regimes[0].Mechanism, broken.Mechanisms = "", nil
	require.False(t, broken.Permits())
	for name, decision := range map[string]transfer.Decision{"contradicts": broken, "zero": {Flow: "west"}} {
		a := answered{inventory: decided(t).inventory, decisions: []transfer.Decision{decision}}
		for _, f := range forms() {
			got := text(t, f, a)
			switch f.name {
			case "html":
				assert.Contains(t, got, `<li class="b"><b>1</b> <span>blocked</span>`, name)
				assert.Contains(t, got, "engine.malformed", name)
			case "csv":
				assert.Contains(t, got, ",blocked,engine.malformed,", name)
			case "mermaid":
				assert.Contains(t, got, `(["Blocked"])`, name)
				assert.NotContains(t, got, "Data Privacy Framework", name)
			case "dot":
				assert.Contains(t, got, `[label="blocked", color="#b3261e"`, name)
			case "jsonld":
				assert.Contains(t, got, `"@id": "chapterv:blocked"`, name)
			default:
				assert.Contains(t, got, "engine.malformed", "%s: %s", f.name, name)
			}
		}
	}
}
