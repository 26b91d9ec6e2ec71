package oracle

import "github.com/chapterv/chapterv/transfer"

// slots is every mechanism, in the default order of preference.
var slots = [...]transfer.Mechanism{
	transfer.Adequacy, transfer.DPF, transfer.BCR, transfer.EUClauses, transfer.SwissClauses, transfer.IDTA, transfer.Addendum,
	transfer.BrazilianClauses, transfer.GlobalCorporateRule, transfer.CBPR, transfer.PRP, transfer.Contract,
}

// slotOf returns -1 for what is no mechanism.
func slotOf(m transfer.Mechanism) int {
	for i := range slots {
		if slots[i] == m {
			return i
		}
	}
	return -1
}

// findings are what a law says of its mechanisms, each in its slot; most laws have few of them.
type findings struct {
	slots  [len(slots)]finding
	listed [len(slots)]bool
	count  int
}

func (f *findings) put(m transfer.Mechanism, x finding) {
	i := slotOf(m)
	if !f.listed[i] {
		f.listed[i] = true
		f.count++
	}
	f.slots[i] = x
}

// of is the zero finding for a mechanism that is not listed.
func (f findings) of(m transfer.Mechanism) finding {
	if i := slotOf(m); i >= 0 {
		return f.slots[i]
	}
	return finding{}
}

func (f *findings) has(m transfer.Mechanism) bool { return f.listed[slotOf(m)] }

// open reports whether some mechanism may still cover, for all that is stated.
func (f *findings) open() bool {
	for i := range f.slots {
		if f.slots[i].status == unknown {
			return true
		}
	}
	return false
}
