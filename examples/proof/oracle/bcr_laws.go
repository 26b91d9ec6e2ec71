package oracle

import "github.com/chapterv/chapterv/transfer"

var (
	bcrDirect     = dated{until: day(2026, 1, 14)}
	assessmentsEU = since(2020, 7, 16)
	// bcrRetained is when the Commissioner could authorise what the United Kingdom took over: under the Directive at the earliest.
	bcrRetained = dated{from: day(1998, 10, 24), until: day(2020, 12, 31)}
)

var (
	_ = registerSpans("eu-gdpr", bcrDirect, assessmentsEU, euBCR.held)
	_ = registerSpans("uk-gdpr", ukBCR.held)
	_ = registerSpans("ch-fadp", chBCR.held)
)

var (
	euKinds = []string{"tia"}
	ukKinds = []string{"tra", "tia"}
	chKinds = []string{"tia"}
)

var euBCR = bcrLaw{
	regime:      "eu-gdpr",
	controllers: []transfer.InstrumentType{transfer.EUBCRC},
	processors:  []transfer.InstrumentType{transfer.EUBCRP},
	held:        since(2018, 5, 25),
	kinds:       euKinds,
	assessed:    assessmentsEU,
	home:        func(q *question, code string) bool { return q.in("eu-gdpr", code) },
	approved: func(q *question, i *transfer.Instrument, l *ledger) {
		if i.ApprovedBy == "" {
			l.ask()
			return
		}
		l.must(q.in("eea", approver(i)) || q.in("eu-gdpr", approver(i)))
	},
	direct: func(q *question) bool {
		return bcrDirect.holds(q.at) && q.in("eu-gdpr", string(q.exporter.Jurisdiction))
	},
}

var ukBCR = bcrLaw{
	regime:      "uk-gdpr",
	controllers: []transfer.InstrumentType{transfer.UKBCRC, transfer.EUBCRC},
	processors:  []transfer.InstrumentType{transfer.UKBCRP, transfer.EUBCRP},
	held:        since(2021, 1, 1),
	kinds:       ukKinds,
	home:        func(_ *question, code string) bool { return code == "GB" },
	approved: func(_ *question, i *transfer.Instrument, l *ledger) {
		worded(l, i.ApprovedBy, "GB-ICO")
		if i.Type == transfer.EUBCRC || i.Type == transfer.EUBCRP {
			l.must(i.Approved.IsZero() || bcrRetained.holds(i.Approved))
		}
	},
	direct:       func(*question) bool { return true },
	directOnward: true,
}

var chBCR = bcrLaw{
	regime:      "ch-fadp",
	controllers: []transfer.InstrumentType{transfer.CHBCRC, transfer.EUBCRC},
	processors:  []transfer.InstrumentType{transfer.CHBCRP, transfer.EUBCRP},
	held:        since(2023, 9, 1),
	kinds:       chKinds,
	home:        func(q *question, code string) bool { return code == "CH" || q.in("eu-gdpr", code) },
	approved: func(q *question, i *transfer.Instrument, l *ledger) {
		country := approver(i)
		switch {
		case country == "":
			l.ask()
		case i.Type == transfer.EUBCRC || i.Type == transfer.EUBCRP:
			l.must(q.in("eea", country))
		case country == "CH":
			l.must(i.ApprovedBy == "CH-FDPIC")
		default:
			l.must(country != "CA" && swissAdequateState(country, q.at))
		}
	},
	direct: func(*question) bool { return false },
}

// swissAdequateState: an approval by the authority of such a State is enough.
func swissAdequateState(country string, at transfer.Date) bool {
	for _, d := range chAdequate[country] {
		if d.held.holds(at) {
			return true
		}
	}
	return false
}
