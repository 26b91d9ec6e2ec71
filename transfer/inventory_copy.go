package transfer

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"sync"
	"weak"
)

// sealed is what an inventory said when it was checked. Nobody changes it, and all engines for that inventory share it.
type sealed struct{ *Inventory }

// bound are the rules of this build over the registers of sealed inventories. They are kept apart from them, so that inventories
// compare by what they say, and go when the inventory goes.
var bound sync.Map // weak.Pointer[sealed] -> *evaluator

// seal notes what an inventory says now that it is checked.
func (inv *Inventory) seal() {
	own := inv.Clone()
	own.index = newIndex(own)
	inv.sealed = &sealed{Inventory: own}
}

// checked returns a copy that shares nothing and is never changed, after a check. What says the same as when it was read needs
// none, and has one already.
func (inv *Inventory) checked() (*sealed, error) {
	if inv.sealed != nil && same(reflect.ValueOf(inv).Elem(), reflect.ValueOf(inv.sealed.Inventory).Elem()) {
		return inv.sealed, nil
	}
	data, err := json.Marshal(inv)
	if err != nil {
		return nil, ErrBadCall.Because(err)
	}
	own, err := readBuilt(data)
	if err != nil {
		return nil, err
	}
	return own.sealed, nil
}

// evaluator is the rules over the register of the inventory. Those of this build are bound to it once.
func (s *sealed) evaluator(l *law, reference bool) (*evaluator, error) {
	ours, err := embedded()
	if err != nil || l != ours || reference {
		return l.evaluator(registerOf{s.Inventory}, reference)
	}
	place := weak.Make(s)
	if known, ok := bound.Load(place); ok {
		return known.(*evaluator), nil
	}
	e, err := l.evaluator(registerOf{s.Inventory}, false)
	if err != nil {
		return nil, err
	}
	first, known := bound.LoadOrStore(place, e)
	if !known {
		runtime.AddCleanup(s, func(place weak.Pointer[sealed]) { bound.Delete(place) }, place)
	}
	return first.(*evaluator), nil
}

// readBuilt checks what was built in Go. It is in no file, and its faults are on no line.
func readBuilt(data []byte) (*Inventory, error) {
	inv, err := ReadInventory(File{Data: data})
	var wrong *InputError
	if errors.As(err, &wrong) {
		for i := range wrong.Faults {
			wrong.Faults[i].Line = 0
		}
	}
	return inv, err
}

// Clone returns a copy that shares nothing and may be changed. It no longer knows the places of its fields in files.
func (inv *Inventory) Clone() *Inventory {
	own := *inv
	own.index, own.where = nil, nil
	said := reflect.ValueOf(&own).Elem()
	for i := range said.NumField() {
		if said.Type().Field(i).IsExported() {
			unshare(said.Field(i))
		}
	}
	return &own
}

// same reports that two values of an inventory state the same. A list that is empty is not one that is absent.
func same(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.String:
		return a.String() == b.String()
	case reflect.Uint8:
		return a.Uint() == b.Uint()
	case reflect.Int:
		return a.Int() == b.Int()
	case reflect.Bool:
		return a.Bool() == b.Bool()
	case reflect.Slice:
		if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Struct:
		ofInventory := a.Type() == reflect.TypeFor[Inventory]()
		for i := range a.NumField() {
			if ofInventory && !a.Type().Field(i).IsExported() { // what it remembers
				continue
			}
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	}
	panic(fmt.Sprintf("%s is no type of an inventory", a.Type())) // a test compares every type
}

// deep is a copy of a value with every list in it.
func deep[T any](v T) T {
	unshare(reflect.ValueOf(&v).Elem())
	return v
}

// unshare gives a value lists of its own.
func unshare(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Date]() {
			return
		}
		for i := range v.NumField() {
			unshare(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		if v.Type().Elem().Kind() == reflect.Struct {
			for i := range own.Len() {
				unshare(own.Index(i))
			}
		}
		v.Set(own)
	}
}
