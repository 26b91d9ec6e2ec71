package transfer

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What rules may use, in the form that stock OPA reads: opa check --capabilities transfer/capabilities.json. Each built-in
// in it answers alike for the same arguments and ends in time bounded by their size, so that a deadline can be kept. No
// clock, no network, no chance, no big numbers; of the language, what OPA 1 has without imports.
//
//go:embed capabilities.json
var capabilitiesText string

var capabilities = sync.OnceValues(func() (*ast.Capabilities, error) {
	return ast.LoadCapabilitiesJSON(strings.NewReader(capabilitiesText))
})
