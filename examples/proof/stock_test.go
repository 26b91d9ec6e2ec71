package proof_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/chapterv/chapterv/examples/internal/stock"
	"github.com/stretchr/testify/require"
)

const repository = "../.."

// server is an OPA server as anyone runs it, with the repository as its bundle.
type server struct{ *stock.Server }

func startStock(t *testing.T) server {
	t.Helper()
	return server{stock.Start(t, stock.Binary(t), "--ignore", "examples", "--bundle", repository)}
}

func (s server) register(t *testing.T, register any) {
	t.Helper()
	s.Send(t, http.MethodPut, "/v1/data/register", register)
}

// decide returns the document of the entrypoint without the revision, in which the library differs.
func (s server) decide(t *testing.T, input any) string {
	t.Helper()
	answer := s.Send(t, http.MethodPost, "/v1/data/transfer/decision", map[string]any{"input": input})
	var document struct {
		Result map[string]any `json:"result"`
	}
	require.NoError(t, json.Unmarshal(answer, &document))
	require.NotEmpty(t, document.Result, "no decision: %s", answer)
	return refusedOr(withoutRevision(t, document.Result))
}
