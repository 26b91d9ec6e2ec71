package compiled

import "github.com/open-policy-agent/opa/v1/ir"

// statement spells all of a statement but where it stands in the source.
func (w *speller) statement(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.NopStmt:
		w.numbersOf(1)
	case *ir.BreakStmt:
		w.numbersOf(2, int(s.Index))
	case *ir.ReturnLocalStmt:
		w.numbersOf(3, int(s.Source))
	case *ir.ResultSetAddStmt:
		w.numbersOf(4, int(s.Value))
	case *ir.CallStmt:
		w.numbersOf(5)
		w.call(s)
	case *ir.CallDynamicStmt:
		w.numbersOf(6)
		w.dynamic(s)
	case *ir.BlockStmt:
		w.numbersOf(7)
		w.blocks(s.Blocks)
	case *ir.NotStmt:
		w.numbersOf(8)
		w.blocks([]*ir.Block{s.Block})
	case *ir.ScanStmt:
		w.numbersOf(9, int(s.Source), int(s.Key), int(s.Value))
		w.blocks([]*ir.Block{s.Block})
	case *ir.WithStmt:
		w.numbersOf(10, int(s.Local), len(s.Path))
		w.numbersOf(s.Path...)
		w.operands(s.Value)
		w.blocks([]*ir.Block{s.Block})
	case *ir.DotStmt:
		w.numbersOf(11, int(s.Target))
		w.operands(s.Source, s.Key)
	case *ir.LenStmt:
		w.numbersOf(12, int(s.Target))
		w.operands(s.Source)
	case *ir.AssignVarStmt:
		w.numbersOf(13, int(s.Target))
		w.operands(s.Source)
	case *ir.AssignVarOnceStmt:
		w.numbersOf(14, int(s.Target))
		w.operands(s.Source)
	case *ir.AssignIntStmt:
		w.numbersOf(15, int(s.Target), int(s.Value))
	case *ir.ResetLocalStmt:
		w.numbersOf(16, int(s.Target))
	default:
		w.value(s)
	}
}

func (w *speller) value(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.MakeNullStmt:
		w.numbersOf(17, int(s.Target))
	case *ir.MakeNumberIntStmt:
		w.numbersOf(18, int(s.Target), int(s.Value))
	case *ir.MakeNumberRefStmt:
		w.numbersOf(19, int(s.Target), s.Index)
	case *ir.MakeArrayStmt:
		w.numbersOf(20, int(s.Target))
	case *ir.MakeObjectStmt:
		w.numbersOf(21, int(s.Target))
	case *ir.MakeSetStmt:
		w.numbersOf(22, int(s.Target))
	case *ir.ArrayAppendStmt:
		w.numbersOf(23, int(s.Array))
		w.operands(s.Value)
	case *ir.SetAddStmt:
		w.numbersOf(24, int(s.Set))
		w.operands(s.Value)
	case *ir.ObjectInsertStmt:
		w.numbersOf(25, int(s.Object))
		w.operands(s.Key, s.Value)
	case *ir.ObjectInsertOnceStmt:
		w.numbersOf(26, int(s.Object))
		w.operands(s.Key, s.Value)
	case *ir.ObjectMergeStmt:
		w.numbersOf(27, int(s.A), int(s.B), int(s.Target))
	case *ir.EqualStmt:
		w.numbersOf(28)
		w.operands(s.A, s.B)
	case *ir.NotEqualStmt:
		w.numbersOf(29)
		w.operands(s.A, s.B)
	case *ir.IsArrayStmt:
		w.numbersOf(30)
		w.operands(s.Source)
	case *ir.IsObjectStmt:
		w.numbersOf(31)
		w.operands(s.Source)
	case *ir.IsSetStmt:
		w.numbersOf(32)
		w.operands(s.Source)
	case *ir.IsDefinedStmt:
		w.numbersOf(33, int(s.Source))
	case *ir.IsUndefinedStmt:
		w.numbersOf(34, int(s.Source))
	default:
		w.numbersOf(35, len(w.text)) // refused when it is compiled
	}
}
