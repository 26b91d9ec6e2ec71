package oracle

import "github.com/chapterv/chapterv/transfer"

var (
	difcList = dated{from: day(2020, 7, 1)}

	_ = registerSpans("difc-dpl", difcList)
)

// difcDPL knows a part of the Commissioner's list; what is not in that part is not shown to be covered.
func difcDPL(q *question) opinion {
	return q.unless(q.inside("AE-DIFC") || q.personal(), func() opinion {
		o := opinion{findings: unrecognised()}
		o.findings.put(transfer.Adequacy, finding{status: unmet})
		if difcList.holds(q.at) && (q.in("eea", q.place()) || q.inside("GB")) {
			o.findings.put(transfer.Adequacy, finding{status: met, instrument: "difc-list"})
		}
		return o
	})
}
