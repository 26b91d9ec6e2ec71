package oracle

import "github.com/chapterv/chapterv/transfer"

var (
	bmAPEC = dated{from: day(2025, 1, 1)}

	_ = registerSpans("bm-pipa", bmAPEC)
)

// The act of 2021 names the APEC system only, and no certificate for processors.
var bmCertificates = map[string]certificateRule{"apec-cbpr": {others: bmAPEC, processors: bmAPEC}}

func bmPIPA(q *question) opinion {
	return q.unless(q.inside("BM") || q.personal(), func() opinion {
		o := opinion{findings: unrecognised()}
		o.findings.put(transfer.CBPR, q.certificates(bmCertificates))
		o.findings.put(transfer.Contract, q.contracts(equivalentMeasures("bm-pipa"), transfer.ContractType))
		return o
	})
}
