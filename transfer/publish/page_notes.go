package publish

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// lawNote is what holds for every answer of a law: where people can turn, and what was not examined.
type lawNote struct {
	Name, ID, Anchor string
	Partial          bool
	LeftOut          []string
	Redress          []redressRow
}

type redressRow struct {
	transfer.Redress
	Mechanisms []string
}

func (p *page) notes() []lawNote {
	byLaw := map[string]*lawNote{}
	for _, a := range p.answers {
		for _, r := range a.Regimes {
			note := byLaw[r.Regime]
			if note == nil {
				note = &lawNote{Name: p.book.law(r.Regime), ID: r.Regime, Anchor: "law-" + r.Regime}
				byLaw[r.Regime] = note
			}
			note.add(r)
		}
	}
	var list []lawNote
	for _, law := range p.Laws {
		if note := byLaw[law.ID]; note != nil && (note.Partial || len(note.LeftOut)+len(note.Redress) > 0) {
			list = append(list, *note)
			p.noted[law.ID] = note.Anchor
		}
	}
	return list
}

func (note *lawNote) add(r transfer.RegimeDecision) {
	note.Partial = note.Partial || r.Coverage == "partial"
	for _, ground := range r.LeftOut {
		if !slices.Contains(note.LeftOut, ground) {
			note.LeftOut = append(note.LeftOut, ground)
		}
	}
	for _, way := range r.Redress {
		at := slices.IndexFunc(note.Redress, func(row redressRow) bool { return row.Redress == way })
		if at < 0 {
			at = len(note.Redress)
			note.Redress = append(note.Redress, redressRow{Redress: way})
		}
		row := &note.Redress[at]
		if name := mechanismName(r.Mechanism); r.Mechanism != "" && !slices.Contains(row.Mechanisms, name) {
			row.Mechanisms = append(row.Mechanisms, name)
		}
	}
}
