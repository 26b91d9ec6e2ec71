package compiled

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// texts gives every text of the program one node, so that most comparisons of strings are comparisons of pointers. The law
// has one such table, and each register one of its own on top. Tables are only read once they are filled.
type texts struct {
	law, register map[string]*value
}

// intern gives the node of a text, made if there is none.
func (t *texts) intern(s string) *value {
	v := t.find(s)
	if v == nil {
		v = &value{kind: kindString, text: s, interned: true, fixed: true}
		if t.register != nil {
			t.register[s] = v
		} else {
			t.law[s] = v
		}
	}
	return v
}

// find gives the node of a text, or nil.
func (t *texts) find(s string) *value {
	if v := t.law[s]; v != nil {
		return v
	}
	return t.register[s]
}

// reader makes values outside of any arena from JSON values and from OPA's.
type reader struct {
	text  func(string) *value
	shape func([]*value) *shape
	fixed bool // whether they stay
}

func (r *reader) number(text string) (*value, error) {
	v, err := newNumber(text)
	if err == nil && r.fixed && !v.fixed { // small numbers are shared
		v.fixed = true
	}
	return v, err
}

func (r *reader) collection(k kind, list []*value) *value {
	return &value{kind: k, list: list, fixed: r.fixed}
}

// read takes what encoding/json, with or without UseNumber, and ast.Value hold, and a Source.
func (r *reader) read(x any) (*value, error) {
	switch x := x.(type) {
	case Source:
		return r.writer().write(x)
	case nil:
		return null, nil
	case bool:
		return boolean(x), nil
	case string:
		return r.text(x), nil
	case json.Number:
		return r.number(string(x))
	case float64:
		text, err := json.Marshal(x) // as OPA's store spells it
		if err != nil {
			return nil, err
		}
		return r.number(string(text))
	case map[string]any:
		keys := make([]*value, 0, len(x))
		list := make([]*value, 0, len(x))
		for _, k := range slices.Sorted(maps.Keys(x)) {
			v, err := r.read(x[k])
			if err != nil {
				return nil, err
			}
			keys = append(keys, r.text(k))
			list = append(list, v)
		}
		return r.object(keys, list), nil
	case []any:
		list := make([]*value, len(x))
		for i, e := range x {
			v, err := r.read(e)
			if err != nil {
				return nil, err
			}
			list[i] = v
		}
		return r.collection(kindArray, list), nil
	case ast.Value:
		return r.fromAST(x)
	default:
		v, err := ast.InterfaceToValue(x)
		if err != nil {
			return nil, err
		}
		return r.fromAST(v)
	}
}

func (r *reader) writer() *writer {
	return &writer{text: r.text, shape: r.shape, room: func(n int) []*value { return make([]*value, n) }, hold: func(v value) *value {
		v.fixed = r.fixed
		return &v
	}}
}

func (r *reader) fromAST(x ast.Value) (*value, error) {
	switch x := x.(type) {
	case ast.Null:
		return null, nil
	case ast.Boolean:
		return boolean(bool(x)), nil
	case ast.Number:
		return r.number(string(x))
	case ast.String:
		return r.text(string(x)), nil
	case *ast.Array:
		list := make([]*value, x.Len())
		for i := range list {
			v, err := r.fromAST(x.Elem(i).Value)
			if err != nil {
				return nil, err
			}
			list[i] = v
		}
		return r.collection(kindArray, list), nil
	case ast.Set:
		list := make([]*value, 0, x.Len())
		for _, e := range x.Slice() {
			v, err := r.fromAST(e.Value)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		return r.collection(kindSet, sortedSet(list)), nil
	case ast.Object:
		keys := make([]*value, 0, x.Len())
		list := make([]*value, 0, x.Len())
		err := x.Iter(func(k, e *ast.Term) error {
			key, err := r.fromAST(k.Value)
			if err != nil {
				return err
			}
			v, err := r.fromAST(e.Value)
			keys, list = append(keys, key), append(list, v)
			return err
		})
		if err != nil {
			return nil, err
		}
		return r.object(sortPairs(keys, list)), nil
	default:
		return nil, fmt.Errorf("a value of type %T", x)
	}
}

func (r *reader) object(keys, list []*value) *value {
	return &value{kind: kindObject, keys: r.shape(keys), list: list, fixed: r.fixed}
}

func sortPairs(keys, list []*value) ([]*value, []*value) {
	if slices.IsSortedFunc(keys, compare) {
		return keys, list
	}
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return compare(keys[a], keys[b]) })
	k, l := make([]*value, len(keys)), make([]*value, len(keys))
	for i, j := range order {
		k[i], l[i] = keys[j], list[j]
	}
	return k, l
}

// term is the value as OPA holds it.
func term(v *value) *ast.Term {
	switch v.kind {
	case kindNull:
		return ast.NullTerm()
	case kindBool:
		return ast.BooleanTerm(v.num != 0)
	case kindNumber:
		return ast.NewTerm(v.number())
	case kindString:
		return ast.StringTerm(v.text)
	case kindArray:
		list := make([]*ast.Term, len(v.list))
		for i, e := range v.list {
			list[i] = term(e)
		}
		return ast.ArrayTerm(list...)
	case kindSet:
		list := make([]*ast.Term, len(v.list))
		for i, e := range v.list {
			list[i] = term(e)
		}
		return ast.SetTerm(list...)
	default:
		o := ast.NewObject()
		for i, e := range v.list {
			o.Insert(term(v.keys.keys[i]), term(e))
		}
		return ast.NewTerm(o)
	}
}
