package authzen_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/authzen"
	"github.com/chapterv/chapterv/transfer/internal/commstest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const inventoryFile = commstest.File

var inventory, engine = commstest.Of(inventoryFile)

type answers = commstest.Answers

func of(evaluator authzen.Evaluator) authzen.Source {
	return func() (authzen.Evaluator, *transfer.Inventory) { return evaluator, inventory() }
}

func handler(t *testing.T, source authzen.Source, options ...authzen.Option) *authzen.Handler {
	t.Helper()
	h, err := authzen.New(source, "https://pdp.example.com", options...)
	require.NoError(t, err)
	return h
}

func ask(h http.Handler, path, body string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, path, strings.NewReader(body)))
	return answer
}

type evaluation struct {
	Decision bool           `json:"decision"`
	Context  map[string]any `json:"context"`
}

func decided(t *testing.T, answer *httptest.ResponseRecorder) evaluation {
	t.Helper()
	require.Equal(t, http.StatusOK, answer.Code, answer.Body)
	assert.Equal(t, "application/json", answer.Header().Get("Content-Type"))
	var e evaluation
	require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &e))
	return e
}

const (
	listed = `"subject": {"type": "legal_entity", "id": "comms-ie"}, "action": {"name": "transfer"}, "resource": {"type": "flow", "id": "crm"}`
	stated = `"subject": {"type": "legal_entity", "id": "comms-ie", "properties": {"role": "controller"}}, "action": {"name": "transfer.access", "properties": {"purposes": ["support"]}},
		"resource": {"type": "flow", "id": "new", "properties": {"hr": false, "journalistic": false}},
		"context": {"importer": {"party": "cloud-us", "role": "processor"}, "at": "2026-11-24"}`
	onward = `"subject": {"type": "party", "id": "cloud-us"}, "action": {"name": "transfer.onward"}, "resource": {"type": "flow", "id": "tickets"}`
)

func TestAFlowOfTheInventoryIsAskedAboutByItsID(t *testing.T) {
	e := decided(t, ask(handler(t, of(engine())), authzen.PathEvaluation, "{"+listed+"}"))
	assert.True(t, e.Decision)
	same := decided(t, ask(handler(t, of(engine())), authzen.PathEvaluation, "{"+strings.Replace(listed, `"crm"`, `"crm", "properties": {"hr": false}`, 1)+"}"))
	assert.Equal(t, e, same, "what is stated again is no other flow")
	assert.Equal(t, "dpf", e.Context["mechanism"])
	assert.Equal(t, "2026-11-23", e.Context["at"])
	assert.Equal(t, "eu-us-dpf", e.Context["regimes"].(map[string]any)["eu-gdpr"].(map[string]any)["instrument"])
	assert.Empty(t, e.Context["violations"])
	assert.NotEmpty(t, e.Context["revision"].(map[string]any)["policies"])
	duty := e.Context["obligations"].([]any)[0].(map[string]any)
	assert.Equal(t, "custom", duty["type"])
	assert.Equal(t, "obligation.processor_contract", duty["id"])
	assert.Equal(t, "eu-gdpr", duty["properties"].(map[string]any)["regime"])

	e = decided(t, ask(handler(t, of(engine())), authzen.PathEvaluation, "{"+listed+`, "context": {"at": "2020-01-01", "importer": {"party": "cloud-us"}, "ip": "ignored"}, "more": "ignored"}`))
	assert.False(t, e.Decision, "no framework on that day")
	assert.Equal(t, "2020-01-01", e.Context["at"])
}

func TestAFlowIsAskedAboutByItsFields(t *testing.T) {
	var asked transfer.Flow
	h := handler(t, of(answers(func(ctx context.Context, f transfer.Flow) (transfer.Decision, error) {
		asked = f
		return engine().Evaluate(ctx, f)
	})))
	e := decided(t, ask(h, authzen.PathEvaluation, "{"+stated+"}"))
	assert.True(t, e.Decision)
	assert.Equal(t, transfer.Flow{
		ID: "new", At: transfer.NewDate(2026, time.November, 24), Purposes: []string{"support"}, HR: transfer.No, Journalistic: transfer.No,
		Exporter: transfer.Side{Party: "comms-ie", Role: transfer.Controller}, Importer: transfer.Side{Party: "cloud-us", Role: transfer.Processor},
	}, asked)
}

func TestADenialIsAnAnswer(t *testing.T) {
	answer := ask(handler(t, of(engine())), authzen.PathEvaluation, "{"+onward+"}")
	e := decided(t, answer)
	assert.False(t, e.Decision)
	assert.Nil(t, e.Context["mechanism"])
	v := e.Context["violations"].([]any)[0].(map[string]any)
	assert.Contains(t, v["code"], "transfer.")
	assert.Contains(t, v["message"], "from cloud-us to support-in")
	assert.NotEmpty(t, v["citation"])
	for _, name := range []string{"Cloud Inc", "Support Private", "Example Communications"} {
		assert.NotContains(t, answer.Body.String(), name)
	}
}

func TestAQuestionAtFaultIsNoDecision(t *testing.T) {
	replace := func(of, old, new string) string {
		require.Contains(t, of, old)
		return "{" + strings.Replace(of, old, new, 1) + "}"
	}
	deep := strings.Repeat(`{"a":`, 40) + "1" + strings.Repeat("}", 40)
	for name, c := range map[string]struct{ body, says string }{
		"nothing":                        {"", "too early"},
		"not JSON":                       {"{", "too early"},
		"not an object":                  {"[]", "not an object"},
		"null":                           {"null", "not an object"},
		"something behind":               {"{" + listed + "} {}", "follows"},
		"a key twice":                    {replace(listed, `"type": "flow"`, `"type": "flow", "id": "tickets"`), "twice"},
		"a key twice, escaped":           {replace(listed, `"type": "flow"`, `"type": "flow", "\u0069d": "tickets"`), "twice"},
		"not UTF-8":                      {replace(listed, "comms-ie", "comms-\xff"), "UTF-8"},
		"half a surrogate":               {replace(listed, "comms-ie", `comms-\ud800`), "Unicode"},
		"too deep":                       {"{" + listed + `, "context": ` + deep + "}", "nested"},
		"no subject":                     {`{"action": {"name": "transfer"}, "resource": {"type": "flow", "id": "crm"}}`, "subject: is required"},
		"no action":                      {`{"subject": {"type": "party", "id": "comms-ie"}, "resource": {"type": "flow", "id": "crm"}}`, "action: is required"},
		"no resource":                    {`{"subject": {"type": "party", "id": "comms-ie"}, "action": {"name": "transfer"}}`, "resource: is required"},
		"no type":                        {replace(listed, `"type": "legal_entity", `, ""), "subject.type: is required"},
		"an empty id":                    {replace(listed, "comms-ie", ""), "subject.id: is required"},
		"an id that is a number":         {replace(listed, `"comms-ie"`, "7"), "subject.id: is not a text"},
		"an action that is a text":       {replace(listed, `{"name": "transfer"}`, `"transfer"`), "action: is not an object"},
		"properties that are null":       {replace(stated, `{"role": "controller"}`, "null"), "subject.properties: is not an object"},
		"a context that is null":         {"{" + listed + `, "context": null}`, "context: is not an object"},
		"a key in other letters":         {replace(listed, `"subject"`, `"Subject"`), "subject: is required"},
		"another type of subject":        {replace(listed, "legal_entity", "user"), "[input.unknown_value]"},
		"another type of resource":       {replace(listed, `"flow"`, `"file"`), "[input.unknown_value]"},
		"another action":                 {replace(listed, `"transfer"`, `"read"`), "[input.unknown_value]"},
		"a flow that nobody lists":       {replace(listed, "crm", "unheard-of"), "[input.unknown_reference]"},
		"a party that nobody lists":      {replace(stated, "cloud-us", "unheard-of"), "[input.unknown_reference]"},
		"another exporter than listed":   {replace(listed, "comms-ie", "cloud-us"), "[input.stated_twice]"},
		"another importer than listed":   {"{" + listed + `, "context": {"importer": {"party": "support-in"}}}`, "[input.stated_twice]"},
		"another role than listed":       {replace(listed, `"comms-ie"`, `"comms-ie", "properties": {"role": "processor"}`), "[input.stated_twice]"},
		"another fact than listed":       {replace(listed, `"crm"`, `"crm", "properties": {"hr": true}`), "[input.stated_twice]"},
		"a fact that is not listed":      {replace(listed, `"crm"`, `"crm", "properties": {"relation": "from-data-subject"}`), "[input.stated_twice]"},
		"purposes that are not listed":   {replace(listed, `"transfer"`, `"transfer", "properties": {"purposes": ["support"]}`), "[input.stated_twice]"},
		"a field that no flow has":       {replace(stated, `"hr": false`, `"hr": false, "encrypted": true`), "[input.unknown_field]"},
		"a field in other letters":       {replace(stated, `"hr"`, `"HR"`), "[input.unknown_field]"},
		"a field of the wrong type":      {replace(stated, `"hr": false`, `"hr": "false"`), "[input.wrong_type]"},
		"a field of no side":             {replace(stated, `"role": "controller"`, `"role": "controller", "department": "x"`), "[input.unknown_field]"},
		"a control character in an id":   {replace(stated, `"new"`, `"new\u0000"`), "[input."},
		"an id with a blank":             {replace(stated, `"new"`, `" new"`), "[input.bad_code]"},
		"an id of other letters":         {replace(stated, `"cloud-us"`, `"сloud-us"`), "[input."},
		"a flow over its limit":          {replace(stated, `"support"`, `"`+strings.Repeat("x", 70_000)+`"`), "[input.too_large]"},
		"a list given as a text":         {replace(stated, `["support"]`, `"support"`), "[input.wrong_type]"},
		"a field that is null":           {replace(stated, `"hr": false`, `"hr": null`), "hr"},
		"a day that is none":             {replace(stated, "2026-11-24", "2026-02-30"), "[input.bad_date]"},
		"a day that is none, for a list": {"{" + listed + `, "context": {"at": "2026-2-3"}}`, "[input.bad_date]"},
		"the party twice":                {replace(stated, `"role": "controller"`, `"role": "controller", "party": "cloud-us"`), "[input.stated_twice]"},
		"the id twice":                   {replace(stated, `"hr": false`, `"hr": false, "id": "crm"`), "[input.stated_twice]"},
		"the importer twice":             {replace(stated, `"hr": false`, `"hr": false, "importer": {"party": "support-in"}`), "[input.stated_twice]"},
		"the exporter twice":             {replace(stated, `"hr": false`, `"hr": false, "exporter": {"party": "support-in"}`), "[input.stated_twice]"},
		"no importer":                    {replace(stated, `"importer": {"party": "cloud-us", "role": "processor"}, `, ""), "importer"},
		"onward from nowhere":            {replace(stated, "transfer.access", "transfer.onward"), "after: is required"},
	} {
		t.Run(name, func(t *testing.T) {
			h := handler(t, of(engine()))
			for _, path := range []string{authzen.PathEvaluation, authzen.PathEvaluations} {
				answer := ask(h, path, c.body)
				assert.Equal(t, http.StatusBadRequest, answer.Code, answer.Body)
				assert.Contains(t, answer.Body.String(), c.says)
				assert.NotContains(t, answer.Body.String(), `"decision"`)
				assert.Equal(t, "text/plain; charset=utf-8", answer.Header().Get("Content-Type"))
			}
		})
	}
}

func TestNoAnswerIsNoDecision(t *testing.T) {
	crm, _ := inventory().Flow("crm")
	permitted, err := engine().Evaluate(t.Context(), crm)
	require.NoError(t, err)
	says := func(d transfer.Decision, err error) authzen.Source {
		return of(answers(func(context.Context, transfer.Flow) (transfer.Decision, error) { return d, err }))
	}
	let := make(chan struct{})
	defer close(let)
	for name, source := range map[string]authzen.Source{
		"[engine.malformed]":     says(transfer.Decision{}, nil),
		"[engine.conflict]":      says(permitted, transfer.ErrConflict),
		"[engine.failed]":        says(permitted, assert.AnError),
		"[engine.record_failed]": says(permitted, transfer.ErrRecordFailed.Because(assert.AnError)),
		"[engine.not_ready]":     func() (authzen.Evaluator, *transfer.Inventory) { return nil, nil },
		"[engine.panic]":         func() (authzen.Evaluator, *transfer.Inventory) { panic("odd") },
		"[engine.deadline]": of(answers(func(context.Context, transfer.Flow) (transfer.Decision, error) {
			<-let
			return permitted, nil
		})),
	} {
		t.Run(name, func(t *testing.T) {
			h := handler(t, source, authzen.WithTimeout(20*time.Millisecond))
			answer := ask(h, authzen.PathEvaluation, "{"+listed+"}")
			assert.Equal(t, http.StatusInternalServerError, answer.Code)
			assert.Contains(t, answer.Body.String(), name)
			assert.NotContains(t, answer.Body.String(), assert.AnError.Error(), "what went wrong inside stays there")
		})
	}
	for _, h := range []*authzen.Handler{nil, {}} {
		assert.Equal(t, http.StatusInternalServerError, ask(h, authzen.PathEvaluation, "{"+listed+"}").Code)
	}
}
