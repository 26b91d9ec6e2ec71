package compiled

import (
	"slices"
	"unicode/utf8"
)

func isCollection(v *value) bool { return v.kind >= kindArray }

// size is how long a value is: elements, or characters.
func size(v *value) int64 {
	switch {
	case v == nil:
		return 0
	case v.kind == kindString:
		return int64(utf8.RuneCountInString(v.text))
	}
	return int64(len(v.list))
}

func count(m *machine, a, _, _ *value) *value {
	if a.kind < kindString {
		return m.borrow("count", []*value{a})
	}
	return m.int(size(a))
}

func least(m *machine, a, _, _ *value) *value {
	switch {
	case a.kind >= kindArray && a.kind != kindObject && len(a.list) == 0:
		return nil
	case a.kind == kindSet:
		return a.list[0]
	case a.kind == kindArray:
		out := a.list[0]
		for _, e := range a.list {
			if compare(out, e) >= 0 {
				out = e
			}
		}
		return out
	}
	return m.borrow("min", []*value{a})
}

func greatest(m *machine, a, _, _ *value) *value {
	switch {
	case a.kind >= kindArray && a.kind != kindObject && len(a.list) == 0:
		return nil
	case a.kind == kindSet:
		return a.list[len(a.list)-1]
	case a.kind == kindArray:
		out := a.list[0]
		for _, e := range a.list {
			if compare(out, e) <= 0 {
				out = e
			}
		}
		return out
	}
	return m.borrow("max", []*value{a})
}

func sorted(m *machine, a, _, _ *value) *value {
	switch a.kind {
	case kindSet:
		return m.array(a.list)
	case kindArray:
		if slices.IsSortedFunc(a.list, compare) {
			return a
		}
		list := m.slice(len(a.list))
		copy(list, a.list)
		slices.SortStableFunc(list, compare)
		return m.pay(m.array(list))
	}
	return m.borrow("sort", []*value{a})
}

func arrayConcat(m *machine, a, b, _ *value) *value {
	switch {
	case a.kind != kindArray || b.kind != kindArray:
		return m.borrow("array.concat", []*value{a, b})
	case len(a.list) == 0:
		return b
	case len(b.list) == 0:
		return a
	}
	list := m.slice(len(a.list) + len(b.list))
	copy(list[copy(list, a.list):], b.list)
	return m.pay(m.array(list))
}

func arraySlice(m *machine, a, b, c *value) *value {
	if a.kind != kindArray || !b.whole || !c.whole {
		return m.borrow("array.slice", []*value{a, b, c})
	}
	from, to := max(b.num, 0), min(max(c.num, 0), int64(len(a.list)))
	if from >= to {
		return emptyList
	}
	return m.array(a.list[from:to:to])
}

// union is a | b.
func union(m *machine, a, b, _ *value) *value {
	switch {
	case a.kind != kindSet || b.kind != kindSet:
		return m.borrow("or", []*value{a, b})
	case len(a.list) == 0:
		return b
	case len(b.list) == 0:
		return a
	}
	list := m.slice(len(a.list) + len(b.list))[:0]
	x, y := a.list, b.list
	for len(x) > 0 && len(y) > 0 {
		switch c := compare(x[0], y[0]); {
		case c < 0:
			list, x = append(list, x[0]), x[1:]
		case c > 0:
			list, y = append(list, y[0]), y[1:]
		default:
			list, x, y = append(list, x[0]), x[1:], y[1:]
		}
	}
	return m.pay(m.set(append(append(list, x...), y...)))
}

// intersection is a & b.
func intersection(m *machine, a, b, _ *value) *value {
	if a.kind != kindSet || b.kind != kindSet {
		return m.borrow("and", []*value{a, b})
	}
	list := m.slice(min(len(a.list), len(b.list)))[:0]
	for _, e := range a.list {
		if b.contains(e) {
			list = append(list, e)
		}
	}
	return m.pay(m.set(list))
}

func difference(m *machine, a, b *value) *value {
	list := m.slice(len(a.list))[:0]
	for _, e := range a.list {
		if !b.contains(e) {
			list = append(list, e)
		}
	}
	return m.pay(m.set(list))
}

// reachable walks a graph breadth first. Vertices without edges of their own are not part of it.
func reachable(m *machine, a, b, _ *value) *value {
	if a.kind != kindObject || b.kind != kindArray && b.kind != kindSet {
		return m.borrow("graph.reachable", []*value{a, b})
	}
	reached := m.set(nil)
	queue := m.slice(len(b.list))
	copy(queue, b.list)
	for i := 0; i < len(queue) && m.step(1); i++ {
		node := queue[i]
		edges := a.get(node)
		if edges == nil {
			continue
		}
		if edges.kind == kindArray || edges.kind == kindSet {
			for _, e := range edges.list {
				if !reached.contains(e) {
					queue = append(m.room(queue), e)
				}
			}
		}
		m.add(reached, node)
	}
	if m.err != nil {
		return nil
	}
	return reached
}

// pay charges the work of making a collection.
func (m *machine) pay(v *value) *value {
	if !m.step(1 + len(v.list)/8) {
		return nil
	}
	return v
}
