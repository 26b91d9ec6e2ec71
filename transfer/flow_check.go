package transfer

import (
	"cmp"
	"encoding/json"
	"strings"
)

const maxFlow = 64 << 10 // bytes of JSON

// UnmarshalJSON reads one flow as strictly as an inventory is read: unknown or repeated keys, null, wrong types, words
// outside the vocabularies and malformed dates are an *InputError. Whether the parties exist is seen when it is asked.
func (f *Flow) UnmarshalJSON(data []byte) error {
	c := newChecker()
	record, err := c.flow(data)
	if err = cmp.Or(err, inputError(c.faults, nil)); err != nil {
		return err
	}
	var fields flowFields
	if err := recast(record, &fields); err != nil {
		return err
	}
	*f = Flow(fields)
	return nil
}

// flow checks one flow by itself. The error is about the document; the faults of the flow are the checker's.
func (c *checker) flow(data []byte) (map[string]any, error) {
	if len(data) > maxFlow {
		return nil, tooLarge()
	}
	root, _, faults := parse(File{Name: "flow.json", Data: data})
	if len(faults) > 0 {
		for i := range faults {
			faults[i].File = ""
		}
		return nil, &InputError{Faults: faults}
	}
	c.strict = true
	record, _ := c.one("", "flow", "", root, "", "")
	result, _ := record.(map[string]any)
	return result, nil
}

// check reports everything that is wrong with a flow that may not come from the inventory.
func (inv *Inventory) check(f *Flow) error {
	if inv.sound(f) {
		return nil
	}
	return inv.faults(*f)
}

// faults looks for everything that is wrong with a flow.
func (inv *Inventory) faults(f Flow) error {
	if f.least() > maxFlow {
		return tooLarge()
	}
	data, err := json.Marshal(f)
	if err != nil {
		return &InputError{Faults: []Fault{{Code: FaultSyntax, Message: err.Error()}}}
	}
	c := newChecker()
	if _, err := c.flow(data); err != nil {
		return unplaced(err)
	}
	x := inv.indexed()
	for _, ref := range c.refs {
		if _, own := c.defs[ref.kind][ref.id]; !own && !x.has(ref.kind, ref.id) {
			c.unknown(ref, x.ids(ref.kind))
		}
	}
	c.sides(x, &f, "")
	if f.At.IsZero() && inv.AsOf.IsZero() {
		c.fault(FaultMissing, Position{}, "at", "is required where the inventory has no as_of", "")
	}
	c.route(x, &f, "")
	return unplaced(inputError(c.faults, nil))
}

func tooLarge() error {
	return &InputError{Faults: []Fault{{Code: FaultTooLarge, Message: "the flow is over 64 KiB"}}}
}

// least is how many bytes a flow takes at the least, so that a huge one is not written out to be measured.
func (f *Flow) least() int {
	n := len(f.ID) + len(f.Name)
	for _, list := range f.lists() {
		for _, item := range *list {
			n += len(item) + 1
		}
	}
	return n
}

// unplaced takes the line away: the flow came from no file.
func unplaced(err error) error {
	faulty, ok := err.(*InputError)
	if !ok {
		return err
	}
	for i := range faulty.Faults {
		faulty.Faults[i].Line = 0
		faulty.Faults[i].Field = strings.TrimPrefix(faulty.Faults[i].Field, ".")
	}
	return faulty
}
