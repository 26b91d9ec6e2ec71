package bundle

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/archive"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pair is a key with both its halves.
type pair struct {
	private SigningKey
	public  PublicKey
}

func newPair(t testing.TB, id string) pair {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	return pairOf(t, key, id, "ES256")
}

func pairOf(t testing.TB, key crypto.Signer, id, algorithm string) pair {
	t.Helper()
	private, err := x509.MarshalPKCS8PrivateKey(key)
	require.NoError(t, err)
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	require.NoError(t, err)
	return pair{
		private: SigningKey{ID: id, Algorithm: algorithm, Scope: "law", PEM: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})},
		public:  PublicKey{ID: id, Algorithm: algorithm, Scope: "law", PEM: pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public})},
	}
}

func day(year int, month time.Month, d int) transfer.Date { return transfer.NewDate(year, month, d) }

var (
	terms = Terms{Sequence: 7, From: day(2026, 11, 23), Until: day(2027, 5, 22)}
	today = day(2026, 12, 1)
)

func (p pair) trusts() Verification {
	return Verification{Keys: []PublicKey{p.public}, Today: today, Least: 7}
}

func (p pair) sealed(t testing.TB, data []byte) []byte {
	t.Helper()
	var seal bytes.Buffer
	require.NoError(t, Seal(&seal, data, terms, p.private))
	return seal.Bytes()
}

func (p pair) open(t testing.TB, data []byte) (*Bundle, error) {
	t.Helper()
	return Open(bytes.NewReader(data), bytes.NewReader(p.sealed(t, data)), p.trusts())
}

// small is the least that is a bundle of the law.
func small() []archive.File {
	return []archive.File{
		{Name: manifestFile, Data: []byte(`{"revision":"r","roots":["transfer","mechanisms","policies","regions"],"rego_version":1}`)},
		{Name: "mechanisms/a/a.rego", Data: []byte("package mechanisms.a\n\nx := 1\n")},
		{Name: "mechanisms/a/data.json", Data: []byte(`{"records": {}}`)},
		{Name: "policies/a/a.rego", Data: []byte("package policies.a\n")},
		{Name: "regions/a/a.rego", Data: []byte("package regions.a\n")},
		{Name: "transfer/a/a.rego", Data: []byte("package transfer.a\n")},
	}
}

// with replaces a file or adds it; nil takes it away.
func with(files []archive.File, name string, data []byte) []archive.File {
	files = slices.DeleteFunc(slices.Clone(files), func(f archive.File) bool { return f.Name == name })
	if data != nil {
		files = append(files, archive.File{Name: name, Data: data})
	}
	return files
}

func packed(t testing.TB, files []archive.File) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, archive.Write(&out, files))
	return out.Bytes()
}

// signed adds OPA's signature; what cannot be signed as JSON is signed as bytes.
func (p pair) signed(t testing.TB, files []archive.File) []archive.File {
	t.Helper()
	text, err := sign(files, p.private)
	if err != nil {
		plain := slices.Clone(files)
		for i := range plain {
			if strings.HasSuffix(plain[i].Name, "json") || plain[i].Name == manifestFile {
				plain[i].Data = []byte("{}")
			}
		}
		text, err = sign(plain, p.private)
		require.NoError(t, err)
	}
	return with(files, signaturesFile, text)
}

// refused wants a bundle of these files, properly signed and sealed, to be refused all the same.
func (p pair) refused(t *testing.T, files []archive.File, code, says string) {
	t.Helper()
	b, err := p.open(t, packed(t, p.signed(t, files)))
	wantRefused(t, b, err, code, says)
}

func wantRefused(t *testing.T, b *Bundle, err error, code, says string) {
	t.Helper()
	assert.Nil(t, b)
	var refusal *RefusedError
	require.ErrorAs(t, err, &refusal)
	assert.Equal(t, code, refusal.Code, err.Error())
	assert.Contains(t, err.Error(), says)
}
