package compiled

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// shapeOf gives sorted keys a shape: one that stays if there can be one, or one for this evaluation.
func (m *machine) shapeOf(keys []*value) *shape {
	if s := m.shapes.find(keys); s != nil {
		return s
	}
	s := m.arena.shapes.get()
	*s = shape{keys: keys}
	return s
}

func (m *machine) reset(ctx context.Context, p *Program) {
	m.arena.reset()
	m.program, m.ctx, m.late = p, ctx, p.late
	m.sp, m.err, m.result, m.answers = 0, nil, nil, m.answers[:0]
	m.pace = pace{left: stride}
	m.foreign = foreign{}
	m.scope, m.used = nil, 0
	if len(m.scopes) > keepScopes {
		m.scopes = append([]*scope(nil), m.scopes[:keepScopes]...)
	}
	m.pairs = m.pairs[:0]
	if max(cap(m.scratch), cap(m.out)) > keepScratch {
		m.scratch, m.out = nil, nil
	}
	m.turn++
}

// input reads what is asked: JSON values as encoding/json holds them, or a value of OPA's. A nil ast.Value is no input.
func (m *machine) input(x any) (*value, error) {
	switch x := x.(type) {
	case nil:
		return nil, nil
	case map[string]any, []any, string, bool, json.Number:
		return m.read(x)
	case ast.Value:
		return (&reader{text: m.found, shape: m.shapeOf}).fromAST(x)
	default:
		return (&reader{text: m.found, shape: m.shapeOf}).read(x)
	}
}

type pair struct {
	key *value
	val any
}

func (m *machine) read(x any) (*value, error) {
	switch x := x.(type) {
	case nil:
		return null, nil
	case bool:
		return boolean(x), nil
	case string:
		return m.found(x), nil
	case json.Number:
		return newNumber(string(x))
	case []any:
		list := m.slice(len(x))
		for i, e := range x {
			v, err := m.read(e)
			if err != nil {
				return nil, err
			}
			list[i] = v
		}
		return m.pay(m.array(list)), m.err
	case map[string]any:
		start := len(m.pairs)
		for k, e := range x {
			m.pairs = append(m.pairs, pair{m.found(k), e})
		}
		pairs := m.pairs[start:]
		slices.SortFunc(pairs, func(a, b pair) int { return cmp.Compare(a.key.text, b.key.text) })
		keys, list := m.slice(len(pairs)), m.slice(len(pairs))
		for i := range pairs {
			v, err := m.read(m.pairs[start+i].val)
			if err != nil {
				return nil, err
			}
			keys[i], list[i] = m.pairs[start+i].key, v
		}
		clear(m.pairs[start:])
		m.pairs = m.pairs[:start]
		return m.pay(m.record(m.shapeOf(keys), list)), m.err
	default:
		return (&reader{text: m.found, shape: m.shapeOf}).read(x)
	}
}
