package compiled

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each built-in done here gives what OPA's own gives, for arguments of every kind.
func TestNativesAgreeWithOPA(t *testing.T) {
	times := 3000
	if testing.Short() {
		times = 300
	}
	for _, name := range slices.Sorted(maps.Keys(natives)) {
		decl := ast.BuiltinMap[name]
		require.NotNil(t, decl, name)
		if topdown.GetBuiltin(name) == nil {
			continue // eq is no call for OPA
		}
		t.Run(name, func(t *testing.T) {
			v := &values{chance: rand.New(rand.NewPCG(uint64(len(name)), 9))}
			done := 0
			for range times {
				args := v.arguments(name, decl.Decl.Arity())
				mine, theirs := lonely(t), lonely(t)
				got := natives[name](mine, args[0], args[1], args[2])
				want := theirs.borrow(name, args[:decl.Decl.Arity()])
				require.Equal(t, theirs.err != nil, mine.err != nil, "%s%v: OPA: %v, here: %v", name, terms(args), theirs.err, mine.err)
				if mine.err != nil {
					continue
				}
				done++
				require.Equal(t, want == nil, got == nil, "%s%v", name, terms(args))
				if want != nil {
					require.True(t, equal(want, got), "%s%v: OPA: %v, here: %v", name, terms(args), term(want), term(got))
				}
			}
			assert.Greater(t, done, times/50, "nearly all arguments are of the wrong type")
		})
	}
}

func TestConditionsAgreeWithOPA(t *testing.T) {
	v := &values{chance: rand.New(rand.NewPCG(1, 2))}
	for name, truth := range conditions {
		if topdown.GetBuiltin(name) == nil {
			continue
		}
		for range 2000 {
			a, b := v.any(2), v.any(2)
			m := lonely(t)
			want := m.borrow(name, []*value{a, b})
			require.NotNil(t, want, "%s: %v", name, m.err)
			require.Equal(t, want.num != 0, truth[sign(compare(a, b))+1], "%s(%v, %v)", name, term(a), term(b))
			require.Equal(t, equal(a, b), compare(a, b) == 0)
		}
	}
}

// lonely is a machine without a program.
func lonely(t *testing.T) *machine {
	m := &machine{}
	m.reset(t.Context(), &Program{code: &code{}, texts: &texts{law: map[string]*value{}}})
	return m
}

func terms(list []*value) []*ast.Term {
	var out []*ast.Term
	for _, v := range list {
		if v != nil {
			out = append(out, term(v))
		}
	}
	return out
}

// values makes values at random, most of them alike enough to meet.
type values struct {
	chance *rand.Rand
}

func (v *values) text() *value {
	list := []string{"", "a", "b", "ab", "abab", "a{b}c", "{b}", "2020-01-01", "7", "-3", "007", "1.0", "é", "日本語", "a\x00", "%s", "%d-%s", "%%", "%v", "^a+$", "(", "a.c"}
	return newString(list[v.chance.IntN(len(list))])
}

func (v *values) number() *value {
	list := []string{"0", "1", "2", "3", "-1", "-7", "10", "1.5", "-0.25", "100", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "0.1"}
	n, _ := newNumber(list[v.chance.IntN(len(list))])
	return n
}

func (v *values) any(depth int) *value {
	n := 7
	if depth == 0 {
		n = 4
	}
	switch v.chance.IntN(n) {
	case 0:
		return null
	case 1:
		return boolean(v.chance.IntN(2) == 0)
	case 2:
		return v.number()
	case 3:
		return v.text()
	case 4:
		return v.collection(kindArray, depth)
	case 5:
		return v.collection(kindSet, depth)
	default:
		return v.collection(kindObject, depth)
	}
}

func (v *values) collection(k kind, depth int) *value {
	list := make([]*value, v.chance.IntN(5))
	for i := range list {
		list[i] = v.any(depth - 1)
	}
	switch k {
	case kindArray:
		return &value{kind: k, list: list}
	case kindSet:
		return &value{kind: k, list: sortedSet(list)}
	}
	o := (&arena{}).object(0)
	for _, e := range list {
		(&arena{}).put(o, v.key(), e)
	}
	if v.chance.IntN(2) == 0 {
		o.keys = newShape(o.keys.keys) // as of a record of the program
	}
	return o
}

// known are texts with a node of their own.
var known = texts{law: map[string]*value{}}

func (v *values) key() *value {
	if v.chance.IntN(3) > 0 {
		return known.intern([]string{"a", "b", "c", "d", "ab"}[v.chance.IntN(5)])
	}
	if v.chance.IntN(6) == 0 {
		return v.any(1)
	}
	return v.text()
}

// arguments are three values, of the types that the built-in wants more often than not.
func (v *values) arguments(name string, arity int) []*value {
	args := make([]*value, 3)
	for i := range arity {
		args[i] = v.any(2)
	}
	if v.chance.IntN(5) == 0 && name != "numbers.range" { // OPA would make the longest of ranges
		return args
	}
	texts := func(k kind) *value {
		c := v.collection(k, 0)
		for i := range c.list {
			c.list[i] = v.text()
		}
		if k == kindSet {
			c.list = sortedSet(c.list)
		}
		return c
	}
	switch name {
	case "array.concat":
		args[0], args[1] = v.collection(kindArray, 2), v.collection(kindArray, 2)
	case "array.slice":
		args[0], args[1], args[2] = v.collection(kindArray, 2), v.number(), v.number()
	case "and", "or":
		args[0], args[1] = v.collection(kindSet, 2), v.collection(kindSet, 2)
	case "plus", "minus", "rem":
		args[0], args[1] = v.number(), v.number()
		if name == "minus" && v.chance.IntN(2) == 0 {
			args[0], args[1] = v.collection(kindSet, 2), v.collection(kindSet, 2)
		}
	case "numbers.range":
		args[0], args[1] = newInt(int64(v.chance.IntN(30)-10)), newInt(int64(v.chance.IntN(30)-10))
		if v.chance.IntN(8) == 0 {
			args[v.chance.IntN(2)] = v.text()
		}
	case "object.get", "object.keys", "object.union", "object.remove", "object.filter", "graph.reachable":
		args[0] = v.collection(kindObject, 2)
		if name == "object.union" {
			args[1] = v.collection(kindObject, 2)
		}
	case "concat":
		args[0], args[1] = v.text(), texts([]kind{kindArray, kindSet}[v.chance.IntN(2)])
	case "sprintf":
		args[0], args[1] = v.text(), v.collection(kindArray, 1)
	case "replace":
		args[0], args[1], args[2] = v.text(), v.text(), v.text()
	case "strings.replace_n":
		o := (&arena{}).object(0)
		for range v.chance.IntN(4) {
			(&arena{}).put(o, v.text(), v.text())
		}
		args[0], args[1] = o, v.text()
	case "substring":
		args[0], args[1], args[2] = v.text(), v.number(), v.number()
	case "startswith", "trim_prefix", "regex.match":
		args[0], args[1] = v.text(), v.text()
	}
	return args
}
