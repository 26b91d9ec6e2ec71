package compiled

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// deps is what a function reads besides its arguments, by itself and through what it calls.
type deps struct {
	fields map[string]bool // of the input
	clock  bool            // the field of the input that is a clock
	input  bool            // the input as a whole
	asked  bool            // whether there is an input
	with   map[int]bool    // data that a `with` replaces, by number of the path
	data   bool            // the data as a whole
	late   bool            // data bound later
}

func newDeps() *deps { return &deps{fields: map[string]bool{}, with: map[int]bool{}} }

// settled reports whether one evaluation serves every question of a bound program.
func (d *deps) settled() bool {
	return len(d.fields) == 0 && len(d.with) == 0 && !d.clock && !d.input && !d.asked && !d.data
}

// constant reports whether one evaluation serves for ever.
func (d *deps) constant() bool { return d.settled() && !d.late }

func (d *deps) add(other *deps) {
	maps.Copy(d.fields, other.fields)
	maps.Copy(d.with, other.with)
	d.clock, d.input, d.asked = d.clock || other.clock, d.input || other.input, d.asked || other.asked
	d.data, d.late = d.data || other.data, d.late || other.late
}

// name is the same for functions that read the same.
func (d *deps) name() string {
	var b strings.Builder
	for _, f := range slices.Sorted(maps.Keys(d.fields)) {
		fmt.Fprintf(&b, "%q", f)
	}
	fmt.Fprint(&b, slices.Sorted(maps.Keys(d.with)), d.input, d.data, d.asked)
	return b.String()
}

// use is what a function reads of an argument: some fields of it, or more than that.
type use struct {
	fields map[string]bool
	whole  bool
	names  bool // it names a field of the input that is read
}

// reaches reports whether a function reads a field of the input that an argument names: what it reads is not known without
// the arguments.
func (f *function) reaches() bool {
	return slices.ContainsFunc(f.uses, func(u *use) bool { return u.names })
}
