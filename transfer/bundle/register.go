package bundle

import (
	"encoding/json"
	"io"
	"path"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/archive"
)

const registerRoot = "register"

// WriteRegister writes what the rules read of an inventory as a bundle with the root register: it stands beside that of the law, and
// changes more often. The same inventory gives the same bytes, signed or not. It errs with a *transfer.InputError if the
// inventory is malformed, and if the key cannot sign or the writer fails. Amended says nothing here.
func WriteRegister(to io.Writer, inventory *transfer.Inventory, options ...Option) error {
	files, err := registerFiles(inventory)
	if err != nil {
		return err
	}
	return write(to, manifest{Revision: digestOf(files), Roots: []string{registerRoot}}, files, options)
}

// RegisterRevision returns the revision of the bundle that WriteRegister writes.
func RegisterRevision(inventory *transfer.Inventory) (string, error) {
	files, err := registerFiles(inventory)
	return digestOf(files), err
}

// LawRevision returns the revision of the bundle that Write writes with these amendments: the digest that decisions carry in
// revision.policies.
func LawRevision(amendments ...transfer.Amendment) (string, error) {
	files, err := lawFiles(amendments)
	return digestOf(files), err
}

func registerFiles(inventory *transfer.Inventory) ([]archive.File, error) {
	own, err := inventory.Checked()
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(own.Register())
	return []archive.File{{Name: path.Join(registerRoot, dataFile), Data: append(text, '\n')}}, err
}
