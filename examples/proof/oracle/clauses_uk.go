package oracle

import "github.com/chapterv/chapterv/transfer"

// ukForms is since when the IDTA and the Addendum are in force.
var ukForms = since(2022, 3, 21)

var _ = registerSpans("uk-gdpr", ukForms)

func idta(q *question) finding {
	return ukDocuments(q, transfer.UKIDTA, func(i *transfer.Instrument, l *ledger) {
		worded(l, i.Version, "A1.0")
		switch role := q.flow.Importer.Role; {
		case role == transfer.Processor:
			l.fact(i.LinkedAgreement)
		case role == "" && !i.LinkedAgreement.True():
			l.ask() // it may be a processor
		}
	})
}

// addendum tests the clauses that it amends for form and module only, and that they stand between the same parties.
func addendum(q *question) finding {
	answer := ukDocuments(q, transfer.UKAddendum, func(i *transfer.Instrument, l *ledger) {
		worded(l, i.Version, "B1.0")
		clauses := q.facts.instrument(i.EUSCC)
		switch {
		case i.EUSCC == "":
			l.ask()
			_, known := clauseModule(q)
			l.must(known != unmet)
		case clauses == nil || clauses.Type != transfer.EUSCC:
			l.must(false)
		default:
			l.is(conclusion(clauses, q.exporter.ID, q.importer.ID, q.at))
			worded(l, clauses.Version, clauses2021)
			clausesForm(q, clauses, l)
		}
	})
	if answer.instrument != "" {
		answer.module, _ = clauseModule(q)
	}
	return answer
}

func ukDocuments(q *question, kind transfer.InstrumentType, test func(*transfer.Instrument, *ledger)) finding {
	return q.contracts(func(i *transfer.Instrument, l *ledger) {
		l.must(ukForms.holds(q.at))
		l.must(i.Signed.IsZero() || ukForms.holds(i.Signed))
		l.fact(i.Unaltered)
		l.fact(i.TablesComplete)
		l.is(q.assessment("uk-gdpr", ukKinds, i.ID))
		test(i, l)
	}, kind)
}
