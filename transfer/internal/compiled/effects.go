package compiled

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ir"
)

// effects is what a statement itself does, apart from its blocks.
type effects struct {
	reads, writes locals
	mutates       ir.Local
	blocks        []*ir.Block
}

const noLocal ir.Local = -1

// locals is a list that is mostly short.
type locals struct {
	few  [4]ir.Local
	n    int
	many []ir.Local
}

func (l *locals) list() []ir.Local {
	if l.many != nil {
		return l.many
	}
	return l.few[:l.n]
}

func (l *locals) add(list ...ir.Local) {
	for _, x := range list {
		switch {
		case l.many != nil:
			l.many = append(l.many, x)
		case l.n == len(l.few):
			l.many = append(append(make([]ir.Local, 0, 2*len(l.few)), l.few[:]...), x)
		default:
			l.few[l.n] = x
			l.n++
		}
	}
}

func (l *locals) addOperands(list ...ir.Operand) {
	for _, o := range list {
		if x, ok := o.Value.(ir.Local); ok {
			l.add(x)
		}
	}
}

// effectsOf knows every statement of the plan language; one that it does not know is refused.
func effectsOf(s ir.Stmt) (effects, error) {
	e := effects{mutates: noLocal}
	switch s := s.(type) {
	case *ir.NopStmt, *ir.BreakStmt:
	case *answerStmt:
		e.reads.addOperands(s.Source)
	case *ir.ReturnLocalStmt:
		e.reads.add(s.Source)
	case *ir.ResultSetAddStmt:
		e.reads.add(s.Value)
	case *ir.CallStmt:
		e.reads.addOperands(s.Args...)
		e.writes.add(s.Result)
	case *ir.CallDynamicStmt:
		e.reads.addOperands(s.Path...)
		e.reads.add(s.Args...)
		e.writes.add(s.Result)
	case *ir.BlockStmt:
		e.blocks = s.Blocks
	case *ir.NotStmt:
		e.blocks = []*ir.Block{s.Block}
	case *ir.ScanStmt:
		e.reads.add(s.Source)
		e.blocks = []*ir.Block{s.Block}
	case *ir.WithStmt:
		// The second write is the return to the value before.
		e.reads.addOperands(s.Value)
		e.writes.add(s.Local, s.Local)
		e.blocks = []*ir.Block{s.Block}
	case *ir.DotStmt:
		e.reads.addOperands(s.Source, s.Key)
		e.writes.add(s.Target)
	case *ir.LenStmt:
		e.reads.addOperands(s.Source)
		e.writes.add(s.Target)
	case *ir.AssignVarStmt:
		e.reads.addOperands(s.Source)
		e.writes.add(s.Target)
	case *ir.AssignVarOnceStmt:
		e.reads.addOperands(s.Source)
		e.reads.add(s.Target)
		e.writes.add(s.Target, s.Target)
	case *ir.AssignIntStmt:
		e.writes.add(s.Target)
	case *ir.ResetLocalStmt:
		e.writes.add(s.Target)
	case *ir.MakeNullStmt:
		e.writes.add(s.Target)
	case *ir.MakeNumberIntStmt:
		e.writes.add(s.Target)
	case *ir.MakeNumberRefStmt:
		e.writes.add(s.Target)
	case *ir.MakeArrayStmt:
		e.writes.add(s.Target)
	case *ir.MakeObjectStmt:
		e.writes.add(s.Target)
	case *ir.MakeSetStmt:
		e.writes.add(s.Target)
	case *ir.ArrayAppendStmt:
		e.reads.addOperands(s.Value)
		e.mutates = s.Array
	case *ir.SetAddStmt:
		e.reads.addOperands(s.Value)
		e.mutates = s.Set
	case *ir.ObjectInsertStmt:
		e.reads.addOperands(s.Key, s.Value)
		e.mutates = s.Object
	case *ir.ObjectInsertOnceStmt:
		e.reads.addOperands(s.Key, s.Value)
		e.mutates = s.Object
	case *ir.ObjectMergeStmt:
		e.reads.add(s.A, s.B)
		e.writes.add(s.Target)
	case *ir.EqualStmt:
		e.reads.addOperands(s.A, s.B)
	case *ir.NotEqualStmt:
		e.reads.addOperands(s.A, s.B)
	case *ir.IsArrayStmt:
		e.reads.addOperands(s.Source)
	case *ir.IsObjectStmt:
		e.reads.addOperands(s.Source)
	case *ir.IsSetStmt:
		e.reads.addOperands(s.Source)
	case *ir.IsDefinedStmt:
		e.reads.add(s.Source)
	case *ir.IsUndefinedStmt:
		e.reads.add(s.Source)
	default:
		return e, fmt.Errorf("statement %T", s)
	}
	return e, nil
}
