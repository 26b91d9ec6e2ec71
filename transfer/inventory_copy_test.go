package transfer

import (
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheCopyOfAnInventoryIsTheSameHoweverItIsMade(t *testing.T) {
	inventory := builtinFile(t)
	asRead, err := inventory.checkedCopy()
	require.NoError(t, err)
	edited := *inventory
	edited.sealed = [32]byte{} // as if somebody had built it
	checked, err := edited.checkedCopy()
	require.NoError(t, err)
	assert.Nil(t, asRead.where, "it was not read again")
	assert.NotNil(t, checked.where)
	checked.where = nil
	assert.Equal(t, checked, asRead)
	again, err := asRead.checkedCopy()
	require.NoError(t, err)
	assert.Equal(t, asRead, again)
}

func TestTheCopyOfAnInventorySharesNothing(t *testing.T) {
	inventory := builtinFile(t)
	own, err := inventory.checkedCopy()
	require.NoError(t, err)
	inventory.index, inventory.where, own.index = nil, nil, nil
	places := map[uintptr]string{}
	pieces(reflect.ValueOf(inventory).Elem(), "", func(at uintptr, path string) { places[at] = path })
	require.Greater(t, len(places), 300)
	pieces(reflect.ValueOf(own).Elem(), "", func(at uintptr, path string) {
		if other, shared := places[at]; shared {
			assert.Fail(t, "shared", "%s with %s", path, other)
		}
	})
}

func TestWhatWasEditedIsCheckedAgain(t *testing.T) {
	for what, edit := range map[string]func(*Inventory){
		"a place": func(inv *Inventory) { inv.Vendors[0].Jurisdiction = "UK" },
		"a reference": func(inv *Inventory) {
			i := slices.IndexFunc(inv.Instruments, func(i Instrument) bool { return len(i.Importers) > 0 })
			inv.Instruments[i].Importers[0].Party = "nobody"
		},
		"a flow":      func(inv *Inventory) { inv.Flows[0].Exporter.Role = "owner" },
		"a date":      func(inv *Inventory) { inv.AsOf = NewDate(2026, 2, 30) },
		"a new thing": func(inv *Inventory) { inv.Orders = append(inv.Orders, Order{ID: "order"}) },
	} {
		inventory := builtinFile(t)
		edit(inventory)
		_, err := New(t.Context(), inventory)
		var faults *InputError
		assert.ErrorAs(t, err, &faults, what)
	}
	inventory := builtinFile(t)
	inventory.Vendors[0].Name = "Another name"
	engine, err := New(t.Context(), inventory)
	require.NoError(t, err)
	p, _ := engine.inventory.Party(inventory.Vendors[0].ID)
	assert.Equal(t, "Another name", p.Name)
}
