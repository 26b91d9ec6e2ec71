package bundle

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync"

	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/archive"
	"github.com/chapterv/chapterv/transfer/internal/overlay"
)

// WritePack checks an organisation's overlay pack as the library does and writes it as a bundle with the root overlays/<id>,
// without its tests. If anything is wrong with the pack, the error lists every fault with file and line, and nothing is written.
func WritePack(to io.Writer, pack fs.FS, options ...Option) error {
	checked, err := checkedPack(pack)
	if err != nil {
		return err
	}
	names := slices.Collect(maps.Keys(checked.Modules))
	if checked.Data != nil {
		names = append(names, path.Join("overlays", checked.ID, dataFile))
	}
	slices.Sort(names)
	var files []archive.File
	for _, name := range names {
		text, err := fs.ReadFile(pack, name)
		if err != nil {
			return err
		}
		files = append(files, archive.File{Name: name, Data: text})
	}
	return write(to, manifest{Revision: digestOf(files), Roots: []string{"overlays/" + checked.ID}}, files, options)
}

// ground is what packs stand on in this build.
var ground = sync.OnceValues(func() (overlay.Ground, error) {
	schemas, err := fs.Sub(transfer.FS, "schema")
	if err != nil {
		return overlay.Ground{}, err
	}
	return overlay.NewGround(policies.Version, regions.FS, schemas)
})

func checkedPack(pack fs.FS) (*overlay.Pack, error) {
	on, err := ground()
	if err != nil {
		return nil, err
	}
	return overlay.Check(pack, on)
}

// checkPack refuses a bundle whose rules do more than those of a pack may.
func (b *Bundle) checkPack() error {
	_, err := checkedPack(b.content)
	var faults overlay.Faults
	if !errors.As(err, &faults) {
		return err
	}
	first, more := faults[0], ""
	if len(faults) > 1 {
		more = fmt.Sprintf(", and %d more faults", len(faults)-1)
	}
	return refuseFile(CodePack, first.File, first.Line, fmt.Errorf("%s (%s)%s", first.Message, first.Code, more))
}
