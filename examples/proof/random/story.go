package random

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// story is one flow in the making, with what can still be spoiled of it.
type story struct {
	*world
	law       string
	mechanism transfer.Mechanism
	at        transfer.Date
	signed    transfer.Date // where the day of signature is the point
	flow      transfer.Flow
	exporter  *person
	importer  *person
	pair      part
	paired    bool // the two sides have their roles
	flaws     []flaw
}

// flaw is one thing that can be spoiled, and its name.
type flaw struct {
	name  string
	spoil func()
}

func (t *story) flaw(name string, spoil func()) { t.flaws = append(t.flaws, flaw{name, spoil}) }

// tell makes the parties, the documents and the facts for a mechanism, spoils some, and asks. A zero day is drawn.
func (w *world) tell(g ground, at transfer.Date) *transfer.Flow {
	t := &story{world: w, law: g.law, mechanism: g.mechanism, at: at}
	if at.IsZero() {
		t.at = w.dayOf(g)
	}
	return t.tell(g, w.weighed(44, 38, 14, 4))
}

func (t *story) tell(g ground, flaws int) *transfer.Flow {
	t.state()
	g.build(t)
	t.general()
	if t.chance(10) {
		t.second()
	}
	aim := Aim{Law: t.law, Mechanism: t.mechanism, Flaws: t.spoil(flaws)}
	return t.ask(t.finish(), aim)
}

// finish writes the two sides and the day into the flow.
func (t *story) finish() transfer.Flow {
	t.flow.Exporter.Party, t.flow.Importer.Party = t.exporter.ID, t.importer.ID
	if t.at != today || t.chance(60) {
		t.flow.At = t.at
	}
	return t.flow
}

// spoil spoils up to n things, each once, and returns their names.
func (t *story) spoil(n int) []string {
	var names []string
	for range n {
		if len(t.flaws) == 0 {
			break
		}
		i := t.IntN(len(t.flaws))
		names = append(names, t.flaws[i].name)
		t.flaws[i].spoil()
		t.flaws = slices.Delete(t.flaws, i, i+1)
	}
	return names
}

// dayOf draws a day on which the law and, where it has records, the mechanism exist.
func (w *world) dayOf(g ground) transfer.Date {
	if w.chance(6) {
		return w.day(interval{date("1996-01-01"), date("2036-12-31")})
	}
	span := w.spanOf(g)
	if w.chance(25) && span.holds(today) {
		return today
	}
	return w.day(span)
}

func (w *world) spanOf(g ground) interval {
	span := w.closed(one(w.dice, w.book.of[g.law][""]).inForce)
	var fitting []interval
	for _, r := range w.book.of[g.law][string(g.mechanism)] {
		if both, ok := overlap(span, w.closed(r.inForce)); ok {
			fitting = append(fitting, both)
		}
	}
	if len(fitting) > 0 && w.chance(90) {
		return one(w.dice, fitting)
	}
	return span
}

// closed ends an open interval, so that a day can be drawn from it.
func (w *world) closed(i interval) interval {
	if i.until.IsZero() {
		i.until = later(i.from, date("2033-12-31"))
	}
	return i
}

func overlap(a, b interval) (interval, bool) {
	both := interval{later(a.from, b.from), earlier(a.until, b.until)}
	return both, !both.until.Before(both.from)
}

// send chooses an exporter that the law binds, if none is chosen yet.
func (t *story) send(list string) {
	if t.exporter != nil {
		return
	}
	law := t.law
	switch t.weighed(82, 6, 4, 8) {
	case 0:
		n := t.established(law, list)
		if list == "" && t.chance(3) {
			n.list, n.kind = counterparties, transfer.Individual
		}
		t.exporter = t.person(n)
	case 1:
		t.exporter = t.person(want{place: t.elsewhere(), list: list, laws: []string{law}})
	case 2:
		t.exporter = t.person(want{place: t.elsewhere(), list: list})
		t.flow.Exporter.SubjectTo = []string{law}
	default:
		t.exporter = t.person(want{place: t.elsewhere(), list: list})
		t.flow.Regimes = []string{law}
	}
}

// elsewhere is where a law does not bind by establishment, and mostly where the law of the place leaves data free.
func (t *story) elsewhere() transfer.Territory {
	return one(t.dice, []transfer.Territory{"US", "US", "US", "TW", "TW", "DE", "GB", "CH", "IN", "GL", "EU-INST", "JP"})
}

// territoryOf draws a place inside the law's territory on the day, or at least at some time.
func (w *world) territoryOf(law string, at transfer.Date) transfer.Territory {
	var now []transfer.Territory
	all := w.book.members(law)
	for _, place := range all {
		if w.book.inside(law, place, at) {
			now = append(now, place)
		}
	}
	if len(now) == 0 || w.chance(3) {
		return one(w.dice, all)
	}
	if law == "eu-gdpr" && w.chance(60) {
		return one(w.dice, some(w.dice, 3, now[:min(len(now), 12)]))
	}
	return one(w.dice, now)
}

// established is somebody in the territory of the law; in Canada the law must be stated besides.
func (t *story) established(law, list string) want {
	n := want{place: t.territoryOf(law, t.at), list: list}
	switch {
	case law == "ca-pipeda":
		n.place, n.laws = "CA", []string{law}
	case law == "ca-qc":
		n.laws = one(t.dice, [][]string{{law}, {law}, {law, "ca-pipeda"}})
	}
	return n
}

// receive chooses an importer in one of the places, if none is chosen yet.
func (t *story) receive(list string, places ...transfer.Territory) {
	if t.importer != nil {
		return
	}
	place := one(t.dice, places)
	n := want{place: place, list: list, apart: t.exporter.ID, laws: t.lawsOf(place)}
	if list == "" && t.chance(3) {
		n.list, n.kind = counterparties, transfer.Individual
	}
	t.importer = t.person(n)
	if t.importer == t.exporter { // everybody is there already
		t.importer = t.newcomer(n)
	}
}
