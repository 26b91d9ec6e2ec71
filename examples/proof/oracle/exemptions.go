package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// inside reports whether the recipient sits in the law's own territory.
func (q *question) inside(codes ...string) bool { return slices.Contains(codes, q.place()) }

// ownHands reports whether no second party receives the data, or the person gave them.
func (q *question) ownHands() bool {
	return q.flow.Relation == transfer.SameEntity || q.flow.Relation == transfer.FromDataSubject
}

// personal reports whether one legal entity is on both sides, or the person is on one. What reaches the person concerned
// is disclosed to nobody else, whatever the law.
func (q *question) personal() bool { return q.ownHands() || q.toPerson() }

func (q *question) toPerson() bool { return q.flow.Relation == transfer.ToDataSubject }

// unless is the answer of a law to a hop that it exempts, or else to one that it restricts.
func (q *question) unless(exempt bool, restricted func() opinion) opinion {
	if !exempt {
		return restricted()
	}
	o := opinion{exempt: true}
	if q.shown {
		o.findings = restricted().findings
	}
	return o
}

// parted reports whether the law lets go of the data: the person concerned sent them.
func (q *question) parted() bool { return q.flow.Relation == transfer.FromDataSubject }

func isController(r transfer.Role) bool {
	return r == transfer.Controller || r == transfer.JointController
}

// worded wants one of the words; an empty one is not stated.
func worded(l *ledger, stated string, wanted ...string) {
	switch {
	case stated == "":
		l.ask()
	case !slices.Contains(wanted, stated):
		l.must(false)
	}
}
