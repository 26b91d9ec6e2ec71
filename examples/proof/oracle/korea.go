package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

var (
	krEquivalence = dated{from: day(2025, 9, 16)}

	_ = registerSpans("kr-pipa", krEquivalence)
)

// krPIPA counts provision, entrustment and storage abroad, one's own branch included. Clauses are no ground.
func krPIPA(q *question) opinion {
	return q.unless(q.inside("KR") || q.toPerson(), func() opinion {
		o := opinion{findings: unrecognised()}
		o.findings.put(transfer.Contract, q.krClauses())
		o.findings.put(transfer.Adequacy, q.krEquivalent())
		return o
	})
}

// krClauses shows a contract that somebody signed for what it is worth.
func (q *question) krClauses() finding {
	for _, i := range q.facts.instruments {
		if i.Type == transfer.ContractType && names(i, q.exporter.ID) && names(i, q.importer.ID) {
			return finding{status: unmet}
		}
	}
	return finding{status: notRelevant}
}

// names reports whether a document has a party on either side.
func names(i *transfer.Instrument, party string) bool {
	return slices.ContainsFunc(slices.Concat(i.Exporters, i.Importers), func(s transfer.Signatory) bool { return s.Party == party })
}

func (q *question) krEquivalent() finding {
	if !krEquivalence.holds(q.at) || !q.in("eea", q.place()) {
		return finding{status: unmet}
	}
	var l ledger
	l.absent(q.flow.NationalIdentifiers)
	l.absent(q.flow.CreditInformation)
	return l.judge("kr-equivalence", 0, sameRegime).finding
}
