package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

var (
	sgAPEC           = dated{from: day(2020, 6, 1)}
	sgAPECProcessors = dated{from: day(2021, 2, 1)}
	sgGlobal         = dated{from: day(2026, 3, 2)}

	_ = registerSpans("sg-pdpa", sgAPEC, sgAPECProcessors, sgGlobal)
)

var (
	sgCBPR = map[string]certificateRule{
		"apec-cbpr":   {others: sgAPEC, processors: sgAPECProcessors, ownEconomy: true, intermediaries: true},
		"global-cbpr": {others: sgGlobal, processors: sgGlobal, ownEconomy: true},
	}
	sgPRP = map[string]certificateRule{
		"apec-prp":   {others: never, processors: sgAPEC, ownEconomy: true, intermediaries: true},
		"global-prp": {others: never, processors: sgGlobal, ownEconomy: true, intermediaries: true},
	}
)

func sgPDPA(q *question) opinion {
	return q.unless(q.inside("SG") || q.personal(), func() opinion {
		var o opinion
		o.findings.put(transfer.CBPR, q.certificates(sgCBPR, q.sgIntermediary))
		o.findings.put(transfer.PRP, q.certificates(sgPRP, q.sgIntermediary))
		o.findings.put(transfer.Contract, q.contracts(func(i *transfer.Instrument, l *ledger) {
			l.fact(i.ComparableProtection)
			named := q.importer.Jurisdiction
			if state := transfer.Territory(sharesPlaceOf(string(named))); slices.Contains(i.NamesDestinations, state) {
				named = state
			}
			oneOf(l, i.NamesDestinations, named)
		}, transfer.ContractType))
		return o
	})
}

// sgIntermediary: who processes for somebody else than the exporter, or the one the exporter acts for, is not the
// intermediary of this transfer. The exporter who is asked for that one must have said.
func (q *question) sgIntermediary(l *ledger, rule certificateRule) {
	from, to := q.flow.Exporter, q.flow.Importer
	switch {
	case to.Role == "":
		l.ask() // which certificate is good depends on it
	case !rule.intermediaries, to.Role != transfer.Processor, to.OnBehalfOf == "", to.OnBehalfOf == from.Party:
	case isController(from.Role): // whatever it states, it acts for nobody
		l.must(false)
	case from.OnBehalfOf == to.OnBehalfOf:
	case from.OnBehalfOf == "":
		l.ask()
	default:
		l.must(false)
	}
}
