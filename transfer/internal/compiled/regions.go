package compiled

import "github.com/open-policy-agent/opa/v1/ir"

// bodies numbers the rule bodies of a function from 1. The bodies of a rule with else stand together in one block.
func bodies(blocks []*ir.Block) map[*ir.Block]int {
	out := map[*ir.Block]int{}
	for _, b := range blocks {
		chain := []*ir.Block{b}
		if len(b.Stmts) == 1 {
			if s, ok := b.Stmts[0].(*ir.BlockStmt); ok {
				chain = s.Blocks
			}
		}
		for _, body := range chain {
			out[body] = len(out) + 1
		}
	}
	return out
}

// lastShared is the number of the last local that the bodies of a function share: its parameters, what it returns, and the
// answer of the body at hand.
func lastShared(f *ir.Func) ir.Local {
	last := f.Return
	for _, p := range f.Params {
		last = max(last, p)
	}
	return last + 1
}
