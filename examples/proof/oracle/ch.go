package oracle

import "github.com/chapterv/chapterv/transfer"

func chFADP(q *question) opinion {
	return q.unless(q.inside("CH") || q.personal(), func() opinion {
		findings := unrecognised()
		findings[transfer.Adequacy] = adequacyOf(q, chAdequate)
		findings[transfer.DPF] = dpf(q, chFrameworks)
		findings[transfer.BCR] = chBCR.ask(q)
		findings[transfer.EUClauses] = oldClauses(q, oldSetsCH, "ch-fadp", chKinds)
		findings[transfer.SwissClauses] = chClauses(q)
		return opinion{findings: findings}
	})
}
