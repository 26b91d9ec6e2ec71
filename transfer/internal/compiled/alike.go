package compiled

import (
	"encoding/binary"

	"github.com/open-policy-agent/opa/v1/ir"
)

// The planner plans rules anew for every `with` that replaces data, under a name of another generation. Most of the copies
// differ in nothing but the names of what they call, which are copies themselves. alike finds, for each function, the first
// that does the same, so that each is compiled once and its answers are shared.
func alike(policy *ir.Policy) map[string]string {
	same := map[string]string{} // function to the one that stands for it
	numbers := map[string]int{} // of those that stand for others
	byText := map[string]string{}
	w := &speller{policy: policy, numbers: map[string]int{}, paths: &paths{}}
	for _, f := range policy.Funcs.Funcs {
		w.paths.put(f.Path, &function{name: f.Name})
	}
	for _, f := range policy.Funcs.Funcs { // what a function calls stands before it
		w.text = w.text[:0]
		for _, p := range f.Params {
			w.numbersOf(int(p))
		}
		w.numbersOf(len(f.Params), int(f.Return))
		w.blocks(f.Blocks)
		first, ok := byText[string(w.text)]
		if !ok {
			first = f.Name
			byText[string(w.text)] = first
			numbers[first] = len(numbers) + 1
		}
		same[f.Name] = first
		w.numbers[f.Name] = numbers[first]
	}
	return same
}

// speller spells a function so that two are the same text only if they do the same.
type speller struct {
	text    []byte
	policy  *ir.Policy
	numbers map[string]int // of functions, the same for those that do the same
	paths   *paths
}

func (w *speller) numbersOf(list ...int) {
	for _, n := range list {
		w.text = binary.AppendVarint(w.text, int64(n))
	}
}

func (w *speller) operands(list ...ir.Operand) {
	w.numbersOf(len(list))
	for _, o := range list {
		switch v := o.Value.(type) {
		case ir.Local:
			w.numbersOf(0, int(v))
		case ir.StringIndex:
			w.numbersOf(1, int(v))
		case ir.Bool:
			w.numbersOf(2, int(boolean(bool(v)).num))
		}
	}
}

func (w *speller) blocks(list []*ir.Block) {
	w.numbersOf(len(list))
	for _, b := range list {
		w.numbersOf(len(b.Stmts))
		for _, s := range b.Stmts {
			w.statement(s)
		}
	}
}

func (w *speller) call(s *ir.CallStmt) {
	if n := w.numbers[s.Func]; n > 0 {
		w.numbersOf(n)
	} else {
		w.numbersOf(0, len(s.Func))
		w.text = append(w.text, s.Func...)
	}
	w.operands(s.Args...)
	w.numbersOf(int(s.Result))
}

// dynamic spells what a dynamic call may reach, path by path, instead of the generation in which it looks.
func (w *speller) dynamic(s *ir.CallDynamicStmt) {
	for _, a := range s.Args {
		w.numbersOf(int(a))
	}
	w.numbersOf(int(s.Result))
	w.operands(s.Path[1:]...)
	if i, ok := s.Path[0].Value.(ir.StringIndex); ok {
		w.reach(w.paths.next[w.policy.Static.Strings[i].Value], s.Path[1:])
	} else {
		w.operands(s.Path[0])
	}
}

func (w *speller) reach(p *paths, rest []ir.Operand) {
	switch {
	case p == nil:
		w.numbersOf(-1)
	case len(rest) == 0:
		if p.function != nil {
			w.numbersOf(w.numbers[p.function.name])
		}
	default:
		if i, ok := rest[0].Value.(ir.StringIndex); ok {
			w.reach(p.next[w.policy.Static.Strings[i].Value], rest[1:])
			return
		}
		for _, k := range p.names() {
			w.numbersOf(len(k))
			w.text = append(w.text, k...)
			w.reach(p.next[k], rest[1:])
		}
	}
}
