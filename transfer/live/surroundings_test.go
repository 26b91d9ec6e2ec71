package live_test

import (
	"os"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/live"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCatalogueRow70APackThatIsMissingBlocks(t *testing.T) {
	required := covered + "settings: {overlays: [residency]}\n"
	pack := live.WithEngine(transfer.WithOverlay(os.DirFS("../../examples/overlays/residency")))
	with, without := engine(t, covered, pack), engine(t, covered)
	for _, e := range []*live.Engine{with, without} {
		require.NoError(t, e.Update(t.Context(), inventory(t, required)))
		require.NoError(t, e.Reload(t.Context(), lawUnder(t)))
	}
	codes := func(e *live.Engine) (codes []string) {
		for _, v := range decided(t, e).Violations {
			codes = append(codes, v.Code)
		}
		return codes
	}
	assert.NotContains(t, codes(with), "overlay.missing", "packs outlive what is replaced")
	assert.Equal(t, []string{"overlay.missing"}, codes(without))
	assert.False(t, decided(t, without).Permits())
}

// Whatever else runs in the process can replace the functions that OPA calls. What an engine takes is asked first.
func TestCatalogueRow89FunctionsThatSomebodyReplacedAreFoundAtLoad(t *testing.T) {
	tree, err := transfer.AmendedLaw(struckDown)
	require.NoError(t, err)
	e, err := live.New(t.Context(), inventory(t, covered))
	require.NoError(t, err)
	law := mustOpen(t, struckDown)
	own := topdown.GetBuiltin("count")
	require.NotNil(t, own)
	defer topdown.RegisterBuiltinFunc("count", own)
	topdown.RegisterBuiltinFunc("count", func(_ topdown.BuiltinContext, _ []*ast.Term, give func(*ast.Term) error) error {
		return give(ast.InternedTerm(0))
	})

	assert.ErrorContains(t, e.Reload(t.Context(), law), "do not answer as OPA does")
	_, err = live.New(t.Context(), inventory(t, covered))
	assert.Error(t, err)
	_, err = transfer.OpenLaw(tree)
	var refused *transfer.InputError
	assert.ErrorAs(t, err, &refused)
	assert.True(t, decided(t, e).Permits(), "the compiled rules call none of them")
	assert.Equal(t, uint64(1), e.Current().Number())
}
