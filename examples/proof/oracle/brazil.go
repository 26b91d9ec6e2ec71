package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

var (
	brResolution19 = dated{from: day(2024, 8, 23)}
	brResolution32 = dated{from: day(2026, 1, 27)}

	_ = registerSpans("br-lgpd", brResolution19, brResolution32)
)

// brLGPD has two locks: a legal basis, and a ground for the transfer.
func brLGPD(q *question) opinion {
	// Annex I wants two processing agents, the second one abroad.
	return q.unless(q.inside("BR") || q.personal(), func() opinion {
		o := opinion{findings: unrecognised()}
		switch brBasis(q.flow.LegalBasis, q.flow.SpecialCategories) {
		case unmet:
			o.barred = []string{"basis"}
		case unknown:
			o.asked = true
		}
		o.findings.put(transfer.Adequacy, q.brAdequacy())
		o.findings.put(transfer.BrazilianClauses, q.brClauses())
		o.findings.put(transfer.GlobalCorporateRule, q.brRules())
		return o
	})
}

var (
	brArticle7 = []string{
		"consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interest",
		"legal-proceedings", "health-care", "research", "credit-protection",
	}
	brArticle11 = []string{
		"consent", "legal-obligation", "vital-interests", "public-task", "legal-proceedings", "health-care", "research",
		"fraud-prevention",
	}
)

// brBasis depends on whether the data are sensitive; criminal offences are not in LGPD Art. 5 II.
func brBasis(stated, special []string) status {
	if stated == nil {
		return unknown
	}
	plain, sensitive := overlap(stated, brArticle7), overlap(stated, brArticle11)
	fits := plain
	switch {
	case special == nil && plain != sensitive:
		return unknown
	case slices.ContainsFunc(special, func(kind string) bool { return kind != "criminal-offences" }):
		fits = sensitive
	}
	if fits {
		return met
	}
	return unmet
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// brAdequacy is Resolution CD/ANPD 32/2026. An exclusive purpose takes the flow out; a mixed one does not.
func (q *question) brAdequacy() finding {
	var l ledger
	l.must(brResolution32.holds(q.at))
	l.must(q.in("eea", q.place()) || q.inside("EU-INST"))
	l.must(q.flow.ExclusivePurpose == "")
	return l.judge("anpd-32-2026", 0, sameRegime).finding
}
