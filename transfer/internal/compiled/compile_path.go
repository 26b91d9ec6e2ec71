package compiled

import "github.com/open-policy-agent/opa/v1/ir"

// path is a row of lookups by names known in advance, one into what the other found.
type path struct {
	slot  int32
	names []*value
	sites []int // where each remembers which shape of object had the name in which place
}

func (p *path) read(m *machine, l []*value) *value {
	v := l[p.slot]
	for i, name := range p.names {
		if v == nil {
			return nil
		}
		if v.kind != kindObject {
			v = lookup(v, name)
			continue
		}
		at := &m.sites[p.sites[i]]
		if at.keys == v.keys {
			v = v.list[at.place]
			continue
		}
		place := v.keys.place(name)
		if place < 0 {
			return nil
		}
		if v.keys.shared {
			at.keys, at.place = v.keys, int32(place)
		}
		v = v.list[place]
	}
	return v
}

// path compiles a lookup by name together with the lookups, and the comparison, that follow it and are all that use it.
func (c *compiler) path(s *ir.DotStmt, slot int32, rest []ir.Stmt, e *env) (o op, more int) {
	p := &path{slot: slot}
	target := s.Target
	add := func(name *value) { p.names, p.sites = append(p.names, name), append(p.sites, c.build.site()) }
	add(c.operand(s.Key, e).constant)
	for more < len(rest) && c.facts.local(target).reads == 1 && c.facts.settled(target) {
		switch s := rest[more].(type) {
		case *ir.DotStmt:
			key := c.operand(s.Key, e)
			if s.Source.Value != ir.Val(target) || !key.isConst() || !key.constant.interned {
				break
			}
			add(key.constant)
			target = s.Target
			more++
			continue
		case *ir.AssignVarStmt:
			if s.Source.Value != ir.Val(target) || !c.facts.settled(s.Target) {
				break
			}
			target = s.Target
			more++
			continue
		case *ir.EqualStmt:
			if o := c.pathIs(p, target, s.A, s.B, true, e); o != nil {
				return o, more + 1
			}
		case *ir.NotEqualStmt:
			if o := c.pathIs(p, target, s.A, s.B, false, e); o != nil {
				return o, more + 1
			}
		}
		break
	}
	t := c.slot(target)
	if len(p.names) == 1 {
		return p.first(t), more
	}
	return func(m *machine, l []*value) int {
		v := p.read(m, l)
		l[t] = v
		return outcome(v != nil)
	}, more
}

// first is read for a single name.
func (p *path) first(t int32) op {
	s, site := p.slot, p.sites[0]
	return func(m *machine, l []*value) int {
		v := l[s]
		if v != nil && v.keys != nil && m.sites[site].keys == v.keys {
			l[t] = v.list[m.sites[site].place]
			return next
		}
		v = p.read(m, l)
		l[t] = v
		return outcome(v != nil)
	}
}

// pathIs compiles the comparison of what stands at a path with something else.
func (c *compiler) pathIs(p *path, target ir.Local, a, b ir.Operand, want bool, e *env) op {
	if a.Value != ir.Val(target) {
		a, b = b, a
	}
	x := c.operand(b, e)
	if a.Value != ir.Val(target) || b.Value == ir.Val(target) {
		return nil
	}
	k := x.constant
	if k == nil {
		return func(m *machine, l []*value) int {
			v := p.read(m, l)
			if v == nil {
				return undefined
			}
			y := x.get(m, l)
			return outcome((v == y || y != nil && m.same(v, y)) == want)
		}
	}
	if k.kind == kindBool && !want && k.num == 0 {
		return func(m *machine, l []*value) int {
			v := p.read(m, l)
			return outcome(v != nil && v != isFalse)
		}
	}
	return func(m *machine, l []*value) int {
		v := p.read(m, l)
		return outcome(v != nil && m.same(v, k) == want)
	}
}
