package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chapterv/chapterv/examples/internal/stock"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/chapterv/chapterv/transfer/remote"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// fleet is a file server with a folder of bundles, a key, and what came in as decision logs.
type fleet struct {
	binary, url, folder, public string
	key                         bundle.SigningKey
	lock                        sync.Mutex
	logs                        bytes.Buffer
	fetched                     map[string]int // how often a bundle was sent, by its tag
}

// Write takes in decision logs.
func (f *fleet) Write(lines []byte) (int, error) {
	f.lock.Lock()
	defer f.lock.Unlock()
	return f.logs.Write(lines)
}

func newFleet(t *testing.T) *fleet {
	t.Helper()
	if testing.Short() {
		t.Skip("OPA servers are not started in short tests")
	}
	f := &fleet{binary: stock.Binary(t), folder: t.TempDir(), fetched: map[string]int{}}
	f.key, f.public = keys(t)
	require.NoError(t, os.Mkdir(filepath.Join(f.folder, "bundles"), 0o700))
	serves := handler(os.DirFS(filepath.Join(f.folder, "bundles")), f)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		serves.ServeHTTP(w, r)
		if tag := w.Header().Get("ETag"); tag != "" && r.Header.Get("If-None-Match") != tag {
			f.lock.Lock()
			f.fetched[tag]++
			f.lock.Unlock()
		}
	}))
	t.Cleanup(server.Close)
	f.url = server.URL
	return f
}

// keys returns a key as evaluator bundle takes it, and the other half as a file.
func keys(t *testing.T) (bundle.SigningKey, string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	private, err := x509.MarshalPKCS8PrivateKey(key)
	require.NoError(t, err)
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "key.pub")
	require.NoError(t, os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public}), 0o600))
	return bundle.SigningKey{ID: "fleet", Algorithm: "ES256", Scope: "production", PEM: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})}, file
}

// put places a bundle as an operator does, whole or not at all, and returns its tag.
func (f *fleet) put(t *testing.T, name string, data []byte) string {
	t.Helper()
	temporary := filepath.Join(f.folder, name)
	require.NoError(t, os.WriteFile(temporary, data, 0o600))
	require.NoError(t, os.Rename(temporary, filepath.Join(f.folder, "bundles", name)))
	recorded := httptest.NewRecorder()
	serve(recorded, httptest.NewRequest(http.MethodGet, "/", nil), os.DirFS(filepath.Join(f.folder, "bundles")), name)
	return recorded.Header().Get("ETag")
}

func (f *fleet) remove(t *testing.T, name string) {
	t.Helper()
	require.NoError(t, os.Remove(filepath.Join(f.folder, "bundles", name)))
}

// sent waits until servers have fetched the bundle with that tag so many times.
func (f *fleet) sent(t *testing.T, tag string, times int) {
	t.Helper()
	require.Eventually(t, func() bool {
		f.lock.Lock()
		defer f.lock.Unlock()
		return f.fetched[tag] >= times
	}, time.Minute, 20*time.Millisecond)
}

// launch runs a server with the configuration of this folder, which only asks more often, and waits for nothing.
func (f *fleet) launch(t *testing.T, address string) *stock.Server {
	t.Helper()
	often := "polling.min_delay_seconds=1,bundles.law.polling.max_delay_seconds=1"
	return stock.Launch(t, f.binary, address, []string{"FLEET=" + f.url}, "--config-file", "opa.yaml", "--set-file", "keys.fleet.key="+f.public,
		"--set", "bundles.law."+often, "--set", "bundles.register."+strings.ReplaceAll(often, "law", "register"),
		"--set", "decision_logs.reporting.min_delay_seconds=1,decision_logs.reporting.max_delay_seconds=1")
}

func (f *fleet) start(t *testing.T) *stock.Server {
	t.Helper()
	s := f.launch(t, stock.Address(t))
	s.Await(t)
	return s
}

func lawOf(t *testing.T, key bundle.SigningKey, amendments ...transfer.Amendment) []byte {
	t.Helper()
	return made(t, func(to *bytes.Buffer) error {
		return bundle.Write(to, bundle.Signed(key), bundle.Amended(amendments...))
	})
}

func registerOf(t *testing.T, key bundle.SigningKey, inventory *transfer.Inventory) []byte {
	t.Helper()
	return made(t, func(to *bytes.Buffer) error { return bundle.WriteRegister(to, inventory, bundle.Signed(key)) })
}

func made(t *testing.T, write func(*bytes.Buffer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, write(&out))
	return out.Bytes()
}

const organisation = `
version: 1
organisation: {id: acme, name: Acme Group}
as_of: 2026-11-23
entities:
  - {id: acme-de, name: Acme GmbH, jurisdiction: DE}
vendors:
  - id: cloud-us
    name: Cloud Inc.
    jurisdiction: US
    certifications: [{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-01}]
flows:
  - {id: crm, exporter: {party: acme-de, role: controller}, importer: {party: cloud-us, role: processor}, hr: false, journalistic: false}
`

// acme is an inventory with one flow, which a certificate covers; lapsed, the certificate has ended.
func acme(t *testing.T, lapsed bool) *transfer.Inventory {
	t.Helper()
	text := organisation
	if lapsed {
		text = strings.Replace(text, "from: 2023-09-01", "from: 2023-09-01, until: 2026-10-31", 1)
	}
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(text)})
	require.NoError(t, err)
	return inventory
}

// ended is an amendment of the law under which the certificates count no more.
var ended = transfer.Amendment{ID: "annulled", Reason: "The court has annulled the decision", Owner: "legal", Records: map[string]json.RawMessage{
	"mechanisms/eu_gdpr/dpf/records/eu-us-dpf": json.RawMessage(`{"in_force": {"until": "2026-10-31"}}`),
}}

func revisionOf(t *testing.T, inventory *transfer.Inventory) string {
	t.Helper()
	revision, err := bundle.RegisterRevision(inventory)
	require.NoError(t, err)
	return revision
}

func lawRevision(t *testing.T, amendments ...transfer.Amendment) string {
	t.Helper()
	revision, err := bundle.LawRevision(amendments...)
	require.NoError(t, err)
	return revision
}

func clientOf(t *testing.T, inventory *transfer.Inventory, servers []*stock.Server, options ...remote.Option) *remote.Client {
	t.Helper()
	var addresses []string
	for _, s := range servers {
		addresses = append(addresses, s.URL)
	}
	client, err := remote.New(inventory, addresses, append([]remote.Option{remote.WithBackoff(time.Millisecond, 50*time.Millisecond)}, options...)...)
	require.NoError(t, err)
	return client
}

// told is a decision as it is sent, to compare.
func told(t *testing.T, d transfer.Decision) string {
	t.Helper()
	text, err := json.Marshal(d)
	require.NoError(t, err)
	return string(text)
}

func blockedWith(t *testing.T, code string, d transfer.Decision, err error) {
	t.Helper()
	require.Error(t, err)
	assert.False(t, d.Permits())
	require.NotEmpty(t, d.Violations)
	assert.Equal(t, code, d.Violations[0].Code, err.Error())
}
