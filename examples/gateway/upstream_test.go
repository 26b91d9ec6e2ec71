package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer/gate"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func upstream(t *testing.T, arrives func(*http.Request)) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		arrives(r)
		_, _ = io.Copy(w, r.Body)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func TestWhatIsPermittedGoesOnToTheUpstream(t *testing.T) {
	var seen []*http.Request
	r := start(t, nil, "-upstream", upstream(t, func(r *http.Request) { seen = append(seen, r) })+"/base")
	request, err := http.NewRequest(http.MethodPost, r.url+"/flows/crm/customers/7?page=2", strings.NewReader("personal data"))
	require.NoError(t, err)
	request.Header.Set(headerFlow, "staff")
	request.Header.Set(headerOutcome, "not_restricted")
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	assert.Equal(t, http.StatusOK, response.StatusCode)
	assert.Equal(t, "personal data", string(text))
	require.Len(t, seen, 1)
	assert.Equal(t, "/base/customers/7", seen[0].URL.Path)
	assert.Equal(t, "page=2", seen[0].URL.RawQuery)
	assert.Equal(t, []string{"crm"}, seen[0].Header[headerFlow], "what a client says of itself is not passed on")
	assert.Equal(t, []string{"allowed"}, seen[0].Header[headerOutcome])
	require.NoError(t, r.end())
}

func TestWhatIsNotPermittedDoesNotArrive(t *testing.T) {
	arrived := 0
	r := start(t, nil, "-max-body", "1000", "-upstream", upstream(t, func(r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err == nil {
			arrived++
		}
	}))
	for path, want := range map[string]int{
		"/flows/staff/x":            http.StatusForbidden,
		"/flows/tickets/x":          http.StatusForbidden,
		"/flows/nobody/x":           http.StatusBadRequest,
		"/flows/CRM/x":              http.StatusBadRequest,
		"/flows/crm%20/x":           http.StatusBadRequest,
		"/flows/crm%00/x":           http.StatusBadRequest,
		"/flows/crm%2fx/x":          http.StatusBadRequest,
		"/flows/%E2%80%8Bcrm":       http.StatusBadRequest,
		"/flows/crm/%2e%2e/staff/x": http.StatusBadRequest,
		"/flows/crm/a/%2E./x":       http.StatusBadRequest,
		"/flows/crm/a%5c..%5cx":     http.StatusBadRequest,
		"/flows/crm/a%2f%2fx":       http.StatusBadRequest,
		"/flows/crm/../staff/x":     http.StatusForbidden,
		"/flows/":                   http.StatusNotFound,
		"/customers":                http.StatusNotFound,
	} {
		status, body := r.post(t, path, "personal data")
		assert.Equal(t, want, status, path)
		if want == http.StatusForbidden || want == http.StatusBadRequest {
			var p gate.Problem
			require.NoError(t, json.Unmarshal([]byte(body), &p), path)
			assert.NotEmpty(t, p.Violations[0].Code)
			assert.NotContains(t, body, "Harbour")
		}
	}
	status, _ := r.post(t, "/flows/crm/x", strings.Repeat("x", 1001))
	assert.Equal(t, http.StatusBadGateway, status, "a body over the limit is broken off")
	assert.Zero(t, arrived)
	assert.Contains(t, r.log.String(), "transfer stopped")
	require.NoError(t, r.end())
}

func TestAMonitorLetsThroughAndSaysSo(t *testing.T) {
	var outcomes []string
	r := start(t, nil, "-monitor", "-upstream", upstream(t, func(r *http.Request) { outcomes = append(outcomes, r.Header.Get(headerOutcome)) }))
	for _, flow := range []string{"crm", "staff", "nobody"} {
		status, _ := r.post(t, "/flows/"+flow+"/x", "personal data")
		assert.Equal(t, http.StatusOK, status)
	}
	assert.Equal(t, []string{"allowed", "blocked", "blocked"}, outcomes)
	assert.Equal(t, 2, strings.Count(r.log.String(), "only monitors"))
	require.NoError(t, r.end())
}
