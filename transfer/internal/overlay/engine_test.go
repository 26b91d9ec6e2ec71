package overlay_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/overlay"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// now is a pack for the policy set of this build instead of version 1.4.
func now(of fstest.MapFS) fstest.MapFS {
	versions := strings.NewReplacer(`">= 1.0, < 2.0"`, `">= 0.1, < 2.0"`, `"< 1.4, < 2.0"`, `"< 0.1"`, `"< 1.4"`, `"< 0.1"`)
	own := fstest.MapFS{}
	for name, file := range of {
		other := *file
		if len(file.Data) < 1<<20 {
			other.Data = []byte(versions.Replace(string(file.Data)))
		}
		own[name] = &other
	}
	return own
}

func TestAnEngineRefusesAHostilePackWhereItIsHostile(t *testing.T) {
	inventory := &transfer.Inventory{Version: 1, Organisation: transfer.Organisation{ID: "house", Name: "House"}}
	_, err := transfer.New(t.Context(), inventory, transfer.WithOverlay(now(pack(nil))))
	require.NoError(t, err, "the plain pack is let in")
	for _, h := range hostilePacks() {
		t.Run(h.name, func(t *testing.T) {
			engine, err := transfer.New(t.Context(), inventory, transfer.WithOverlay(now(h.pack.(fstest.MapFS))))
			assert.Nil(t, engine)
			var refused *transfer.InputError
			require.ErrorAs(t, err, &refused, "it was let in")
			var want overlay.Faults
			_, err = overlay.Check(h.pack, ground(t))
			require.ErrorAs(t, err, &want)
			says := strings.Replace(h.says, "1.4.0", policies.Version, 1)
			at := ""
			for _, f := range want {
				if f.Code == h.code && f.Line == h.line && strings.Contains(f.Message, h.says) {
					at = f.File
				}
			}
			for _, f := range refused.Faults {
				if f.Code == h.code && f.File == at && f.Line == h.line && strings.Contains(f.Message, says) {
					return
				}
			}
			assert.Fail(t, "refused for something else", "want %s at %s:%d: %s\ngot\n%s", h.code, at, h.line, says, refused)
		})
	}
}
