package random

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// lookAt asks about one date of the records: the day before, the day and the day after. Where the date limits when a
// document could be signed, three documents are signed on those days.
func (w *world) lookAt(edge Edge) {
	var first *transfer.Flow
	for offset := -1; offset <= 1; offset++ {
		day := edge.Day.AddDays(offset)
		aim := Aim{Edge: &edge, Offset: offset}
		if first != nil && !edge.Signing() {
			again := *first
			again.At = day
			aim.Law, aim.Mechanism, aim.Flaws = w.aims[first.ID].Law, w.aims[first.ID].Mechanism, w.aims[first.ID].Flaws
			w.ask(again, aim)
			continue
		}
		g := w.groundAt(edge)
		t := &story{world: w, law: g.law, mechanism: g.mechanism, at: edge.Day}
		if edge.Signing() {
			t.signed, t.at = day, w.dayUnder(edge)
		}
		t.state()
		t.placeAt(edge, g)
		g.build(t)
		if !edge.Signing() { // else the day of signature is the only question
			t.at = day
			aim.Flaws = t.spoil(w.weighed(80, 20))
		}
		f := t.finish()
		f.At = t.at
		aim.Law, aim.Mechanism = g.law, g.mechanism
		first = w.ask(f, aim)
	}
}

// groundAt draws a ground that reads the record of the edge.
func (w *world) groundAt(edge Edge) ground {
	law, mechanism := edge.Law, transfer.Mechanism(edge.Mechanism)
	switch {
	case edge.Law == "lib" && slices.Contains(w.book.laws(), edge.Record): // assessments, one record a law
		law, mechanism = edge.Record, one(w.dice, []transfer.Mechanism{transfer.BCR, transfer.EUClauses, transfer.SwissClauses, transfer.IDTA})
	case edge.Law == "lib" && edge.Mechanism == "appi-duties":
		law, mechanism = "jp-appi", transfer.Contract
	case edge.Law == "lib":
		law, mechanism = one(w.dice, []string{"jp-appi", "sg-pdpa"}), transfer.CBPR
	case edge.Law == "":
		law = w.lawReading(edge)
	}
	fitting := groundsOf(law, mechanism)
	legacy := func(g ground) bool { return g.mechanism != transfer.EUClauses || g.law != "eu-gdpr" }
	if edge.Record == "2021/914" {
		fitting = fitting[:1]
	} else if edge.Mechanism == string(transfer.EUClauses) && !slices.ContainsFunc(fitting, legacy) {
		fitting = fitting[len(fitting)-1:]
	}
	return one(w.dice, fitting)
}

// lawReading is a law for whose answers the members of an area matter.
func (w *world) lawReading(edge Edge) string {
	if len(edge.Record) > 6 && edge.Record[:6] == "global" {
		return one(w.dice, []string{"sg-pdpa", "jp-appi", "bm-pipa"})
	}
	return one(w.dice, []string{"jp-appi", "uk-gdpr", "br-lgpd", "difc-dpl", "kr-pipa", "ch-fadp", "eu-gdpr"})
}

// placeAt puts the territory of the edge on one side of the flow.
func (t *story) placeAt(edge Edge, g ground) {
	place := edge.Territory
	if place == "" && edge.Area != "" {
		place = one(t.dice, t.book.members(edge.Area))
	}
	switch {
	case place == "":
		t.exporter = t.person(t.established(g.law, ""))
	case edge.Law == edge.Record && slices.Contains(t.book.members(g.law), place) && t.chance(70):
		t.exporter = t.person(t.within(g.law, place))
	default:
		t.exporter = t.person(t.established(g.law, ""))
		t.importer = t.person(want{place: place, apart: t.exporter.ID, laws: t.lawsOf(place)})
		if t.importer == t.exporter {
			t.importer = t.newcomer(want{place: place})
		}
	}
}

// within is somebody at that very place under the law.
func (t *story) within(law string, place transfer.Territory) want {
	n := t.established(law, "")
	n.place = place
	return n
}

// dayUnder is a day on which a document signed near the edge could still be relied on.
func (w *world) dayUnder(edge Edge) transfer.Date {
	for _, r := range w.book.of[edge.Law][edge.Mechanism] {
		if r.id == edge.Record {
			running := w.closed(r.inForce)
			running.from = later(running.from, edge.Day.AddDays(1))
			if !running.until.Before(running.from) {
				return w.day(running)
			}
		}
	}
	return edge.Day.AddDays(30)
}
