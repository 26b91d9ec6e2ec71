package remote

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const organisation = `
version: 1
organisation: {id: acme, name: Acme Group}
as_of: 2026-11-23
entities:
  - {id: acme-de, name: Acme GmbH, jurisdiction: DE}
vendors:
  - id: cloud-us
    name: Cloud Inc.
    jurisdiction: US
    certifications: [{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-01}]
flows:
  - {id: crm, exporter: {party: acme-de, role: controller}, importer: {party: cloud-us, role: processor}, hr: false, journalistic: false}
  - {id: staff, exporter: {party: acme-de, role: controller}, importer: {party: cloud-us, role: processor}, hr: true, journalistic: false}
`

func acme(t testing.TB) *transfer.Inventory {
	t.Helper()
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(organisation)})
	require.NoError(t, err)
	return inventory
}

func flowOf(t testing.TB, id string) transfer.Flow {
	t.Helper()
	flow, ok := acme(t).Flow(id)
	require.True(t, ok)
	return flow
}

var decisions = sync.OnceValue(func() *transfer.Engine {
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(organisation)})
	if err != nil {
		panic(err)
	}
	engine, err := transfer.New(context.Background(), inventory)
	if err != nil {
		panic(err)
	}
	return engine
})

// decided is what the library decides, without the digest that a stock server does not name.
func decided(t testing.TB, id string) transfer.Decision {
	t.Helper()
	decision, err := decisions().Evaluate(t.Context(), flowOf(t, id))
	require.NoError(t, err)
	decision.Revision.Policies = ""
	return decision
}

const provenance = `{"version": "1.22.2", "build_commit": "", "bundles": {"law": {"revision": "sha256:law"}, "register": {"revision": "sha256:register"}}}`

// answering is the document of a server that decides a flow as the library does.
func answering(t testing.TB, id string) string {
	t.Helper()
	text, err := json.Marshal(decided(t, id))
	require.NoError(t, err)
	return fmt.Sprintf(`{"decision_id": "7", "provenance": %s, "result": %s}`, provenance, text)
}

// server counts what it is asked.
type server struct {
	url   string
	asked atomic.Int64
}

// serve answers the n-th question, counted from 1, as it is told.
func serve(t testing.TB, handle func(n int, w http.ResponseWriter, r *http.Request)) *server {
	t.Helper()
	s := &server{}
	listening := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handle(int(s.asked.Add(1)), w, r)
	}))
	t.Cleanup(listening.Close)
	s.url = listening.URL
	return s
}

// always gives every question the same answer.
func always(t testing.TB, status int, body string) *server {
	t.Helper()
	return serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) { say(w, status, body) })
}

func say(w http.ResponseWriter, status int, body string) {
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

// cut breaks an answer off.
func cut(w http.ResponseWriter, body string) {
	w.Header().Set("Content-Length", fmt.Sprint(len(body)))
	_, _ = io.WriteString(w, body[:len(body)/2])
	panic(http.ErrAbortHandler)
}

func client(t testing.TB, servers []*server, options ...Option) *Client {
	t.Helper()
	var addresses []string
	for _, s := range servers {
		addresses = append(addresses, s.url)
	}
	c, err := New(acme(t), addresses, append([]Option{WithBackoff(0, time.Millisecond)}, options...)...)
	require.NoError(t, err)
	return c
}

func blockedWith(t *testing.T, code string, d transfer.Decision, err error) {
	t.Helper()
	require.Error(t, err)
	assert.Equal(t, transfer.OutcomeBlocked, d.Outcome)
	assert.False(t, d.Permits())
	require.NotEmpty(t, d.Violations)
	assert.Equal(t, code, d.Violations[0].Code, err.Error())
	assert.Contains(t, err.Error(), "["+code+"]")
}

// same compares all that two decisions say.
func same(t *testing.T, want, got transfer.Decision) {
	t.Helper()
	a, err := json.Marshal(want)
	require.NoError(t, err)
	b, err := json.Marshal(got)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(a, b), "want %s\ngot  %s", a, b)
}

// hang says nothing until the client is gone.
func hang(r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}
