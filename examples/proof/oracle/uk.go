package oracle

import "github.com/chapterv/chapterv/transfer"

func ukGDPR(q *question) opinion {
	returns := returnsToController(q)
	o := q.unless(q.inside("GB") || q.personal() || returns, func() opinion {
		findings := unrecognised()
		findings[transfer.Adequacy] = ukAdequacy(q)
		findings[transfer.DPF] = dpf(q, ukFrameworks)
		findings[transfer.BCR] = ukBCR.ask(q)
		findings[transfer.EUClauses] = oldClauses(q, oldSetsUK, "uk-gdpr", ukKinds)
		findings[transfer.IDTA] = idta(q)
		findings[transfer.Addendum] = addendum(q)
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
