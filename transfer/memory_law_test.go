package transfer_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
)

// The memo rests on this: rules compare the day asked about with other days, write it into a message or into the document as
// it is, ask again about another day, and do nothing else with it.
func TestRulesOnlyCompareTheDayOrWriteItDown(t *testing.T) {
	comparing := []string{"validity.within", "validity.in_force", "areas.member"}
	found := 0
	for _, root := range []fs.FS{transfer.FS, policies.FS, mechanisms.FS, regions.FS} {
		require.NoError(t, fs.WalkDir(root, ".", func(name string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, ".rego") || strings.HasSuffix(name, "_test.rego") {
				return err
			}
			text, err := fs.ReadFile(root, name)
			require.NoError(t, err)
			module, err := ast.ParseModuleWithOpts(name, string(text), ast.ParserOptions{RegoVersion: ast.RegoV1})
			require.NoError(t, err)
			for use, rule := range usesOfTheDay(module) {
				found++
				if slices.Contains(comparing, use) {
					continue
				}
				assert.Contains(t, []string{"wording.rego _names ", "base.rego at ", "base.rego at is_string", "decision.rego at ", "horizon.rego _answers with"},
					name[strings.LastIndex(name, "/")+1:]+" "+rule.Head.Name.String()+" "+use, "%s: the day is used in another way", rule.Location)
			}
			return nil
		}))
	}
	assert.Greater(t, found, 60)
}

// usesOfTheDay yields what is done with input.at, and with the day of whatever else may be a flow, in every rule: the function that it is
// given to, with, or nothing.
func usesOfTheDay(module *ast.Module) func(func(string, *ast.Rule) bool) {
	return func(yield func(string, *ast.Rule) bool) {
		ast.WalkRules(module, func(rule *ast.Rule) bool {
			var within []string
			call := func(x any) string {
				switch x := x.(type) {
				case *ast.Expr:
					if x.IsCall() {
						return x.Operator().String()
					}
				case ast.Call:
					return x[0].String()
				case *ast.With:
					return "with"
				}
				return ""
			}
			ast.NewBeforeAfterVisitor(func(x any) bool {
				if ref, ok := x.(ast.Ref); ok && len(ref) == 2 && ref[1].Equal(ast.StringTerm("at")) {
					use := ""
					for _, w := range slices.Backward(within) {
						// What a default of object.get becomes is judged where the result goes.
						if w != "" && w != "object.get" && w != "assign" {
							use = w
							break
						}
					}
					yield(use, rule)
				}
				within = append(within, call(x))
				return false
			}, func(any) { within = within[:len(within)-1] }).Walk(rule)
			return false
		})
	}
}
