package gate_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer/gate"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// byBody takes the flow that the body names, and puts another with the same content in its place.
func byBody(r *http.Request) (gate.Question, error) {
	text, err := io.ReadAll(r.Body)
	r.Body = io.NopCloser(bytes.NewReader(text))
	flow, _ := inventory().Flow(string(text))
	return gate.Ask(flow), err
}

func TestABodyThatTheMapperReadGoesOn(t *testing.T) {
	echo := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) })
	var told atomic.Int32
	report := func(context.Context, gate.Report) error {
		told.Add(1)
		return nil
	}
	for name, options := range map[string][]gate.Option{
		"a gate": nil, "a gate with a time": {gate.WithTimeout(time.Minute)}, "a monitor": {gate.WithMonitor(report)},
	} {
		g := newGate(t, engine(), byBody, options...)
		content := "crm"
		if name == "a monitor" {
			content = "tickets"
		}
		server := httptest.NewServer(g.Middleware(echo))
		client := http.Client{Transport: g.Transport(nil)}
		for _, known := range []bool{true, false} { // with the length stated, and without
			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL, strings.NewReader(content))
			require.NoError(t, err)
			if !known {
				request.ContentLength, request.GetBody = -1, nil
			}
			response, err := client.Do(request)
			require.NoError(t, err, name)
			text, err := io.ReadAll(response.Body)
			require.NoError(t, errors.Join(err, response.Body.Close()))
			assert.Equal(t, content, string(text), name)
		}
		server.Close()
	}
	assert.EqualValues(t, 4, told.Load(), "a monitor at both ends")
}

func TestABodyThatTheMapperReplacedIsClosedWithTheOther(t *testing.T) {
	own, other := &body{Reader: strings.NewReader("crm")}, &body{Reader: strings.NewReader("crm")}
	request := httptest.NewRequest(http.MethodPost, "/?flow=crm", nil)
	request.Body = own
	g := newGate(t, engine(), func(r *http.Request) (gate.Question, error) {
		r.Body = other
		return byQuery(r)
	})
	_, err := g.Transport(closing{}).RoundTrip(request)
	require.NoError(t, err)
	assert.Equal(t, []int{1, 1}, []int{own.closed, other.closed})
	assert.Same(t, own, request.Body, "a request that is sent is not changed")
}

func TestARequestWithoutABodyGoesOnWithoutOne(t *testing.T) {
	var body io.ReadCloser
	g := newGate(t, engine(), func(r *http.Request) (gate.Question, error) {
		r.Body = io.NopCloser(strings.NewReader(""))
		return byQuery(r)
	})
	g.Middleware(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { body = r.Body })).
		ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/?flow=crm", nil))
	assert.Equal(t, http.NoBody, body)
}

// closing sends a request nowhere.
type closing struct{}

func (closing) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody, Request: r}, r.Body.Close()
}
