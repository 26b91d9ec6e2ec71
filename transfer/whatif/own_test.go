package whatif_test

import (
	"io/fs"
	"os"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/whatif"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPacksHoldBeforeAndAfter(t *testing.T) {
	inventory := acme(t)
	inventory.Flows[0].Children = transfer.Yes
	scenario, err := whatif.BuiltIn("dpf-annulled")
	require.NoError(t, err)
	own := whatif.Own{Packs: []fs.FS{os.DirFS("../../examples/overlays/notice")}}
	c, err := own.Compare(t.Context(), inventory, scenario)
	require.NoError(t, err)
	for _, decisions := range [][]transfer.Decision{c.Before, c.After} {
		var codes []string
		for _, v := range decisions[0].Violations {
			codes = append(codes, v.Code)
		}
		assert.Contains(t, codes, "org.children")
		assert.Contains(t, decisions[0].Revision.Policies, "+notice@sha256:")
	}
	own.Packs = append(own.Packs, own.Packs[0])
	_, err = own.Compare(t.Context(), inventory, scenario)
	var refused *transfer.InputError
	assert.ErrorAs(t, err, &refused)
}
