package bundle

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/archive"
	opa "github.com/open-policy-agent/opa/v1/bundle"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func builtIn(t *testing.T) *transfer.Inventory {
	t.Helper()
	inventory, err := transfer.OpenInventory(os.DirFS("../../examples/evaluator"), "inventory.yaml")
	require.NoError(t, err)
	return inventory
}

func writtenRegister(t *testing.T, inventory *transfer.Inventory, options ...Option) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, WriteRegister(&out, inventory, options...))
	return out.Bytes()
}

func TestARegisterIsWrittenAlikeEachTimeAndHoldsNothingElse(t *testing.T) {
	inventory := builtIn(t)
	key := newPair(t, "one").private
	assert.Equal(t, writtenRegister(t, inventory), writtenRegister(t, builtIn(t)))
	assert.Equal(t, writtenRegister(t, inventory, Signed(key)), writtenRegister(t, builtIn(t), Signed(key)))
	files, err := archive.Read(writtenRegister(t, inventory))
	require.NoError(t, err)
	require.Len(t, files, 2)
	var about manifest
	require.NoError(t, json.Unmarshal(files[0].Data, &about))
	assert.Equal(t, []string{"register"}, about.Roots)
	require.NotNil(t, about.RegoVersion)
	assert.Equal(t, 1, *about.RegoVersion)
	revision, err := RegisterRevision(inventory)
	require.NoError(t, err)
	assert.Equal(t, revision, about.Revision)
	assert.Equal(t, "register/data.json", files[1].Name)
	want, err := json.Marshal(inventory.Register())
	require.NoError(t, err)
	assert.JSONEq(t, string(want), string(files[1].Data))
}

func TestTheRevisionOfARegisterIsThatOfItsFactsAndNotOfItsFlows(t *testing.T) {
	inventory := builtIn(t)
	before, err := RegisterRevision(inventory)
	require.NoError(t, err)
	inventory.Flows[0].Name = "Another name"
	renamed, err := RegisterRevision(inventory)
	require.NoError(t, err)
	assert.Equal(t, before, renamed)
	inventory.Vendors[0].Name += " (renamed)"
	after, err := RegisterRevision(inventory)
	require.NoError(t, err)
	assert.NotEqual(t, before, after)
}

func TestTheRevisionOfTheLawIsThatOfItsBundle(t *testing.T) {
	files, err := archive.Read(written(t))
	require.NoError(t, err)
	var about manifest
	for _, file := range files {
		if file.Name == manifestFile {
			require.NoError(t, json.Unmarshal(file.Data, &about))
		}
	}
	revision, err := LawRevision()
	require.NoError(t, err)
	assert.Equal(t, about.Revision, revision)
}

func TestARegisterThatIsNoneIsNotWritten(t *testing.T) {
	var out bytes.Buffer
	bad := builtIn(t)
	bad.Vendors[0].Jurisdiction = "UK"
	var faults *transfer.InputError
	assert.ErrorAs(t, WriteRegister(&out, bad), &faults)
	_, err := RegisterRevision(bad)
	assert.ErrorAs(t, err, &faults)
	assert.ErrorIs(t, WriteRegister(&out, nil), transfer.ErrBadCall)
	assert.ErrorIs(t, WriteRegister(&out, builtIn(t), Signed(SigningKey{})), &RefusedError{Code: CodeCall})
	assert.Empty(t, out.Bytes())
	assert.ErrorIs(t, WriteRegister(full{}, builtIn(t)), io.ErrShortWrite)
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestStockOPAVerifiesARegister(t *testing.T) {
	p := newPair(t, "one")
	data := writtenRegister(t, builtIn(t), Signed(p.private))
	verify := func(key PublicKey) (opa.Bundle, error) {
		keys := map[string]*opa.KeyConfig{key.ID: {Key: string(key.PEM), Algorithm: key.Algorithm}}
		return opa.NewReader(bytes.NewReader(data)).WithBundleVerificationConfig(opa.NewVerificationConfig(keys, key.ID, key.Scope, nil)).Read()
	}
	b, err := verify(p.public)
	require.NoError(t, err)
	assert.Contains(t, b.Data, "register")
	_, err = verify(newPair(t, "one").public)
	assert.Error(t, err)
}
