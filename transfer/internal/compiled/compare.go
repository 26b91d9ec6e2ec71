package compiled

import (
	"cmp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// equal is Rego's ==. Both values are defined.
func equal(a, b *value) bool {
	if a == b {
		return true
	}
	if a.kind != b.kind {
		return false
	}
	switch a.kind {
	case kindString:
		return !(a.interned && b.interned) && a.text == b.text
	case kindNull:
		return true
	case kindBool:
		return a.num == b.num
	case kindNumber:
		return a.whole == b.whole && a.num == b.num && a.text == b.text // each has one text
	case kindObject:
		return slices.EqualFunc(a.list, b.list, equal) && equalKeys(a.keys, b.keys)
	default:
		return slices.EqualFunc(a.list, b.list, equal)
	}
}

func equalKeys(a, b *shape) bool { return a == b || slices.EqualFunc(a.keys, b.keys, equal) }

// same is equal where a value may be undefined.
func same(a, b *value) bool { return a == b || a != nil && b != nil && equal(a, b) }

// compare is the total order of Rego.
func compare(a, b *value) int {
	if a == b {
		return 0
	}
	if a.kind != b.kind {
		return cmp.Compare(a.kind, b.kind)
	}
	switch a.kind {
	case kindString:
		return strings.Compare(a.text, b.text)
	case kindNull:
		return 0
	case kindBool:
		return cmp.Compare(a.num, b.num)
	case kindNumber:
		if a.whole && b.whole {
			return cmp.Compare(a.num, b.num)
		}
		return ast.NumberCompare(a.number(), b.number())
	case kindObject:
		return compareObjects(a, b)
	default:
		return slices.CompareFunc(a.list, b.list, compare)
	}
}

// compareObjects looks at the first pair in which the objects differ, in the order of the keys.
func compareObjects(a, b *value) int {
	for i := range min(len(a.list), len(b.list)) {
		if a.keys != b.keys {
			if c := compare(a.keys.keys[i], b.keys.keys[i]); c != 0 {
				return c
			}
		}
		if c := compare(a.list[i], b.list[i]); c != 0 {
			return c
		}
	}
	return len(a.list) - len(b.list)
}

// search finds a value in a list in ascending order: its place, or the one where it belongs.
func search(list []*value, v *value) (int, bool) {
	if n := len(list); n == 0 || compare(list[n-1], v) < 0 {
		return n, false
	}
	return slices.BinarySearchFunc(list, v, compare)
}

// contains reports whether a set holds a value.
func (v *value) contains(e *value) bool {
	if e.interned && len(v.list) <= fewKeys {
		for _, x := range v.list {
			if x == e {
				return true
			}
		}
	}
	_, ok := search(v.list, e)
	return ok
}
