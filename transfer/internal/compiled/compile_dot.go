package compiled

import "github.com/open-policy-agent/opa/v1/ir"

// dot compiles source[key]. What stands at a constant path of the data is looked up now; ends says that nothing does.
func (c *compiler) dot(s *ir.DotStmt, rest []ir.Stmt, e *env) (ops []op, more int, ends bool) {
	src, key := c.operand(s.Source, e), c.operand(s.Key, e)
	never := []op{func(*machine, []*value) int { return undefined }}
	if src.isConst() && key.isConst() && !(src.base && key.constant.kind == kindNumber) {
		v := lookup(src.constant, key.constant)
		if v == nil {
			return never, 0, true
		}
		return c.assign(s.Target, operand{constant: v, base: src.base}, e), 0, false
	}
	if src.known && key.isConst() && key.constant.kind == kindString {
		path := append(src.path[:len(src.path):len(src.path)], key.constant.text)
		found, kind := c.build.resolve(path)
		switch kind {
		case pathConstant:
			if found.constant == nil {
				return never, 0, true
			}
			return c.assign(s.Target, found, e), 0, false
		case pathLate:
			number := found.late - 1
			if c.goesOn(s, rest) {
				return c.assign(s.Target, found, e), 0, false // nothing stands below what is not there
			}
			check := func(m *machine, _ []*value) int { return outcome(m.late[number] != nil) }
			return append([]op{check}, c.assign(s.Target, found, e)...), 0, false
		default:
			defer c.note(s.Target, operand{path: path, known: true, base: true}, e)
		}
	} else if src.base {
		defer c.note(s.Target, operand{base: true}, e)
	}
	if s.Source.Value == ir.Val(ir.Input) && key.isConst() && key.constant.text == c.build.clock && c.build.clock != "" {
		return []op{c.date(c.slot(s.Target))}, 0, false
	}
	if src.isLocal() && key.isConst() && key.constant.interned {
		o, more := c.path(s, src.slot, rest, e)
		return []op{o}, more, false
	}
	return []op{c.field(src, key, c.slot(s.Target))}, 0, false
}

// goesOn reports whether the next statement looks something up in what this one finds, and is all that uses it.
func (c *compiler) goesOn(s *ir.DotStmt, rest []ir.Stmt) bool {
	if len(rest) == 0 || c.facts.local(s.Target).reads != 1 || !c.facts.settled(s.Target) {
		return false
	}
	d, ok := rest[0].(*ir.DotStmt)
	return ok && d.Source.Value == ir.Val(s.Target)
}

// note adds to what is known of a local that holds its value in its slot.
func (c *compiler) note(l ir.Local, o operand, e *env) {
	if c.facts.settled(l) {
		o.slot, o.of = c.slot(l), c.facts.name(l)
		e.known[c.facts.name(l)] = o
	}
}

// field reads a field while evaluating.
func (c *compiler) field(src, key operand, t int32) op {
	base := src.base
	return func(m *machine, l []*value) int {
		v, k := src.get(m, l), key.get(m, l)
		if v == nil || k == nil {
			return undefined
		}
		m.touch(k)
		if base && k.kind == kindNumber && v.kind == kindObject && v.get(m.string(k.numberText())) != nil {
			return m.fail(errNumberKey)
		}
		v = lookup(v, k)
		l[t] = v
		return outcome(v != nil)
	}
}

// fieldOr is object.get with a name known in advance.
func (c *compiler) fieldOr(s int32, key *value, otherwise operand, t int32, get native) op {
	number := c.build.site()
	return func(m *machine, l []*value) int {
		v, d := l[s], otherwise.get(m, l)
		if v == nil || d == nil {
			return undefined
		}
		if v.kind != kindObject {
			return m.give(l, t, get(m, v, key, d))
		}
		at := &m.sites[number]
		if at.keys == v.keys {
			l[t] = v.list[at.place]
			return next
		}
		i := v.keys.place(key)
		if i < 0 {
			l[t] = d
			return next
		}
		if v.keys.shared {
			at.keys, at.place = v.keys, int32(i)
		}
		l[t] = v.list[i]
		return next
	}
}

// date reads the clock of the input.
func (c *compiler) date(t int32) op {
	in, data := c.slot(ir.Input), c.slot(ir.Data)
	return func(m *machine, l []*value) int {
		s := m.scope
		if s.input != l[in] || s.data != l[data] {
			s = m.open(l[in], l[data])
		}
		l[t], s.window.read = s.clock, true
		if s.clock == nil {
			s.window.exact = true
			l[t] = s.date
		}
		return outcome(l[t] != nil)
	}
}
