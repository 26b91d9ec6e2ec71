package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/gate"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Before the change crm goes to somebody without a certificate, and after it to another country: it is never permitted.
func TestAFlowBeforeAChangeIsNotDecidedByThePartiesAfterIt(t *testing.T) {
	const importer = "importer: {party: cloud-us, role: processor}, hr: false"
	after := strings.Replace(example(t), importer, strings.Replace(importer, "cloud-us", "support-in", 1), 1)
	require.NotEqual(t, example(t), after)
	r := start(t, nil, folder(t, uncertified(t)))
	next, err := transfer.ReadInventory(transfer.File{Name: "after.yaml", Data: []byte(after)})
	require.NoError(t, err)
	asked := 0
	g, err := gate.New(r.recorder, func(request *http.Request) (gate.Question, error) {
		q, err := r.question(request)
		asked++
		assert.NoError(t, r.engine.Update(t.Context(), next)) // between the flow and its answer
		return q, err
	})
	require.NoError(t, err)
	routes := http.NewServeMux()
	routes.Handle("/flows/{flow}/{path...}", g.Middleware(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("it arrived")
	})))
	for range 2 {
		answer := httptest.NewRecorder()
		routes.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, "/flows/crm/x", nil))
		assert.Equal(t, http.StatusForbidden, answer.Code)
	}
	assert.Equal(t, 2, asked)
	require.NoError(t, r.end())
}
