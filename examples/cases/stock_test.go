package cases_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/chapterv/chapterv/examples/internal/stock"
	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/stretchr/testify/require"
)

const repository = "../.."

// server is an OPA server as anyone runs it, with the law and one register at a time.
type server struct {
	*stock.Server
	name string
	one  sync.Mutex
}

// withoutRace leaves a test about servers to runs without the race detector, which sees nothing of them.
func withoutRace(t *testing.T) {
	t.Helper()
	if underRace {
		t.Skip("servers are compared without the race detector")
	}
}

// startStock runs one with the repository as its bundle, and those of overlay packs.
func startStock(t *testing.T, packs ...string) *server {
	t.Helper()
	withoutRace(t)
	arguments := []string{"--ignore", "examples", "--bundle", repository}
	for _, pack := range packs {
		arguments = append(arguments, "--bundle", pack)
	}
	return &server{name: "the repository", Server: stock.Start(t, stock.Binary(t), arguments...)}
}

// startWritten runs one with the bundle that the library writes, and another of the oldest release that decides by it, where there is one.
func startWritten(t *testing.T) []*server {
	t.Helper()
	file := filepath.Join(t.TempDir(), "law.tar.gz")
	out, err := os.Create(file)
	require.NoError(t, err)
	require.NoError(t, bundle.Write(out))
	require.NoError(t, out.Close())
	return startBoth(t, "the bundle", file)
}

// startBuilt does the same with what opa build makes of the repository.
func startBuilt(t *testing.T) []*server {
	t.Helper()
	file := filepath.Join(t.TempDir(), "built.tar.gz")
	report, err := exec.Command(stock.Binary(t), "build", "--bundle", repository, "--ignore", "examples", "--ignore", "*_test.rego", "--output", file).CombinedOutput()
	require.NoError(t, err, "%s", report)
	return startBoth(t, "the bundle of opa build", file)
}

func startBoth(t *testing.T, name, file string) []*server {
	t.Helper()
	servers := []*server{{name: name, Server: stock.Start(t, stock.Binary(t), "--bundle", file)}}
	if oldest := stock.Oldest(t); oldest != "" {
		return append(servers, &server{name: name + " on OPA " + bundle.OldestOPA, Server: stock.Start(t, oldest, "--bundle", file)})
	}
	t.Logf("not compared with OPA %s, the oldest that is supported: it is not here (.ci/run builds it)", bundle.OldestOPA)
	return servers
}

func (s *server) register(t *testing.T, register any) {
	t.Helper()
	s.Send(t, http.MethodPut, "/v1/data/register", register)
}

// decide returns the document of the entrypoint without the revision, in which the library differs.
func (s *server) decide(t *testing.T, input any) string {
	t.Helper()
	answer := s.Send(t, http.MethodPost, "/v1/data/transfer/decision", map[string]any{"input": input})
	var document struct {
		Result map[string]any `json:"result"`
	}
	require.NoError(t, json.Unmarshal(answer, &document))
	require.NotEmpty(t, document.Result, "no decision: %s", answer)
	return withoutRevision(t, document.Result)
}

// decideBy does so by a register that no other question changes meanwhile.
func (s *server) decideBy(t *testing.T, register, input any) string {
	t.Helper()
	s.one.Lock()
	defer s.one.Unlock()
	s.register(t, register)
	return s.decide(t, input)
}

func withoutRevision(t *testing.T, decision any) string {
	t.Helper()
	text, err := json.Marshal(decision)
	require.NoError(t, err)
	var fields map[string]any
	require.NoError(t, json.Unmarshal(text, &fields))
	require.Contains(t, fields, "revision")
	delete(fields, "revision")
	text, err = json.MarshalIndent(fields, "", " ")
	require.NoError(t, err)
	return fmt.Sprintf("%s\n", text)
}
