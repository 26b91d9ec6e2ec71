package bundle

import (
	"crypto"

	"github.com/chapterv/chapterv/transfer/internal/jws"
)

// SigningKey is a private key and what it signs for.
type SigningKey struct {
	// ID is the name under which verifiers know the key.
	ID string
	// Algorithm is one of Algorithms.
	Algorithm string
	// Scope is what the signature is for, such as production; it may be empty.
	Scope string
	// PEM is the private key.
	PEM []byte
}

// PublicKey is the other half, as a verifier holds it. A token counts only under the algorithm and scope stated here, whatever
// it says of itself.
type PublicKey struct {
	ID        string
	Algorithm string
	Scope     string
	PEM       []byte
}

// Algorithms lists the signature algorithms that are known, by their JOSE names. Those with a shared secret are not among them:
// whoever can verify with one can sign with it.
func Algorithms() []string { return jws.Algorithms() }

func (k SigningKey) sign(payload []byte) (string, error) {
	if k.ID == "" {
		return "", refuse(CodeCall, "the signing key has no id")
	}
	signer, err := jws.PrivateKey(k.PEM)
	if err != nil {
		return "", refuse(CodeCall, "the signing key %s: %w", k.ID, err)
	}
	token, err := jws.Sign(payload, signer, k.Algorithm, k.ID)
	if err != nil {
		return "", refuse(CodeCall, "the signing key %s: %w", k.ID, err)
	}
	return token, nil
}

// ring holds parsed public keys by id.
type ring map[string]ringKey

type ringKey struct {
	key              crypto.PublicKey
	algorithm, scope string
}

func newRing(keys []PublicKey) (ring, error) {
	if len(keys) == 0 {
		return nil, refuse(CodeCall, "there is no key to verify with")
	}
	r := ring{}
	for _, k := range keys {
		key, err := jws.PublicKey(k.PEM)
		if err != nil {
			return nil, refuse(CodeCall, "the key %s: %w", k.ID, err)
		}
		if _, twice := r[k.ID]; twice || k.ID == "" {
			return nil, refuse(CodeCall, "the keys need ids, each another: %q", k.ID)
		}
		r[k.ID] = ringKey{key: key, algorithm: k.Algorithm, scope: k.Scope}
	}
	return r, nil
}

// verify returns the payload of a token and the scope that it must state.
func (r ring) verify(code, token string) ([]byte, string, error) {
	id, err := jws.KeyID(token)
	if err != nil {
		return nil, "", refuse(code, "%w", err)
	}
	known, ok := r[id]
	if !ok {
		return nil, "", refuse(code, "signed with the key %q, which is not known", id)
	}
	payload, err := jws.Verify(token, known.key, known.algorithm)
	if err != nil {
		return nil, "", refuse(code, "%w", err)
	}
	return payload, known.scope, nil
}
