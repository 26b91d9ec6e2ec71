package transfertest

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func house(tests string) fstest.MapFS {
	return fstest.MapFS{
		".manifest": {Data: []byte(`{"roots": ["overlays/house"], "rego_version": 1}`)},
		"overlays/house/house.rego": {Data: []byte(`# METADATA
# title: House rules
# description: What the house promises.
# custom: {for: ">= 0.1"}
package overlays.house

# METADATA
# title: No children's data
violations contains {"code": "org.children", "message": "Data of children.", "citation": "House rule 1"} if input.children == true
`)},
		"overlays/house/house_test.rego": {Data: []byte("package overlays.house.house_test\n\nimport data.transfer.kit_test as kit\n\n" + tests)},
	}
}

func TestTheTestsOfAPackRunWithTheKit(t *testing.T) {
	TestPack(t, house(`_world := kit.world([kit.entity("shop", "DE"), kit.vendor("cloud", "FR")])

test_children if kit.blocked_by("org.children", kit.but(kit.flow("crm", "shop", "cloud"), {"children": true}), _world)

test_others if kit.allowed(kit.flow("crm", "shop", "cloud"), _world)
`))
}

func TestAFailingTestOfAPackIsNamedWithWhatItPrinted(t *testing.T) {
	results, err := runPack(t.Context(), house(`_rows := {
	"fine": {"flow": kit.flow("crm", "shop", "cloud"), "expect": {"outcome": "not_restricted"}},
	"wrong": {"flow": kit.flow("crm", "shop", "cloud"), "expect": {"outcome": "blocked"}},
}

test_rows[name] if {
	some name, row in _rows
	kit.differences(kit.but(row, {"world": [kit.entity("shop", "DE"), kit.vendor("cloud", "FR")]})) == set()
}
`))
	require.NoError(t, err)
	require.Len(t, results, 1)
	require.False(t, results[0].Pass())
	report := failure(results[0])
	assert.Contains(t, report, "overlays/house/house_test.rego:10")
	assert.Contains(t, report, "\n  wrong")
	assert.NotContains(t, report, "\n  fine")
	assert.Contains(t, report, "outcome: not_restricted, not blocked")
}

func TestTestsThatDoNotCompileDoNotPass(t *testing.T) {
	_, err := runPack(t.Context(), house("test_x if kit.allow(1)\n"))
	assert.ErrorContains(t, err, "undefined function")
	results, err := runPack(t.Context(), house("x := 1\n"))
	require.NoError(t, err)
	assert.Empty(t, results)
	clash := house("test_x if true\n")
	clash["transfer/input/data.json"] = &fstest.MapFile{Data: []byte(`[]`)}
	_, err = runPack(t.Context(), clash)
	assert.Error(t, err)
}

// The packs beside the evaluator keep what they promise.
func TestThePacksOfTheExamples(t *testing.T) {
	const folder = "../../examples/overlays"
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	packs := 0
	for _, entry := range entries {
		if entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") {
			packs++
			t.Run(entry.Name(), func(t *testing.T) { TestPack(t, os.DirFS(folder+"/"+entry.Name())) })
		}
	}
	assert.GreaterOrEqual(t, packs, 2)
}
