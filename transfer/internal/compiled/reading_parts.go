package compiled

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ir"
)

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
