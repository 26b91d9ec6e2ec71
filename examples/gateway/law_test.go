package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sealed writes the law of this build as a bundle with its seal, and returns the flags to take it.
func sealed(t *testing.T, until transfer.Date) []string {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	private, err := x509.MarshalPKCS8PrivateKey(key)
	require.NoError(t, err)
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	require.NoError(t, err)
	signing := bundle.SigningKey{ID: "one", Algorithm: "ES256", PEM: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})}
	var law, seal bytes.Buffer
	require.NoError(t, bundle.Write(&law, bundle.Signed(signing)))
	require.NoError(t, bundle.Seal(&seal, law.Bytes(), bundle.Terms{Sequence: 7, From: transfer.NewDate(2026, time.November, 1), Until: until}, signing))
	dir := t.TempDir()
	file := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, data, 0o600))
		return path
	}
	return []string{
		"-law", file("law.tar.gz", law.Bytes()), "-seal", file("law.seal", seal.Bytes()), "-key-id", "one", "-signing-alg", "ES256",
		"-verification-key", file("key.pem", pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public})),
	}
}

func TestALawFromOutsideIsVerifiedBeforeAnythingIsAnswered(t *testing.T) {
	flags := sealed(t, transfer.NewDate(2027, time.May, 1))
	r := start(t, nil, flags...)
	assert.EqualValues(t, 7, r.engine.Health().Sequence)
	status, body := r.post(t, "/access/v1/evaluation", question("crm"))
	assert.True(t, permitted(t, status, body))
	require.NoError(t, r.end())

	for name, args := range map[string][]string{
		"a bundle that is too old": append([]string{"-least", "8"}, flags...),
		"another name of the key":  append(flags[:len(flags):len(flags)], "-key-id", "two"),
		"a seal that has ended":    sealed(t, transfer.NewDate(2026, time.November, 20)),
	} {
		err := run(t.Context(), append([]string{"-address", "127.0.0.1:0"}, args...), io.Discard, io.Discard)
		assert.Error(t, err, name)
	}
}

func TestALawPastTheDaysOfItsSealAnswersNothing(t *testing.T) {
	today := time.Date(2026, time.November, 24, 12, 0, 0, 0, time.UTC)
	r := start(t, func(c *config) { c.now = func() time.Time { return today }; c.poll = 0 }, sealed(t, transfer.NewDate(2026, time.November, 30))...)
	status, body := r.post(t, "/access/v1/evaluation", question("crm"))
	assert.True(t, permitted(t, status, body))
	require.NoError(t, r.end())

	today = today.AddDate(0, 0, 7)
	answer := unsocketed(r, question("crm"))
	assert.Equal(t, http.StatusInternalServerError, answer.Code)
	assert.Contains(t, answer.Body.String(), "[engine.law_stale]")
}

// unsocketed asks without a socket.
func unsocketed(r *running, body string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	r.handler.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, "/access/v1/evaluation", strings.NewReader(body)))
	return answer
}
