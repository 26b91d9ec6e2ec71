package compiled

import (
	"cmp"
	"context"
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
	if max(cap(m.scratch), cap(m.out)) > keepScratch {
		m.scratch, m.out = nil, nil
	}
	m.turn++
}

// input reads what is asked: a Source, JSON values as encoding/json holds them, or a value of OPA's. A nil ast.Value is no input.
func (m *machine) input(x any) (*value, error) {
	if x == nil {
		return nil, nil
	}
	source, ok := x.(Source)
	if !ok {
		return (&reader{text: m.found, shape: m.shapeOf}).read(x)
	}
	if m.writer == nil {
		m.writer = &writer{text: m.found, shape: m.shapeOf, room: m.slice, hold: m.held}
	}
	v, err := m.writer.write(source)
	return v, cmp.Or(m.err, err)
}

// held puts a value into the arena.
func (m *machine) held(v value) *value {
	own := m.arena.values.get()
	*own = v
	m.pay(own)
	return own
}
