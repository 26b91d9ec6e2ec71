package compiled

import (
	"github.com/open-policy-agent/opa/v1/ir"
)

// facts are what one function of the plan does with its locals.
//
// The planner numbers the locals of each rule body anew, so that one number stands for unrelated locals of different
// bodies. A body is a region here, and a local is known by its region and its number.
type facts struct {
	locals map[local]*localFacts
	room   []localFacts
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

// enter makes the region of a block the current one, and gives the one before.
func (f *facts) enter(b *ir.Block) int {
	before := f.region
	if r, ok := f.bodies[b]; ok {
		f.region = r
	}
	return before
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
		if len(f.room) == 0 {
			f.room = make([]localFacts, 16)
		}
		x, f.room = &f.room[0], f.room[1:]
		x.block = -1
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
	before := f.enter(b)
	defer func() { f.at, f.region = up, before }()
	for _, l := range first {
		f.write(l)
	}
	for _, s := range b.Stmts {
		e, err := effectsOf(s)
		if err != nil {
			return err
		}
		for _, l := range e.reads.list() {
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
		for _, l := range e.writes.list() {
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
