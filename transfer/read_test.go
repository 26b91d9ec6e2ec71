package transfer_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

const inventoryFile = "testdata/inventory.yaml"

func source(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(inventoryFile)
	require.NoError(t, err)
	return string(data)
}

func read(text string) (*transfer.Inventory, error) {
	return transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(text)})
}

func faultsOf(t testing.TB, err error) []transfer.Fault {
	t.Helper()
	var input *transfer.InputError
	require.ErrorAs(t, err, &input)
	return input.Faults
}

// broken reads the inventory with one text in place of another and returns the faults.
func broken(t testing.TB, from, to string) []transfer.Fault {
	t.Helper()
	text := source(t)
	require.Equal(t, 1, strings.Count(text, from), "%q must be there once", from)
	inv, err := read(strings.Replace(text, from, to, 1))
	require.Error(t, err, "%s", to)
	assert.Nil(t, inv)
	return faultsOf(t, err)
}

func TestInventoryIsReadAsWritten(t *testing.T) {
	inv, err := read(source(t))
	require.NoError(t, err)
	norway, ok := inv.Party("harbour-no")
	require.True(t, ok)
	assert.Equal(t, transfer.Territory("NO"), norway.Jurisdiction, "an unquoted NO is Norway")
	assert.Equal(t, "2021/914", inv.Instruments[0].Version)
	assert.Equal(t, "1.10", inv.Instruments[2].Version, "a version is a text")
	assert.Equal(t, transfer.NewDate(2025, 1, 1), inv.Instruments[0].Exporters[1].From)
	assert.Equal(t, "harbour-fr", inv.Instruments[0].Exporters[0].Party)
	assert.True(t, inv.Instruments[0].Unaltered.True())
	assert.True(t, inv.Instruments[0].AnnexesComplete.False())
	assert.False(t, inv.Instruments[0].SwissAdaptations.Stated())
	assert.True(t, inv.Instruments[1].Regimes.All)
	assert.Equal(t, []string{"IN", "US"}, inv.Instruments[1].Destinations.Of)
	assert.True(t, inv.Instruments[1].Covers.IsZero())

	crm, ok := inv.Flow("crm")
	require.True(t, ok)
	assert.NotNil(t, crm.SpecialCategories, "an empty list is a statement")
	assert.Nil(t, crm.ImporterActivity, "an absent one is none")
	_, ok = inv.Flow("none")
	assert.False(t, ok)
	_, ok = inv.Party("none")
	assert.False(t, ok)

	place, ok := inv.Where("flows[crm].importer.on_behalf_of")
	require.True(t, ok)
	assert.Equal(t, "inventory.yaml", place.File)
	assert.Contains(t, strings.Split(source(t), "\n")[place.Line-1], "on_behalf_of: harbour-fr")
	assert.NoError(t, inv.Validate())
}

func TestSeveralFilesAreOneNamespace(t *testing.T) {
	one := "version: 1\norganisation: {id: o, name: O}\nas_of: 2026-11-23\nentities: [{id: a, name: A, jurisdiction: FR}]\n"
	two := `{"version": 1, "entities": [{"id": "b", "name": "B", "jurisdiction": "US"}],
"flows": [{"id": "f", "exporter": {"party": "a", "role": "controller"}, "importer": {"party": "b", "role": "processor"}}]}`
	fsys := fstest.MapFS{"one.yaml": {Data: []byte(one)}, "two.json": {Data: []byte(two)}, "three.yml": {Data: []byte(one)}}
	inv, err := transfer.OpenInventory(fsys, "one.yaml", "two.json")
	require.NoError(t, err)
	assert.Len(t, inv.Entities, 2)

	_, err = transfer.OpenInventory(fsys, "two.json", "one.yaml")
	require.NoError(t, err, "in either order")

	_, err = transfer.OpenInventory(fsys, "one.yaml", "three.yml")
	faults := faultsOf(t, err)
	require.Len(t, faults, 1, "the same statement twice is none too many, the same id is: %v", err)
	assert.Equal(t, transfer.FaultDuplicateID, faults[0].Code)
	assert.Equal(t, "three.yml", faults[0].File)
	assert.Contains(t, faults[0].Message, "one.yaml:4")

	fsys["four.yaml"] = &fstest.MapFile{Data: []byte("version: 1\nas_of: 2026-11-24\n")}
	_, err = transfer.OpenInventory(fsys, "one.yaml", "four.yaml")
	assert.Equal(t, transfer.FaultConflict, faultsOf(t, err)[0].Code)

	_, err = transfer.OpenInventory(fsys, "two.json")
	assert.Contains(t, err.Error(), "organisation: is required")
	_, err = transfer.OpenInventory(fsys, "absent.yaml")
	assert.ErrorContains(t, err, "absent.yaml")
	_, err = transfer.ReadInventory()
	assert.Equal(t, transfer.FaultEmpty, faultsOf(t, err)[0].Code)
}

func TestAllFaultsAreReportedAtOnceInOrder(t *testing.T) {
	_, err := read(`version: 1
organisation: {id: o, name: O}
entities:
  - {id: a, name: A, jurisdiction: UK}
  - {id: b, nmae: B, jurisdiction: EL}
flows:
  - id: crm
    exporter: {party: a, role: controler}
    importer: {party: bb, role: processor}
    hr: "no"
`)
	assert.Equal(t, strings.TrimSpace(`
inventory.yaml:4: entities[a].jurisdiction: "UK" is not a territory code: it is neither in ISO 3166-1 alpha-2 nor one of the extra codes; did you mean "GB"? [input.unknown_country]
inventory.yaml:5: entities[b].nmae: is not a field of a party; did you mean "name"? [input.unknown_field]
inventory.yaml:5: entities[b].jurisdiction: "EL" is not a territory code: it is neither in ISO 3166-1 alpha-2 nor one of the extra codes; did you mean "GR"? [input.unknown_country]
inventory.yaml:5: entities[b].name: is required [input.missing_field]
inventory.yaml:7: flows[crm].at: is required where the inventory has no as_of [input.missing_field]
inventory.yaml:8: flows[crm].exporter.role: "controler" is none of controller, joint-controller, processor; did you mean "controller"? [input.unknown_value]
inventory.yaml:9: flows[crm].importer.party: "bb" is not the id of any of the parties; did you mean "b"? [input.unknown_reference]
inventory.yaml:10: flows[crm].hr: must be true or false, not the text "no"; did you mean "false"? [input.wrong_type]`), err.Error())
	var one transfer.Fault
	require.True(t, errors.As(err, &one))
	assert.Equal(t, 4, one.Line)
}

func TestAskedAtAsksEveryFlowAboutThatDay(t *testing.T) {
	inv, err := read(source(t))
	require.NoError(t, err)
	then := inv.AskedAt(transfer.NewDate(2020, 7, 16))
	for _, f := range then.Flows {
		assert.Equal(t, "2020-07-16", f.At.String())
	}
	support, _ := inv.Flow("support")
	assert.Equal(t, "2026-11-30", support.At.String(), "the first inventory is as it was")
}
