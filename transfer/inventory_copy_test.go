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
	asRead, err := inventory.checked()
	require.NoError(t, err)
	assert.Same(t, inventory.sealed, asRead, "it was not read again")
	edited := *inventory
	edited.sealed = nil // as if somebody had built it
	built, err := edited.checked()
	require.NoError(t, err)
	assert.NotSame(t, asRead, built)
	assert.Equal(t, built.Inventory, asRead.Inventory)
	again, err := asRead.Clone().checked()
	require.NoError(t, err)
	assert.Equal(t, asRead.Inventory, again.Inventory)
}

func TestTheCopyOfAnInventorySharesNothing(t *testing.T) {
	inventory := builtinFile(t)
	own, err := inventory.checked()
	require.NoError(t, err)
	handed, err := inventory.Checked()
	require.NoError(t, err)
	inventory.index, inventory.where, inventory.sealed, handed.index, handed.where, handed.sealed = nil, nil, nil, nil, nil, nil
	places := map[uintptr]string{}
	for name, one := range map[string]*Inventory{"inventory": inventory, "handed": handed} {
		pieces(reflect.ValueOf(one).Elem(), name, func(at uintptr, path string) {
			assert.Empty(t, places[at], path)
			places[at] = path
		})
	}
	require.Greater(t, len(places), 600)
	copied := *own.Inventory
	copied.index = nil
	pieces(reflect.ValueOf(&copied).Elem(), "", func(at uintptr, path string) {
		if other, shared := places[at]; shared {
			assert.Fail(t, "shared", "%s with %s", path, other)
		}
	})
}

// Whatever is changed of an inventory is seen, a list made empty included.
func TestEveryChangeOfAnInventoryIsSeen(t *testing.T) {
	inventory := builtinFile(t)
	fill(reflect.ValueOf(&inventory.Settings).Elem(), "a")
	for list, one := range map[string]any{
		"Entities": &inventory.Entities[0], "Instruments": &inventory.Instruments[0], "Assessments": &inventory.Assessments[0], "Flows": &inventory.Flows[0],
	} {
		require.NotNil(t, one, list)
		fill(reflect.ValueOf(one).Elem(), "a")
	}
	var order Order
	fill(reflect.ValueOf(&order).Elem(), "a")
	inventory.Orders = []Order{order}
	other := inventory.Clone()
	unchanged := func() bool { return same(reflect.ValueOf(inventory).Elem(), reflect.ValueOf(other).Elem()) }
	require.True(t, unchanged())
	changes := 0
	var change func(v reflect.Value, path string)
	change = func(v reflect.Value, path string) {
		try := func(next reflect.Value) {
			before := reflect.New(v.Type()).Elem()
			before.Set(v)
			v.Set(next)
			assert.False(t, unchanged(), path)
			v.Set(before)
			changes++
		}
		switch {
		case v.Type() == reflect.TypeFor[Date]():
			try(reflect.ValueOf(v.Interface().(Date).AddDays(1)))
		case v.Kind() == reflect.String:
			try(reflect.ValueOf(v.String() + "x").Convert(v.Type()))
		case v.Kind() == reflect.Int:
			try(reflect.ValueOf(v.Int() + 1).Convert(v.Type()))
		case v.Kind() == reflect.Uint8:
			try(reflect.ValueOf(v.Uint() + 1).Convert(v.Type()))
		case v.Kind() == reflect.Bool:
			try(reflect.ValueOf(!v.Bool()))
		case v.Kind() == reflect.Slice:
			try(reflect.Zero(v.Type()))
			try(reflect.MakeSlice(v.Type(), 0, 0))
			for i := range v.Len() {
				change(v.Index(i), path+"[]")
			}
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() {
					change(v.Field(i), path+"."+f.Name)
				}
			}
		}
	}
	for _, list := range []any{
		inventory.Entities[:1], inventory.Instruments[:1], inventory.Assessments[:1], inventory.Orders, inventory.Flows[:1],
	} {
		change(reflect.ValueOf(list).Index(0), reflect.TypeOf(list).String())
	}
	change(reflect.ValueOf(&inventory.Settings).Elem(), "settings")
	change(reflect.ValueOf(&inventory.Organisation).Elem(), "organisation")
	change(reflect.ValueOf(&inventory.AsOf).Elem(), "as_of")
	assert.Greater(t, changes, 150)
	require.True(t, unchanged())
}

// All engines for an inventory as it was read have one set of rules bound to it.
func TestRulesAreBoundToAnInventoryOnce(t *testing.T) {
	inventory := builtinFile(t)
	one, err := New(t.Context(), inventory)
	require.NoError(t, err)
	two, err := New(t.Context(), inventory, WithMemo(0))
	require.NoError(t, err)
	assert.Same(t, one.rules, two.rules)
	reference, err := New(t.Context(), inventory, WithReference())
	require.NoError(t, err)
	assert.NotSame(t, one.rules, reference.rules)
	assert.Nil(t, reference.rules.program)
	assert.Equal(t, builtinFile(t), inventory, "inventories compare by what they say")
	inventory.Vendors[0].Name = "Another name"
	edited, err := New(t.Context(), inventory)
	require.NoError(t, err)
	assert.NotSame(t, one.rules, edited.rules)
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
