// Package stock runs the stock opa command for tests: servers on the loopback interface, as anyone runs them.
package stock

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Server is a running OPA server.
type Server struct {
	// URL is where it listens.
	URL     string
	process *os.Process
	over    chan struct{}
	log     *log
}

// Address returns an address of the loopback interface where nobody listens.
func Address(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, listener.Close())
	return listener.Addr().String()
}

// Start runs a server with these arguments and waits until its bundles are there.
func Start(t testing.TB, binary string, arguments ...string) *Server {
	t.Helper()
	s := Launch(t, binary, Address(t), nil, arguments...)
	s.Await(t)
	return s
}

// Launch runs a server at an address, with more of an environment, and waits for nothing. It ends with the test.
func Launch(t testing.TB, binary, address string, environment []string, arguments ...string) *Server {
	t.Helper()
	s := &Server{URL: "http://" + address, over: make(chan struct{}), log: &log{}}
	arguments = slices.Concat([]string{"run", "--server", "--addr", address, "--log-level", "error", "--skip-version-check"}, arguments)
	server := exec.Command(binary, arguments...)
	server.Env = append(os.Environ(), environment...)
	server.Stdout, server.Stderr = s.log, s.log
	require.NoError(t, server.Start())
	s.process = server.Process
	go func() {
		_ = server.Wait()
		close(s.over)
	}()
	t.Cleanup(s.Kill)
	return s
}

// Await waits until the bundles of the server are there.
func (s *Server) Await(t testing.TB) {
	t.Helper()
	for deadline := time.After(2 * time.Minute); !s.Ready(); {
		select {
		case <-s.over:
			require.FailNow(t, "the server does not come up", s.Log())
		case <-deadline:
			require.FailNow(t, "the server is not ready", s.Log())
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// Ready reports whether the bundles of the server are there.
func (s *Server) Ready() bool { return s.healthy("/health?bundles") }

// Up reports whether the server answers at all.
func (s *Server) Up() bool { return s.healthy("/health") }

func (s *Server) healthy(path string) bool {
	response, err := http.Get(s.URL + path)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	return response.StatusCode == http.StatusOK
}

// Kill ends the server without notice.
func (s *Server) Kill() {
	_ = s.process.Kill()
	<-s.over
}

// Log returns what the server has logged.
func (s *Server) Log() string { return s.log.String() }

// Send asks the server and wants success.
func (s *Server) Send(t testing.TB, method, path string, body any) []byte {
	t.Helper()
	status, answer := s.Try(t, method, path, body)
	require.Less(t, status, 300, "%s %s: %s", method, path, answer)
	return answer
}

// Try asks the server and returns the status and what it says.
func (s *Server) Try(t testing.TB, method, path string, body any) (int, []byte) {
	t.Helper()
	text, err := json.Marshal(body)
	require.NoError(t, err)
	request, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, bytes.NewReader(text))
	require.NoError(t, err)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response.StatusCode, answer
}

// log is written while it is read.
type log struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.text.Write(p)
}

func (l *log) String() string {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.text.String()
}
