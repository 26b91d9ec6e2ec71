package oracle

import "github.com/chapterv/chapterv/transfer"

func ukGDPR(q *question) opinion {
	returns := returnsToController(q)
	o := q.unless(q.inside("GB") || q.personal() || returns, func() opinion {
		findings := unrecognised()
		findings.put(transfer.Adequacy, ukAdequacy(q))
		findings.put(transfer.DPF, dpf(q, ukFrameworks))
		findings.put(transfer.BCR, ukBCR.ask(q))
		findings.put(transfer.EUClauses, oldClauses(q, oldSetsUK, "uk-gdpr", ukKinds))
		findings.put(transfer.IDTA, idta(q))
		findings.put(transfer.Addendum, addendum(q))
		return opinion{findings: findings}
	})
	o.ends = o.exempt && returns
	return o
}

// returnsToController: a UK processor gives data back to the controller it acts for.
func returnsToController(q *question) bool {
	from := q.flow.Exporter
	return q.exporter.Jurisdiction == "GB" && from.Role == transfer.Processor &&
		isController(q.flow.Importer.Role) && from.OnBehalfOf == q.importer.ID
}
