package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/archive"
)

// Roots are what a bundle of the law holds, in the order of its manifest.
func Roots() []string { return []string{"transfer", "mechanisms", "policies", "regions"} }

// lawFiles are the rules and records of this build under amendments, by their path in the repository, sorted, without tests.
func lawFiles(amendments []transfer.Amendment) ([]archive.File, error) {
	tree, err := transfer.AmendedLaw(amendments...)
	if err != nil {
		return nil, err
	}
	var files []archive.File
	for _, root := range slices.Sorted(slices.Values(Roots())) {
		err := fs.WalkDir(tree, root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !isContent(name) {
				return err
			}
			text, err := fs.ReadFile(tree, name)
			files = append(files, archive.File{Name: name, Data: text})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// isContent tells rules and data from tests and from what OPA does not read.
func isContent(name string) bool {
	return path.Base(name) == dataFile || strings.HasSuffix(name, ".rego") && !strings.HasSuffix(name, "_test.rego")
}

// digestOf is the digest that decisions carry in revision.policies.
func digestOf(files []archive.File) string {
	h := sha256.New()
	for _, file := range files {
		fmt.Fprintf(h, "%s %d\n", file.Name, len(file.Data))
		h.Write(file.Data)
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}
