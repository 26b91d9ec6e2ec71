package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"
	"testing"

	opa "github.com/open-policy-agent/opa/v1/bundle"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// keyPair writes both halves of a key and returns their files.
func keyPair(t *testing.T) (private, public string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	half := func(name, kind string, der []byte, err error) string {
		require.NoError(t, err)
		file := filepath.Join(t.TempDir(), name)
		require.NoError(t, os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600))
		return file
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	private = half("key.pem", "PRIVATE KEY", der, err)
	der, err = x509.MarshalPKIXPublicKey(key.Public())
	return private, half("key.pub", "PUBLIC KEY", der, err)
}

func TestABundleIsWrittenAlikeEachTime(t *testing.T) {
	first, second := filepath.Join(t.TempDir(), "law.tar.gz"), filepath.Join(t.TempDir(), "law.tar.gz")
	for _, file := range []string{first, second} {
		code, out, errs := shell(t, "bundle", "-o", file)
		require.Zero(t, code, errs)
		assert.Empty(t, out)
	}
	one, err := os.ReadFile(first)
	require.NoError(t, err)
	two, err := os.ReadFile(second)
	require.NoError(t, err)
	assert.NotEmpty(t, one)
	assert.Equal(t, one, two)
}

func TestASealedBundleIsVerifiedByItsKeyOnItsDays(t *testing.T) {
	private, public := keyPair(t)
	_, stranger := keyPair(t)
	folder := t.TempDir()
	law, seal := filepath.Join(folder, "law.tar.gz"), filepath.Join(folder, "law.seal")
	code, _, errs := shell(t, "bundle", "-o", law, "-seal", seal, "-signing-key", private, "-signing-alg", "ES256", "-key-id", "2026", "-scope", "production",
		"-sequence", "7", "-valid-from", "2026-11-23", "-valid-until", "2027-05-22")
	require.Zero(t, code, errs)
	verify := func(more ...string) (int, string, string) {
		args := []string{"verify", "-seal", seal, "-signing-alg", "ES256", "-key-id", "2026", "-scope", "production", "-verification-key", public, "-at", "2026-12-01"}
		return shell(t, append(append(args, more...), law)...)
	}
	code, out, errs := verify()
	require.Zero(t, code, errs)
	assert.Contains(t, out, "sha256:")
	assert.Contains(t, out, "number 7, from 2026-11-23 to 2027-05-22")
	code, _, errs = verify("-least", "7")
	assert.Zero(t, code, errs)
	for name, more := range map[string][]string{
		"another key":       {"-verification-key", stranger},
		"another name":      {"-key-id", "2025"},
		"another scope":     {"-scope", "test"},
		"another algorithm": {"-signing-alg", "RS256"},
		"too early":         {"-at", "2026-11-22"},
		"too late":          {"-at", "2027-05-23"},
		"replayed":          {"-least", "8"},
		"a pack":            {"-overlay"},
		"no seal":           {"-seal", law},
	} {
		code, out, errs := verify(more...)
		assert.Equal(t, badUsage, code, name)
		assert.Empty(t, out, name)
		assert.Contains(t, errs, "[bundle.", name)
	}
}

func TestAnOverlayPackIsCheckedBeforeItIsBundled(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) {
		file := filepath.Join(folder, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	}
	rules := "# METADATA\n# title: House\n# description: Rules of the house.\n# custom: {for: \"< 1\"}\npackage overlays.house\n\n" +
		"# METADATA\n# title: Children\nviolations contains {\"code\": \"org.children\", \"message\": \"m\", \"citation\": \"c\"} if input.children == true\n"
	write(".manifest", `{"roots": ["overlays/house"], "rego_version": 1}`)
	write("overlays/house/house.rego", rules)
	output := filepath.Join(t.TempDir(), "house.tar.gz")
	code, _, errs := shell(t, "bundle", "-overlay", folder, "-o", output)
	require.Zero(t, code, errs)
	assert.FileExists(t, output)
	write("overlays/house/house.rego", rules+"\noutcome := \"allowed\"\n")
	code, _, errs = shell(t, "bundle", "-overlay", folder, "-o", filepath.Join(t.TempDir(), "no.tar.gz"))
	assert.Equal(t, badUsage, code)
	assert.Contains(t, errs, "overlays/house/house.rego:11: ")
}

func TestTheRegisterOfAnInventoryIsABundleOfItsOwn(t *testing.T) {
	private, public := keyPair(t)
	write := func(more ...string) []byte {
		output := filepath.Join(t.TempDir(), "register.tar.gz")
		code, out, errs := shell(t, append([]string{"bundle", "-register", "-signing-key", private, "-signing-alg", "ES256", "-o", output}, more...)...)
		require.Zero(t, code, errs)
		assert.Empty(t, out)
		data, err := os.ReadFile(output)
		require.NoError(t, err)
		return data
	}
	text, err := os.ReadFile(public)
	require.NoError(t, err)
	keys := map[string]*opa.KeyConfig{"default": {Key: string(text), Algorithm: "ES256"}}
	b, err := opa.NewReader(bytes.NewReader(write())).WithBundleVerificationConfig(opa.NewVerificationConfig(keys, "default", "", nil)).Read()
	require.NoError(t, err)
	assert.Equal(t, []string{"register"}, *b.Manifest.Roots)
	assert.Contains(t, b.Data["register"], "parties")
	assert.Equal(t, write(), write("inventory.yaml"), "the built-in example is that file")
}

func TestABundleThatCannotBeWrittenIsNot(t *testing.T) {
	private, public := keyPair(t)
	for name, args := range map[string][]string{
		"no file":                {"-seal", "x"},
		"an inventory":           {"inventory.yaml"},
		"a seal without a key":   {"-seal", filepath.Join(t.TempDir(), "seal")},
		"a seal without terms":   {"-seal", filepath.Join(t.TempDir(), "seal"), "-signing-key", private, "-signing-alg", "ES256"},
		"a key that cannot sign": {"-signing-key", public, "-signing-alg", "ES256"},
		"no such key":            {"-signing-key", private + "x"},
		"another algorithm":      {"-signing-key", private, "-signing-alg", "RS256"},
		"a shared secret":        {"-signing-key", private, "-signing-alg", "HS256"},
		"no such pack":           {"-overlay", t.TempDir()},
		"a register sealed":      {"-register", "-seal", filepath.Join(t.TempDir(), "seal"), "-signing-key", private, "-signing-alg", "ES256"},
		"a register of a pack":   {"-register", "-overlay", t.TempDir()},
		"a register amended":     {"-register", "-law", "x"},
		"no such inventory":      {"-register", filepath.Join(t.TempDir(), "none.yaml")},
		"a date that is none":    {"-valid-from", "soon"},
	} {
		t.Run(name, func(t *testing.T) {
			output := filepath.Join(t.TempDir(), "out")
			if name != "no file" {
				args = append([]string{"-o", output}, args...)
			}
			code, out, errs := shell(t, append([]string{"bundle"}, args...)...)
			assert.Equal(t, badUsage, code)
			assert.Empty(t, out)
			assert.NotEmpty(t, errs)
			assert.NoFileExists(t, output)
		})
	}
	for _, args := range [][]string{{}, {"a", "b"}, {"-at", "2026-12-01", "a"}} {
		code, _, _ := shell(t, append([]string{"verify"}, args...)...)
		assert.Equal(t, badUsage, code)
	}
}
