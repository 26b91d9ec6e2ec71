package overlay

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
)

// digest is that of the rules and the data without the tests, and the revision of a bundle of the pack.
func (c *checker) digest() string {
	names := slices.Collect(maps.Keys(c.pack.Modules))
	if c.pack.Data != nil {
		names = append(names, "overlays/"+c.pack.ID+"/data.json")
	}
	slices.Sort(names)
	h := sha256.New()
	for _, name := range names {
		fmt.Fprintf(h, "%s %d\n", name, len(c.files[name]))
		h.Write(c.files[name])
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}
