package compiled

import "github.com/open-policy-agent/opa/v1/ir"

// straighten takes out the blocks by which the planner offers a choice of documents where there is none to make:
//
//	block { block { statements; break 1 }; break 1 }
//
// is the statements. If one of them is undefined the inner block is left, and the second break leaves the one around. The
// blocks are changed where they are.
func straighten(blocks []*ir.Block) {
	for _, b := range blocks {
		var out []ir.Stmt // only if it differs
		for i, s := range b.Stmts {
			if e, err := effectsOf(s); err == nil {
				straighten(e.blocks)
			}
			choice, ok := s.(*ir.BlockStmt)
			if ok {
				var list []ir.Stmt
				if list, ok = onlyChoice(choice); ok {
					if out == nil {
						out = append(make([]ir.Stmt, 0, len(b.Stmts)), b.Stmts[:i]...)
					}
					out = append(out, list...)
				}
			}
			if !ok && out != nil {
				out = append(out, s)
			}
		}
		if out != nil {
			b.Stmts = out
		}
	}
}

func onlyChoice(s *ir.BlockStmt) ([]ir.Stmt, bool) {
	if len(s.Blocks) != 1 || len(s.Blocks[0].Stmts) != 2 || !leavesTwo(s.Blocks[0].Stmts[1]) {
		return nil, false
	}
	choice, ok := s.Blocks[0].Stmts[0].(*ir.BlockStmt)
	if !ok || len(choice.Blocks) != 1 {
		return nil, false
	}
	list := choice.Blocks[0].Stmts
	if len(list) == 0 || !leavesTwo(list[len(list)-1]) {
		return nil, false
	}
	list = list[:len(list)-1]
	for _, s := range list {
		switch s.(type) {
		case *ir.DotStmt, *ir.AssignVarStmt:
		default:
			return nil, false
		}
	}
	return list, true
}

func leavesTwo(s ir.Stmt) bool {
	b, ok := s.(*ir.BreakStmt)
	return ok && b.Index == 1
}
