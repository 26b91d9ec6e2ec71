package bundle

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/archive"
	opa "github.com/open-policy-agent/opa/v1/bundle"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func written(t testing.TB, options ...Option) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, Write(&out, options...))
	return out.Bytes()
}

func TestTheSameBuildGivesTheSameBytes(t *testing.T) {
	assert.Equal(t, written(t), written(t))
	key := newPair(t, "one").private
	assert.Equal(t, written(t, Signed(key)), written(t, Signed(key)))
}

func TestABundleHoldsTheLawAndNothingElse(t *testing.T) {
	files, err := archive.Read(written(t))
	require.NoError(t, err)
	folders := map[string]bool{}
	for _, file := range files {
		assert.False(t, strings.HasSuffix(file.Name, "_test.rego"), file.Name)
		if file.Name == manifestFile {
			continue
		}
		text, err := os.ReadFile(filepath.Join("../..", file.Name))
		require.NoError(t, err)
		assert.Equal(t, string(text), string(file.Data), file.Name)
		folders[file.Name] = true
	}
	for _, root := range Roots() {
		require.NoError(t, fs.WalkDir(os.DirFS("../.."), root, func(name string, _ fs.DirEntry, err error) error {
			if filepath.Base(name) == dataFile || strings.HasSuffix(name, ".rego") && !strings.HasSuffix(name, "_test.rego") {
				assert.True(t, folders[name], "%s is not in the bundle", name)
			}
			return err
		}))
	}
}

func TestTheManifestIsTheRepositorysWithARevision(t *testing.T) {
	files, err := archive.Read(written(t))
	require.NoError(t, err)
	m, err := theLaw.manifest(files)
	require.NoError(t, err)
	text, err := os.ReadFile("../../.manifest")
	require.NoError(t, err)
	var own manifest
	require.NoError(t, json.Unmarshal(text, &own))
	assert.Equal(t, own.Roots, m.Roots)
	assert.Equal(t, own.RegoVersion, m.RegoVersion)
	assert.Equal(t, policies.Version, m.Metadata["policies"])
	assert.Regexp(t, `^\d{4}-\d\d-\d\d$`, m.Metadata["law"])

	inventory, err := transfer.OpenInventory(os.DirFS("../testdata"), "inventory.yaml")
	require.NoError(t, err)
	engine, err := transfer.New(t.Context(), inventory)
	require.NoError(t, err)
	decision, err := engine.Evaluate(t.Context(), inventory.Flows[0])
	require.NoError(t, err)
	assert.Equal(t, decision.Revision.Policies, m.Revision, "a decision names the bundle that answers alike")
}

func TestStockOPAReadsWhatIsWritten(t *testing.T) {
	b, err := opa.NewReader(bytes.NewReader(written(t))).Read()
	require.NoError(t, err)
	assert.Greater(t, len(b.Modules), 120)
	assert.Contains(t, b.Data, "mechanisms")

	p := newPair(t, "one")
	config := func(scope string, p pair) *opa.VerificationConfig {
		return opa.NewVerificationConfig(map[string]*opa.KeyConfig{"one": {Key: string(p.public.PEM), Algorithm: "ES256"}}, "", scope, nil)
	}
	data := written(t, Signed(p.private))
	_, err = opa.NewReader(bytes.NewReader(data)).WithBundleVerificationConfig(config("law", p)).Read()
	require.NoError(t, err)
	_, err = opa.NewReader(bytes.NewReader(data)).WithBundleVerificationConfig(config("test", p)).Read()
	assert.ErrorContains(t, err, "scope")
	_, err = opa.NewReader(bytes.NewReader(data)).WithBundleVerificationConfig(config("law", newPair(t, "one"))).Read()
	assert.Error(t, err)
}

func TestASealedBundleIsOpened(t *testing.T) {
	p := newPair(t, "one")
	data := written(t, Signed(p.private))
	b, err := p.open(t, data)
	require.NoError(t, err)
	assert.Equal(t, terms, b.Terms())
	assert.True(t, strings.HasPrefix(b.Revision(), "sha256:"))
	assert.Equal(t, policies.Version, b.Policies())
	text, err := fs.ReadFile(b.FS(), "transfer/decision/decision.rego")
	require.NoError(t, err)
	own, err := transfer.FS.ReadFile("decision/decision.rego")
	require.NoError(t, err)
	assert.Equal(t, own, text)
	_, err = fs.Stat(b.FS(), signaturesFile)
	assert.ErrorIs(t, err, fs.ErrNotExist)

	_, err = p.open(t, packed(t, p.signed(t, small())))
	require.NoError(t, err, "the least that is a bundle")
}

func TestABundleOfOPABuildHoldsTheSame(t *testing.T) {
	binary := os.Getenv("OPA")
	if binary == "" {
		binary, _ = exec.LookPath("opa")
	}
	if binary == "" {
		t.Skip("there is no opa command here; .ci/run brings one")
	}
	p, folder := newPair(t, "one"), t.TempDir()
	build := func(name string, more ...string) []byte {
		output := filepath.Join(folder, name)
		args := append([]string{"build", "--bundle", ".", "--ignore", "examples", "--ignore", "*_test.rego", "--revision", "r", "--output", output}, more...)
		command := exec.Command(binary, args...)
		command.Dir = "../.."
		report, err := command.CombinedOutput()
		require.NoError(t, err, string(report))
		data, err := os.ReadFile(output)
		require.NoError(t, err)
		return data
	}
	plain := build("plain.tar.gz")
	assert.Equal(t, plain, build("again.tar.gz"), "the same bytes again")
	files, err := archive.Read(plain)
	require.NoError(t, err)
	theirs, err := p.open(t, packed(t, p.signed(t, files)))
	require.NoError(t, err)
	ours, err := p.open(t, written(t, Signed(p.private)))
	require.NoError(t, err)
	assert.Equal(t, rulesIn(t, ours), rulesIn(t, theirs))
	assert.Equal(t, recordsIn(t, ours), recordsIn(t, theirs))

	private := filepath.Join(folder, "key.pem")
	require.NoError(t, os.WriteFile(private, p.private.PEM, 0o600))
	b, err := p.open(t, build("signed.tar.gz", "--signing-key", private, "--signing-alg", "ES256"))
	wantRefused(t, b, err, CodeSignature, "asks to be verified by")
}

func rulesIn(t *testing.T, b *Bundle) map[string]string {
	t.Helper()
	all := map[string]string{}
	require.NoError(t, fs.WalkDir(b.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".rego") {
			return err
		}
		text, err := fs.ReadFile(b.FS(), name)
		all[name] = string(text)
		return err
	}))
	require.NotEmpty(t, all)
	return all
}

// recordsIn are the data of a bundle where OPA puts them.
func recordsIn(t *testing.T, b *Bundle) map[string]any {
	t.Helper()
	all := map[string]any{}
	require.NoError(t, fs.WalkDir(b.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Base(name) != dataFile {
			return err
		}
		text, err := fs.ReadFile(b.FS(), name)
		require.NoError(t, err)
		at := all
		for part := range strings.SplitSeq(filepath.ToSlash(filepath.Dir(name)), "/") {
			if at[part] == nil {
				at[part] = map[string]any{}
			}
			at = at[part].(map[string]any)
		}
		return json.Unmarshal(text, &at)
	}))
	return all
}
