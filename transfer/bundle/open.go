package bundle

import (
	"bytes"
	"io"
	"io/fs"
	"testing/fstest"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/archive"
)

// Verification says whose bundles are opened, and when.
type Verification struct {
	// Keys are those that may have signed. There is no way to open a bundle without.
	Keys []PublicKey
	// Today is the day of the call; nothing here reads a clock.
	Today transfer.Date
	// Least is the lowest sequence number that is accepted: that of the last bundle that was, so that an older one cannot
	// come back.
	Least int64
}

// Bundle is one that was verified. It is immutable and safe for concurrent use.
type Bundle struct {
	terms   Terms
	about   manifest
	content fstest.MapFS
}

// Open verifies a bundle of the law and its seal and returns what is in it. It errs with a *RefusedError, or with what the
// readers err with.
func Open(bundle, seal io.Reader, v Verification) (*Bundle, error) {
	return open(bundle, seal, v, theLaw)
}

// OpenPack does the same for a bundle of one overlay pack, which it also checks as WritePack does: a server takes more from a
// bundle than a pack may do, so what is handed to one is opened here first.
func OpenPack(bundle, seal io.Reader, v Verification) (*Bundle, error) {
	return open(bundle, seal, v, aPack)
}

func open(bundle, seal io.Reader, v Verification, want kind) (*Bundle, error) {
	keys, err := newRing(v.Keys)
	switch {
	case err != nil:
		return nil, err
	case !v.Today.Valid():
		return nil, refuse(CodeCall, "the day of the call is not stated")
	case bundle == nil || seal == nil:
		return nil, refuse(CodeSeal, "there is no bundle, or no seal")
	}
	data, err := io.ReadAll(io.LimitReader(bundle, archive.MaxPacked+1))
	if err != nil {
		return nil, err
	}
	token, err := io.ReadAll(io.LimitReader(seal, maxSeal+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > archive.MaxPacked:
		return nil, refuse(CodeArchive, "the bundle is over %d bytes", archive.MaxPacked)
	case len(token) > maxSeal:
		return nil, refuse(CodeSeal, "the seal is over %d bytes", maxSeal)
	}
	terms, err := unseal(data, string(bytes.TrimSuffix(token, []byte("\n"))), keys)
	if err != nil {
		return nil, err
	}
	if err := terms.fresh(v); err != nil {
		return nil, err
	}
	return unpack(data, terms, keys, want)
}

func (t Terms) fresh(v Verification) error {
	switch {
	case v.Today.Before(t.From):
		return refuse(CodeFreshness, "the bundle may be used from %s on, and today is %s", t.From, v.Today)
	case t.Until.Before(v.Today):
		return refuse(CodeFreshness, "the bundle could be used until %s, and today is %s", t.Until, v.Today)
	case t.Sequence < v.Least:
		return refuse(CodeFreshness, "the bundle is number %d, and number %d was accepted before", t.Sequence, v.Least)
	default:
		return nil
	}
}

func unpack(data []byte, terms Terms, keys ring, want kind) (*Bundle, error) {
	files, err := archive.Read(data)
	if err != nil {
		return nil, refuse(CodeArchive, "%w", err)
	}
	if err := want.names(files); err != nil {
		return nil, err
	}
	if err := verifyFiles(files, keys); err != nil {
		return nil, err
	}
	b := &Bundle{terms: terms, content: fstest.MapFS{}}
	if b.about, err = want.manifest(files); err != nil {
		return nil, err
	}
	if err := b.fill(files); err != nil {
		return nil, err
	}
	if want == aPack {
		if err := b.checkPack(); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// FS returns the manifest, the rules and the data of the bundle by their path. Data that stands at the root of a bundle of the law
// stands in the folder of each root here.
func (b *Bundle) FS() fs.FS { return b.content }

// Revision returns the manifest's revision, which is the digest that decisions carry in revision.policies.
func (b *Bundle) Revision() string { return b.about.Revision }

// Policies returns the version of the policy set, for the constraints of packs, and "" where the manifest names none.
func (b *Bundle) Policies() string { return b.about.Metadata["policies"] }

// Terms returns the terms of use. The sequence is the next Least.
func (b *Bundle) Terms() Terms { return b.terms }
