package random

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// second has another law govern the same flow, and makes what its mechanism asks for between the same two sides.
func (t *story) second() {
	law := one(t.dice, []string{"eu-gdpr", "uk-gdpr", "ch-fadp", "br-lgpd", "sg-pdpa", "jp-appi", "au-privacy-act"})
	if law == t.law || t.importer.Kind == transfer.Individual {
		return
	}
	g := one(t.dice, under(law))
	if slices.Contains([]transfer.Mechanism{transfer.BCR, transfer.GlobalCorporateRule}, g.mechanism) {
		return // the group is not theirs
	}
	if t.chance(50) && t.flow.Exporter.SubjectTo == nil && t.exporter.SubjectTo == nil {
		t.flow.Exporter.SubjectTo = []string{law}
	} else {
		t.flow.Regimes = append(t.flow.Regimes, law)
	}
	first, aimed := t.law, t.mechanism
	t.law, t.mechanism = law, g.mechanism
	g.build(t)
	t.law, t.mechanism = first, aimed
}

// travel asks about a route of two to four hops: a first one that a mechanism covers, and onward ones.
func (w *world) travel() {
	g := w.ground()
	t := &story{world: w, law: g.law, mechanism: g.mechanism, at: w.dayOf(g)}
	last := t.tell(g, w.weighed(75, 25))
	for range w.weighed(0, 60, 28, 12) {
		if len(w.flows) >= flowsInScene || w.party(last.Importer.Party).Kind == transfer.Individual {
			return
		}
		last = w.onward(last, g)
	}
}

// onward takes the data one hop further.
func (w *world) onward(before *transfer.Flow, g ground) *transfer.Flow {
	t := &story{world: w, law: g.law, mechanism: g.mechanism, at: before.At}
	if t.at.IsZero() {
		t.at = today
	}
	t.exporter = w.party(before.Importer.Party)
	way := w.weighed(40, 25, 20, 15)
	if way == 1 { // a mechanism of the same law between these two
		own := one(w.dice, under(g.law))
		if own.mechanism == transfer.BCR || own.mechanism == transfer.GlobalCorporateRule {
			own = g
		}
		g = own
	}
	t.mechanism = g.mechanism
	t.state()
	t.flow.After = before.ID
	if w.chance(25) {
		t.at = t.at.AddDays(w.between(1, 90))
	}
	switch {
	case way == 1 && t.exporter.list == entities:
		g.build(t)
	case way == 3: // within the country
		t.receive("", t.exporter.Jurisdiction)
		t.roles()
	default:
		t.receive("", t.place())
		t.roles()
	}
	if way == 0 || w.chance(20) {
		t.passOn()
	}
	if t.chance(40) {
		t.flow.DataCategories, t.flow.Purposes, t.flow.HR = before.DataCategories, before.Purposes, before.HR
	}
	return t.ask(t.finish(), Aim{Law: t.law, Mechanism: t.mechanism, Flaws: t.spoil(w.weighed(60, 40))})
}

// passOn makes the contract that carries the duties of the mechanism that covered the first hop.
func (t *story) passOn() {
	i := t.bilateral(transfer.ContractType, ever)
	i.OnwardTerms = append(some(t.dice, t.between(0, 2), transfer.Mechanisms()), t.mechanism)
	if t.mechanism == "" || t.chance(10) {
		i.OnwardTerms = transfer.Mechanisms()
	}
	t.flaw("onward terms", func() { i.OnwardTerms = some(t.dice, t.between(0, 2), transfer.Mechanisms()) })
	t.flaw("onward terms not stated", func() { i.OnwardTerms = nil })
}

// exempt asks about what some laws do not call a transfer.
func (w *world) exempt() {
	g := w.ground()
	t := &story{world: w, law: g.law, mechanism: g.mechanism, at: w.dayOf(g)}
	t.state()
	switch w.IntN(7) {
	case 0: // the same legal entity
		t.send(entities)
		t.importer = t.newcomer(want{place: w.place(), list: entities})
		t.importer.BranchOf, t.importer.spoilt = t.exporter.ID, true
		t.flow.Relation = transfer.SameEntity
	case 1: // its own staff, on the road
		t.send("")
		t.importer = t.exporter
		t.flow.Relation = transfer.SameEntity
	case 2: // the person sends the data
		n := t.established(t.law, counterparties)
		n.kind = transfer.Individual
		t.exporter = t.person(n)
		t.receive(one(w.dice, []string{entities, vendors}), w.place())
		t.flow.Relation = transfer.FromDataSubject
	case 3: // the data go to the person
		t.send("")
		t.importer = t.person(want{place: w.place(), list: counterparties, kind: transfer.Individual, apart: t.exporter.ID})
		t.flow.Relation = transfer.ToDataSubject
	case 4: // within the territory
		t.exporter = t.person(t.established(t.law, ""))
		t.receive("", w.territoryOf(t.law, t.at))
		if w.book.inside(t.law, t.exporter.Jurisdiction, t.at) && w.book.inside(t.law, t.importer.Jurisdiction, t.at) && w.chance(60) {
			t.flow.Relation = transfer.Transit
			if w.chance(40) {
				t.flow.Regimes = []string{one(w.dice, w.book.laws())}
			}
		}
	case 5: // storage
		g.build(t)
		t.relate(transfer.StorageOnly)
	default: // back to one's own controller
		t.send("")
		t.receive("", w.place())
		t.roles(toOwnController)
	}
	t.relations()
	t.general()
	t.ask(t.finish(), Aim{Law: t.law, Flaws: t.spoil(w.weighed(60, 40))})
}

// relations gives roles to sides that have none yet.
func (t *story) relations() {
	for _, side := range []struct {
		role *transfer.Role
		kind transfer.PartyKind
	}{{&t.flow.Exporter.Role, t.exporter.Kind}, {&t.flow.Importer.Role, t.importer.Kind}} {
		if *side.role == "" && side.kind != transfer.Individual {
			*side.role = t.role()
		}
	}
}

// stray asks about any two parties, with facts as they fall.
func (w *world) stray() {
	t := &story{world: w, law: one(w.dice, w.homes), at: w.day(interval{date("2012-01-01"), date("2035-12-31")})}
	t.state()
	t.exporter = w.person(want{place: w.place(), laws: nil})
	t.receive("", w.place())
	t.roles()
	t.general()
	t.general()
	t.ask(t.finish(), Aim{Law: t.law, Flaws: t.spoil(4)})
}
