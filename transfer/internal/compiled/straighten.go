package compiled

import "github.com/open-policy-agent/opa/v1/ir"

// straighten takes out the blocks by which the planner offers a choice of documents where there is none to make:
//
//	block { block { statements; break 1 }; break 1 }
//
// is the statements. If one of them is undefined the inner block is left, and the second break leaves the one around.
func straighten(blocks []*ir.Block) []*ir.Block {
	var out []*ir.Block
	for _, b := range blocks {
		copied := &ir.Block{}
		for _, s := range b.Stmts {
			copied.Stmts = append(copied.Stmts, straightened(s)...)
		}
		out = append(out, copied)
	}
	return out
}

func straightened(s ir.Stmt) []ir.Stmt {
	switch s := s.(type) {
	case *ir.BlockStmt:
		if list, ok := onlyChoice(s); ok {
			return list
		}
		return []ir.Stmt{&ir.BlockStmt{Blocks: straighten(s.Blocks)}}
	case *ir.NotStmt:
		return []ir.Stmt{&ir.NotStmt{Block: straighten([]*ir.Block{s.Block})[0]}}
	case *ir.ScanStmt:
		return []ir.Stmt{&ir.ScanStmt{Source: s.Source, Key: s.Key, Value: s.Value, Block: straighten([]*ir.Block{s.Block})[0]}}
	case *ir.WithStmt:
		return []ir.Stmt{&ir.WithStmt{Local: s.Local, Path: s.Path, Value: s.Value, Block: straighten([]*ir.Block{s.Block})[0]}}
	}
	return []ir.Stmt{s}
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
