package oracle

import "github.com/chapterv/chapterv/transfer"

// mxLFPDPPP lets a controller hand data to its own processor under contract: a remisión, and no transfer.
func mxLFPDPPP(q *question) opinion {
	remission := q.mxRemission()
	return q.unless(q.inside("MX") || q.personal() || remission.status == met, func() opinion {
		o := opinion{findings: unrecognised()}
		o.findings.put(transfer.Contract, remission)
		return o
	})
}

func (q *question) mxRemission() finding {
	from, to := q.flow.Exporter, q.flow.Importer
	return q.contracts(func(i *transfer.Instrument, l *ledger) {
		worded(l, string(from.Role), string(transfer.Controller), string(transfer.JointController))
		worded(l, string(to.Role), string(transfer.Processor))
		worded(l, to.OnBehalfOf, from.Party)
		l.fact(i.ProcessorTerms)
	}, transfer.ContractType)
}
