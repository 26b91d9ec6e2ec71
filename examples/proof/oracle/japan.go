package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

var (
	jpDesignation = dated{from: day(2019, 1, 23)}
	jpAPEC        = dated{from: day(2017, 5, 30)}
	jpGlobal      = dated{from: day(2025, 12, 31)} // the latest possible start: the amendment was not identified

	_ = registerSpans("jp-appi", jpDesignation, jpAPEC, jpGlobal)
)

var jpCertificates = map[string]certificateRule{
	"apec-cbpr":   {others: jpAPEC, processors: jpAPEC},
	"global-cbpr": {others: jpGlobal, processors: jpGlobal},
}

// jpAPPI asks for a third party in a foreign country: not oneself, not somebody whom the Act reaches, and not one who
// may not touch what it stores.
func jpAPPI(q *question) opinion {
	reached := q.inside("JP") || q.flow.Relation == transfer.StorageOnly || q.subject("importer", "jp-appi") == yes
	return q.unless(reached || q.personal(), func() opinion {
		o := opinion{findings: unrecognised()}
		o.findings.put(transfer.Adequacy, q.jpDesignated())
		o.findings.put(transfer.Contract, q.contracts(equivalentMeasures("jp-appi"), transfer.ContractType))
		if !q.jpSupplementaryRules() {
			o.findings.put(transfer.CBPR, q.certificates(jpCertificates))
		}
		return o
	})
}

func (q *question) jpDesignated() finding {
	if !jpDesignation.holds(q.at) || !q.in("eea", q.place()) && !q.inside("GB") {
		return finding{status: unmet}
	}
	return finding{status: met, instrument: "jp-designation"}
}

// jpSupplementaryRules reports whether the data came on an adequacy decision that keeps certificates from carrying them on.
func (q *question) jpSupplementaryRules() bool {
	return slices.Contains(q.under, "eu-gdpr") || slices.Contains(q.under, "uk-gdpr")
}
