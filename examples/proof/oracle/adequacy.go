package oracle

import (
	"cmp"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// adequate is one decision that a territory, or somebody in it, is adequate.
type adequate struct {
	name   string
	held   dated
	onward onward
	scope  []limit
}

// limit is a bound of a decision's scope.
type limit func(*question, *ledger)

// adequacyOf answers by the decisions on the importer's territory. They do not overlap.
func adequacyOf(q *question, list map[string][]adequate) finding {
	code := cmp.Or(sharesPlaceOf(q.place()), q.place())
	for _, d := range list[code] {
		if d.held.holds(q.at) {
			return d.ask(q)
		}
	}
	return finding{status: unmet}
}

func (d adequate) ask(q *question) finding {
	var l ledger
	for _, within := range d.scope {
		within(q, &l)
	}
	return l.judge(d.name, 0, d.onward).finding
}

// underLaw wants the importer to be under one of the laws for this processing. Establishment brings it, whether or not
// that law's own rule on transfers was in force yet.
func underLaw(laws ...string) limit {
	return func(q *question, l *ledger) {
		answer := unmet
		for _, id := range laws {
			if home[q.place()] == id {
				return
			}
			switch q.subject("importer", id) {
			case yes:
				return
			case dontKnow:
				answer = unknown
			}
		}
		l.is(answer)
	}
}

func privateOnly(q *question, l *ledger) { l.must(!publicBody(q.importer)) }

func automatedOnly(q *question, l *ledger) { l.fact(q.flow.Automated) }

func noImmigrationControl(q *question, l *ledger) { l.absent(q.flow.ImmigrationControl) }

func noCreditInformation(q *question, l *ledger) { l.absent(q.flow.CreditInformation) }

func notFor(activities ...string) limit {
	return func(q *question, l *ledger) {
		if q.flow.ImporterActivity == nil {
			l.ask()
			return
		}
		l.must(!slices.ContainsFunc(q.flow.ImporterActivity, func(a string) bool { return slices.Contains(activities, a) }))
	}
}

func notOnlyFor(purposes ...string) limit {
	return func(q *question, l *ledger) { l.must(!slices.Contains(purposes, q.flow.ExclusivePurpose)) }
}

// notOrganOf leaves out the bodies of another State. What is not stated to be one belongs to the place it is in.
func notOrganOf(state transfer.Territory) limit {
	return func(q *question, l *ledger) { l.must(q.importer.OrganOf != state) }
}

func publicBody(p *transfer.Party) bool {
	if p.PublicSector.Stated() {
		return p.PublicSector.True()
	}
	return p.Kind == transfer.PublicAuthority
}

func since(y, m, d int) dated { return dated{from: day(y, m, d)} }

func adequacySpans(list map[string][]adequate) []dated {
	var spans []dated
	for _, decisions := range list {
		for _, d := range decisions {
			spans = append(spans, d.held)
		}
	}
	return spans
}
