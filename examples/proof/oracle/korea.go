package oracle

import "github.com/chapterv/chapterv/transfer"

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
	there := q.facts.between(q.exporter.ID, q.importer.ID, transfer.ContractType)
	back := q.facts.between(q.importer.ID, q.exporter.ID, transfer.ContractType)
	if len(there) == 0 && len(back) == 0 {
		return finding{status: notRelevant}
	}
	return finding{status: unmet}
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
