package mechanisms_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// reach listens to the tests of the rules and notes which codes the rules gave, by package.
type reach struct {
	sync.Mutex
	given map[string]map[string]bool
}

func (r *reach) Enabled() bool { return true }

func (r *reach) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

func (r *reach) TraceEvent(event topdown.Event) {
	rule, ok := event.Node.(*ast.Rule)
	if !ok || event.Op != topdown.ExitOp {
		return
	}
	var shown *ast.Term
	switch rule.Head.Reference[0].String() {
	case "finding", "gate", "general", "fault", "reason", "_fault", "_acceptance", "warnings":
		shown = rule.Head.Value
	case "not_restricted", "faults":
		shown = rule.Head.Key
	}
	if shown == nil {
		return
	}
	r.Lock()
	defer r.Unlock()
	r.note(rule.Module.Package.Path.String(), event.Plug(shown))
}

// note takes in a code, an object with a code, or the codes of a finding: open conditions, obligations and warnings.
func (r *reach) note(where string, shown *ast.Term) {
	if r.given[where] == nil {
		r.given[where] = map[string]bool{}
	}
	switch value := shown.Value.(type) {
	case ast.String:
		r.given[where][string(value)] = true
	case *ast.Array:
		value.Foreach(func(entry *ast.Term) { r.note(where, entry) })
	case ast.Object:
		for _, field := range []string{"code", "best", "others", "unmet", "missing", "obligations", "warnings"} {
			if part := value.Get(ast.StringTerm(field)); part != nil {
				r.note(where, part)
			}
		}
	}
}

// A code that no test makes the rules give could say anything.
func TestEveryCodeOfTheRulesIsReachedByATest(t *testing.T) {
	given := runRules(t).given
	c, err := transfer.ReadCatalogue()
	require.NoError(t, err)
	everywhere, declared := map[string]bool{}, map[string]map[string]bool{}
	for _, codes := range given {
		for code := range codes {
			everywhere[code] = true
		}
	}
	for _, code := range c.Codes() {
		where := packageOf(code)
		if declared[where] == nil {
			declared[where] = map[string]bool{}
		}
		declared[where][code.Code] = true
		switch {
		case where != "":
			assert.True(t, given[where][code.Code], "no test of %s reaches %s", where, code.Code)
		case code.Kind == transfer.KindViolation, code.Kind == transfer.KindWarning:
			assert.True(t, everywhere[code.Code], "no test of the rules reaches %s", code.Code)
		}
	}
	for where, codes := range given {
		if declared[where] == nil {
			continue // what laws share, and what only a test is
		}
		for code := range codes {
			assert.True(t, declared[where][code], "%s gives %s, which its METADATA do not declare", where, code)
		}
	}
}

// packageOf is the package that gives a code, and "" where that is none of a law's.
func packageOf(code transfer.CodeEntry) string {
	where := ""
	switch {
	case code.Mechanism != "" && code.Regime != "":
		where = "data.mechanisms." + code.Regime + "." + string(code.Mechanism)
	case code.Mechanism != "":
		where = "data.transfer.onward_contract"
	case code.Regime != "":
		where = "data.policies." + code.Regime
	}
	return strings.ReplaceAll(where, "-", "_")
}
