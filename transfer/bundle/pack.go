package bundle

import (
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"

	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/archive"
	"github.com/chapterv/chapterv/transfer/internal/overlay"
)

// WritePack checks an organisation's overlay pack as the library does and writes it as a bundle with the root overlays/<id>,
// without its tests. If anything is wrong with the pack, the error lists every fault with file and line, and nothing is written.
func WritePack(to io.Writer, pack fs.FS, options ...Option) error {
	schemas, err := fs.Sub(transfer.FS, "schema")
	if err != nil {
		return err
	}
	ground, err := overlay.NewGround(policies.Version, regions.FS, schemas)
	if err != nil {
		return err
	}
	checked, err := overlay.Check(pack, ground)
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
