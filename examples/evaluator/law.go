package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/chapterv/chapterv/transfer/whatif"
)

func lawFlag(set *flag.FlagSet, to *[]string) {
	set.Func("law", "amend the law records by this `file`; may be repeated", func(name string) error {
		*to = append(*to, name)
		return nil
	})
}

// overlayFlag takes the folders of overlay packs.
func overlayFlag(set *flag.FlagSet, to *[]string) {
	set.Func("overlay", "add the organisation's own rules, the overlay pack in this `folder`; may be repeated", folder(to))
}

func folder(to *[]string) func(string) error {
	return func(name string) error {
		about, err := os.Stat(name)
		switch {
		case err != nil:
			return err
		case !about.IsDir():
			return errors.New("is no folder")
		}
		*to = append(*to, name)
		return nil
	}
}

// own is what the organisation decides by besides the law, as its files state it.
func (c *call) own() (whatif.Own, error) {
	amendments, err := readAmendments(c.law)
	if err != nil {
		return whatif.Own{}, err
	}
	packs, err := readPacks(c.overlays)
	return whatif.Own{Amendments: amendments, Packs: packs}, err
}

// readPacks checks each pack by itself, so that what is wrong with it is said of its folder.
func readPacks(folders []string) ([]fs.FS, error) {
	var packs []fs.FS
	for _, name := range folders {
		pack := os.DirFS(name)
		if err := bundle.WritePack(io.Discard, pack); err != nil {
			return nil, fmt.Errorf("the overlay pack in %s is refused:\n%w", name, err)
		}
		packs = append(packs, pack)
	}
	return packs, nil
}

func readAmendments(names []string) ([]transfer.Amendment, error) {
	if len(names) == 0 {
		return nil, nil
	}
	var files []transfer.File
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, transfer.File{Name: name, Data: text})
	}
	return transfer.ReadAmendments(files...)
}
