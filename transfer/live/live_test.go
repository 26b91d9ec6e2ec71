package live_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/chapterv/chapterv/transfer/live"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	covered = `
version: 1
organisation: {id: comms, name: Example Communications}
as_of: 2026-11-23
entities:
  - {id: comms-ie, name: Example Communications Ireland Limited, jurisdiction: IE}
vendors:
  - id: cloud-us
    name: Cloud Inc.
    jurisdiction: US
    certifications: [{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-01}]
`
	uncovered = `
version: 1
organisation: {id: comms, name: Example Communications}
as_of: 2026-11-23
entities:
  - {id: comms-ie, name: Example Communications Ireland Limited, jurisdiction: IE}
vendors:
  - {id: cloud-us, name: Cloud Inc., jurisdiction: US}
`
)

func inventory(t testing.TB, text string) *transfer.Inventory {
	t.Helper()
	read, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(text)})
	require.NoError(t, err)
	return read
}

// engine returns one that asks no settled cases, which take their time.
func engine(t testing.TB, text string, options ...live.Option) *live.Engine {
	t.Helper()
	e, err := live.New(t.Context(), inventory(t, text), append(options, live.WithoutCases())...)
	require.NoError(t, err)
	return e
}

func toCloud(id string) transfer.Flow {
	return transfer.Flow{
		ID:       id,
		Exporter: transfer.Side{Party: "comms-ie", Role: transfer.Controller},
		Importer: transfer.Side{Party: "cloud-us", Role: transfer.Processor},
		HR:       transfer.No, Journalistic: transfer.No,
	}
}

type evaluator interface {
	Evaluate(context.Context, transfer.Flow) (transfer.Decision, error)
}

func decided(t testing.TB, e evaluator) transfer.Decision {
	t.Helper()
	d, err := e.Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	return d
}

// blockedWith asserts that there is no answer and that the decision blocks with the code.
func blockedWith(t testing.TB, code string, d transfer.Decision, err error) {
	t.Helper()
	require.Error(t, err)
	require.NotEmpty(t, d.Violations)
	assert.Equal(t, code, d.Violations[0].Code)
	assert.Equal(t, transfer.OutcomeBlocked, d.Outcome)
	assert.False(t, d.Permits())
}

// struckDown ends the framework by which the cloud is covered.
var struckDown = transfer.Amendment{
	ID: "struck-down", Reason: "tests", Owner: "tests",
	Records: record("mechanisms/eu_gdpr/dpf/records/eu-us-dpf", `{"in_force": {"until": "2026-10-01"}}`),
}

// lawUnder returns the law of this build under amendments, opened from its files.
func lawUnder(t testing.TB, amendments ...transfer.Amendment) *transfer.Law {
	t.Helper()
	open := ownLaw
	if len(amendments) > 0 {
		open = otherwise
	}
	law, err := open()
	require.NoError(t, err)
	return law
}

var (
	ownLaw    = opened()
	otherwise = opened(struckDown)
)

func opened(amendments ...transfer.Amendment) func() (*transfer.Law, error) {
	return sync.OnceValues(func() (*transfer.Law, error) {
		tree, err := transfer.AmendedLaw(amendments...)
		if err != nil {
			return nil, err
		}
		return transfer.OpenLaw(tree)
	})
}

func mustOpen(t testing.TB, amendments ...transfer.Amendment) *transfer.Law {
	t.Helper()
	law, err := opened(amendments...)()
	require.NoError(t, err)
	return law
}

func record(place, patch string) map[string]json.RawMessage {
	return map[string]json.RawMessage{place: json.RawMessage(patch)}
}

// hands is a clock that shows what it is set to.
type hands struct{ at atomic.Pointer[time.Time] }

func clockAt(year int, month time.Month, day, hour int) *hands {
	h := &hands{}
	h.set(time.Date(year, month, day, hour, 0, 0, 0, time.UTC))
	return h
}

func (h *hands) set(to time.Time) { h.at.Store(&to) }
func (h *hands) now() time.Time   { return *h.at.Load() }

// signer makes bundles and their seals.
type signer struct {
	private bundle.SigningKey
	public  bundle.PublicKey
}

// ours is the signer that the tests trust.
var ours *signer

func trusted(t testing.TB) signer {
	t.Helper()
	if ours == nil {
		one := newSigner(t)
		ours = &one
	}
	return *ours
}

func newSigner(t testing.TB) signer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	half, err := x509.MarshalPKCS8PrivateKey(key)
	require.NoError(t, err)
	other, err := x509.MarshalPKIXPublicKey(key.Public())
	require.NoError(t, err)
	return signer{
		bundle.SigningKey{ID: "one", Algorithm: "ES256", Scope: "tests", PEM: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: half})},
		bundle.PublicKey{ID: "one", Algorithm: "ES256", Scope: "tests", PEM: pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: other})},
	}
}

// bundle returns a sealed bundle of the law of this build under amendments, for use from 2026-11-23 until 2027-05-22.
func (s signer) bundle(t testing.TB, sequence int64, amendments ...transfer.Amendment) (law, seal []byte) {
	t.Helper()
	name := s.public.PEM[60:90]
	packed := packedOnce(string(name)+fmt.Sprint(len(amendments)), func() []byte {
		var packed bytes.Buffer
		require.NoError(t, bundle.Write(&packed, bundle.Signed(s.private), bundle.Amended(amendments...)))
		return packed.Bytes()
	})
	var sealed bytes.Buffer
	terms := bundle.Terms{Sequence: sequence, From: transfer.NewDate(2026, time.November, 23), Until: transfer.NewDate(2027, time.May, 22)}
	require.NoError(t, bundle.Seal(&sealed, packed, terms, s.private))
	return packed, sealed.Bytes()
}

var packedBundles = map[string][]byte{}

// packedOnce keeps what takes long to pack.
func packedOnce(name string, pack func() []byte) []byte {
	if packedBundles[name] == nil {
		packedBundles[name] = pack()
	}
	return packedBundles[name]
}

func (s signer) opened(t testing.TB, sequence int64, amendments ...transfer.Amendment) *bundle.Bundle {
	t.Helper()
	law, seal := s.bundle(t, sequence, amendments...)
	b, err := bundle.Open(bytes.NewReader(law), bytes.NewReader(seal), bundle.Verification{
		Keys: []bundle.PublicKey{s.public}, Today: transfer.NewDate(2026, time.December, 1),
	})
	require.NoError(t, err)
	return b
}
