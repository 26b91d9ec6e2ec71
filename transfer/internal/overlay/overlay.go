// Package overlay reads an organisation's own pack of rules and refuses whatever could do more than add.
//
// A pack is a folder that stock OPA loads as a bundle with the root overlays/<id>:
//
//	.manifest                      {"roots": ["overlays/house"], "rego_version": 1}
//	README.md                      optional
//	overlays/house/house.rego      rules of package overlays.house
//	overlays/house/data.json       optional, at data.overlays.house
//	overlays/house/house_test.rego tests, which only opa test reads, of package overlays.house.house_test
//
// Its rules are the three sets violations, warnings and obligations. Each rule stands by itself: what it may read, call and
// build is listed in this package, so that nothing it says can change, hide or outlast the decision it is added to. The
// checks look at the text of the pack before anything is compiled, and report every fault with its file and line.
package overlay

import (
	"io/fs"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Pack is an overlay pack that passed every check. Nobody may change it.
type Pack struct {
	// ID is the last part of the package, overlays.<id>.
	ID          string
	Title       string
	Description string
	// For is the constraint on versions of the policy set, as the pack declares it.
	For string
	// Digest is that of its rules and data, which a bundle of the pack has as its revision.
	Digest string
	// Codes are those of the entries that the pack can add, sorted.
	Codes []string
	// Modules are the parsed rules by file name, without the tests.
	Modules map[string]*ast.Module
	// Data is what stands at data.overlays.<id>, and may be nil.
	Data map[string]any
}

// Ground is what a pack stands on.
type Ground struct {
	// Version is that of the policy set, which the pack's own constraint must admit.
	Version string
	// Modules hold the functions that a pack may call.
	Modules map[string]*ast.Module
	// Schemas are JSON Schemas by name: flow of the input, register of data.register, decision of data.transfer.base.
	Schemas map[string]any
}

// Check reads a pack and returns it only if nothing is wrong with it. Otherwise the error is Faults: all of them, except
// that a pack with faults in its text is not compiled.
func Check(fsys fs.FS, ground Ground) (*Pack, error) {
	c := &checker{ground: ground, pack: &Pack{Modules: map[string]*ast.Module{}}, codes: map[string]bool{}}
	c.read(fsys)
	c.manifest()
	c.rego()
	c.data()
	c.metadata()
	if len(c.faults) == 0 {
		c.compile()
	}
	if len(c.faults) > 0 {
		return nil, c.faults.sorted()
	}
	c.pack.Digest = c.digest()
	c.pack.Codes = slices.Sorted(maps.Keys(c.codes))
	return c.pack, nil
}

type checker struct {
	ground Ground
	pack   *Pack
	// files are the texts of the pack by name.
	files  map[string][]byte
	codes  map[string]bool
	faults Faults
}

// home is the package of every rule of the pack.
func (c *checker) home() ast.Ref {
	return ast.Ref{ast.DefaultRootDocument, ast.StringTerm("overlays"), ast.StringTerm(c.pack.ID)}
}
