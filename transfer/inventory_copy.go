package transfer

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"reflect"
)

// seal notes what an inventory says now that it is checked.
func (inv *Inventory) seal() error {
	data, err := json.Marshal(inv)
	inv.sealed = sha256.Sum256(data)
	return err
}

// checkedCopy returns a copy that shares nothing, after a check. What says the same as when it was read needs none.
func (inv *Inventory) checkedCopy() (*Inventory, error) {
	data, err := json.Marshal(inv)
	if err != nil {
		return nil, ErrBadCall.Because(err)
	}
	if sha256.Sum256(data) != inv.sealed {
		return readBuilt(data)
	}
	own := inv.Clone()
	own.index = newIndex(own)
	return own, nil
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
	own := &Inventory{
		Version: inv.Version, Organisation: inv.Organisation, AsOf: inv.AsOf, Entities: deep(inv.Entities), Vendors: deep(inv.Vendors),
		Counterparties: deep(inv.Counterparties), Instruments: deep(inv.Instruments), Assessments: deep(inv.Assessments),
		Orders: deep(inv.Orders), Flows: deep(inv.Flows), sealed: inv.sealed,
	}
	own.Settings = deep([]Settings{inv.Settings})[0]
	return own
}

// deep copies a list with every list in it.
func deep[T any](list []T) []T {
	if list == nil {
		return nil
	}
	own := make([]T, len(list))
	copy(own, list)
	for i := range own {
		unshare(reflect.ValueOf(&own[i]).Elem())
	}
	return own
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
