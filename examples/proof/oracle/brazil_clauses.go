package oracle

import (
	"cmp"

	"github.com/chapterv/chapterv/transfer"
)

// brClauses are the clauses of Annex II, verbatim. Where several cover, the importer may pass on what one of them lets it.
func (q *question) brClauses() finding {
	lets := false
	found := q.contracts(func(i *transfer.Instrument, l *ledger) {
		l.must(brResolution19.holds(q.at))
		l.must(i.Signed.IsZero() || brResolution19.holds(i.Signed))
		worded(l, i.Version, "19/2024")
		l.fact(i.Unaltered)
		l.fact(i.SecurityMeasures)
		worded(l, i.OnwardTransfers, "forbidden", "as-described")
		q.brResponsibilities(i, l)
		lets = lets || l.status() == met && i.OnwardTransfers == "as-described"
	}, transfer.BRSCC)
	found.forbids = !lets
	return found
}

// brResponsibilities is clause 4: option A as soon as one side is a controller, option B between two processors.
func (q *question) brResponsibilities(i *transfer.Instrument, l *ledger) {
	exporter, importer := q.flow.Exporter.Role, q.flow.Importer.Role
	if exporter == "" || importer == "" {
		l.ask()
	}
	processors := exporter == transfer.Processor && importer == transfer.Processor
	controllers := isController(exporter) || isController(importer)
	option := i.Option
	switch {
	case processors:
		worded(l, i.Option, "B")
		option = cmp.Or(option, "B")
	case controllers:
		worded(l, i.Option, "A")
		option = cmp.Or(option, "A")
	case i.Option == "":
		l.ask()
	}
	d := i.DesignatedParty
	for _, stated := range [...]string{d.Transparency, d.Requests, d.Incidents} {
		brDesignated(l, stated, option, exporter, importer)
	}
	switch option {
	case "A":
		l.fact(i.TransparencyPublished)
	case "B":
		if i.ThirdController == "" {
			l.ask()
		}
	}
}

// brDesignated lets no processor answer, under option B nobody, and under option A wants every controller to.
func brDesignated(l *ledger, stated, option string, exporter, importer transfer.Role) {
	every := option == "A"
	byExporter, byImporter := stated == "exporter" || stated == "both", stated == "importer" || stated == "both"
	switch {
	case stated == "":
		if every {
			l.ask()
		}
	case option == "B", byExporter && exporter == transfer.Processor, byImporter && importer == transfer.Processor, !byExporter && !byImporter:
		l.must(false)
	case every:
		l.must((byExporter || !isController(exporter)) && (byImporter || !isController(importer)))
	}
}
