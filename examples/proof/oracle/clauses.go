package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

const clauses2021 = "2021/914"

var (
	euClauses2021 = since(2021, 6, 27)
	chClauses2021 = since(2021, 8, 27)
	gdpr          = since(2018, 5, 25)
)

var (
	_ = registerSpans("eu-gdpr", euClauses2021, gdpr)
	_ = registerSpans("ch-fadp", chClauses2021)
)

// clausesForm is what makes the document the clauses of 2021, with the module that the roles ask for. A document that does
// not say that it is these is not asked for their module.
func clausesForm(q *question, i *transfer.Instrument, l *ledger) {
	l.must(i.Signed.IsZero() || euClauses2021.holds(i.Signed))
	l.fact(i.Unaltered)
	l.fact(i.AnnexesComplete)
	module, known := clauseModule(q)
	if i.Version == "" {
		l.must(known != unmet)
		return
	}
	l.is(known)
	switch {
	case i.Modules == nil:
		l.ask()
	case known == met:
		l.must(slices.Contains(i.Modules, module))
	default:
		l.must(len(i.Modules) > 0)
	}
}

// euClauses answers for the clauses of 2021 and for the sets before them.
func euClauses(q *question) finding {
	return clausesOf(q, func(i *transfer.Instrument, l *ledger) {
		l.is(importerOutsideGDPR(q))
		if _, known := clauseModule(q); i.Version == "" && known == unmet {
			l.must(false) // roles for which no set was ever made
		}
		byVersion(i, l, append([]string{clauses2021}, oldVersions...), func(version string, l *ledger) {
			if version == clauses2021 {
				l.must(euClauses2021.holds(q.at))
				clausesForm(q, i, l)
				clauseAssessment(q, "eu-gdpr", euKinds, i.ID, l)
				return
			}
			oldSets[version].ask(q, i, l)
			oldSetsEU.ask(q, i, l)
			if assessmentsEU.holds(q.at) {
				l.is(q.assessment("eu-gdpr", euKinds, i.ID))
			}
		})
	})
}

// byVersion tests the document as the set that it is. One that does not say may be any of them: it is out only if it is
// out as each.
func byVersion(i *transfer.Instrument, l *ledger, versions []string, test func(string, *ledger)) {
	switch {
	case slices.Contains(versions, i.Version):
		test(i.Version, l)
	case i.Version != "":
		l.must(false)
	default:
		all := make([]judged, len(versions))
		counts := make([]ledger, len(versions))
		for n, version := range versions {
			test(version, &counts[n])
			all[n] = counts[n].judge(version, 0, sameRegime)
		}
		l.add(counts[slices.Index(versions, best(all).instrument)])
		l.ask()
	}
}

// chClauses answers for the clauses of 2021 as Switzerland recognised them.
func chClauses(q *question) finding {
	return clausesOf(q, func(i *transfer.Instrument, l *ledger) {
		if slices.Contains(q.beside, "eu-gdpr") {
			l.is(importerOutsideGDPR(q))
			l.must(!q.in("eu-gdpr", q.place()))
		}
		l.must(chClauses2021.holds(q.at))
		worded(l, i.Version, clauses2021)
		l.fact(i.SwissAdaptations)
		clausesForm(q, i, l)
		clauseAssessment(q, "ch-fadp", chKinds, i.ID, l)
	})
}

// clausesOf judges every set between the two parties and shows the best with its module.
func clausesOf(q *question, test func(*transfer.Instrument, *ledger)) finding {
	var all []judged
	for _, i := range q.facts.between(q.exporter.ID, q.importer.ID, transfer.EUSCC) {
		var l ledger
		l.is(conclusion(i, q.exporter.ID, q.importer.ID, q.at))
		test(i, &l)
		all = append(all, l.judge(i.ID, 0, sameRegime))
	}
	answer := best(all)
	if i := q.facts.instrument(answer.instrument); i != nil && i.Version == clauses2021 {
		answer.module, _ = clauseModule(q)
		if answer.module == 4 {
			answer.onward = ends // back with the controller; the module has no clause on onward transfers
		}
	}
	return answer
}

// importerOutsideGDPR: no set is adopted for an importer whose processing is stated to be under the GDPR already. Who is
// established inside receives no transfer.
func importerOutsideGDPR(q *question) status {
	if !gdpr.holds(q.at) {
		return met // Directive 95/46/EC reached nobody abroad
	}
	if slices.Contains(reach(q.importer, &q.flow.Importer), "eu-gdpr") {
		return unmet
	}
	return met
}
