// Package jws signs and verifies JSON Web Signatures in their compact form (RFC 7515) with RSA and ECDSA keys. Signatures
// are reproducible: one key and one payload give the same bytes. Algorithms that let whoever verifies sign as well, and
// none, are not known here.
package jws

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	_ "crypto/sha256" // SHA-256
	_ "crypto/sha512" // SHA-384 and SHA-512
	"encoding/asn1"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer/internal/strictjson"
)

type method struct {
	hash  crypto.Hash
	curve elliptic.Curve // nil for RSA
}

var methods = map[string]method{
	"RS256": {crypto.SHA256, nil}, "RS384": {crypto.SHA384, nil}, "RS512": {crypto.SHA512, nil},
	"ES256": {crypto.SHA256, elliptic.P256()}, "ES384": {crypto.SHA384, elliptic.P384()}, "ES512": {crypto.SHA512, elliptic.P521()},
}

// Algorithms lists the names that are known.
func Algorithms() []string { return slices.Sorted(maps.Keys(methods)) }

// leastRSA is the shortest RSA key in bits.
const leastRSA = 2048

func (m method) suits(key any) error {
	switch key := key.(type) {
	case *rsa.PublicKey:
		if m.curve == nil && key.N.BitLen() >= leastRSA {
			return nil
		}
	case *ecdsa.PublicKey:
		if m.curve != nil && key.Curve == m.curve {
			return nil
		}
	}
	return errors.New("the key does not suit the algorithm")
}

type header struct {
	Algorithm string `json:"alg"`
	KeyID     string `json:"kid"`
	Type      string `json:"typ,omitempty"`
}

// Sign returns the compact form of a signed payload.
func Sign(payload []byte, key crypto.Signer, algorithm, keyID string) (string, error) {
	m, ok := methods[algorithm]
	if !ok {
		return "", fmt.Errorf("the algorithm %q is not one of %s", algorithm, strings.Join(Algorithms(), ", "))
	}
	if err := m.suits(key.Public()); err != nil {
		return "", err
	}
	head, err := json.Marshal(header{Algorithm: algorithm, KeyID: keyID})
	if err != nil {
		return "", err
	}
	signed := encode(head) + "." + encode(payload)
	h := m.hash.New()
	h.Write([]byte(signed))
	signature, err := key.Sign(nil, h.Sum(nil), m.hash) // without chance: RFC 6979 for ECDSA, PKCS #1 v1.5 for RSA
	if err != nil {
		return "", err
	}
	if m.curve != nil {
		if signature, err = fixed(signature, m.size()); err != nil {
			return "", err
		}
	}
	return signed + "." + encode(signature), nil
}

// KeyID returns which key a token says that it is signed with. Nothing is verified yet.
func KeyID(token string) (string, error) {
	head, _, _, err := split(token)
	if err != nil {
		return "", err
	}
	return head.KeyID, nil
}

// Verify returns the payload if the token is signed with the key under that very algorithm.
func Verify(token string, key crypto.PublicKey, algorithm string) ([]byte, error) {
	m, ok := methods[algorithm]
	if !ok {
		return nil, fmt.Errorf("the algorithm %q is not one of %s", algorithm, strings.Join(Algorithms(), ", "))
	}
	if err := m.suits(key); err != nil {
		return nil, err
	}
	head, payload, signature, err := split(token)
	if err != nil {
		return nil, err
	}
	if head.Algorithm != algorithm {
		return nil, fmt.Errorf("signed with %q and not with %s", head.Algorithm, algorithm)
	}
	h := m.hash.New()
	h.Write([]byte(token[:strings.LastIndexByte(token, '.')]))
	if !m.holds(key, h.Sum(nil), signature) {
		return nil, errors.New("the signature does not hold")
	}
	return payload, nil
}

func (m method) holds(key crypto.PublicKey, digest, signature []byte) bool {
	switch key := key.(type) {
	case *rsa.PublicKey:
		return rsa.VerifyPKCS1v15(key, m.hash, digest, signature) == nil
	case *ecdsa.PublicKey:
		if len(signature) != 2*m.size() {
			return false
		}
		r, s := new(big.Int).SetBytes(signature[:m.size()]), new(big.Int).SetBytes(signature[m.size():])
		return ecdsa.Verify(key, digest, r, s)
	default:
		return false
	}
}

func (m method) size() int { return (m.curve.Params().BitSize + 7) / 8 }

// fixed turns the ASN.1 form of an ECDSA signature into the two numbers that a token carries.
func fixed(signature []byte, size int) ([]byte, error) {
	var pair struct{ R, S *big.Int }
	if rest, err := asn1.Unmarshal(signature, &pair); err != nil || len(rest) > 0 {
		return nil, errors.New("the key signs in an unknown form")
	}
	out := make([]byte, 2*size)
	pair.R.FillBytes(out[:size])
	pair.S.FillBytes(out[size:])
	return out, nil
}

func split(token string) (header, []byte, []byte, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return header{}, nil, nil, errors.New("not a token of three parts")
	}
	var decoded [3][]byte
	for i, part := range parts {
		var err error
		if decoded[i], err = base64.RawURLEncoding.Strict().DecodeString(part); err != nil || bytes.ContainsAny([]byte(part), "\r\n") {
			return header{}, nil, nil, errors.New("not base64url")
		}
	}
	var head header
	if err := strictjson.Into(decoded[0], &head); err != nil {
		return header{}, nil, nil, fmt.Errorf("the header of the token: %w", err)
	}
	return head, decoded[1], decoded[2], nil
}

func encode(data []byte) string { return base64.RawURLEncoding.EncodeToString(data) }
