package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/strictjson"
)

// Terms say when a bundle may be used.
type Terms struct {
	// Sequence grows with each bundle that is given out; it starts at 1.
	Sequence int64
	// From and Until are the first and the last day of use, both stated.
	From, Until transfer.Date
}

// claims are what a seal signs.
type claims struct {
	SHA256   string        `json:"sha256"`
	Size     int64         `json:"size"`
	Sequence int64         `json:"sequence"`
	From     transfer.Date `json:"valid_from"`
	Until    transfer.Date `json:"valid_until"`
	Scope    string        `json:"scope"`
}

// maxSeal is the length of a seal in bytes.
const maxSeal = 16 << 10

// Seal writes the signature that stands beside a bundle: a JSON Web Signature in its compact form, on one line, over the
// digest of the bundle's bytes and the terms of its use.
func Seal(to io.Writer, bundle []byte, terms Terms, key SigningKey) error {
	if err := terms.sound(); err != nil {
		return err
	}
	digest := sha256.Sum256(bundle)
	payload, err := json.Marshal(claims{
		SHA256: hex.EncodeToString(digest[:]), Size: int64(len(bundle)), Sequence: terms.Sequence, From: terms.From, Until: terms.Until, Scope: key.Scope,
	})
	if err != nil {
		return err
	}
	token, err := key.sign(payload)
	if err != nil {
		return err
	}
	_, err = io.WriteString(to, token+"\n")
	return err
}

func (t Terms) sound() error {
	switch {
	case t.Sequence < 1:
		return refuse(CodeCall, "the sequence starts at 1")
	case !t.From.Valid() || !t.Until.Valid() || t.Until.Before(t.From):
		return refuse(CodeCall, "the first and the last day of use must be stated, in this order")
	default:
		return nil
	}
}

// unseal returns the terms of a bundle whose bytes the seal was made for.
func unseal(bundle []byte, seal string, keys ring) (Terms, error) {
	payload, scope, err := keys.verify(CodeSeal, seal)
	if err != nil {
		return Terms{}, err
	}
	var stated claims
	if err := strictjson.Into(payload, &stated); err != nil {
		return Terms{}, refuse(CodeSeal, "%w", err)
	}
	terms := Terms{Sequence: stated.Sequence, From: stated.From, Until: stated.Until}
	digest := sha256.Sum256(bundle)
	switch {
	case stated.Scope != scope:
		return Terms{}, refuse(CodeSeal, "sealed for %q and not for %q", stated.Scope, scope)
	case stated.SHA256 != hex.EncodeToString(digest[:]) || stated.Size != int64(len(bundle)):
		return Terms{}, refuse(CodeSeal, "the seal is that of another bundle")
	case terms.sound() != nil:
		return Terms{}, refuse(CodeSeal, "the seal states no terms of use")
	}
	return terms, nil
}
