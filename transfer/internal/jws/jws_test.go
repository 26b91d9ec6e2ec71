package jws_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer/internal/jws"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func keys(t *testing.T) map[string]crypto.Signer {
	t.Helper()
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	all := map[string]crypto.Signer{"RS256": rsaKey, "RS384": rsaKey, "RS512": rsaKey}
	for name, curve := range map[string]elliptic.Curve{"ES256": elliptic.P256(), "ES384": elliptic.P384(), "ES512": elliptic.P521()} {
		all[name], err = ecdsa.GenerateKey(curve, rand.Reader)
		require.NoError(t, err)
	}
	return all
}

func TestEveryAlgorithmSignsReproduciblyAndVerifies(t *testing.T) {
	all := keys(t)
	assert.Len(t, all, len(jws.Algorithms()))
	for name, key := range all {
		token, err := jws.Sign([]byte("payload"), key, name, "one")
		require.NoError(t, err, name)
		again, err := jws.Sign([]byte("payload"), key, name, "one")
		require.NoError(t, err)
		assert.Equal(t, token, again, name)
		id, err := jws.KeyID(token)
		require.NoError(t, err)
		assert.Equal(t, "one", id)
		payload, err := jws.Verify(token, key.Public(), name)
		require.NoError(t, err, name)
		assert.Equal(t, "payload", string(payload))
		for other, stranger := range keys(t) {
			_, err := jws.Verify(token, stranger.Public(), other)
			assert.Error(t, err, "%s read as %s", name, other)
		}
	}
}

func TestAnyChangedByteIsNoticed(t *testing.T) {
	key := keys(t)["ES256"]
	token, err := jws.Sign([]byte(`{"a":1}`), key, "ES256", "one")
	require.NoError(t, err)
	for i := range token {
		for _, b := range []byte{'A', 'B', '.', '=', '\n'} {
			if token[i] != b {
				_, err := jws.Verify(token[:i]+string(b)+token[i+1:], key.Public(), "ES256")
				assert.Error(t, err, "byte %d", i)
			}
		}
		_, err := jws.Verify(token[:i], key.Public(), "ES256")
		assert.Error(t, err)
	}
}

func part(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }

func TestOtherAlgorithmsAreNotTaken(t *testing.T) {
	key := keys(t)["ES256"]
	der, err := x509.MarshalPKIXPublicKey(key.Public())
	require.NoError(t, err)
	public := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
	mac := func(head string) string {
		signed := part(head) + "." + part("x")
		h := hmac.New(sha256.New, public)
		h.Write([]byte(signed))
		return signed + "." + base64.RawURLEncoding.EncodeToString(h.Sum(nil))
	}
	for name, token := range map[string]string{
		"none":               part(`{"alg":"none","kid":"one"}`) + "." + part("x") + ".",
		"empty":              part(`{"alg":"","kid":"one"}`) + "." + part("x") + ".",
		"no algorithm":       part(`{"kid":"one"}`) + "." + part("x") + ".",
		"HS256":              mac(`{"alg":"HS256","kid":"one"}`),
		"HS256 called ES256": mac(`{"alg":"ES256","kid":"one"}`),
		"said twice":         mac(`{"alg":"HS256","alg":"ES256"}`),
		"capitals":           mac(`{"ALG":"ES256"}`),
		"more in the header": mac(`{"alg":"ES256","jwk":{}}`),
		"no token":           "x",
	} {
		_, err := jws.Verify(token, key.Public(), "ES256")
		assert.Error(t, err, name)
	}
	for _, algorithm := range []string{"", "none", "HS256", "EdDSA", "PS256", "es256"} {
		_, err := jws.Verify(mac(`{"alg":"HS256"}`), key.Public(), algorithm)
		assert.Error(t, err, algorithm)
		_, err = jws.Sign(nil, key, algorithm, "one")
		assert.Error(t, err, algorithm)
	}
}

func TestKeysThatDoNotSuitAreRefused(t *testing.T) {
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	if err == nil { // newer Go refuses to make one at all
		_, err = jws.Sign(nil, short, "RS256", "one")
	}
	assert.Error(t, err)
	_, edwards, err := ed25519.GenerateKey(rand.Reader)
	require.NoError(t, err)
	_, err = jws.Sign(nil, edwards, "ES256", "one")
	assert.Error(t, err)
	_, err = jws.Sign(nil, keys(t)["ES384"], "ES256", "one")
	assert.Error(t, err)
}

func TestKeysAreReadFromPEM(t *testing.T) {
	all := keys(t)
	for _, name := range []string{"RS256", "ES256"} {
		der, err := x509.MarshalPKCS8PrivateKey(all[name])
		require.NoError(t, err)
		private := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
		got, err := jws.PrivateKey(private)
		require.NoError(t, err)
		assert.Equal(t, all[name].Public(), got.Public())
		if der, err = x509.MarshalPKIXPublicKey(got.Public()); err != nil {
			t.Fatal(err)
		}
		public := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
		key, err := jws.PublicKey(public)
		require.NoError(t, err)
		assert.Equal(t, got.Public(), key)
		_, err = jws.PublicKey(private)
		assert.ErrorContains(t, err, "no public key")
		_, err = jws.PrivateKey(public)
		assert.ErrorContains(t, err, "no private key")
		_, err = jws.PublicKey(append(public, public...))
		assert.ErrorContains(t, err, "follows")
	}
	rsaKey := all["RS256"].(*rsa.PrivateKey)
	_, err := jws.PrivateKey(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(rsaKey)}))
	require.NoError(t, err)
	_, err = jws.PublicKey(pem.EncodeToMemory(&pem.Block{Type: "RSA PUBLIC KEY", Bytes: x509.MarshalPKCS1PublicKey(&rsaKey.PublicKey)}))
	require.NoError(t, err)
	der, err := x509.MarshalECPrivateKey(all["ES256"].(*ecdsa.PrivateKey))
	require.NoError(t, err)
	_, err = jws.PrivateKey(pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: der}))
	require.NoError(t, err)
	for _, text := range []string{"", "secret", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"} {
		_, err := jws.PrivateKey([]byte(text))
		assert.Error(t, err)
		_, err = jws.PublicKey([]byte(strings.ReplaceAll(text, "PRIVATE", "PUBLIC")))
		assert.Error(t, err)
	}
}
