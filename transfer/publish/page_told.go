package publish

import (
	"reflect"

	"github.com/chapterv/chapterv/transfer"
)

// told are the answers that the report has given between two parties, each with the flow that has it in full.
type told map[[2]string][]toldAnswer

type toldAnswer struct {
	at   transfer.Date
	law  transfer.RegimeDecision
	flow link
}

// told returns the flow between the same parties, asked about the same day, that has been answered alike word for word.
// Repeating it would only make the report longer.
func (p *page) told(a answer, r transfer.RegimeDecision, anchor string) *link {
	if p.given == nil {
		p.given = told{}
	}
	parties := [2]string{a.exporter.ID, a.importer.ID}
	for i, before := range p.given[parties] {
		if before.at == a.At && reflect.DeepEqual(before.law, r) {
			return &p.given[parties][i].flow
		}
	}
	p.given[parties] = append(p.given[parties], toldAnswer{a.At, r, link{a.Decision.Flow, anchor}})
	return nil
}
