package gate_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/gate"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func problemText(t *testing.T, g *gate.Gate, target string) string {
	t.Helper()
	answer := httptest.NewRecorder()
	g.Middleware(&upstream{}).ServeHTTP(answer, httptest.NewRequest(http.MethodPost, target, nil))
	return answer.Body.String()
}

func TestAProblemNamesCodesCitationsAndIDs(t *testing.T) {
	g := newGate(t, engine(), byQuery)
	text := problemText(t, g, "/?flow=tickets")
	assert.NotContains(t, text, "Limited")
	p := stopped(t, g, t.Context(), "/?flow=tickets")
	assert.Regexp(t, `^urn:uuid:[0-9a-f-]{36}$`, p.Instance)
	assert.NotEqual(t, stopped(t, g, t.Context(), "/?flow=tickets").Instance, p.Instance)
	p.Instance = ""
	assert.Equal(t, gate.Problem{
		Type: gate.TypeBlocked, Title: "The transfer of personal data is blocked", Status: 403,
		Detail: "tickets on 2026-11-23: blocked (eu-gdpr transfer.no_mechanism)",
		Flow:   "tickets", Outcome: transfer.OutcomeBlocked,
		Violations: []gate.Violation{{
			Code: "transfer.no_mechanism", Regime: "eu-gdpr", Citation: p.Violations[0].Citation,
			Message: p.Violations[0].Message,
		}},
	}, p)
	assert.Contains(t, p.Violations[0].Message, "from comms-ie to support-in")
	assert.Contains(t, p.Violations[0].Citation, "GDPR")
}

// Without the parties nobody can say which words of a message are names.
func TestAProblemShowsNoMessageThatMayNameAParty(t *testing.T) {
	bare := answers(func(ctx context.Context, flow transfer.Flow) (transfer.Decision, error) {
		return engine().Evaluate(ctx, flow)
	})
	p := stopped(t, newGate(t, bare, byQuery), t.Context(), "/?flow=tickets")
	assert.Empty(t, p.Violations[0].Message)
	assert.NotContains(t, problemText(t, newGate(t, bare, byQuery), "/?flow=tickets"), `"message"`)

	p = stopped(t, newGate(t, bare, byQuery, gate.WithParties(inventory())), t.Context(), "/?flow=tickets")
	assert.Contains(t, p.Violations[0].Message, "from comms-ie to support-in")

	p = stopped(t, newGate(t, bare, byQuery), t.Context(), "/?flow=unheard-of")
	assert.Equal(t, gate.TypeQuestion, p.Type)
	assert.NotEmpty(t, p.Violations[0].Message, "what is wrong with a question is said")
}

// What a failure was caused by stays inside.
func TestAProblemDoesNotShowWhatWentWrongInside(t *testing.T) {
	failing := answers(func(context.Context, transfer.Flow) (transfer.Decision, error) {
		return transfer.Decision{}, transfer.ErrFailed.Because(assert.AnError)
	})
	text := problemText(t, newGate(t, failing, byQuery), "/?flow=crm")
	assert.Contains(t, text, `"type":"`+gate.TypeNoAnswer+`"`)
	assert.NotContains(t, text, assert.AnError.Error())
}

func TestAClientSeesTheDecisionBehindARefusal(t *testing.T) {
	arrived := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		arrived++
		if r.URL.Query().Get("to") == "elsewhere" {
			http.Redirect(w, r, "/?flow=tickets", http.StatusTemporaryRedirect)
		}
	}))
	defer server.Close()
	client := &http.Client{Transport: newGate(t, engine(), byQuery).Transport(nil)}
	defer client.CloseIdleConnections()

	response, err := client.Get(server.URL + "/?flow=crm")
	require.NoError(t, err)
	response.Body.Close()
	require.Equal(t, 1, arrived)

	_, err = client.Get(server.URL + "/?flow=tickets")
	var blocked *transfer.BlockedError
	require.ErrorAs(t, err, &blocked)
	assert.Equal(t, "transfer.no_mechanism", blocked.Decision.Violations[0].Code)
	assert.Equal(t, 1, arrived)

	_, err = client.Get(server.URL + "/?flow=crm&to=elsewhere")
	require.ErrorAs(t, err, &blocked, "a redirect is asked about again")
	assert.Equal(t, 2, arrived)
}
