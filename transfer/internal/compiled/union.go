package compiled

// unionPlan says how records of two shapes unite: the shape of the union, and where each value comes from.
type unionPlan struct {
	keys *shape
	from []int32 // place on the left, from 0; or on the right, from -1 downwards
	both []int32 // place on the right where both sides have the key; else -1
}

// uniteRecords is unite for records of shapes that stay.
func (m *machine) uniteRecords(a, b *value) *value {
	p := m.unions[[2]*shape{a.keys, b.keys}]
	if p == nil {
		p = m.planUnion(a.keys, b.keys)
	}
	list := m.slice(len(p.from))
	for i, at := range p.from {
		switch {
		case at < 0:
			list[i] = b.list[-1-at]
		case p.both[i] >= 0:
			list[i] = m.over(a.list[at], b.list[p.both[i]])
		default:
			list[i] = a.list[at]
		}
	}
	return m.record(p.keys, list)
}

func (m *machine) planUnion(a, b *shape) *unionPlan {
	p := &unionPlan{}
	var keys []*value
	i, j := 0, 0
	for i < len(a.keys) || j < len(b.keys) {
		c := -1
		if i == len(a.keys) {
			c = 1
		} else if j < len(b.keys) {
			c = compare(a.keys[i], b.keys[j])
		}
		switch {
		case c < 0:
			keys, p.from, p.both = append(keys, a.keys[i]), append(p.from, int32(i)), append(p.both, -1)
			i++
		case c > 0:
			keys, p.from, p.both = append(keys, b.keys[j]), append(p.from, int32(-1-j)), append(p.both, -1)
			j++
		default:
			keys, p.from, p.both = append(keys, a.keys[i]), append(p.from, int32(i)), append(p.both, int32(j))
			i, j = i+1, j+1
		}
	}
	p.keys = m.shapeOf(keys)
	if p.keys.shared && len(m.unions) < manyShapes {
		if m.unions == nil {
			m.unions = map[[2]*shape]*unionPlan{}
		}
		m.unions[[2]*shape{a, b}] = p
	}
	return p
}
