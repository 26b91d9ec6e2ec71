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

// longRange is how far a range may reach: OPA makes the longest without asking whether there is room for it.
const longRange = 1 << 20

func numbersRange(m *machine, a, b, _ *value) *value {
	if !a.whole || !b.whole {
		return m.borrow("numbers.range", []*value{a, b})
	}
	step, n := int64(1), uint64(b.num)-uint64(a.num)
	if b.num < a.num {
		step, n = -1, uint64(a.num)-uint64(b.num)
	}
	if n >= longRange {
		m.fail(ErrBudget)
		return nil
	}
	if !m.step(int(n)) {
		return nil
	}
	list := m.slice(int(n) + 1)
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
