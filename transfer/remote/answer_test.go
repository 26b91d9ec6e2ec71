package remote

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCatalogueRows50To53WhateverIsNoAnswerIsBlocked(t *testing.T) {
	whole := answering(t, "crm")
	replaced := func(from, to string) string {
		changed := strings.Replace(whole, from, to, 1)
		require.NotEqual(t, whole, changed, "the answer has no %s", from)
		return changed
	}
	for name, c := range map[string]struct {
		status int
		body   string
		code   string
	}{
		"no rule":                      {200, `{}`, "engine.undefined"},
		"no rule, and a name for it":   {200, `{"decision_id": "7", "provenance": ` + provenance + `}`, "engine.undefined"},
		"the result in capitals":       {200, replaced(`"result"`, `"Result"`), "engine.undefined"},
		"nothing":                      {200, ``, "engine.malformed"},
		"null":                         {200, `null`, "engine.malformed"},
		"a list":                       {200, `[` + whole + `]`, "engine.malformed"},
		"a page":                       {200, `<html>allowed</html>`, "engine.malformed"},
		"two answers":                  {200, whole + whole, "engine.malformed"},
		"two results":                  {200, `{"result": {}, ` + whole[1:], "engine.malformed"},
		"a result that is null":        {200, `{"result": null}`, "engine.malformed"},
		"a result that is true":        {200, `{"result": true}`, "engine.malformed"},
		"a result that is a word":      {200, `{"result": "allowed"}`, "engine.malformed"},
		"no UTF-8":                     {200, replaced(`"flow":"crm"`, "\"flow\":\"cr\xff\""), "engine.malformed"},
		"half an answer":               {200, whole[:len(whole)/2], "engine.malformed"},
		"a question that was not read": {200, replaced(`"decision_id"`, `"warning": {"code": "api_usage_warning"}, "decision_id"`), "engine.malformed"},
		"a name that is a number":      {200, replaced(`"decision_id": "7"`, `"decision_id": 7`), "engine.malformed"},
		"bundles that are a word":      {200, replaced(provenance, `{"bundles": "law"}`), "engine.malformed"},
		"another flow":                 {200, replaced(`"flow":"crm"`, `"flow":"staff"`), "engine.malformed"},
		"no flow":                      {200, replaced(`"flow":"crm"`, `"flow":null`), "engine.malformed"},
		"another day":                  {200, replaced(`"at":"2026-11-23"`, `"at":"2026-11-24"`), "engine.malformed"},
		"no day":                       {200, replaced(`"at":"2026-11-23"`, `"at":null`), "engine.malformed"},
		"a day that is none":           {200, replaced(`"at":"2026-11-23"`, `"at":"2026-02-30"`), "engine.malformed"},
		"a field too many":             {200, replaced(`"flow":"crm"`, `"flow":"crm","permits":true`), "engine.malformed"},
		"a field in other letters":     {200, replaced(`"redress"`, `"redres"`), "engine.malformed"},
		"a field too few":              {200, replaced(`"obligations":[],"valid_until":null,"mechanisms"`, `"valid_until":null,"mechanisms"`), "engine.malformed"},
		"allowed by nothing":           {200, replaced(`"status":"met"`, `"status":"unmet"`), "engine.malformed"},
		"blocked by nothing":           {200, replaced(`"outcome":"allowed"`, `"outcome":"blocked"`), "engine.malformed"},
		"an outcome that is none":      {200, replaced(`"outcome":"allowed"`, `"outcome":"ALLOWED"`), "engine.malformed"},
		"nested without end":           {200, strings.Repeat(`{"result":`, 1000), "engine.malformed"},
		"without end":                  {200, `{"result": "` + strings.Repeat("x", maxAnswer) + `"}`, "engine.malformed"},
		"no content":                   {204, ``, "engine.failed"},
		"another kind of success":      {201, whole, "engine.failed"},
		"not allowed to ask":           {401, `{"code": "unauthorized", "message": "request rejected by administrative policy"}`, "engine.failed"},
		"no such path":                 {404, `404 page not found`, "engine.failed"},
		"a fault of the server":        {500, `{"code": "internal_error", "message": "broken"}`, "engine.failed"},
		"a fault with a whole answer":  {500, whole, "engine.failed"},
		"a conflict of rules":          {500, `{"code": "internal_error", "message": "m", "errors": [{"code": "eval_conflict_error", "message": "two outputs"}]}`, "engine.conflict"},
		"a built-in that failed":       {500, `{"code": "internal_error", "message": "m", "errors": [{"code": "eval_builtin_error", "message": "div: divide by zero"}]}`, "engine.failed"},
		"too much of a fault":          {500, strings.Repeat("x", maxRefusal+7), "engine.failed"},
	} {
		t.Run(name, func(t *testing.T) {
			s := always(t, c.status, c.body)
			decision, err := client(t, []*server{s}).Evaluate(t.Context(), flowOf(t, "crm"))
			blockedWith(t, c.code, decision, err)
			assert.Equal(t, int64(1), s.asked.Load(), "asked once: this is an answer, if a bad one")
		})
	}
}

func TestARefusalIsToldInTheWordsOfOPA(t *testing.T) {
	s := always(t, 500, `{"code": "internal_error", "message": "evaluating", "errors": [{"code": "eval_builtin_error", "message": "divide by zero"}]}`)
	_, err := client(t, []*server{s}).Evaluate(t.Context(), flowOf(t, "crm"))
	assert.ErrorContains(t, err, "internal_error: evaluating; eval_builtin_error: divide by zero")
	_, err = client(t, []*server{always(t, 404, "<html>")}).Evaluate(t.Context(), flowOf(t, "crm"))
	assert.ErrorContains(t, err, `status 404, "Not Found"`)
}

func TestARedirectIsNotFollowed(t *testing.T) {
	elsewhere := always(t, http.StatusOK, answering(t, "crm"))
	for _, status := range []int{301, 302, 303, 307, 308} {
		s := serve(t, func(_ int, w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, elsewhere.url, status) })
		follows := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return nil }}
		decision, err := client(t, []*server{s}, WithBearer("secret"), WithHTTP(follows)).Evaluate(t.Context(), flowOf(t, "crm"))
		blockedWith(t, "engine.failed", decision, err)
		assert.NotContains(t, err.Error(), "secret")
	}
	assert.Zero(t, elsewhere.asked.Load())
}

func TestAnswersRestOnTheExpectedLawAndRegister(t *testing.T) {
	whole := answering(t, "crm")
	s := always(t, http.StatusOK, whole)
	decision, err := client(t, []*server{s}, WithLaw("sha256:older", "sha256:law"), WithRegister("sha256:register")).Evaluate(t.Context(), flowOf(t, "crm"))
	require.NoError(t, err)
	assert.True(t, decision.Permits())
	assert.Equal(t, "sha256:law", decision.Revision.Policies)
	for name, option := range map[string]Option{"law": WithLaw("sha256:older"), "register": WithRegister("sha256:older", "sha256:oldest")} {
		decision, err := client(t, []*server{s}, option).Evaluate(t.Context(), flowOf(t, "crm"))
		blockedWith(t, "engine.other_revision", decision, err)
		assert.ErrorContains(t, err, name)
		for what, text := range map[string]string{
			"nothing of its bundles": strings.Replace(whole, provenance, `{"version": "1.22.2"}`, 1),
			"nothing of itself":      strings.Replace(whole, `"provenance"`, `"Provenance"`, 1),
			"bundles without names":  strings.Replace(whole, provenance, `{"bundles": {"law": {}, "register": {}}}`, 1),
		} {
			require.NotEqual(t, whole, text)
			decision, err := client(t, []*server{always(t, http.StatusOK, text)}, option).Evaluate(t.Context(), flowOf(t, "crm"))
			require.Error(t, err, what)
			blockedWith(t, "engine.other_revision", decision, err)
		}
	}
}

// Whatever a server sends, it permits only with a decision about what was asked.
func FuzzAnswer(f *testing.F) {
	for _, id := range []string{"crm", "staff"} {
		f.Add([]byte(answering(f, id)))
	}
	f.Add([]byte(`{"result": {"flow": "crm", "outcome": "allowed"}}`))
	f.Add([]byte(`{"result": null, "warning": {}, "provenance": {"bundles": {"law": {"revision": "sha256:law"}}}}`))
	f.Add([]byte(`{}`))
	input, err := acme(f).Input("crm")
	require.NoError(f, err)
	want := decided(f, "crm")
	f.Fuzz(func(t *testing.T, text []byte) {
		c := &Client{law: []string{"sha256:law"}}
		var x Exchange
		d, err := c.answer(text, input, &x)
		if err != nil {
			require.False(t, d.Permits())
			require.False(t, transfer.Refused(transfer.Flow{ID: "crm"}, err).Permits())
			return
		}
		require.Equal(t, want.Flow, d.Flow)
		require.Equal(t, want.At, d.At)
		require.NoError(t, d.Check())
		require.Contains(t, x.Bundles, "law")
		written, err := json.Marshal(d)
		require.NoError(t, err)
		_, err = transfer.ParseDecision(written)
		require.NoError(t, err)
	})
}
