package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// running is a gateway on a socket of its own.
type running struct {
	*service
	url    string
	log    *sink
	stop   context.CancelFunc
	served chan error
}

// sink is a buffer for many.
type sink struct {
	sync.Mutex
	bytes.Buffer
}

func (s *sink) Write(p []byte) (int, error) {
	s.Lock()
	defer s.Unlock()
	return s.Buffer.Write(p)
}

func (s *sink) String() string {
	s.Lock()
	defer s.Unlock()
	return s.Buffer.String()
}

func start(t *testing.T, change func(*config), args ...string) *running {
	t.Helper()
	c, err := parse(append([]string{"-today=false", "-address", "127.0.0.1:0", "-timeout", "30s", "-slow", "30s", "-grace", "30s"}, args...), io.Discard)
	require.NoError(t, err)
	c.now = func() time.Time { return time.Date(2026, time.November, 24, 12, 0, 0, 0, time.UTC) }
	if change != nil {
		change(&c)
	}
	listener, err := net.Listen("tcp", c.address)
	require.NoError(t, err)
	r := &running{url: "http://" + listener.Addr().String(), log: &sink{}, served: make(chan error, 1)}
	c.url = r.url
	r.service, err = newService(t.Context(), c, io.Discard, slog.New(slog.NewTextHandler(r.log, nil)))
	require.NoError(t, err)
	var ctx context.Context
	ctx, r.stop = context.WithCancel(context.Background())
	go func() { r.served <- r.serve(ctx, listener) }()
	t.Cleanup(r.stop)
	return r
}

// end stops a gateway and returns what it ended with.
func (r *running) end() error {
	r.stop()
	return <-r.served
}

func question(flow string) string {
	exporter := map[string]string{"crm": "harbour-ie", "staff": "harbour-ie", "tickets": "cloud-us"}[flow]
	return `{"subject": {"type": "legal_entity", "id": "` + exporter + `"}, "action": {"name": "transfer"}, "resource": {"type": "flow", "id": "` + flow + `"}}`
}

func (r *running) post(t *testing.T, path, body string) (int, string) {
	t.Helper()
	response, err := http.Post(r.url+path, "application/json", strings.NewReader(body))
	require.NoError(t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response.StatusCode, string(text)
}

func (r *running) get(t *testing.T, path string) (int, string) {
	t.Helper()
	response, err := http.Get(r.url + path)
	require.NoError(t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response.StatusCode, string(text)
}

// permitted reports whether an answer lets a flow take place, in whatever form.
func permitted(t *testing.T, status int, body string) bool {
	t.Helper()
	if status != http.StatusOK {
		assert.NotContains(t, body, `"decision":true`)
		return false
	}
	var e struct{ Decision *bool }
	require.NoError(t, json.Unmarshal([]byte(body), &e), body)
	require.NotNil(t, e.Decision, body)
	return *e.Decision
}

func TestTheGatewayAnswersFromItsBuiltInExample(t *testing.T) {
	r := start(t, nil)
	for flow, want := range map[string]bool{"crm": true, "staff": false, "tickets": false} {
		status, body := r.post(t, "/access/v1/evaluation", question(flow))
		assert.Equal(t, http.StatusOK, status)
		assert.Equal(t, want, permitted(t, status, body), flow)
		assert.NotContains(t, body, "Harbour", "ids, and no names")
	}
	status, body := r.post(t, "/access/v1/evaluations", `{"evaluations": [`+question("crm")+`,`+question("staff")+`], "options": {"evaluations_semantic": "deny_on_first_deny"}}`)
	assert.Equal(t, http.StatusOK, status)
	assert.Contains(t, body, `{"decision":true`)
	assert.Contains(t, body, `{"decision":false`)

	status, body = r.get(t, "/.well-known/authzen-configuration")
	assert.Equal(t, http.StatusOK, status)
	assert.Contains(t, body, `"access_evaluation_endpoint":"`+r.url+`/access/v1/evaluation"`)
	status, _ = r.get(t, "/healthz")
	assert.Equal(t, http.StatusNoContent, status)
	status, body = r.get(t, "/readyz")
	assert.Equal(t, http.StatusOK, status)
	assert.Contains(t, body, `"ready":true`)
	status, _ = r.get(t, "/flows/crm/x")
	assert.Equal(t, http.StatusNotFound, status, "there is no upstream")
	require.NoError(t, r.end())
}

func TestWhatIsNotAQuestionIsNoDecision(t *testing.T) {
	r := start(t, nil, "-max-body", "1000")
	crm := question("crm")
	for name, c := range map[string]struct {
		body   string
		status int
	}{
		"nothing":           {"", 400},
		"half":              {crm[:40], 400},
		"two":               {crm + crm, 400},
		"a key twice":       {strings.Replace(crm, `"id": "crm"`, `"id": "staff", "id": "crm"`, 1), 400},
		"a key twice, deep": {strings.Replace(crm, `"name": "transfer"`, `"name": "transfer", "properties": {"a": {"b": 1, "b": 2}}`, 1), 400},
		"not UTF-8":         {strings.Replace(crm, "harbour-ie", "harbour-ie\xff", 1), 400},
		"deep":              {strings.Repeat("[", 500), 400},
		"long":              {crm + strings.Repeat(" ", 1000), 413},
		"very long":         {strings.Repeat("x", 1<<20), 413},
	} {
		for _, path := range []string{"/access/v1/evaluation", "/access/v1/evaluations"} {
			status, body := r.post(t, path, c.body)
			assert.Equal(t, c.status, status, name)
			assert.False(t, permitted(t, status, body), name)
		}
	}
	status, body := r.post(t, "/access/v1/evaluation", crm)
	assert.True(t, permitted(t, status, body), "and goes on answering")
	require.NoError(t, r.end())
}

// begin sends the head of a request and part of its body, on a connection of its own.
func (r *running) begin(t *testing.T, body string, part int) net.Conn {
	t.Helper()
	address, err := url.Parse(r.url)
	require.NoError(t, err)
	connection, err := net.Dial("tcp", address.Host)
	require.NoError(t, err)
	t.Cleanup(func() { connection.Close() })
	head := "POST /access/v1/evaluation HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
		strconv.Itoa(len(body)) + "\r\n\r\n"
	_, err = io.WriteString(connection, head+body[:part])
	require.NoError(t, err)
	return connection
}

func TestASlowClientIsCutOffAndHoldsUpNobody(t *testing.T) {
	r := start(t, func(c *config) { c.slow = 300 * time.Millisecond })
	slow := r.begin(t, question("crm"), 20)
	status, body := r.post(t, "/access/v1/evaluation", question("crm"))
	assert.True(t, permitted(t, status, body))
	said, _ := io.ReadAll(slow) // until the gateway hangs up
	assert.NotContains(t, string(said), `"decision":true`)
	require.NoError(t, r.end())
}

func TestMoreThanCanBeServedIsToldToComeBack(t *testing.T) {
	r := start(t, nil, "-max-concurrent", "1")
	held := r.begin(t, question("crm"), 20)
	require.Eventually(t, func() bool {
		status, body := r.post(t, "/access/v1/evaluation", question("crm"))
		assert.Equal(t, status == http.StatusOK, permitted(t, status, body))
		return status == http.StatusServiceUnavailable
	}, time.Minute, 10*time.Millisecond)
	status, _ := r.get(t, "/healthz")
	assert.Equal(t, http.StatusNoContent, status, "probes are always answered")
	_, err := io.WriteString(held, question("crm")[20:])
	require.NoError(t, err)
	said, err := io.ReadAll(held)
	require.NoError(t, err)
	assert.Contains(t, string(said), `"decision":true`, "who had a place is served")
	require.NoError(t, r.end())
}

func TestWhatWasBegunIsAnsweredWhenTheGatewayStops(t *testing.T) {
	r := start(t, nil)
	held := r.begin(t, question("crm"), 20)
	status, _ := r.get(t, "/readyz") // the connection before it has been accepted by now
	assert.Equal(t, http.StatusOK, status)
	http.DefaultClient.CloseIdleConnections()
	r.stop()
	require.Eventually(t, func() bool {
		connection, err := net.Dial("tcp", strings.TrimPrefix(r.url, "http://"))
		if err == nil {
			connection.Close()
		}
		return err != nil
	}, time.Minute, 10*time.Millisecond, "no more is accepted")
	assert.True(t, r.stopping.Load())
	_, err := io.WriteString(held, question("crm")[20:])
	require.NoError(t, err)
	said, err := io.ReadAll(held)
	require.NoError(t, err)
	assert.Contains(t, string(said), `"decision":true`)
	require.NoError(t, <-r.served)
}

func TestWhoIsNotReadyAnyMoreSaysSo(t *testing.T) {
	r := start(t, func(c *config) { c.drain = time.Second })
	r.stop()
	require.Eventually(t, func() bool {
		status, body := r.get(t, "/readyz")
		return status == http.StatusServiceUnavailable && strings.Contains(body, `"stopping":true`)
	}, time.Minute, time.Millisecond)
	status, body := r.post(t, "/access/v1/evaluation", question("crm"))
	assert.True(t, permitted(t, status, body), "and answers until it accepts no more")
	require.NoError(t, <-r.served)
}

func folder(t *testing.T, inventory string) string {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, inventory)
	return dir
}

// put replaces the inventory in a folder at once.
func put(t *testing.T, dir, inventory string) {
	t.Helper()
	next := filepath.Join(dir, ".next")
	require.NoError(t, os.WriteFile(next, []byte(inventory), 0o600))
	require.NoError(t, os.Rename(next, filepath.Join(dir, "inventory.yaml")))
}

func example(t *testing.T) string {
	t.Helper()
	text, err := builtIn.ReadFile("inventory.yaml")
	require.NoError(t, err)
	return string(text)
}
