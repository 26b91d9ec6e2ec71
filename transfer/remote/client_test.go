package remote

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"sync"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// gate is what takes an engine or a client alike.
type gate interface {
	Evaluate(context.Context, transfer.Flow) (transfer.Decision, error)
}

var (
	_ gate = (*transfer.Engine)(nil)
	_ gate = (*Client)(nil)
)

func TestAServerIsAskedWhatTheRulesRead(t *testing.T) {
	s := serve(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		assert.Equal(t, http.MethodPost, r.Method)
		assert.Equal(t, "/opa/v1/data/transfer/decision", r.URL.Path)
		assert.Equal(t, "provenance=true&strict-builtin-errors=true", r.URL.RawQuery)
		assert.Equal(t, "application/json", r.Header.Get("Content-Type"))
		assert.Equal(t, "Bearer secret", r.Header.Get("Authorization"))
		body, err := io.ReadAll(r.Body)
		assert.NoError(t, err)
		input, err := acme(t).Input("crm")
		assert.NoError(t, err)
		want, err := json.Marshal(map[string]any{"input": input})
		assert.NoError(t, err)
		assert.JSONEq(t, string(want), string(body))
		say(w, http.StatusOK, answering(t, "crm"))
	})
	var reported Exchange
	c, err := New(acme(t), []string{s.url + "/opa/"}, WithBearer("secret"), WithReport(func(x Exchange) { reported = x }))
	require.NoError(t, err)
	decision, err := c.Evaluate(t.Context(), flowOf(t, "crm"))
	require.NoError(t, err)
	same(t, decided(t, "crm"), decision)
	assert.True(t, decision.Permits())
	assert.Equal(t, "crm", reported.Flow)
	assert.Contains(t, reported.Server, s.url)
	assert.Equal(t, 1, reported.Tries)
	assert.Equal(t, "7", reported.DecisionID)
	assert.Equal(t, "1.22.2", reported.OPA)
	assert.Equal(t, map[string]string{"law": "sha256:law", "register": "sha256:register"}, reported.Bundles)
	assert.NoError(t, reported.Err)
}

func TestBlockedByTheLawIsAnAnswer(t *testing.T) {
	decision, err := client(t, []*server{always(t, http.StatusOK, answering(t, "staff"))}).Evaluate(t.Context(), flowOf(t, "staff"))
	require.NoError(t, err)
	same(t, decided(t, "staff"), decision)
	assert.Equal(t, transfer.OutcomeBlocked, decision.Outcome)
	assert.Error(t, transfer.Blocked(decision, err))
}

func TestAQuestionThatIsNoneIsNotAsked(t *testing.T) {
	s := always(t, http.StatusOK, answering(t, "crm"))
	c := client(t, []*server{s})
	flow := flowOf(t, "crm")
	flow.Importer.Party = "nobody"
	decision, err := c.Evaluate(t.Context(), flow)
	blockedWith(t, transfer.FaultReference, decision, err)
	decision, err = c.Evaluate(t.Context(), transfer.Flow{})
	blockedWith(t, transfer.FaultMissing, decision, err)
	assert.Zero(t, s.asked.Load())
}

// What the rules find wrong, such as with a register that lacks a party, is wrong with the question.
func TestFaultsThatTheRulesFindAreThoseOfTheQuestion(t *testing.T) {
	blocked := transfer.Refused(flowOf(t, "crm"), &transfer.InputError{Faults: []transfer.Fault{{Code: "input.unknown_reference", Message: "exporter.party: nobody"}}})
	blocked.At = transfer.NewDate(2026, 11, 23)
	blocked.Revision.Amended = []string{}
	text, err := json.Marshal(blocked)
	require.NoError(t, err)
	decision, err := client(t, []*server{always(t, http.StatusOK, `{"result": `+string(text)+`}`)}).Evaluate(t.Context(), flowOf(t, "crm"))
	blockedWith(t, "input.unknown_reference", decision, err)
	var faults *transfer.InputError
	assert.ErrorAs(t, err, &faults)
}

func TestCatalogueRows1And2ACallWithoutAContextOrATimeIsBlocked(t *testing.T) {
	s := always(t, http.StatusOK, answering(t, "crm"))
	c := client(t, []*server{s})
	decision, err := c.Evaluate(nil, flowOf(t, "crm")) //nolint:staticcheck // what must be caught
	blockedWith(t, "engine.bad_call", decision, err)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	decision, err = c.Evaluate(over, flowOf(t, "crm"))
	blockedWith(t, "engine.cancelled", decision, err)
	assert.Zero(t, s.asked.Load())
}

func TestCatalogueRow2AnAnswerThatComesTooLateIsNotGiven(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	c := client(t, []*server{always(t, http.StatusOK, answering(t, "crm"))}, WithHTTP(&http.Client{Transport: after(cancel)}))
	decision, err := c.Evaluate(ctx, flowOf(t, "crm"))
	blockedWith(t, "engine.cancelled", decision, err)
}

// after does something once a whole answer is there.
type after func()

func (a after) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(r)
	if err == nil {
		response.Body = &ending{ReadCloser: response.Body, then: a}
	}
	return response, err
}

type ending struct {
	io.ReadCloser
	then func()
}

func (e *ending) Close() error {
	e.then()
	return e.ReadCloser.Close()
}

func TestCatalogueRow37WhatTheCallerEditsAfterwardsChangesNothing(t *testing.T) {
	s := always(t, http.StatusOK, answering(t, "crm"))
	inventory := acme(t)
	c, err := New(inventory, []string{s.url})
	require.NoError(t, err)
	inventory.Entities[0].ID = "gone"
	inventory.AsOf = transfer.Date{}
	decision, err := c.Evaluate(t.Context(), flowOf(t, "crm"))
	require.NoError(t, err)
	same(t, decided(t, "crm"), decision)
	flow := flowOf(t, "crm")
	flow.Purposes = []string{"sales"}
	copied := flow.Clone()
	flow.Purposes[0] = "other"
	assert.Equal(t, []string{"sales"}, copied.Purposes)
}

func TestCatalogueRow58WhateverPanicsIsBlocked(t *testing.T) {
	var reported Exchange
	c := client(t, []*server{always(t, http.StatusOK, "")}, WithHTTP(&http.Client{Transport: broken{}}), WithReport(func(x Exchange) { reported = x }))
	decision, err := c.Evaluate(t.Context(), flowOf(t, "crm"))
	blockedWith(t, "engine.panic", decision, err)
	assert.ErrorIs(t, reported.Err, transfer.ErrPanic)
	c = client(t, []*server{always(t, http.StatusOK, answering(t, "crm"))}, WithReport(func(Exchange) { panic("broken") }))
	decision, err = c.Evaluate(t.Context(), flowOf(t, "crm"))
	blockedWith(t, "engine.panic", decision, err)
}

type broken struct{}

func (broken) RoundTrip(*http.Request) (*http.Response, error) { panic("broken") }

func TestCatalogueRow88TheZeroClientIsNotReady(t *testing.T) {
	for _, c := range []*Client{nil, {}} {
		decision, err := c.Evaluate(t.Context(), flowOf(t, "crm"))
		blockedWith(t, "engine.not_ready", decision, err)
	}
}

func TestAClientThatCannotAskIsNotMade(t *testing.T) {
	servers := []string{"http://localhost:8181"}
	for name, list := range map[string][]string{
		"none": nil, "empty": {""}, "no scheme": {"localhost:8181"}, "another scheme": {"ftp://localhost"}, "no host": {"http:///x"},
		"a query": {"http://localhost?x=1"}, "a fragment": {"http://localhost#x"}, "a password": {"http://a:b@localhost"}, "one of two": {servers[0], "x"},
	} {
		_, err := New(acme(t), list)
		assert.ErrorIs(t, err, transfer.ErrBadCall, name)
	}
	for name, option := range map[string]Option{
		"no option": nil, "no HTTP": WithHTTP(nil), "no token": WithBearer(""), "no tries": WithTries(0), "no time": WithTimeout(0), "waits backwards": WithBackoff(2, 1),
		"less than no wait": WithBackoff(-1, 1), "no chance": WithJitter(nil), "no law": WithLaw(), "an empty law": WithLaw("x", ""), "no register": WithRegister(), "no report": WithReport(nil),
	} {
		_, err := New(acme(t), servers, option)
		assert.ErrorIs(t, err, transfer.ErrBadCall, name)
	}
	_, err := New(nil, servers)
	assert.ErrorIs(t, err, transfer.ErrBadCall)
	bad := acme(t)
	bad.Vendors[0].Jurisdiction = "UK"
	var faults *transfer.InputError
	_, err = New(bad, servers)
	assert.ErrorAs(t, err, &faults)
}

// Servers that answer, refuse, break off and hang in turn: each answer is the decision or none.
func TestManyMayAskAtATime(t *testing.T) {
	whole := answering(t, "crm")
	flaky := serve(t, func(n int, w http.ResponseWriter, _ *http.Request) {
		switch n % 4 {
		case 0:
			say(w, http.StatusServiceUnavailable, "")
		case 1:
			cut(w, whole)
		case 2:
			say(w, http.StatusInternalServerError, `{"code": "internal_error", "message": "x"}`)
		default:
			say(w, http.StatusOK, whole)
		}
	})
	good := always(t, http.StatusOK, whole)
	c := client(t, []*server{flaky, good}, WithTries(2))
	want := decided(t, "crm")
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			for range 20 {
				decision, err := c.Evaluate(t.Context(), flowOf(t, "crm"))
				if err != nil {
					assert.False(t, decision.Permits())
					assert.ErrorIs(t, err, transfer.ErrFailed)
					continue
				}
				same(t, want, decision)
			}
		})
	}
	all.Wait()
	assert.Positive(t, flaky.asked.Load())
	assert.Positive(t, good.asked.Load())
	assert.False(t, slices.Contains([]int64{flaky.asked.Load(), good.asked.Load()}, 640), "both were asked, and not twice for each question")
}
