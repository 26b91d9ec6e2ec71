package transfer

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"reflect"

	"github.com/chapterv/chapterv/transfer/internal/source"
	"go.yaml.in/yaml/v3"
)

// File is a file of an inventory: its name, for messages, and its bytes, YAML or JSON.
type File struct {
	Name string
	Data []byte
}

// ReadInventory reads an inventory from one or several files, which form one namespace. The form is told from the
// content; a file whose name ends in .json must be JSON. If anything is wrong it returns an *InputError that lists
// every fault with file, line and field, and no inventory.
func ReadInventory(files ...File) (*Inventory, error) {
	c := newChecker()
	merged := map[string]any{}
	var order []string
	var first *yaml.Node
	for _, file := range files {
		order = append(order, file.Name)
		root, strict, faults := parse(file)
		if root == nil || len(faults) > 0 {
			c.faults = append(c.faults, faults...)
			continue
		}
		c.file, c.strict = file.Name, strict
		c.merge(merged, c.object("inventory", root, "", ""))
		first = cmp.Or(first, root)
	}
	_, stated := c.where["organisation"]
	switch {
	case len(files) == 0:
		c.fault(FaultEmpty, Position{}, "", "there is no inventory to read", "")
	case first != nil && !stated:
		c.fault(FaultMissing, Position{File: order[0], Line: first.Line}, "organisation", "is required", "")
	}
	return c.finish(merged, order)
}

// OpenInventory reads the named files of a file system as ReadInventory does.
func OpenInventory(fsys fs.FS, names ...string) (*Inventory, error) {
	files := make([]File, 0, len(names))
	for _, name := range names {
		file, err := open(fsys, name)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return ReadInventory(files...)
}

func open(fsys fs.FS, name string) (File, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return File{}, fmt.Errorf("reading an inventory: %w", err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, source.MaxFile+1))
	if err != nil {
		return File{}, fmt.Errorf("reading an inventory: %w", err)
	}
	return File{Name: name, Data: data}, nil
}

// Validate checks an inventory that was built in Go as ReadInventory checks files. It returns nil or an *InputError.
func (inv *Inventory) Validate() error {
	data, err := json.Marshal(inv)
	if err != nil {
		return err
	}
	_, err = readBuilt(data)
	return err
}

// merge adds what one file states to what the earlier ones did.
func (c *checker) merge(all, next map[string]any) {
	for key, value := range next {
		before, twice := all[key]
		list, isList := value.([]any)
		earlier, wasList := before.([]any)
		switch {
		case !twice:
			all[key] = value
		case isList && wasList:
			all[key] = append(earlier, list...)
		case !reflect.DeepEqual(before, value):
			c.fault(FaultConflict, c.where[key], key, "is stated differently in an earlier file", "")
		}
	}
}

func (c *checker) finish(merged map[string]any, order []string) (*Inventory, error) {
	c.resolve()
	var fields checkedInventory
	if err := recast(merged, &fields); err != nil {
		return nil, err
	}
	inv := fields.inventory()
	inv.index, inv.where = newIndex(inv), c.where
	c.kindred(inv)
	c.related(inv)
	if err := inputError(c.faults, order); err != nil {
		return nil, err
	}
	inv.seal()
	return inv, nil
}

// UnmarshalJSON reads an inventory as strictly as ReadInventory does.
func (inv *Inventory) UnmarshalJSON(data []byte) error {
	next, err := ReadInventory(File{Data: data})
	if err != nil {
		return err
	}
	*inv = *next
	return nil
}

// The JSON forms of Inventory and Flow without their strict reading.
type (
	flowFields       Flow
	inventoryFields  Inventory
	checkedInventory struct {
		inventoryFields
		Flows []flowFields `json:"flows"`
	}
)

func (c checkedInventory) inventory() *Inventory {
	inv := Inventory(c.inventoryFields)
	if c.Flows != nil {
		inv.Flows = make([]Flow, len(c.Flows))
	}
	for i, f := range c.Flows {
		inv.Flows[i] = Flow(f)
	}
	return &inv
}

// recast turns checked JSON values into the Go types that mirror them.
func recast(from, to any) error {
	data, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, to)
}

func (inv *Inventory) lists() iter.Seq2[string, []Party] {
	return func(yield func(string, []Party) bool) {
		_ = yield("entities", inv.Entities) && yield("vendors", inv.Vendors) && yield("counterparties", inv.Counterparties)
	}
}
