package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func ask(h http.Handler, method, path string, body io.Reader, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, body)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestABundleIsSentOnceToWhoHasIt(t *testing.T) {
	bundles := fstest.MapFS{"law.tar.gz": {Data: []byte("one")}}
	h := handler(bundles, io.Discard)
	first := ask(h, http.MethodGet, "/bundles/law.tar.gz", nil)
	assert.Equal(t, http.StatusOK, first.Code)
	assert.Equal(t, "one", first.Body.String())
	tag := first.Header().Get("ETag")
	again := ask(h, http.MethodGet, "/bundles/law.tar.gz", nil, "If-None-Match", tag)
	assert.Equal(t, http.StatusNotModified, again.Code)
	assert.Empty(t, again.Body.String())
	bundles["law.tar.gz"] = &fstest.MapFile{Data: []byte("two")}
	next := ask(h, http.MethodGet, "/bundles/law.tar.gz", nil, "If-None-Match", tag)
	assert.Equal(t, "two", next.Body.String())
	assert.NotEqual(t, tag, next.Header().Get("ETag"))
}

func TestNothingIsServedButBundles(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(folder, "bundles"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "key.pem"), []byte("secret"), 0o600))
	root, err := os.OpenRoot(filepath.Join(folder, "bundles"))
	require.NoError(t, err)
	defer root.Close()
	h := handler(root.FS(), io.Discard)
	for _, path := range []string{"/", "/bundles/", "/bundles/none.tar.gz", "/bundles/..%2fkey.pem", "/bundles/../key.pem", "/bundles/.", "/key.pem", "/logs"} {
		w := ask(h, http.MethodGet, path, nil)
		assert.NotEqual(t, http.StatusOK, w.Code, path)
		assert.NotContains(t, w.Body.String(), "secret", path)
	}
}

func TestEventsOfALogAreLines(t *testing.T) {
	var lines bytes.Buffer
	h := handler(fstest.MapFS{}, &lines)
	var packed bytes.Buffer
	zipped := gzip.NewWriter(&packed)
	_, err := io.WriteString(zipped, `[{"decision_id": "1"},  {"decision_id":
		"2"}]`)
	require.NoError(t, err)
	require.NoError(t, zipped.Close())
	assert.Equal(t, http.StatusOK, ask(h, http.MethodPost, "/logs", &packed, "Content-Encoding", "gzip").Code)
	assert.Equal(t, http.StatusOK, ask(h, http.MethodPost, "/logs", strings.NewReader(`[{"decision_id": "3"}]`)).Code)
	assert.Equal(t, "{\"decision_id\":\"1\"}\n{\"decision_id\":\"2\"}\n{\"decision_id\":\"3\"}\n", lines.String())
	for _, junk := range []string{"", "{}", "[", `[{}] x`, "[" + strings.Repeat(" ", maxLogs) + "]"} {
		assert.Equal(t, http.StatusBadRequest, ask(h, http.MethodPost, "/logs", strings.NewReader(junk)).Code)
	}
	assert.Equal(t, http.StatusBadRequest, ask(h, http.MethodPost, "/logs", strings.NewReader("[]"), "Content-Encoding", "gzip").Code)
	assert.Equal(t, 3, strings.Count(lines.String(), "\n"), "what is refused leaves no trace")
}

// A server sends again what was not taken.
func TestALogThatCannotBeWrittenIsNotTaken(t *testing.T) {
	assert.Equal(t, http.StatusInternalServerError, ask(handler(fstest.MapFS{}, full{}), http.MethodPost, "/logs", strings.NewReader("[{}]")).Code)
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestAServerThatCannotServeSaysWhy(t *testing.T) {
	assert.Error(t, run("127.0.0.1:0", filepath.Join(t.TempDir(), "none"), filepath.Join(t.TempDir(), "log")))
	assert.Error(t, run("127.0.0.1:0", t.TempDir(), t.TempDir()))
	assert.Error(t, run("nowhere", t.TempDir(), filepath.Join(t.TempDir(), "log")))
}
