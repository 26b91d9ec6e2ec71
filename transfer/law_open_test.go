package transfer_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// lawTree returns the law of this build as files, to be changed.
func lawTree(t testing.TB) fstest.MapFS {
	t.Helper()
	tree, err := transfer.AmendedLaw()
	require.NoError(t, err)
	return maps.Clone(tree.(fstest.MapFS))
}

// changed returns the law of this build with some files replaced, added, or with nil removed.
func changed(t testing.TB, files map[string]string) fstest.MapFS {
	t.Helper()
	tree := lawTree(t)
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
		if text == "" {
			delete(tree, name)
		}
	}
	return tree
}

func textIn(t testing.TB, tree fs.FS, name string) string {
	t.Helper()
	text, err := fs.ReadFile(tree, name)
	require.NoError(t, err)
	return string(text)
}

func openedLaw(t testing.TB, tree fs.FS) *transfer.Law {
	t.Helper()
	law, err := transfer.OpenLaw(tree)
	require.NoError(t, err)
	return law
}

func TestTheLawOfThisBuildIsOpenedFromItsFilesAndFromACheckout(t *testing.T) {
	want := smallEngine(t).Revision()
	assert.Equal(t, "2026-11-23", want.Law)
	for name, tree := range map[string]fs.FS{"its files": lawTree(t), "a checkout": os.DirFS("..")} {
		law := openedLaw(t, tree)
		assert.Equal(t, want, law.Revision(), name)
		decision, err := smallEngine(t, transfer.WithLaw(law)).Evaluate(t.Context(), toCloud("crm"))
		require.NoError(t, err)
		assert.True(t, decision.Permits())
	}
}

func TestAnotherLawAnswersOtherwiseAndSaysSo(t *testing.T) {
	ended := changed(t, nil)
	amended, err := transfer.AmendedLaw(transfer.Amendment{
		ID: "struck-down", Reason: "what if", Owner: "tests",
		Records: map[string]json.RawMessage{"mechanisms/eu_gdpr/dpf/records/eu-us-dpf": json.RawMessage(`{"in_force": {"until": "2026-10-01"}}`)},
	})
	require.NoError(t, err)
	const dpf = "mechanisms/eu_gdpr/dpf/data.json"
	ended[dpf] = &fstest.MapFile{Data: []byte(textIn(t, amended, dpf))}
	law := openedLaw(t, ended)
	own := smallEngine(t).Revision()
	for _, options := range [][]transfer.Option{{}, {transfer.WithReference()}} {
		engine := smallEngine(t, append(options, transfer.WithLaw(law))...)
		decision, err := engine.Evaluate(t.Context(), toCloud("crm"))
		require.NoError(t, err)
		assert.Equal(t, transfer.OutcomeBlocked, decision.Outcome)
		assert.NotEqual(t, own.Policies, decision.Revision.Policies)
		assert.Equal(t, law.Revision(), decision.Revision)
		assert.Equal(t, engine.Revision(), decision.Revision)
	}
	decision, err := smallEngine(t).Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	assert.True(t, decision.Permits(), "the law of this build is as it was")

	back := smallEngine(t, transfer.WithLaw(law), transfer.WithAmendments(transfer.Amendment{
		ID: "restored", Reason: "what if", Owner: "tests",
		Records: map[string]json.RawMessage{"mechanisms/eu_gdpr/dpf/records/eu-us-dpf": json.RawMessage(`{"in_force": {"until": null}}`)},
	}))
	decision, err = back.Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	assert.True(t, decision.Permits(), "an opened law can be amended")
	assert.Equal(t, []string{"restored"}, back.Revision().Amended)
	assert.Equal(t, back.Revision(), decision.Revision)

	packed := smallEngine(t, transfer.WithLaw(law), transfer.WithOverlay(os.DirFS("../examples/overlays/residency")))
	decision, err = packed.Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	assert.False(t, decision.Permits(), "a pack answers above an opened law")
	assert.Equal(t, packed.Revision(), decision.Revision)
}

func TestNoLawIsNone(t *testing.T) {
	for _, law := range []*transfer.Law{nil, {}} {
		_, err := transfer.New(t.Context(), smallInventory(t), transfer.WithLaw(law))
		assert.ErrorIs(t, err, transfer.ErrBadCall)
		assert.Zero(t, law.Revision())
	}
	_, err := transfer.OpenLaw(nil)
	assert.ErrorIs(t, err, transfer.ErrBadCall)
	var none *transfer.Engine
	assert.Zero(t, none.Revision())
}

func TestACopyOfAnInventoryCanBeChanged(t *testing.T) {
	inventory := smallInventory(t)
	own := inventory.Clone()
	own.Vendors[0].Certifications[0].Covers[0] = "hr"
	own.Vendors = append(own.Vendors, transfer.Party{ID: "new-us", Name: "New Inc.", Jurisdiction: "US"})
	_, known := own.Party("new-us")
	assert.True(t, known)
	assert.NoError(t, own.Validate())
	assert.Equal(t, "non-hr", inventory.Vendors[0].Certifications[0].Covers[0])
}

// opa build puts all records of a bundle into one file.
func TestALawWhoseRecordsStandTogetherAnswersTheSame(t *testing.T) {
	tree, together := lawTree(t), map[string]any{}
	for name, file := range tree {
		rest, ok := strings.CutPrefix(name, "mechanisms/")
		if !ok || path.Base(name) != "data.json" {
			continue
		}
		at := together
		for part := range strings.SplitSeq(path.Dir(rest), "/") {
			if at[part] == nil {
				at[part] = map[string]any{}
			}
			at = at[part].(map[string]any)
		}
		require.NoError(t, json.Unmarshal(file.Data, &at))
		delete(tree, name)
	}
	text, err := json.Marshal(together)
	require.NoError(t, err)
	tree["mechanisms/data.json"] = &fstest.MapFile{Data: text}
	law := openedLaw(t, tree)
	got, err := smallEngine(t, transfer.WithLaw(law)).Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	want, err := smallEngine(t).Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	assert.NotEqual(t, want.Revision, got.Revision)
	got.Revision = want.Revision
	assert.Equal(t, want, got)
}

func TestPacksAreHeldAgainstTheVersionOfTheLawThatWasOpened(t *testing.T) {
	other := changed(t, map[string]string{".manifest": `{"metadata": {"policies": "7.0.0"}}`, "transfer/more/more.rego": "package transfer.more\n\nx := 1\n"})
	pack := transfer.WithOverlay(os.DirFS("../examples/overlays/residency"))
	_, err := transfer.New(t.Context(), smallInventory(t), transfer.WithLaw(openedLaw(t, other)), pack)
	var refused *transfer.InputError
	require.ErrorAs(t, err, &refused)
	assert.Equal(t, "overlay.version", refused.Faults[0].Code)
	for _, manifest := range []string{`{"metadata": {"policies": "seven"}}`, `{"metadata": {}, "metadata": {}}`} {
		other[".manifest"] = &fstest.MapFile{Data: []byte(manifest)}
		refusedLaw(t, other, transfer.FaultLawFile, ".manifest", "")
	}
	delete(other, ".manifest")
	smallEngine(t, transfer.WithLaw(openedLaw(t, other)), pack)
}

func TestTheRevisionOfAnEngineIsThatOfItsAnswers(t *testing.T) {
	for name, preference := range map[string][]transfer.Mechanism{
		"none": nil, "the default": transfer.Mechanisms(), "its beginning": {transfer.Adequacy, transfer.DPF}, "clauses first": {transfer.EUClauses},
		"once for twice": {transfer.BCR, transfer.BCR, transfer.Adequacy},
	} {
		t.Run(name, func(t *testing.T) {
			inventory := smallInventory(t)
			inventory.Settings.Preference = preference
			engine, err := transfer.New(t.Context(), inventory)
			require.NoError(t, err)
			decision, err := engine.Evaluate(t.Context(), toCloud("crm"))
			require.NoError(t, err)
			assert.Equal(t, decision.Revision, engine.Revision())
		})
	}
}
