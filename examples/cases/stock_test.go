package cases_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const repository = "../.."

// stock is an OPA server as anyone runs it, with the repository as its bundle and those of overlay packs.
type stock struct{ url string }

func startStock(t *testing.T, packs ...string) stock {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := listener.Addr().String()
	require.NoError(t, listener.Close())
	var log bytes.Buffer
	args := []string{"run", "--server", "--addr", address, "--log-level", "error", "--skip-version-check", "--ignore", "examples", "--bundle", repository}
	for _, pack := range packs {
		args = append(args, "--bundle", pack)
	}
	server := exec.Command(stockBinary(t), args...)
	server.Stdout, server.Stderr = &log, &log
	require.NoError(t, server.Start())
	over := make(chan struct{})
	go func() {
		_ = server.Wait()
		close(over)
	}()
	t.Cleanup(func() {
		_ = server.Process.Kill()
		<-over
	})
	s := stock{url: "http://" + address}
	for deadline := time.After(time.Minute); !s.healthy(); {
		select {
		case <-over:
			require.FailNow(t, "the server does not come up", log.String())
		case <-deadline:
			require.FailNow(t, "the server does not answer")
		case <-time.After(50 * time.Millisecond):
		}
	}
	return s
}

func (s stock) healthy() bool {
	response, err := http.Get(s.url + "/health?bundles")
	if err != nil {
		return false
	}
	defer response.Body.Close()
	return response.StatusCode == http.StatusOK
}

// stockBinary returns the opa command of the version that go.mod names: $OPA, or one built from the module proxy once.
func stockBinary(t *testing.T) string {
	t.Helper()
	if binary := os.Getenv("OPA"); binary != "" {
		return binary
	}
	const module = "github.com/open-policy-agent/opa"
	output, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", module).Output()
	require.NoError(t, err)
	version := strings.TrimSpace(string(output))
	cache, err := os.UserCacheDir()
	require.NoError(t, err)
	folder := filepath.Join(cache, "chapterv", "opa-"+version)
	binary := filepath.Join(folder, "opa")
	if _, err := os.Stat(binary); err == nil {
		return binary
	}
	install := exec.Command("go", "install", module+"@"+version)
	install.Env = append(os.Environ(), "GOBIN="+folder, "GOFLAGS=")
	report, err := install.CombinedOutput()
	require.NoError(t, err, "building the stock opa command: %s", report)
	return binary
}

func (s stock) send(t *testing.T, method, path string, body any) []byte {
	t.Helper()
	text, err := json.Marshal(body)
	require.NoError(t, err)
	request, err := http.NewRequestWithContext(t.Context(), method, s.url+path, bytes.NewReader(text))
	require.NoError(t, err)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.Less(t, response.StatusCode, 300, "%s %s: %s", method, path, answer)
	return answer
}

func (s stock) register(t *testing.T, register any) {
	s.send(t, http.MethodPut, "/v1/data/register", register)
}

// decide returns the document of the entrypoint without the revision, in which the library differs.
func (s stock) decide(t *testing.T, input any) string {
	t.Helper()
	answer := s.send(t, http.MethodPost, "/v1/data/transfer/decision", map[string]any{"input": input})
	var document struct {
		Result map[string]any `json:"result"`
	}
	require.NoError(t, json.Unmarshal(answer, &document))
	require.NotEmpty(t, document.Result, "no decision: %s", answer)
	return withoutRevision(t, document.Result)
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
