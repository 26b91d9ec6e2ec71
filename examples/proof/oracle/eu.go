package oracle

import "github.com/chapterv/chapterv/transfer"

func euGDPR(q *question) opinion {
	// The Union's own institutions are inside it. Routing counts as inside where both ends are.
	inside := q.in("eu-gdpr", q.place()) || q.place() == "EU-INST"
	return q.unless(inside || q.personal(), func() opinion {
		findings := unrecognised()
		findings.put(transfer.Adequacy, adequacyOf(q, euAdequate))
		findings.put(transfer.DPF, dpf(q, euFrameworks))
		findings.put(transfer.BCR, euBCR.ask(q))
		findings.put(transfer.EUClauses, euClauses(q))
		return opinion{findings: findings}
	})
}
