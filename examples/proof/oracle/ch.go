package oracle

import "github.com/chapterv/chapterv/transfer"

func chFADP(q *question) opinion {
	return q.unless(q.inside("CH") || q.personal(), func() opinion {
		findings := unrecognised()
		findings.put(transfer.Adequacy, adequacyOf(q, chAdequate))
		findings.put(transfer.DPF, dpf(q, chFrameworks))
		findings.put(transfer.BCR, chBCR.ask(q))
		findings.put(transfer.EUClauses, oldClauses(q, oldSetsCH, "ch-fadp", chKinds))
		findings.put(transfer.SwissClauses, chClauses(q))
		return opinion{findings: findings}
	})
}
