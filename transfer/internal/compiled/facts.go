package compiled

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ir"
)

// facts are what one function of the plan does with its locals.
//
// The planner numbers the locals of each rule body anew, so that one number stands for unrelated locals of different
// bodies. A body is a region here, and a local is known by its region and its number.
type facts struct {
	locals map[local]*localFacts
	shared ir.Local // the last number that all regions share
	bodies map[*ir.Block]int
	region int
	blocks []int // parent of each block
	at     int   // block being read
}

type local struct {
	region int
	number ir.Local
}

type localFacts struct {
	writes  int // times it is given a value
	reads   int
	mutated int  // times something is added to the value it holds
	block   int  // where it was written last
	outside bool // read where it may not have been written
}

// effects is what a statement itself does, apart from its blocks.
type effects struct {
	reads   []ir.Local
	writes  []ir.Local
	mutates ir.Local
	blocks  []*ir.Block
}

const noLocal ir.Local = -1

// newFacts reads a function. Its parameters are written before its first block.
func newFacts(params []ir.Local, shared ir.Local, blocks []*ir.Block) (*facts, error) {
	f := &facts{locals: map[local]*localFacts{}, shared: shared, bodies: bodies(blocks), blocks: []int{-1}}
	for _, p := range params {
		f.write(p)
	}
	for _, b := range blocks {
		if err := f.block(b, nil); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// enter makes the region of a block the current one and gives back what to do at its end.
func (f *facts) enter(b *ir.Block) func() {
	old := f.region
	if r, ok := f.bodies[b]; ok {
		f.region = r
	}
	return func() { f.region = old }
}

// name tells the locals of different regions apart.
func (f *facts) name(l ir.Local) local {
	if l <= f.shared {
		return local{number: l}
	}
	return local{region: f.region, number: l}
}

func (f *facts) local(l ir.Local) *localFacts {
	n := f.name(l)
	x := f.locals[n]
	if x == nil {
		x = &localFacts{block: -1}
		f.locals[n] = x
	}
	return x
}

func (f *facts) write(l ir.Local) {
	x := f.local(l)
	if x.reads > 0 {
		x.outside = true // by an earlier statement, or the one before in a loop
	}
	x.writes++
	x.block = f.at
}

func (f *facts) read(l ir.Local) {
	x := f.local(l)
	x.reads++
	if x.writes == 0 || !f.within(x.block) {
		x.outside = true
	}
}

// within reports whether the block being read is the given one or in it.
func (f *facts) within(block int) bool {
	for b := f.at; b >= 0; b = f.blocks[b] {
		if b == block {
			return true
		}
	}
	return false
}

func (f *facts) block(b *ir.Block, first []ir.Local) error {
	up := f.at
	f.blocks = append(f.blocks, up)
	f.at = len(f.blocks) - 1
	defer func() { f.at = up }()
	defer f.enter(b)()
	for _, l := range first {
		f.write(l)
	}
	for _, s := range b.Stmts {
		e, err := effectsOf(s)
		if err != nil {
			return err
		}
		for _, l := range e.reads {
			f.read(l)
		}
		if e.mutates != noLocal {
			x := f.local(e.mutates)
			x.mutated++
			if x.writes == 0 || !f.within(x.block) {
				x.outside = true
			}
		}
		var inside []ir.Local
		if scan, ok := s.(*ir.ScanStmt); ok {
			inside = []ir.Local{scan.Key, scan.Value}
		}
		for _, l := range e.writes {
			f.write(l)
		}
		for _, inner := range e.blocks {
			if err := f.block(inner, inside); err != nil {
				return err
			}
		}
	}
	return nil
}

// settled reports whether a local has one value from where it is written to where it is last read.
func (f *facts) settled(l ir.Local) bool {
	x := f.locals[f.name(l)]
	return x != nil && x.writes == 1 && !x.outside && x.mutated == 0
}

func operandLocals(list ...ir.Operand) []ir.Local {
	var out []ir.Local
	for _, o := range list {
		if l, ok := o.Value.(ir.Local); ok {
			out = append(out, l)
		}
	}
	return out
}

// effectsOf knows every statement of the plan language; one that it does not know is refused.
func effectsOf(s ir.Stmt) (effects, error) {
	e := effects{mutates: noLocal}
	switch s := s.(type) {
	case *ir.NopStmt, *ir.BreakStmt:
	case *answerStmt:
		e.reads = operandLocals(s.Source)
	case *ir.ReturnLocalStmt:
		e.reads = []ir.Local{s.Source}
	case *ir.ResultSetAddStmt:
		e.reads = []ir.Local{s.Value}
	case *ir.CallStmt:
		e.reads, e.writes = operandLocals(s.Args...), []ir.Local{s.Result}
	case *ir.CallDynamicStmt:
		e.reads, e.writes = append(operandLocals(s.Path...), s.Args...), []ir.Local{s.Result}
	case *ir.BlockStmt:
		e.blocks = s.Blocks
	case *ir.NotStmt:
		e.blocks = []*ir.Block{s.Block}
	case *ir.ScanStmt:
		e.reads, e.blocks = []ir.Local{s.Source}, []*ir.Block{s.Block}
	case *ir.WithStmt:
		// The second write is the return to the value before.
		e.reads, e.writes, e.blocks = operandLocals(s.Value), []ir.Local{s.Local, s.Local}, []*ir.Block{s.Block}
	case *ir.DotStmt:
		e.reads, e.writes = operandLocals(s.Source, s.Key), []ir.Local{s.Target}
	case *ir.LenStmt:
		e.reads, e.writes = operandLocals(s.Source), []ir.Local{s.Target}
	case *ir.AssignVarStmt:
		e.reads, e.writes = operandLocals(s.Source), []ir.Local{s.Target}
	case *ir.AssignVarOnceStmt:
		e.reads, e.writes = append(operandLocals(s.Source), s.Target), []ir.Local{s.Target, s.Target}
	case *ir.AssignIntStmt:
		e.writes = []ir.Local{s.Target}
	case *ir.ResetLocalStmt:
		e.writes = []ir.Local{s.Target}
	case *ir.MakeNullStmt:
		e.writes = []ir.Local{s.Target}
	case *ir.MakeNumberIntStmt:
		e.writes = []ir.Local{s.Target}
	case *ir.MakeNumberRefStmt:
		e.writes = []ir.Local{s.Target}
	case *ir.MakeArrayStmt:
		e.writes = []ir.Local{s.Target}
	case *ir.MakeObjectStmt:
		e.writes = []ir.Local{s.Target}
	case *ir.MakeSetStmt:
		e.writes = []ir.Local{s.Target}
	case *ir.ArrayAppendStmt:
		e.reads, e.mutates = operandLocals(s.Value), s.Array
	case *ir.SetAddStmt:
		e.reads, e.mutates = operandLocals(s.Value), s.Set
	case *ir.ObjectInsertStmt:
		e.reads, e.mutates = operandLocals(s.Key, s.Value), s.Object
	case *ir.ObjectInsertOnceStmt:
		e.reads, e.mutates = operandLocals(s.Key, s.Value), s.Object
	case *ir.ObjectMergeStmt:
		e.reads, e.writes = []ir.Local{s.A, s.B}, []ir.Local{s.Target}
	case *ir.EqualStmt:
		e.reads = operandLocals(s.A, s.B)
	case *ir.NotEqualStmt:
		e.reads = operandLocals(s.A, s.B)
	case *ir.IsArrayStmt:
		e.reads = operandLocals(s.Source)
	case *ir.IsObjectStmt:
		e.reads = operandLocals(s.Source)
	case *ir.IsSetStmt:
		e.reads = operandLocals(s.Source)
	case *ir.IsDefinedStmt:
		e.reads = []ir.Local{s.Source}
	case *ir.IsUndefinedStmt:
		e.reads = []ir.Local{s.Source}
	default:
		return e, fmt.Errorf("statement %T", s)
	}
	return e, nil
}
