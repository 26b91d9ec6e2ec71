package oracle

import "github.com/chapterv/chapterv/transfer"

// signedSets are what an accountability law takes for a contract.
var signedSets = []transfer.InstrumentType{
	transfer.ContractType, transfer.EUSCC, transfer.UKIDTA, transfer.UKAddendum, transfer.BRSCC,
}

// contracts judges what the two sides signed, each document alone.
func (q *question) contracts(test func(*transfer.Instrument, *ledger), types ...transfer.InstrumentType) finding {
	var all []judged
	for _, i := range q.facts.between(q.exporter.ID, q.importer.ID, types...) {
		var l ledger
		l.is(conclusion(i, q.exporter.ID, q.importer.ID, q.at))
		if test != nil {
			test(i, &l)
		}
		all = append(all, l.judge(i.ID, 0, sameRegime))
	}
	return best(all)
}

// oneOf wants a value in a list that may not be stated.
func oneOf[T comparable](l *ledger, stated []T, wanted T) {
	if stated == nil {
		l.ask()
		return
	}
	for _, value := range stated {
		if value == wanted {
			return
		}
	}
	l.must(false)
}

// equivalentMeasures is the contract that secures the exporter's own standard abroad.
func equivalentMeasures(regime string) func(*transfer.Instrument, *ledger) {
	return func(i *transfer.Instrument, l *ledger) { oneOf(l, i.EquivalentMeasures, regime) }
}
