package compiled

import (
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ir"
)

// The planner plans rules anew for every `with` that replaces data, under a name of another generation. Most of the copies
// differ in nothing but the names of what they call, which are copies themselves. alike finds, for each function, the first
// that does the same, so that each is compiled once and its answers are shared.
func alike(policy *ir.Policy) map[string]string {
	same := map[string]string{} // function to the one that stands for it
	byText := map[string]string{}
	byPath := &paths{}
	for _, f := range policy.Funcs.Funcs {
		byPath.put(f.Path, &function{name: f.Name})
	}
	w := &writer{policy: policy, same: same, paths: byPath}
	for _, f := range policy.Funcs.Funcs { // what a function calls stands before it
		w.Reset()
		fmt.Fprint(w, f.Params, f.Return)
		w.blocks(f.Blocks)
		text := w.String()
		if first, ok := byText[text]; ok {
			same[f.Name] = first
		} else {
			byText[text] = f.Name
			same[f.Name] = f.Name
		}
	}
	return same
}

// writer spells a function so that two are the same text only if they do the same.
type writer struct {
	strings.Builder
	policy *ir.Policy
	same   map[string]string
	paths  *paths
}

func (w *writer) blocks(list []*ir.Block) {
	for _, b := range list {
		w.WriteByte('{')
		for _, s := range b.Stmts {
			w.statement(s)
		}
		w.WriteByte('}')
	}
}

func (w *writer) statement(s ir.Stmt) {
	fmt.Fprintf(w, "%T ", s)
	switch s := s.(type) {
	case *ir.CallStmt:
		name := s.Func
		if first, ok := w.same[name]; ok {
			name = first
		}
		fmt.Fprint(w, name, s.Args, s.Result)
	case *ir.CallDynamicStmt:
		fmt.Fprint(w, s.Args, s.Path[1:], s.Result)
		w.targets(s)
	case *ir.BlockStmt:
		w.blocks(s.Blocks)
	case *ir.NotStmt:
		w.blocks([]*ir.Block{s.Block})
	case *ir.ScanStmt:
		fmt.Fprint(w, s.Source, s.Key, s.Value)
		w.blocks([]*ir.Block{s.Block})
	case *ir.WithStmt:
		fmt.Fprint(w, s.Local, s.Path, s.Value)
		w.blocks([]*ir.Block{s.Block})
	default:
		fmt.Fprint(w, fieldsOf(s)...)
	}
	w.WriteByte(';')
}

// targets spells what a dynamic call may reach, path by path.
func (w *writer) targets(s *ir.CallDynamicStmt) {
	i, ok := s.Path[0].Value.(ir.StringIndex)
	if !ok {
		return
	}
	generation := w.policy.Static.Strings[i].Value
	w.reach(w.paths.next[generation], s.Path[1:], "")
}

func (w *writer) reach(p *paths, rest []ir.Operand, path string) {
	if p == nil {
		return
	}
	if len(rest) == 0 {
		if p.function != nil {
			fmt.Fprint(w, path, "=", w.same[p.function.name], ",")
		}
		return
	}
	if i, ok := rest[0].Value.(ir.StringIndex); ok {
		k := w.policy.Static.Strings[i].Value
		w.reach(p.next[k], rest[1:], path+"/"+k)
		return
	}
	for _, k := range p.names() {
		w.reach(p.next[k], rest[1:], path+"/"+k)
	}
}

// fieldsOf gives the parts of a statement without blocks, other than where it stands in the source.
func fieldsOf(s ir.Stmt) []any {
	switch s := s.(type) {
	case *ir.ReturnLocalStmt:
		return []any{s.Source}
	case *ir.ResultSetAddStmt:
		return []any{s.Value}
	case *ir.BreakStmt:
		return []any{s.Index}
	case *ir.DotStmt:
		return []any{s.Source, s.Key, s.Target}
	case *ir.LenStmt:
		return []any{s.Source, s.Target}
	case *ir.AssignIntStmt:
		return []any{s.Value, s.Target}
	case *ir.AssignVarStmt:
		return []any{s.Source, s.Target}
	case *ir.AssignVarOnceStmt:
		return []any{s.Source, s.Target}
	case *ir.ResetLocalStmt:
		return []any{s.Target}
	case *ir.MakeNullStmt:
		return []any{s.Target}
	case *ir.MakeNumberIntStmt:
		return []any{s.Value, s.Target}
	case *ir.MakeNumberRefStmt:
		return []any{s.Index, s.Target}
	case *ir.MakeArrayStmt:
		return []any{s.Capacity, s.Target}
	case *ir.MakeObjectStmt:
		return []any{s.Target}
	case *ir.MakeSetStmt:
		return []any{s.Target}
	case *ir.EqualStmt:
		return []any{s.A, s.B}
	case *ir.NotEqualStmt:
		return []any{s.A, s.B}
	case *ir.IsArrayStmt:
		return []any{s.Source}
	case *ir.IsObjectStmt:
		return []any{s.Source}
	case *ir.IsSetStmt:
		return []any{s.Source}
	case *ir.IsDefinedStmt:
		return []any{s.Source}
	case *ir.IsUndefinedStmt:
		return []any{s.Source}
	case *ir.ArrayAppendStmt:
		return []any{s.Value, s.Array}
	case *ir.SetAddStmt:
		return []any{s.Value, s.Set}
	case *ir.ObjectInsertStmt:
		return []any{s.Key, s.Value, s.Object}
	case *ir.ObjectInsertOnceStmt:
		return []any{s.Key, s.Value, s.Object}
	case *ir.ObjectMergeStmt:
		return []any{s.A, s.B, s.Target}
	}
	return nil
}
