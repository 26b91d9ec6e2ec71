package bundle

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/archive"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func opened(data, seal []byte, v Verification) (*Bundle, error) {
	return Open(bytes.NewReader(data), bytes.NewReader(seal), v)
}

func TestCatalogueRow71AnUnsignedBundleIsRefused(t *testing.T) {
	p := newPair(t, "one")
	bare := packed(t, small())
	b, err := p.open(t, bare)
	wantRefused(t, b, err, CodeSignature, "not signed")
	data := packed(t, p.signed(t, small()))
	for _, seal := range []string{"", "\n", "{}", "a.b.c"} {
		b, err = opened(data, []byte(seal), p.trusts())
		wantRefused(t, b, err, CodeSeal, "")
	}
	b, err = Open(bytes.NewReader(data), nil, p.trusts())
	wantRefused(t, b, err, CodeSeal, "no seal")
	b, err = opened(data, p.sealed(t, data), Verification{Today: today})
	wantRefused(t, b, err, CodeCall, "no key")
	b, err = p.open(t, packed(t, with(small(), signaturesFile, []byte(`{"signatures": []}`))))
	wantRefused(t, b, err, CodeSignature, "0 signatures")
}

func TestCatalogueRow72ABitFlipOrATruncationIsRefused(t *testing.T) {
	p := newPair(t, "one")
	data := packed(t, p.signed(t, small()))
	seal := p.sealed(t, data)
	for i := range data {
		changed := bytes.Clone(data)
		changed[i] ^= 1 << (i % 8)
		b, err := opened(changed, seal, p.trusts())
		wantRefused(t, b, err, CodeSeal, "another bundle")
		b, err = opened(data[:i], seal, p.trusts())
		wantRefused(t, b, err, CodeSeal, "another bundle")
	}
	for i := range len(seal) - 1 {
		b, err := opened(data, seal[:i], p.trusts())
		wantRefused(t, b, err, CodeSeal, "")
	}
	// The same where only OPA's signature would notice.
	files := p.signed(t, small())
	b, err := p.open(t, packed(t, with(files, "mechanisms/a/a.rego", []byte("package mechanisms.a\n\nx := 2\n"))))
	wantRefused(t, b, err, CodeSignature, "mechanisms/a/a.rego")
}

// token is a token of any header and signature.
func token(header, payload string, signature func(signed string) []byte) string {
	encode := base64.RawURLEncoding.EncodeToString
	signed := encode([]byte(header)) + "." + encode([]byte(payload))
	return signed + "." + encode(signature(signed))
}

func TestCatalogueRow73OtherKeysScopesAndAlgorithmsAreRefused(t *testing.T) {
	p, stranger := newPair(t, "one"), newPair(t, "one")
	data := packed(t, p.signed(t, small()))
	b, err := opened(data, stranger.sealed(t, data), p.trusts())
	wantRefused(t, b, err, CodeSeal, "does not hold")
	b, err = p.open(t, packed(t, stranger.signed(t, small())))
	wantRefused(t, b, err, CodeSignature, "does not hold")
	b, err = opened(data, newPair(t, "two").sealed(t, data), p.trusts())
	wantRefused(t, b, err, CodeSeal, `"two", which is not known`)

	other := p
	other.private.Scope = "test"
	b, err = opened(data, other.sealed(t, data), p.trusts())
	wantRefused(t, b, err, CodeSeal, `"test" and not for "law"`)
	b, err = p.open(t, packed(t, other.signed(t, small())))
	wantRefused(t, b, err, CodeSignature, `"test" and not for "law"`)

	mac := func(signed string) []byte {
		h := hmac.New(sha256.New, p.public.PEM)
		h.Write([]byte(signed))
		return h.Sum(nil)
	}
	nothing := func(string) []byte { return nil }
	forge := func(header string, signature func(string) []byte) {
		seal, err := json.Marshal(claims{SHA256: fmt.Sprintf("%x", sha256.Sum256(data)), Size: int64(len(data)), Sequence: 9, From: terms.From, Until: terms.Until, Scope: "law"})
		require.NoError(t, err)
		b, err := opened(data, []byte(token(header, string(seal), signature)), p.trusts())
		wantRefused(t, b, err, CodeSeal, "")
		signatures, err := json.Marshal(map[string][]string{"signatures": {token(header, `{"files":[],"scope":"law"}`, signature)}})
		require.NoError(t, err)
		b, err = p.open(t, packed(t, with(small(), signaturesFile, signatures)))
		wantRefused(t, b, err, CodeSignature, "")
	}
	forge(`{"alg":"HS256","kid":"one"}`, mac)
	forge(`{"alg":"ES256","kid":"one"}`, mac)
	forge(`{"alg":"none","kid":"one"}`, nothing)
	forge(`{"alg":"","kid":"one"}`, nothing)
	forge(`{"kid":"one"}`, nothing)

	for _, keys := range [][]PublicKey{{{ID: "one", Algorithm: "HS256", Scope: "law", PEM: p.public.PEM}}, {{ID: "one", Algorithm: "none", Scope: "law", PEM: p.public.PEM}}} {
		b, err := opened(data, p.sealed(t, data), Verification{Keys: keys, Today: today})
		wantRefused(t, b, err, CodeSeal, "not one of")
	}
	for _, keys := range [][]PublicKey{{{ID: "one", Algorithm: "ES256", PEM: []byte("secret")}}, {p.public, p.public}, {{Algorithm: "ES256", PEM: p.public.PEM}}} {
		b, err := opened(data, p.sealed(t, data), Verification{Keys: keys, Today: today})
		wantRefused(t, b, err, CodeCall, "")
	}
}

func TestCatalogueRow74ABundleIsUsedOnItsDaysAndNotReplayed(t *testing.T) {
	p := newPair(t, "one")
	data := packed(t, p.signed(t, small()))
	seal := p.sealed(t, data)
	on := func(today transfer.Date, least int64) error {
		_, err := opened(data, seal, Verification{Keys: []PublicKey{p.public}, Today: today, Least: least})
		return err
	}
	stale := &RefusedError{Code: CodeFreshness}
	assert.ErrorIs(t, on(day(2026, 11, 22), 0), stale)
	assert.NoError(t, on(day(2026, 11, 23), 0))
	assert.NoError(t, on(day(2027, 5, 22), 0))
	assert.ErrorIs(t, on(day(2027, 5, 23), 0), stale)
	assert.NoError(t, on(today, 7), "the one in use is opened again")
	assert.ErrorIs(t, on(today, 8), stale)
	assert.ErrorIs(t, on(transfer.Date{}, 0), &RefusedError{Code: CodeCall})
	for name, bad := range map[string]Terms{
		"no sequence":         {From: terms.From, Until: terms.Until},
		"no first day":        {Sequence: 1, Until: terms.Until},
		"no last day":         {Sequence: 1, From: terms.From},
		"the last day before": {Sequence: 1, From: terms.Until, Until: terms.From},
	} {
		assert.ErrorIs(t, Seal(&bytes.Buffer{}, data, bad, p.private), &RefusedError{Code: CodeCall}, name)
		text, err := json.Marshal(claims{SHA256: fmt.Sprintf("%x", sha256.Sum256(data)), Size: int64(len(data)), Sequence: bad.Sequence, From: bad.From, Until: bad.Until, Scope: "law"})
		require.NoError(t, err)
		sealed, err := p.private.sign(text)
		require.NoError(t, err)
		b, err := opened(data, []byte(sealed), p.trusts())
		wantRefused(t, b, err, CodeSeal, "")
	}
}

func TestCatalogueRow75KeysThatAreThereTwiceAreRefused(t *testing.T) {
	p := newPair(t, "one")
	p.refused(t, with(small(), manifestFile, []byte(`{"revision":"r","roots":[],"roots":["transfer","mechanisms","policies","regions"],"rego_version":1}`)), CodeSignature, "")
	files := p.signed(t, small())
	i := len(files) - 1
	require.Equal(t, signaturesFile, files[i].Name)
	twice := strings.Replace(string(files[i].Data), `{"signatures"`, `{"signatures":[],"signatures"`, 1)
	b, err := p.open(t, packed(t, with(files, signaturesFile, []byte(twice))))
	wantRefused(t, b, err, CodeSignature, "there twice")
	data := packed(t, files)
	seal, err := p.private.sign([]byte(fmt.Sprintf(`{"sha256":"%x","size":%d,"sequence":1,"sequence":9,"valid_from":"2026-11-23","valid_until":"2027-05-22","scope":"law"}`,
		sha256.Sum256(data), len(data))))
	require.NoError(t, err)
	b, err = opened(data, []byte(seal), p.trusts())
	wantRefused(t, b, err, CodeSeal, "there twice")
	listed, err := p.private.sign([]byte(`{"files":[],"files":[],"scope":"law"}`))
	require.NoError(t, err)
	b, err = p.open(t, packed(t, with(small(), signaturesFile, []byte(`{"signatures":["`+listed+`"]}`))))
	wantRefused(t, b, err, CodeSignature, "there twice")
}

func TestCatalogueRow76NoBundleChoosesItsVerifier(t *testing.T) {
	p := newPair(t, "one")
	files := p.signed(t, small())
	chosen := strings.Replace(string(files[len(files)-1].Data), `{`, `{"plugin":"mine",`, 1)
	b, err := p.open(t, packed(t, with(files, signaturesFile, []byte(chosen))))
	wantRefused(t, b, err, CodeSignature, `verified by "mine"`)
}

func TestCatalogueRow77NoFileIsLeftOutOfTheSignature(t *testing.T) {
	p := newPair(t, "one")
	files := p.signed(t, small())
	b, err := p.open(t, packed(t, with(files, "regions/b/data.json", []byte(`{"records":{}}`))))
	wantRefused(t, b, err, CodeSignature, "regions/b/data.json")
	b, err = p.open(t, packed(t, with(files, "mechanisms/a/data.json", nil)))
	wantRefused(t, b, err, CodeSignature, "not in the bundle")
	b, err = p.open(t, packed(t, append(files, archive.File{Name: "transfer/" + signaturesFile, Data: []byte("{}")})))
	wantRefused(t, b, err, CodeFile, "does not belong")
	for name, list := range map[string]string{
		"twice":          `{"name":"a","hash":"","algorithm":"SHA-256"},{"name":"a","hash":"","algorithm":"SHA-256"}`,
		"an old digest":  `{"name":"a","hash":"","algorithm":"MD5"}`,
		"without digest": `{"name":"a","hash":"","algorithm":""}`,
	} {
		listed, err := p.private.sign([]byte(`{"files":[` + list + `],"scope":"law"}`))
		require.NoError(t, err)
		b, err = p.open(t, packed(t, with(small(), signaturesFile, []byte(`{"signatures":["`+listed+`"]}`))))
		wantRefused(t, b, err, CodeSignature, `"a" is signed`)
		assert.Nil(t, b, name)
	}
}
