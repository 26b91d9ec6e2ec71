package compiled

import (
	"context"

	"github.com/open-policy-agent/opa/v1/ir"
)

// fold evaluates a call while compiling, if nothing that it reads can change. An error is left to the evaluation.
func (b *builder) fold(f *function, args []operand) (*value, bool) {
	if f.constant {
		return f.value, true
	}
	if f.rule || !f.deps.constant() || f.reaches() {
		return nil, false
	}
	for _, a := range args[2:] {
		if !a.isConst() {
			return nil, false
		}
	}
	m := b.folder()
	l := m.frame(f)
	for i, a := range args {
		l[f.params[i]] = a.constant
	}
	l[f.params[1]] = b.data
	v := m.invoke(f, l)
	return b.fix(v), m.err == nil
}

// foldRule evaluates a rule that reads nothing that could change.
func (b *builder) foldRule(f *function) {
	if !f.rule || !f.deps.constant() {
		return
	}
	m := b.folder()
	if v := m.evaluate(f, nil, b.data); m.err == nil {
		f.constant, f.value = true, b.fix(v)
	}
}

// folder is a machine without input or late data.
func (b *builder) folder() *machine {
	m := b.folding
	if m == nil {
		m = &machine{stack: make([]*value, 1024), keptCalls: map[keptCall]*value{}}
		b.folding = m
	}
	m.sites = append(m.sites, make([]site, b.sites-len(m.sites))...)
	m.memo = append(m.memo, make([]memo, len(b.list)-len(m.memo))...)
	m.keptRules = append(m.keptRules, make([]keptValue, b.kept-len(m.keptRules))...)
	m.reset(context.Background(), &Program{code: &code{lenient: b.lenient}, texts: b.texts})
	m.open(nil, b.data)
	return m
}

// fix makes a value part of the program.
func (b *builder) fix(v *value) *value {
	switch {
	case v == nil:
		return nil
	case v.kind == kindString:
		return b.texts.intern(v.text)
	case v.fixed:
		return v
	}
	c := *v
	c.fixed, c.list = true, make([]*value, len(v.list))
	for i, e := range v.list {
		c.list[i] = b.fix(e)
	}
	if v.kind == kindObject {
		keys := make([]*value, len(v.list))
		for i, k := range v.keys.keys[:len(v.list)] {
			keys[i] = b.fix(k)
		}
		c.keys = b.shape(keys)
	}
	return &c
}

// class numbers what a function reads.
func (b *builder) class(f *function) int32 {
	name := f.deps.name()
	if n, ok := b.classNumbers[name]; ok {
		return n
	}
	c := class{input: f.deps.input, asked: f.deps.asked, data: f.deps.data}
	for k := range f.deps.fields {
		c.fields = append(c.fields, b.texts.intern(k))
	}
	for i := range f.deps.with {
		var path []*value
		for _, k := range b.replaced[i] {
			path = append(path, b.texts.intern(k))
		}
		c.with = append(c.with, path)
	}
	b.classes = append(b.classes, c)
	b.classNumbers[name] = int32(len(b.classes) - 1)
	return int32(len(b.classes) - 1)
}

// learn finds what a function reads, and where its answers are filed.
func (b *builder) learn(f *function, params []ir.Local, known *facts, blocks []*ir.Block) {
	b.reads(f, params, known, blocks)
	f.scans = scans(blocks)
	f.kept = -1
	if f.rule && f.deps.settled() {
		f.kept = int32(b.kept)
		b.kept++
	} else {
		f.class = b.class(f)
	}
}

func scans(blocks []*ir.Block) bool {
	for _, b := range blocks {
		for _, s := range b.Stmts {
			if _, ok := s.(*ir.ScanStmt); ok {
				return true
			}
			if e, _ := effectsOf(s); scans(e.blocks) {
				return true
			}
		}
	}
	return false
}
