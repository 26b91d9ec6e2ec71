package compiled

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ir"
)

// builder holds what the functions of a program share while they are compiled.
type builder struct {
	texts     *texts
	strings   []*value
	data      *value           // all of it but the late keys
	late      map[string]bool  // keys at the root of the data that are bound later
	places    map[string]int32 // late paths by number
	latePaths [][]string
	replaced  [][]string // paths of the data that some `with` replaces
	functions map[string]*function
	list      []*function
	paths     *paths
	shapes    *shapes
	sites     int
	kept      int
	clock     string
	folding   *machine
	lenient   bool

	classes      []class
	classNumbers map[string]int32
}

// shape gives every list of keys one shape.
func (b *builder) shape(keys []*value) *shape {
	if len(keys) == 0 {
		return noKeys
	}
	if s := b.shapes.find(keys); s != nil {
		return s
	}
	return newShape(keys)
}

func (b *builder) site() int { b.sites++; return b.sites - 1 }

type pathKind int

const (
	pathDynamic pathKind = iota
	pathConstant
	pathLate
)

// resolve finds what stands at a path of the data document, unless a `with` may put something else there.
func (b *builder) resolve(path []string) (operand, pathKind) {
	for _, with := range b.replaced {
		n := min(len(with), len(path))
		if slices.Equal(with[:n], path[:n]) {
			return operand{}, pathDynamic
		}
	}
	if b.late[path[0]] {
		name := strings.Join(path, "\x00")
		number, ok := b.places[name]
		if !ok {
			b.latePaths = append(b.latePaths, slices.Clone(path))
			number = int32(len(b.latePaths))
			b.places[name] = number
		}
		return operand{late: number, path: path, known: true, base: true}, pathLate
	}
	return operand{constant: b.at(path), base: true}, pathConstant
}

func (b *builder) at(path []string) *value {
	v := b.data
	for _, k := range path {
		key := b.texts.find(k)
		if v == nil || key == nil {
			return nil
		}
		v = lookup(v, key)
	}
	return v
}

// conflict refuses a rule where base data stand. OPA's bundles do not load so, and its evaluator does as it finds.
func (b *builder) conflict(path []string) error {
	if len(path) > 1 && b.late[path[1]] || len(path) > 0 && b.at(path[1:]) != nil {
		return fmt.Errorf("data stand at the path of a rule")
	}
	return nil
}

// withs finds the paths of the data that the `with` statements of a function replace. One that puts back a copy made before
// replaces nothing.
func (b *builder) withs(blocks []*ir.Block) error { return b.withsOf(blocks, map[ir.Local]bool{}) }

func (b *builder) withsOf(blocks []*ir.Block, copies map[ir.Local]bool) error {
	for _, block := range blocks {
		for _, s := range block.Stmts {
			e, err := effectsOf(s)
			if err != nil {
				return err
			}
			for _, l := range e.writes.list() {
				delete(copies, l)
			}
			switch s := s.(type) {
			case *ir.AssignVarStmt:
				copies[s.Target] = s.Source.Value == ir.Val(ir.Data)
			case *ir.WithStmt:
				if err := b.replaces(s, copies); err != nil {
					return err
				}
			}
			if err := b.withsOf(e.blocks, copies); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *builder) replaces(s *ir.WithStmt, copies map[ir.Local]bool) error {
	if s.Local != ir.Data {
		if s.Local != ir.Input {
			return fmt.Errorf("with: replaces local %d", s.Local)
		}
		return nil
	}
	if l, ok := s.Value.Value.(ir.Local); ok && len(s.Path) == 0 && copies[l] {
		return nil
	}
	path := []string{}
	for _, i := range s.Path {
		path = append(path, b.strings[i].text)
	}
	if !slices.ContainsFunc(b.replaced, func(p []string) bool { return slices.Equal(p, path) }) {
		b.replaced = append(b.replaced, path)
	}
	return nil
}

// compile turns one function into closures.
func (b *builder) compile(f *function, params []ir.Local, shared ir.Local, blocks []*ir.Block) error {
	known, err := newFacts(params, shared, blocks)
	if err != nil {
		return err
	}
	b.learn(f, params, known, blocks)
	c := &compiler{build: b, fn: f, facts: known, slots: map[local]int32{}, literals: map[local]*pending{}}
	for i, p := range params {
		f.params[i] = c.slot(p)
	}
	for l := ir.Local(0); l <= shared; l++ {
		if s := c.slot(l); !slices.Contains(params, l) && known.locals[local{number: l}] != nil {
			f.fresh = append(f.fresh, s)
		}
	}
	for _, block := range blocks {
		f.blocks = append(f.blocks, c.block(block, nil))
		if c.err != nil {
			return c.err
		}
	}
	b.foldRule(f)
	return nil
}
