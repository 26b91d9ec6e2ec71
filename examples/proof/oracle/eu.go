package oracle

import "github.com/chapterv/chapterv/transfer"

func euGDPR(q *question) opinion {
	// The Union's own institutions are inside it. Routing counts as inside where both ends are.
	inside := q.in("eu-gdpr", q.place()) || q.place() == "EU-INST"
	return q.unless(inside || q.personal(), func() opinion {
		findings := unrecognised()
		findings[transfer.Adequacy] = adequacyOf(q, euAdequate)
		findings[transfer.DPF] = dpf(q, euFrameworks)
		findings[transfer.BCR] = euBCR.ask(q)
		findings[transfer.EUClauses] = euClauses(q)
		return opinion{findings: findings}
	})
}
