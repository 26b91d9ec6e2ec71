package bundle

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/archive"
)

const (
	dataFile       = "data.json"
	manifestFile   = ".manifest"
	signaturesFile = ".signatures.json"
)

// manifest is all that a bundle may say of itself.
type manifest struct {
	Revision    string            `json:"revision"`
	Roots       []string          `json:"roots"`
	RegoVersion *int              `json:"rego_version"`
	Metadata    map[string]string `json:"metadata,omitempty"`
}

// Option changes how a bundle is written.
type Option func(*writing)

type writing struct {
	key        *SigningKey
	amendments []transfer.Amendment
}

func newWriting(options []Option) (w writing) {
	for _, option := range options {
		option(&w)
	}
	return w
}

// Signed has the bundle carry OPA's own signature over each of its files.
func Signed(key SigningKey) Option {
	return func(w *writing) { w.key = &key }
}

// Amended has the bundle of the law hold records with these amendments, and the list of them, so that a server reports each in every
// decision. Its revision is the digest of an engine with the same amendments.
func Amended(amendments ...transfer.Amendment) Option {
	return func(w *writing) { w.amendments = append(w.amendments, amendments...) }
}

// Write writes the rules and records of this build, without their tests, as a bundle: roots, Rego version 1, the digest that
// decisions carry as its revision, and the date of the law in its metadata. The same build gives the same bytes, signed or
// not. It errs if the key cannot sign, an amendment cannot be applied or the writer fails.
func Write(to io.Writer, options ...Option) error {
	files, err := lawFiles(newWriting(options).amendments)
	if err != nil {
		return err
	}
	c, err := transfer.ReadCatalogue()
	if err != nil {
		return err
	}
	about := manifest{Revision: digestOf(files), Roots: Roots(), Metadata: map[string]string{"law": c.Reviewed.String(), "policies": policies.Version}}
	return write(to, about, files, options)
}

func write(to io.Writer, about manifest, files []archive.File, options []Option) error {
	w := newWriting(options)
	one := 1
	about.RegoVersion = &one
	text, err := json.Marshal(about)
	if err != nil {
		return err
	}
	files = append(slices.Clone(files), archive.File{Name: manifestFile, Data: append(text, '\n')})
	if w.key != nil {
		signatures, err := sign(files, *w.key)
		if err != nil {
			return err
		}
		files = append(files, archive.File{Name: signaturesFile, Data: signatures})
	}
	slices.SortFunc(files, func(a, b archive.File) int { return strings.Compare(a.Name, b.Name) })
	return archive.Write(to, files)
}
