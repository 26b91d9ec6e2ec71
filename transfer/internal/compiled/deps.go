package compiled

import (
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ir"
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
		b.WriteString(f)
		b.WriteByte(0)
	}
	for _, w := range slices.Sorted(maps.Keys(d.with)) {
		b.WriteByte(1)
		b.WriteByte(byte(w))
	}
	if d.input {
		b.WriteByte(2)
	}
	if d.data {
		b.WriteByte(3)
	}
	if d.asked {
		b.WriteByte(4)
	}
	return b.String()
}

// reading finds the deps of one function, whose callees are known already.
type reading struct {
	build *builder
	facts *facts
	deps  *deps
	// paths are the locals that hold the data document, or a part of it that a `with` may replace something in.
	paths map[local][]string
	// args are the parameters, and what is read of each.
	args map[local]*use
	// copies are the locals that hold the input or a parameter under another name.
	copies map[local]ir.Local
	// names are the texts of which a local holds one, or a list or set of.
	names map[local][]string
	// saved are copies of the input and the data that serve to put them back after a `with`.
	saved map[local]bool
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

func (b *builder) reads(fn *function, params []ir.Local, f *facts, blocks []*ir.Block) {
	r := &reading{build: b, facts: f, deps: newDeps(), paths: map[local][]string{}, args: map[local]*use{}, copies: map[local]ir.Local{}, names: map[local][]string{}, saved: map[local]bool{}}
	fn.deps = r.deps
	r.paths[local{number: ir.Data}] = nil
	for _, p := range params {
		u := &use{fields: map[string]bool{}}
		fn.uses = append(fn.uses, u)
		if p > ir.Data {
			r.args[local{number: p}] = u
		}
	}
	r.findSaved(blocks)
	r.blocks(blocks)
}

// findSaved looks for locals that only put back what a `with` replaced.
func (r *reading) findSaved(blocks []*ir.Block) {
	copies, restores := map[local]int{}, map[local]int{}
	r.each(blocks, func(s ir.Stmt) {
		switch s := s.(type) {
		case *ir.AssignVarStmt:
			if l, ok := s.Source.Value.(ir.Local); ok && (l == ir.Input || l == ir.Data) {
				copies[r.facts.name(s.Target)]++
			}
		case *ir.WithStmt:
			if l, ok := s.Value.Value.(ir.Local); ok && len(s.Path) == 0 {
				restores[r.facts.name(l)]++
			}
		}
	})
	for l, n := range copies {
		f := r.facts.locals[l]
		r.saved[l] = n == 1 && f.writes == 1 && f.reads == restores[l]
	}
}

// each visits every statement, with the region of each known to the facts.
func (r *reading) each(blocks []*ir.Block, visit func(ir.Stmt)) {
	for _, b := range blocks {
		leave := r.facts.enter(b)
		for _, s := range b.Stmts {
			visit(s)
			e, _ := effectsOf(s)
			r.each(e.blocks, visit)
		}
		leave()
	}
}

func (r *reading) blocks(blocks []*ir.Block) { r.each(blocks, r.statement) }

func (r *reading) statement(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.DotStmt:
		r.dot(s)
	case *ir.CallStmt:
		r.call(s)
	case *ir.CallDynamicStmt:
		for _, f := range r.build.targets(s) {
			r.deps.add(f.deps)
		}
		for _, p := range s.Path {
			r.whole(p)
		}
	case *ir.AssignVarStmt:
		l, ok := s.Source.Value.(ir.Local)
		l = r.original(l)
		if ok && (l == ir.Input || r.args[r.facts.name(l)] != nil) && r.facts.local(l).writes == 1 && r.facts.settled(s.Target) {
			r.copies[r.facts.name(s.Target)] = l
		} else if list := r.listOf(l); ok && list != nil && r.facts.settled(s.Target) {
			r.names[r.facts.name(s.Target)] = list
		} else if !r.saved[r.facts.name(s.Target)] {
			r.whole(s.Source)
		}
	case *ir.ArrayAppendStmt:
		r.listed(s.Array, s.Value)
	case *ir.SetAddStmt:
		r.listed(s.Set, s.Value)
	case *ir.ScanStmt:
		r.whole(ir.Operand{Value: s.Source})
		if list := r.listOf(s.Source); list != nil {
			r.names[r.facts.name(s.Value)] = list
		}
	case *ir.IsDefinedStmt:
		r.defined(s.Source)
	case *ir.IsUndefinedStmt:
		r.defined(s.Source)
	case *ir.WithStmt:
		if l, ok := s.Value.Value.(ir.Local); !ok || !r.saved[r.facts.name(l)] {
			r.whole(s.Value)
		}
	default:
		e, _ := effectsOf(s)
		for _, l := range e.reads {
			r.whole(ir.Operand{Value: l})
		}
	}
}

// listed notes a text that becomes part of a list.
func (r *reading) listed(list ir.Local, v ir.Operand) {
	r.whole(v)
	if i, ok := v.Value.(ir.StringIndex); ok {
		n := r.facts.name(list)
		r.names[n] = append(r.names[n], r.build.strings[i].text)
	}
}

// listOf gives the texts of which a local holds one, or all, if it can hold nothing else.
func (r *reading) listOf(l ir.Local) []string {
	list, f := r.names[r.facts.name(l)], r.facts.local(l)
	if f.writes != 1 || f.mutated > 0 && f.mutated != len(list) {
		return nil
	}
	return list
}

// original is the document that a local is a copy of.
func (r *reading) original(l ir.Local) ir.Local {
	if o, ok := r.copies[r.facts.name(l)]; ok {
		return o
	}
	return l
}

func (r *reading) defined(l ir.Local) {
	if r.original(l) == ir.Input {
		r.deps.asked = true
		return
	}
	r.whole(ir.Operand{Value: l})
}

func (r *reading) call(s *ir.CallStmt) {
	f := r.build.functions[s.Func]
	if f == nil {
		args := s.Args
		if s.Func == "object.get" {
			if key, ok := args[1].Value.(ir.StringIndex); ok {
				r.part(args[0], &use{fields: map[string]bool{r.build.strings[key].text: true}})
				args = args[1:]
			}
		}
		for _, a := range args {
			r.whole(a)
		}
		return
	}
	r.deps.add(f.deps)
	for i, a := range s.Args[2:] {
		r.part(a, f.uses[i+2])
		if f.uses[i+2].names {
			r.named(a)
		}
	}
}

// named notes that a field of the input is read whose name an operand holds.
func (r *reading) named(o ir.Operand) {
	switch v := o.Value.(type) {
	case ir.StringIndex:
		r.deps.fields[r.build.strings[v].text] = true
	case ir.Local:
		if own := r.args[r.facts.name(r.original(v))]; own != nil {
			own.names = true
			return
		}
		list := r.listOf(v)
		for _, name := range list {
			r.deps.fields[name] = true
		}
		r.deps.input = r.deps.input || list == nil
	}
}

// part notes that some of a document is read.
func (r *reading) part(o ir.Operand, u *use) {
	l, ok := o.Value.(ir.Local)
	l = r.original(l)
	own := r.args[r.facts.name(l)]
	switch {
	case !ok:
	case u.whole || l != ir.Input && own == nil:
		r.whole(o)
	case own != nil:
		maps.Copy(own.fields, u.fields)
	default:
		maps.Copy(r.deps.fields, u.fields)
	}
}

// whole notes a use of a document other than the lookup of a known field.
func (r *reading) whole(o ir.Operand) {
	l, ok := o.Value.(ir.Local)
	if !ok {
		return
	}
	l = r.original(l)
	if l == ir.Input {
		r.deps.input = true
	}
	if own := r.args[r.facts.name(l)]; own != nil {
		own.whole = true
	}
	if path, ok := r.paths[r.facts.name(l)]; ok {
		r.deps.data = true
		r.deps.late = r.deps.late || len(path) == 0
	}
}

func (r *reading) dot(s *ir.DotStmt) {
	src, ok := s.Source.Value.(ir.Local)
	if !ok {
		return
	}
	src = r.original(src)
	index, constant := s.Key.Value.(ir.StringIndex)
	path, isData := r.paths[r.facts.name(src)]
	if !constant {
		if src == ir.Input {
			r.named(s.Key)
		} else {
			r.whole(s.Key)
			r.whole(s.Source)
		}
		return
	}
	key := r.build.strings[index].text
	if src == ir.Input {
		if key == r.build.clock && s.Source.Value == ir.Val(ir.Input) { // read as such; see date
			r.deps.clock = true
		} else {
			r.deps.fields[key] = true
		}
	}
	if own := r.args[r.facts.name(src)]; own != nil {
		own.fields[key] = true
	}
	if !isData {
		return
	}
	path = append(slices.Clone(path), key)
	if r.build.late[path[0]] {
		r.deps.late = true
	}
	for i, with := range r.build.replaced {
		n := min(len(with), len(path))
		if !slices.Equal(with[:n], path[:n]) {
			continue
		}
		switch {
		case len(with) <= len(path):
			r.deps.with[i] = true
		case r.facts.settled(s.Target):
			r.paths[r.facts.name(s.Target)] = path
		default:
			r.deps.data = true
		}
	}
}

// targets are the rules that a dynamic call may reach.
func (b *builder) targets(s *ir.CallDynamicStmt) []*function {
	at := []*paths{b.paths}
	for _, o := range s.Path {
		var below []*paths
		for _, p := range at {
			if i, ok := o.Value.(ir.StringIndex); ok {
				if q := p.next[b.strings[i].text]; q != nil {
					below = append(below, q)
				}
				continue
			}
			for _, q := range p.next {
				below = append(below, q)
			}
		}
		at = below
	}
	var out []*function
	for _, p := range at {
		if p.function != nil {
			out = append(out, p.function)
		}
	}
	return out
}
