package overlay

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Codes of what can be wrong with a pack.
const (
	CodeFile      = "overlay.file"      // a file that does not belong there, or is too large
	CodeManifest  = "overlay.manifest"  // none, or one that says more than the root
	CodeText      = "overlay.text"      // bytes that people and machines read differently
	CodeSyntax    = "overlay.syntax"    // not Rego v1
	CodePackage   = "overlay.package"   // not the pack's own package
	CodeRule      = "overlay.rule"      // not one of the three sets, or not written as one
	CodeEntry     = "overlay.entry"     // not an object of code, message and citation
	CodeReference = "overlay.reference" // something a pack may not read
	CodeBuiltin   = "overlay.builtin"   // a function that can fail, reach outside or never end
	CodeCost      = "overlay.cost"      // work or text that grows without bound
	CodeMetadata  = "overlay.metadata"  // METADATA that is missing or says what it may not
	CodeVersion   = "overlay.version"   // not for this version of the policy set
	CodeData      = "overlay.data"      // data that is malformed or shadows a rule
	CodeCompile   = "overlay.compile"   // refused by the compiler, or a typo found by a schema
)

// Fault is one thing that is wrong with a pack, and where. Line is 0 where the whole file or pack is meant.
type Fault struct {
	Code    string
	File    string
	Line    int
	Message string
}

// Error returns the fault on one line.
func (f Fault) Error() string {
	at := f.File
	if f.Line > 0 {
		at = fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	return fmt.Sprintf("%s: %s [%s]", at, f.Message, f.Code)
}

// Faults are all that was found.
type Faults []Fault

// Error lists every fault on a line of its own.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

func (f Faults) sorted() Faults {
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(f)
}

// most is how many faults are reported.
const most = 256

func (c *checker) fault(code, file string, line int, message string, args ...any) {
	if len(c.faults) < most {
		c.faults = append(c.faults, Fault{Code: code, File: file, Line: line, Message: fmt.Sprintf(message, args...)})
	}
}

func (c *checker) faultAt(code string, at *ast.Location, message string, args ...any) {
	if at == nil {
		at = &ast.Location{}
	}
	c.fault(code, at.File, at.Row, message, args...)
}
