package gate_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/gate"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// body says whether it was closed.
type body struct {
	io.Reader
	closed int
}

func (b *body) Close() error {
	b.closed++
	return nil
}

// stopped has a gate asked both ways, and requires that neither request arrives. It returns the problem.
func stopped(t *testing.T, g *gate.Gate, ctx context.Context, target string) gate.Problem {
	t.Helper()
	var in, out upstream
	answer := httptest.NewRecorder()
	g.Middleware(&in).ServeHTTP(answer, httptest.NewRequestWithContext(ctx, http.MethodPost, target, nil))
	assert.Zero(t, in.arrived)
	assert.Equal(t, gate.ContentType, answer.Header().Get("Content-Type"))
	assert.Equal(t, "no-store", answer.Header().Get("Cache-Control"))
	var p gate.Problem
	decoder := json.NewDecoder(answer.Body)
	decoder.DisallowUnknownFields()
	require.NoError(t, decoder.Decode(&p))
	assert.Equal(t, answer.Code, p.Status)
	assert.Equal(t, transfer.OutcomeBlocked, p.Outcome)
	require.NotEmpty(t, p.Violations)

	request := httptest.NewRequestWithContext(ctx, http.MethodPost, target, nil)
	sent := &body{Reader: strings.NewReader("personal data")}
	request.Body = sent
	response, err := g.Transport(&out).RoundTrip(request)
	assert.Nil(t, response)
	var blocked *transfer.BlockedError
	require.ErrorAs(t, err, &blocked)
	assert.False(t, blocked.Decision.Permits())
	assert.Equal(t, p.Violations[0].Code, blocked.Decision.Violations[0].Code)
	assert.Zero(t, out.arrived)
	assert.Equal(t, 1, sent.closed, "the body of a request that is not sent is closed")
	return p
}

func TestWhateverGoesWrongStopsTheRequest(t *testing.T) {
	crm, _ := inventory().Flow("crm")
	permitted, err := engine().Evaluate(t.Context(), crm)
	require.NoError(t, err)
	require.True(t, permitted.Permits())
	contradictory := permitted
	contradictory.Violations = []transfer.Violation{{Code: "x.y"}}
	elsewhere, elsewhen := permitted, permitted
	elsewhere.Flow, elsewhen.At = "tickets", transfer.NewDate(2020, time.January, 1)
	nobody := permitted
	nobody.Flow = ""
	dated := crm
	dated.At = transfer.NewDate(2026, time.November, 23)

	says := func(d transfer.Decision, err error) gate.Evaluator {
		return answers(func(context.Context, transfer.Flow) (transfer.Decision, error) { return d, err })
	}
	maps := func(q gate.Question, err error) gate.Mapper {
		return func(*http.Request) (gate.Question, error) { return q, err }
	}
	asks := maps(gate.Ask(crm), nil)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	var none *transfer.Engine
	for name, c := range map[string]struct {
		evaluator gate.Evaluator
		mapper    gate.Mapper
		ctx       context.Context
		code      string
		status    int
	}{
		"the flow is blocked":            {engine(), byQuery, nil, "transfer.no_mechanism", 403},
		"the mapper fails":               {says(permitted, nil), maps(gate.Ask(crm), errors.New("no idea")), nil, "engine.unmapped", 503},
		"the mapper finds a fault":       {says(permitted, nil), maps(gate.Question{}, &transfer.InputError{Faults: []transfer.Fault{{Code: transfer.FaultDate}}}), nil, transfer.FaultDate, 400},
		"the mapper fails with no fault": {says(permitted, nil), maps(gate.Ask(crm), (*transfer.InputError)(nil)), nil, "engine.unmapped", 503},
		"the mapper says nothing":        {says(permitted, nil), maps(gate.Question{}, nil), nil, "engine.unmapped", 503},
		"the mapper panics":              {says(permitted, nil), func(*http.Request) (gate.Question, error) { panic("odd") }, nil, "engine.panic", 503},
		"the flow says nothing":          {engine(), maps(gate.Ask(transfer.Flow{}), nil), nil, transfer.FaultMissing, 400},
		"a permission for nothing":       {says(nobody, nil), maps(gate.Ask(transfer.Flow{}), nil), nil, "engine.malformed", 503},
		"no decision":                    {says(transfer.Decision{}, nil), asks, nil, "engine.malformed", 503},
		"a decision that contradicts":    {says(contradictory, nil), asks, nil, "engine.malformed", 503},
		"a decision on another flow":     {says(elsewhere, nil), asks, nil, "engine.malformed", 503},
		"a decision on another day":      {says(elsewhen, nil), maps(gate.Ask(dated), nil), nil, "engine.malformed", 503},
		"permission with an error":       {says(permitted, transfer.ErrConflict), asks, nil, "engine.conflict", 503},
		"permission with a fault":        {says(permitted, &transfer.InputError{Faults: []transfer.Fault{{Code: transfer.FaultDate}}}), asks, nil, transfer.FaultDate, 400},
		"an error of no kind":            {says(permitted, errors.New("odd")), asks, nil, "engine.failed", 503},
		"an error without a decision":    {says(transfer.Decision{}, transfer.ErrUndefined), asks, nil, "engine.undefined", 503},
		"a fault behind a failure":       {says(transfer.Decision{}, transfer.ErrRecordFailed.Because(&transfer.InputError{})), asks, nil, "engine.record_failed", 503},
		"nobody is to answer":            {says(permitted, nil), maps(gate.AskBy(nil, crm), nil), nil, "engine.not_ready", 503},
		"another answers, and blocks":    {says(permitted, nil), maps(gate.AskBy(says(transfer.Refused(crm, transfer.ErrUndefined), nil), crm), nil), nil, "engine.undefined", 403},
		"the evaluator panics":           {answers(func(context.Context, transfer.Flow) (transfer.Decision, error) { panic("odd") }), asks, nil, "engine.panic", 503},
		"the evaluator ends its goroutine": {answers(func(context.Context, transfer.Flow) (transfer.Decision, error) {
			runtime.Goexit()
			return permitted, nil
		}), asks, nil, "engine.panic", 503},
		"an engine nobody made":              {none, asks, nil, "engine.not_ready", 503},
		"the request is cancelled":           {says(permitted, nil), asks, over, "engine.cancelled", 503},
		"a request is cancelled, and faulty": {engine(), maps(gate.Ask(transfer.Flow{}), nil), over, "engine.cancelled", 503},
	} {
		t.Run(name, func(t *testing.T) {
			if c.ctx == nil {
				c.ctx = t.Context()
			}
			p := stopped(t, newGate(t, c.evaluator, c.mapper), c.ctx, "/?flow=tickets")
			assert.Equal(t, c.code, p.Violations[0].Code)
			assert.Equal(t, c.status, p.Status)
		})
	}
	t.Run("a gate nobody made", func(t *testing.T) {
		for _, g := range []*gate.Gate{nil, {}} {
			assert.Equal(t, "engine.not_ready", stopped(t, g, t.Context(), "/?flow=crm").Violations[0].Code)
		}
	})
}

func TestPartiesOfNoInventoryAreUnknown(t *testing.T) {
	var none *transfer.Inventory
	p := stopped(t, newGate(t, engine(), byQuery, gate.WithParties(none)), t.Context(), "/?flow=tickets")
	assert.Equal(t, "transfer.no_mechanism", p.Violations[0].Code)
}

func TestTheTimeEndsThoughTheEvaluatorDoesNot(t *testing.T) {
	let := make(chan struct{})
	defer close(let)
	deaf := answers(func(_ context.Context, flow transfer.Flow) (transfer.Decision, error) {
		<-let
		return engine().Evaluate(context.Background(), flow)
	})
	p := stopped(t, newGate(t, deaf, byQuery, gate.WithTimeout(time.Millisecond)), t.Context(), "/?flow=crm")
	assert.Equal(t, "engine.deadline", p.Violations[0].Code)
	assert.Equal(t, http.StatusServiceUnavailable, p.Status)

	late := func(r *http.Request) (gate.Question, error) {
		<-r.Context().Done()
		return byQuery(r)
	}
	p = stopped(t, newGate(t, engine(), late, gate.WithTimeout(time.Millisecond)), t.Context(), "/?flow=crm")
	assert.Equal(t, "engine.deadline", p.Violations[0].Code)

	lateAndFree := func(r *http.Request) (gate.Question, error) {
		<-r.Context().Done()
		return gate.NoPersonalData(), nil
	}
	p = stopped(t, newGate(t, engine(), lateAndFree, gate.WithTimeout(time.Millisecond)), t.Context(), "/health")
	assert.Equal(t, "engine.deadline", p.Violations[0].Code)

	ctx, cancel := context.WithCancel(t.Context())
	cancelling := answers(func(_ context.Context, flow transfer.Flow) (transfer.Decision, error) {
		defer cancel()
		return engine().Evaluate(context.Background(), flow)
	})
	p = stopped(t, newGate(t, cancelling, byQuery), ctx, "/?flow=crm")
	assert.Equal(t, "engine.cancelled", p.Violations[0].Code)
}

func TestARequestThatPassedHasItsOwnTime(t *testing.T) {
	g := newGate(t, engine(), byQuery, gate.WithTimeout(time.Minute))
	var in upstream
	g.Middleware(&in).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/?flow=crm", nil))
	require.Equal(t, 1, in.arrived)
	_, limited := in.ctx.Deadline()
	assert.False(t, limited)
	assert.NoError(t, in.ctx.Err())
}

// However often it is tried, what is cancelled before the answer is given does not pass.
func TestNoCancelledRequestPasses(t *testing.T) {
	crm, _ := inventory().Flow("crm")
	permitted, err := engine().Evaluate(t.Context(), crm)
	require.NoError(t, err)
	for _, before := range []bool{true, false} {
		for range 2000 {
			ctx, cancel := context.WithCancel(t.Context())
			if before {
				cancel()
			}
			g := newGate(t, answers(func(context.Context, transfer.Flow) (transfer.Decision, error) {
				cancel()
				return permitted, nil
			}), byQuery)
			var in upstream
			g.Middleware(&in).ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(ctx, http.MethodPost, "/?flow=crm", nil))
			require.Zero(t, in.arrived)
		}
	}
}
