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
	after := strings.Replace(example(t), "importer: {party: cloud-us, role: processor}, hr: false", "importer: {party: support-in, role: processor}, hr: false", 1)
	require.NotEqual(t, example(t), after)
	r := start(t, nil, folder(t, uncertified(t)))
	files, err := transfer.ReadInventory(transfer.File{Name: "after.yaml", Data: []byte(after)})
	require.NoError(t, err)
	changes := 0
	g, err := gate.New(pinned{r.recorder}, func(asked *http.Request) (gate.Question, error) {
		q, err := r.question(asked)
		changes++
		require.NoError(t, r.engine.Update(t.Context(), files)) // between the flow and its answer
		return q, err
	})
	require.NoError(t, err)
	routes := http.NewServeMux()
	routes.Handle("/flows/{flow}/{path...}", r.pinning(g.Middleware(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("it arrived")
	}))))
	answer := httptest.NewRecorder()
	routes.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, "/flows/crm/x", nil))
	assert.Equal(t, http.StatusForbidden, answer.Code)
	assert.Equal(t, 1, changes)

	d, err := pinned{r.recorder}.Evaluate(t.Context(), transfer.Flow{ID: "crm"})
	require.ErrorIs(t, err, transfer.ErrNotReady)
	assert.False(t, d.Permits(), "a request that nobody pinned has no answer")
	require.NoError(t, r.end())
}
