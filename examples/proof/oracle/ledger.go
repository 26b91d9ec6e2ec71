package oracle

import (
	"cmp"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// ledger counts what speaks against an instrument and what nobody has stated.
type ledger struct{ against, missing int }

func (l *ledger) must(ok bool) {
	if !ok {
		l.against++
	}
}

func (l *ledger) ask() { l.missing++ }

func (l *ledger) add(more ledger) { *l = ledger{l.against + more.against, l.missing + more.missing} }

// fact wants f to be stated and true.
func (l *ledger) fact(f transfer.Fact) {
	switch {
	case f.False():
		l.against++
	case !f.True():
		l.missing++
	}
}

// absent wants f to be stated and false.
func (l *ledger) absent(f transfer.Fact) {
	switch {
	case f.True():
		l.against++
	case !f.False():
		l.missing++
	}
}

func (l *ledger) is(s status) {
	switch s {
	case met:
	case unknown:
		l.missing++
	default:
		l.against++
	}
}

func (l *ledger) status() status {
	switch {
	case l.against > 0:
		return unmet
	case l.missing > 0:
		return unknown
	default:
		return met
	}
}

// judged is one instrument with its account.
type judged struct {
	finding
	open int
}

func (l *ledger) judge(instrument string, module int, after onward) judged {
	return judged{
		finding: finding{status: l.status(), instrument: instrument, module: module, onward: after},
		open:    l.against + l.missing,
	}
}

// best picks met before unknown before unmet, then the fewest open conditions, then the id. With none it is unmet.
func best(all []judged) finding {
	if len(all) == 0 {
		return finding{status: unmet}
	}
	return slices.MinFunc(all, func(a, b judged) int {
		return cmp.Or(cmp.Compare(b.status, a.status), cmp.Compare(a.open, b.open), cmp.Compare(a.instrument, b.instrument))
	}).finding
}
