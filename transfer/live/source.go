package live

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
)

// Source is where a Watcher finds an inventory or a law: made by Folder or BundleFile.
type Source struct {
	name string
	what string // Inventory or Law
	read func() ([]transfer.File, error)
	// parse makes of files what replaces something in an engine.
	parse func(*Engine, []transfer.File) (func(context.Context) error, error)
}

const (
	maxFiles  = 1024
	maxSource = 64 << 20 // bytes of all files
)

// Folder is an inventory in the files of a folder that end in .yaml, .yml or .json, which form one namespace. Files whose names begin
// with a dot, other files and folders below are passed over; a name that only in other letters ends so is a fault.
// Put each file in place by renaming a whole one: what stays cut off where an inventory could end is taken for one.
func Folder(fsys fs.FS, dir string) Source {
	return Source{
		name: "inventory " + dir,
		what: Inventory,
		read: func() ([]transfer.File, error) {
			names, err := inventoryFiles(fsys, dir)
			if err != nil {
				return nil, err
			}
			return readFiles(fsys, names)
		},
		parse: func(e *Engine, files []transfer.File) (func(context.Context) error, error) {
			inventory, err := transfer.ReadInventory(files...)
			return func(ctx context.Context) error { return e.Update(ctx, inventory) }, err
		},
	}
}

func inventoryFiles(fsys fs.FS, dir string) ([]string, error) {
	if fsys == nil {
		return nil, transfer.ErrBadCall
	}
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, err
	}
	endings := []string{".yaml", ".yml", ".json"}
	var names []string
	for _, entry := range entries {
		name := entry.Name()
		ending := path.Ext(name)
		switch {
		case strings.HasPrefix(name, ".") || entry.IsDir():
		case slices.Contains(endings, ending):
			names = append(names, path.Join(dir, name))
		case slices.Contains(endings, strings.ToLower(ending)):
			return nil, fmt.Errorf("%s: the name of an inventory file ends in %s", path.Join(dir, name), strings.ToLower(ending))
		}
	}
	if len(names) > maxFiles {
		return nil, fmt.Errorf("%s: there are over %d files", dir, maxFiles)
	}
	return names, nil
}

// BundleFile is the law in a bundle with its seal beside it. It is verified by these keys, for the day of the engine's clock, before it is
// parsed; an engine without a clock takes none. Least is the lowest sequence number to be accepted at first, that of
// Health.Sequence before the service was started again; then it is that of the last bundle taken.
func BundleFile(fsys fs.FS, file, seal string, least int64, keys ...bundle.PublicKey) Source {
	return Source{
		name: "law " + file,
		what: Law,
		read: func() ([]transfer.File, error) {
			if fsys == nil {
				return nil, transfer.ErrBadCall
			}
			return readFiles(fsys, []string{file, seal})
		},
		parse: func(e *Engine, files []transfer.File) (func(context.Context) error, error) {
			if e.clock == nil {
				return nil, transfer.ErrBadCall.Because(errors.New("a bundle is verified for a day, and the engine has no clock"))
			}
			now, err := e.clock.now()
			if err != nil {
				return nil, err
			}
			trust := bundle.Verification{Keys: keys, Today: dayOf(now), Least: max(least, e.Health().Sequence)}
			opened, err := bundle.Open(bytes.NewReader(files[0].Data), bytes.NewReader(files[1].Data), trust)
			return func(ctx context.Context) error { return e.ReloadBundle(ctx, opened) }, err
		},
	}
}

func readFiles(fsys fs.FS, names []string) ([]transfer.File, error) {
	var files []transfer.File
	left := int64(maxSource)
	for _, name := range names {
		file, err := fsys.Open(name)
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(io.LimitReader(file, left+1))
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if left -= int64(len(data)); left < 0 {
			return nil, fmt.Errorf("%s: the files go over %d bytes", name, maxSource)
		}
		files = append(files, transfer.File{Name: name, Data: data})
	}
	return files, nil
}

// contentOf is a digest of files, names included.
func contentOf(files []transfer.File) string {
	sum := sha256.New()
	for _, file := range files {
		fmt.Fprintf(sum, "%q %d\n", file.Name, len(file.Data))
		sum.Write(file.Data)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
