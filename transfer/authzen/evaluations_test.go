package authzen_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/authzen"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func several(t *testing.T, h http.Handler, body string) []evaluation {
	t.Helper()
	answer := ask(h, authzen.PathEvaluations, body)
	require.Equal(t, http.StatusOK, answer.Code, answer.Body)
	var out struct{ Evaluations []evaluation }
	require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &out))
	return out.Evaluations
}

func decisions(list []evaluation) []bool {
	var out []bool
	for _, e := range list {
		out = append(out, e.Decision)
	}
	return out
}

func TestSeveralQuestionsAreAnsweredInOrder(t *testing.T) {
	const items = `"evaluations": [{` + listed + `}, {` + onward + `}, {` + stated + `}, {"resource": {"type": "flow", "id": "unheard-of"}}, 7, {` + listed + `}]`
	h := handler(t, of(engine()))
	for options, want := range map[string][]bool{
		``: {true, false, true, false, false, true},
		`, "options": {"evaluations_semantic": "execute_all"}}`:                           {true, false, true, false, false, true},
		`, "options": {"evaluations_semantic": "deny_on_first_deny", "more": "ignored"}}`: {true, false},
		`, "options": {"evaluations_semantic": "permit_on_first_permit"}}`:                {true},
	} {
		body := "{" + items + options
		if options == "" {
			body += "}"
		}
		assert.Equal(t, want, decisions(several(t, h, body)), options)
	}
	list := several(t, h, "{"+items+"}")
	fault := list[3].Context["error"].(map[string]any)
	assert.EqualValues(t, 400, fault["status"])
	assert.Contains(t, fault["message"], "subject: is required")
	assert.Contains(t, list[4].Context["error"].(map[string]any)["message"], "evaluations[4]: is not an object")
	assert.NotContains(t, list[1].Context, "error")

	list = several(t, h, `{"options": {"evaluations_semantic": "permit_on_first_permit"}, "evaluations": [{`+onward+`}, 7, {`+listed+`}, {`+listed+`}]}`)
	assert.Equal(t, []bool{false, false, true}, decisions(list))
	list = several(t, h, `{"options": {"evaluations_semantic": "deny_on_first_deny"}, "evaluations": [{`+listed+`}, 7, {`+listed+`}]}`)
	assert.Equal(t, []bool{true, false}, decisions(list), "a question at fault denies")
}

func TestWhatStandsAboveHoldsForEachQuestion(t *testing.T) {
	h := handler(t, of(engine()))
	list := several(t, h, `{`+listed+`, "context": {"at": "2020-01-01"}, "evaluations": [{}, {"context": {"at": "2026-11-23"}}, {"context": {}}, {`+onward+`}]}`)
	assert.Equal(t, []bool{false, true, true, false}, decisions(list))
	assert.Equal(t, "2020-01-01", list[0].Context["at"])
	assert.Equal(t, "2026-11-23", list[2].Context["at"], "a context of its own replaces the other as a whole")
}

func TestWithoutQuestionsTheDocumentIsOne(t *testing.T) {
	h := handler(t, of(engine()))
	assert.True(t, decided(t, ask(h, authzen.PathEvaluations, "{"+listed+"}")).Decision)
	assert.True(t, decided(t, ask(h, authzen.PathEvaluations, "{"+listed+`, "evaluations": []}`)).Decision)
	assert.False(t, decided(t, ask(h, authzen.PathEvaluations, "{"+onward+`, "evaluations": []}`)).Decision)
}

func TestSeveralQuestionsAreRefusedTogether(t *testing.T) {
	h := handler(t, of(engine()))
	for _, body := range []string{
		`{"evaluations": {}}`, `{"evaluations": null}`, `{"evaluations": [{` + listed + `}], "options": []}`,
		`{"evaluations": [{` + listed + `}], "options": {"evaluations_semantic": "permit_all"}}`,
		`{"evaluations": [{` + listed + `}], "options": {"evaluations_semantic": null}}`,
	} {
		assert.Equal(t, http.StatusBadRequest, ask(h, authzen.PathEvaluations, body).Code, body)
	}
	broken := handler(t, func() (authzen.Evaluator, *transfer.Inventory) { return nil, nil })
	assert.Equal(t, http.StatusInternalServerError, ask(broken, authzen.PathEvaluations, `{"evaluations": [{`+listed+`}]}`).Code)
}

// All questions of a request are put to one source, whatever is replaced meanwhile.
func TestARequestIsAnsweredFromOneRegister(t *testing.T) {
	calls := 0
	h := handler(t, func() (authzen.Evaluator, *transfer.Inventory) {
		calls++
		return engine(), inventory()
	})
	several(t, h, `{"evaluations": [{`+listed+`}, {`+onward+`}, {`+stated+`}]}`)
	assert.Equal(t, 1, calls)
}
