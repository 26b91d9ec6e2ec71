package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/archive"
)

// Roots are what a bundle of the law holds, in the order of its manifest.
func Roots() []string { return []string{"transfer", "mechanisms", "policies", "regions"} }

// lawFiles are the rules and records of this build by their path in the repository, sorted, without tests.
func lawFiles() ([]archive.File, error) {
	trees := map[string]fs.FS{"transfer": transfer.FS, "mechanisms": mechanisms.FS, "policies": policies.FS, "regions": regions.FS}
	var files []archive.File
	for _, root := range slices.Sorted(slices.Values(Roots())) {
		err := fs.WalkDir(trees[root], ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !isContent(name) {
				return err
			}
			text, err := fs.ReadFile(trees[root], name)
			files = append(files, archive.File{Name: path.Join(root, name), Data: text})
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
