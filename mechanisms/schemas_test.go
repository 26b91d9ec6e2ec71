package mechanisms_test

import (
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/assert"
)

// A package that reads the question or the register is typed by their schemas, so that opa check --schema names a typo and its place.
func TestRulesThatReadTheQuestionOrTheRegisterAreTyped(t *testing.T) {
	typed := 0
	for name, module := range modules(t) {
		if strings.HasSuffix(name, "_test.rego") || strings.HasPrefix(name, "transfer/input/") {
			continue // what checks the question takes it for anything
		}
		schemas := map[string]bool{}
		for _, annotation := range module.Annotations {
			for _, schema := range annotation.Schemas {
				schemas[schema.Path.String()] = annotation.Scope == "package"
			}
		}
		ast.WalkRefs(module, func(ref ast.Ref) bool {
			for _, document := range []string{"input", "data.register"} {
				if ref.HasPrefix(ast.MustParseRef(document)) {
					typed++
					assert.True(t, schemas[document], "%s reads %s and has no schema for %s", name, ref, document)
				}
			}
			return false
		})
	}
	assert.Greater(t, typed, 200)
}
