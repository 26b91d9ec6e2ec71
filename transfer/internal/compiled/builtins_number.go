package compiled

// plus, minus and rem are done here for whole numbers that do not overflow.
func plus(m *machine, a, b, _ *value) *value {
	if a.whole && b.whole {
		if s := a.num + b.num; (s > a.num) == (b.num > 0) {
			return m.int(s)
		}
	}
	return m.borrow("plus", []*value{a, b})
}

func minus(m *machine, a, b, _ *value) *value {
	if a.whole && b.whole {
		if s := a.num - b.num; (s < a.num) == (b.num > 0) {
			return m.int(s)
		}
	}
	if a.kind == kindSet && b.kind == kindSet {
		return difference(m, a, b)
	}
	return m.borrow("minus", []*value{a, b})
}

func rem(m *machine, a, b, _ *value) *value {
	if a.whole && b.whole && b.num != 0 {
		return m.int(a.num % b.num)
	}
	return m.borrow("rem", []*value{a, b})
}

const longRange = 10_000

func numbersRange(m *machine, a, b, _ *value) *value {
	if !a.whole || !b.whole || max(a.num, b.num) > longRange || min(a.num, b.num) < -longRange {
		return m.borrow("numbers.range", []*value{a, b})
	}
	step := int64(1)
	if b.num < a.num {
		step = -1
	}
	list := m.slice(int((b.num-a.num)*step) + 1)
	for i := range list {
		list[i] = m.int(a.num + int64(i)*step)
	}
	return m.pay(m.array(list))
}

func toNumber(m *machine, a, _, _ *value) *value {
	if a.kind == kindNumber {
		return a
	}
	if a.kind == kindString {
		if n, ok := wholeNumber(a.text); ok {
			return m.int(n)
		}
	}
	return m.borrow("to_number", []*value{a})
}
