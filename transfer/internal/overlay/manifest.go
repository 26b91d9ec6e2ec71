package overlay

import (
	"errors"
	"slices"

	"github.com/chapterv/chapterv/transfer/internal/strictjson"
)

const manifestFile = ".manifest"

// manifest wants exactly what keeps a stock server from reading more out of the pack than its root.
func (c *checker) manifest() {
	text, ok := c.files[manifestFile]
	if !ok {
		c.fault(CodeManifest, manifestFile, 0, `is missing: {"roots": ["overlays/%s"], "rego_version": 1}`, c.pack.ID)
		return
	}
	var manifest struct {
		Revision    string         `json:"revision"`
		Roots       []string       `json:"roots"`
		RegoVersion *int           `json:"rego_version"`
		Metadata    map[string]any `json:"metadata"`
	}
	if err := strictjson.Into(text, &manifest); err != nil {
		c.faultJSON(CodeManifest, manifestFile, err)
		return
	}
	if !slices.Equal(manifest.Roots, []string{"overlays/" + c.pack.ID}) {
		c.fault(CodeManifest, manifestFile, 1, `roots must be ["overlays/%s"]`, c.pack.ID)
	}
	if manifest.RegoVersion == nil || *manifest.RegoVersion != 1 {
		c.fault(CodeManifest, manifestFile, 1, "rego_version must be 1")
	}
}

func (c *checker) faultJSON(code, file string, err error) {
	broken := &strictjson.Error{Message: err.Error()}
	errors.As(err, &broken)
	c.fault(code, file, broken.Line, "%s", broken.Message)
}
