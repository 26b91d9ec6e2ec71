package gate_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/gate"
	"github.com/chapterv/chapterv/transfer/internal/commstest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var inventory, engine = commstest.Of(inventoryFile)

// byQuery takes the flow of the inventory that the query names.
func byQuery(r *http.Request) (gate.Question, error) {
	flow, _ := inventory().Flow(r.URL.Query().Get("flow"))
	return gate.Ask(flow), nil
}

type answers = commstest.Answers

func newGate(t *testing.T, evaluator gate.Evaluator, mapper gate.Mapper, options ...gate.Option) *gate.Gate {
	t.Helper()
	g, err := gate.New(evaluator, mapper, options...)
	require.NoError(t, err)
	return g
}

// upstream counts what arrives, and keeps the context of the last.
type upstream struct {
	arrived int
	ctx     context.Context
}

func (u *upstream) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	u.arrived++
	u.ctx = r.Context()
}

func (u *upstream) RoundTrip(r *http.Request) (*http.Response, error) {
	u.arrived++
	u.ctx = r.Context()
	return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody, Request: r}, nil
}

func TestAPermittedRequestPassesWithItsDecision(t *testing.T) {
	g := newGate(t, engine(), byQuery)
	var in, out upstream
	g.Middleware(&in).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/?flow=crm", nil))
	answer, err := g.Transport(&out).RoundTrip(httptest.NewRequest(http.MethodPost, "/?flow=crm", nil))
	require.NoError(t, err)
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	for _, u := range []upstream{in, out} {
		require.Equal(t, 1, u.arrived)
		decision, ok := gate.FromContext(u.ctx)
		require.True(t, ok)
		assert.True(t, decision.Permits())
		assert.Equal(t, []transfer.Mechanism{transfer.DPF}, decision.Mechanisms)
	}
	_, ok := gate.FromContext(t.Context())
	assert.False(t, ok)
}

func TestARequestWithoutPersonalDataPassesUnasked(t *testing.T) {
	asked := answers(func(context.Context, transfer.Flow) (transfer.Decision, error) {
		t.Error("it was asked about")
		return transfer.Decision{}, nil
	})
	g := newGate(t, asked, func(*http.Request) (gate.Question, error) { return gate.NoPersonalData(), nil })
	var in, out upstream
	g.Middleware(&in).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	_, err := g.Transport(&out).RoundTrip(httptest.NewRequest(http.MethodGet, "/", nil))
	require.NoError(t, err)
	for _, u := range []upstream{in, out} {
		assert.Equal(t, 1, u.arrived)
		_, ok := gate.FromContext(u.ctx)
		assert.False(t, ok)
	}

	failing := newGate(t, asked, func(*http.Request) (gate.Question, error) { return gate.NoPersonalData(), errors.New("no idea") })
	failing.Middleware(&in).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	assert.Equal(t, 1, in.arrived, "with an error it is not said")
}

// A request that a permitted one leads to, and that moves no personal data, has no decision.
func TestADecisionIsOnOneRequest(t *testing.T) {
	var out upstream
	free := newGate(t, engine(), func(*http.Request) (gate.Question, error) { return gate.NoPersonalData(), nil }).Transport(&out)
	handler := newGate(t, engine(), byQuery).Middleware(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, ok := gate.FromContext(r.Context())
		assert.True(t, ok)
		_, err := free.RoundTrip(httptest.NewRequestWithContext(r.Context(), http.MethodGet, "/", nil))
		assert.NoError(t, err)
	}))
	handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/?flow=crm", nil))
	require.Equal(t, 1, out.arrived)
	_, ok := gate.FromContext(out.ctx)
	assert.False(t, ok)
}

func TestWhatCannotBeIsAnErrorOfNew(t *testing.T) {
	for name, refused := range map[string]func() (*gate.Gate, error){
		"no evaluator":              func() (*gate.Gate, error) { return gate.New(nil, byQuery) },
		"no mapper":                 func() (*gate.Gate, error) { return gate.New(engine(), nil) },
		"an option that is nil":     func() (*gate.Gate, error) { return gate.New(engine(), byQuery, nil) },
		"no time":                   func() (*gate.Gate, error) { return gate.New(engine(), byQuery, gate.WithTimeout(0)) },
		"time before now":           func() (*gate.Gate, error) { return gate.New(engine(), byQuery, gate.WithTimeout(-1)) },
		"a monitor without a voice": func() (*gate.Gate, error) { return gate.New(engine(), byQuery, gate.WithMonitor(nil)) },
		"a monitor without a log":   func() (*gate.Gate, error) { return gate.New(engine(), byQuery, gate.WithMonitor(gate.LogTo(nil, nil))) },
		"a report to nobody":        func() (*gate.Gate, error) { return gate.New(engine(), byQuery, gate.WithReport(nil)) },
		"no parties":                func() (*gate.Gate, error) { return gate.New(engine(), byQuery, gate.WithParties(nil)) },
	} {
		t.Run(name, func(t *testing.T) {
			g, err := refused()
			require.Error(t, err)
			assert.Nil(t, g)
		})
	}
}

// 16 callers at once, each with its own flow, get the answer to their own.
func TestManyRequestsAtOnce(t *testing.T) {
	g := newGate(t, engine(), byQuery)
	handler := g.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		decision, _ := gate.FromContext(r.Context())
		w.Header().Set("Flow", decision.Flow)
	}))
	var callers sync.WaitGroup
	for n := range 16 {
		callers.Go(func() {
			flow, want := "crm", http.StatusOK
			if n%2 == 1 {
				flow, want = "tickets", http.StatusForbidden
			}
			for range 20 {
				answer := httptest.NewRecorder()
				handler.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, "/?flow="+flow, nil))
				assert.Equal(t, want, answer.Code)
				if want == http.StatusOK {
					assert.Equal(t, flow, answer.Header().Get("Flow"))
				}
			}
		})
	}
	callers.Wait()
}
