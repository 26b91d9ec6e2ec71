package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// clauseModule is the module that the roles ask for: unmet where there is none, unknown where something is not stated.
func clauseModule(q *question) (int, status) {
	from, to := q.flow.Exporter.Role, q.flow.Importer.Role
	switch {
	case q.roleless():
		return 0, unmet
	case from == "" || to == "":
		return 0, unknown
	case isController(from) && isController(to):
		return 1, met
	case isController(from):
		return 2, met
	case isController(to):
		return returnModule(q)
	case returnsToProcessor(q):
		return 0, unmet
	}
	return 3, met
}

// roleless reports whether an individual without a role is on one side: no set of clauses is made for that.
func (q *question) roleless() bool {
	return q.flow.Exporter.Role == "" && q.exporter.Kind == transfer.Individual ||
		q.flow.Importer.Role == "" && q.importer.Kind == transfer.Individual
}

// returnModule is for a processor that sends data to a controller: its own, or there is no module.
func returnModule(q *question) (int, status) {
	switch q.flow.Exporter.OnBehalfOf {
	case "":
		return 0, unknown
	case q.importer.ID:
		return 4, met
	}
	return 0, unmet
}

// returnsToProcessor: what a sub-processor gives back to the processor that engaged it fits no module.
func returnsToProcessor(q *question) bool {
	if q.flow.Exporter.OnBehalfOf == q.importer.ID || slices.Contains(q.importer.SubProcessors, q.exporter.ID) {
		return true
	}
	earlier := q.facts.flows[q.flow.After]
	return earlier != nil && earlier.Exporter.Party == q.importer.ID && earlier.Importer.Party == q.exporter.ID &&
		earlier.Exporter.Role == transfer.Processor
}

// clauseAssessment wants an assessment, but for the return to one's own controller only where local data went in.
func clauseAssessment(q *question, regime string, kinds []string, instrument string, l *ledger) {
	module, known := clauseModule(q)
	if module != 4 {
		mayReturn := known == unknown && !isController(q.flow.Exporter.Role) && q.flow.Importer.Role != transfer.Processor
		if !mayReturn || q.flow.CombinedWithLocalData.True() {
			l.is(q.assessment(regime, kinds, instrument))
		}
		return
	}
	if q.flow.CombinedWithLocalData.False() {
		return
	}
	switch assessed := q.assessment(regime, kinds, instrument); {
	case assessed == met:
	case !q.flow.CombinedWithLocalData.Stated():
		l.ask()
	default:
		l.is(assessed)
	}
}
