package compiled

// objectGet is object.get, where an array is a path.
func objectGet(m *machine, a, b, c *value) *value {
	if a.kind != kindObject {
		return m.borrow("object.get", []*value{a, b, c})
	}
	v := a
	if b.kind != kindArray {
		v = a.get(b)
	} else {
		for _, k := range b.list {
			if v = lookup(v, k); v == nil {
				break
			}
		}
	}
	if v == nil {
		return c
	}
	return v
}

func objectKeys(m *machine, a, _, _ *value) *value {
	if a.kind != kindObject {
		return m.borrow("object.keys", []*value{a})
	}
	return m.set(a.keys.keys[:len(a.list):len(a.list)])
}

// objectUnion is object.union: b wins, objects on both sides are united.
func objectUnion(m *machine, a, b, _ *value) *value {
	switch {
	case a.kind != kindObject || b.kind != kindObject:
		return m.borrow("object.union", []*value{a, b})
	case len(a.list) == 0:
		return b
	case len(b.list) == 0 || equal(a, b):
		return a
	}
	return m.pay(m.unite(a, b))
}

func (m *machine) unite(a, b *value) *value {
	if a.keys.shared && b.keys.shared {
		return m.uniteRecords(a, b)
	}
	out := m.object(len(a.list) + len(b.list))
	x, y := a.keys.keys, b.keys.keys
	i, j := 0, 0
	for i < len(a.list) || j < len(b.list) {
		c := -1
		if i == len(a.list) {
			c = 1
		} else if j < len(b.list) {
			c = compare(x[i], y[j])
		}
		switch {
		case c < 0:
			out.keys.keys, out.list = append(out.keys.keys, x[i]), append(out.list, a.list[i])
			i++
		case c > 0:
			out.keys.keys, out.list = append(out.keys.keys, y[j]), append(out.list, b.list[j])
			j++
		default:
			out.keys.keys, out.list = append(out.keys.keys, x[i]), append(out.list, m.over(a.list[i], b.list[j]))
			i, j = i+1, j+1
		}
	}
	out.keys.interned = a.keys.interned && b.keys.interned
	return out
}

// over is what stands in a union where both sides have a value.
func (m *machine) over(a, b *value) *value {
	if a.kind == kindObject && b.kind == kindObject {
		return m.unite(a, b)
	}
	return b
}

func objectRemove(m *machine, a, b, _ *value) *value {
	if a.kind != kindObject || !isCollection(b) {
		return m.borrow("object.remove", []*value{a, b})
	}
	return m.pay(m.choose(a, b, false))
}

func objectFilter(m *machine, a, b, _ *value) *value {
	if a.kind != kindObject || !isCollection(b) {
		return m.borrow("object.filter", []*value{a, b})
	}
	return m.pay(m.choose(a, b, true))
}

// choose keeps the pairs whose key is, or is not, among the elements of an array or set or the keys of an object.
func (m *machine) choose(a, b *value, among bool) *value {
	out := m.object(len(a.list))
	out.keys.interned = a.keys.interned
	for i, v := range a.list {
		k := a.keys.keys[i]
		var found bool
		switch b.kind {
		case kindArray:
			found = member(k, b)
		case kindSet:
			found = b.contains(k)
		default:
			found = b.get(k) != nil
		}
		if found == among {
			out.keys.keys, out.list = append(out.keys.keys, k), append(out.list, v)
		}
	}
	if a.keys.shared && len(out.list) <= someKeys {
		out.keys = m.shapeOf(out.keys.keys)
	}
	return out
}
