# METADATA
# title: The last day on which the same decision stands
# description: |
#   A decision can only change on a day on which something starts, or the day after something ends. The question is asked
#   again on each such day that could concern the flow; the first different answer ends the decision the day before.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
package transfer.horizon

import data.mechanisms.lib.flow
import data.regions.lib.calendar
import data.regions.lib.validity
import data.transfer.onward
import data.transfer.verdict

# METADATA
# title: The last day for the whole flow
# description: Null where no date in the inventory or the law ends it.
valid_until := _day_before({day | some day, answer in _answers; _differs(answer)})

# METADATA
# title: The last day for one law
regime_until[regime] := _day_before({day | some day, answer in _answers; _regime_differs(answer, regime)}) if {
	some regime, _ in verdict.regimes
}

# METADATA
# title: The last day on which a law stays as unchecked as it is
unmodelled_until[name] := _day_before({day | some day, answer in _answers; not answer.unmodelled[name]}) if {
	some name, _ in verdict.unmodelled
}

# METADATA
# title: The last day on which a candidate stands as it does
candidate_until[regime][mechanism] := _day_before({day | some day, answer in _answers; _candidate_differs(answer, regime, mechanism)}) if {
	some regime, candidates in verdict.summary.candidates
	some mechanism, _ in candidates
}

# METADATA
# title: Days after the day asked about on which something that concerns the flow changes
days contains day if {
	some day in _changes
	not validity.within({"from": day}, input.at)
}

# On later days, where it is another one.
_answers[day] := answer if {
	some day in days
	answer := verdict.summary with input.at as day with data.transfer.onward.past as onward.past
	answer != verdict.summary
}

_differs(answer) if [answer.regimes, answer.unmodelled] != [verdict.summary.regimes, verdict.summary.unmodelled]

_regime_differs(answer, regime) if not answer.regimes[regime]

_regime_differs(answer, regime) if answer.regimes[regime] != verdict.summary.regimes[regime]

_candidate_differs(answer, regime, mechanism) if not answer.candidates[regime][mechanism]

_candidate_differs(answer, regime, mechanism) if {
	answer.candidates[regime][mechanism] != verdict.summary.candidates[regime][mechanism]
}

default _day_before(_) := null

_day_before(changed) := calendar.previous(min(changed))

_changes contains day if {
	some regime in _regimes
	key := data.transfer.governance.records[regime]["package"]
	some record in data.policies[key].records
	some day in _days_of_record(record)
}

_changes contains day if {
	some regime in _regimes
	key := data.transfer.governance.records[regime]["package"]
	some term in data.transfer.input.records.mechanism.terms
	some record in data.mechanisms[key][replace(term, "-", "_")].records
	some day in _days_of_record(record)
}

_changes contains day if {
	some record in data.mechanisms.lib.assessments.records
	some day in _days_of(record.in_force)
}

_changes contains day if {
	some area in data.regions.areas.records
	some territory in _territories
	some interval in area.members[territory]
	some day in _days_of(interval)
}

_changes contains day if {
	some party in _parties
	some certificate in data.register.parties[party].certifications
	some day in _days_of(certificate)
}

_changes contains day if {
	some id in _instruments
	some day in _days_of(data.register.instruments[id])
}

_changes contains day if {
	some id in _instruments
	some list in ["exporters", "importers", "members"]
	some bound in data.register.instruments[id][list]
	some day in _days_of(bound)
}

_changes contains day if {
	some place in flow.importer_places
	some assessment in data.register.assessments[place]
	some day in _days_of(assessment)
}

_changes contains day if {
	some decree in data.register.orders
	some day in _days_of(decree)
}

# What starts changes things that day, what ends the day after.
_days_of(interval) := {interval[start] | some start in ["from", "signed", "approved", "completed", "signable_from"]} | ({day |
	some end in ["until", "signable_until"]
	day := calendar.next(interval[end])
} | _days_of_suspension(interval))

# What a suspension interrupts changes on its first day, and again the day after its last.
_days_of_suspension(interval) := {day | day := interval.suspended.from} | {day | day := calendar.next(interval.suspended.until)}

# A test knows every place where a record holds an interval.
_days_of_record(record) := (_days_of(record) | _days_of(object.get(record, "in_force", {}))) | {day |
	some period in record.importer_roles
	some day in _days_of(period)
} if {
	object.get(record, "territory", flow.importer_place) in _territories
}

_regimes contains regime if {
	some regime, _ in data.transfer.governance.records
	data.regions.areas.records[regime].members[flow.exporter.jurisdiction]
}

_regimes contains regime if {
	some found in onward.brought
	some regime in found.laws
}

_regimes contains law if some law in flow.exporter_laws

_regimes contains law if some law in input.regimes

_regimes contains decree.regime if {
	some decree in data.register.orders
	input.id in decree.flows
}

_parties contains side.party if {
	some hop in onward.hops
	some side in [hop.exporter, hop.importer]
}

_parties contains side.on_behalf_of if {
	some hop in onward.hops
	some side in [hop.exporter, hop.importer]
}

_instruments contains id if {
	some party in _parties
	some id in data.register.instruments_of[party]
	_may_serve(data.register.instruments[id])
}

# Rules bind each member by itself, and a contract that incorporates them may be with any of them. Whatever else a party signed
# serves only with another party of the route.
_may_serve(document) if document.members

_may_serve(document) if document.incorporates

_may_serve(document) if {
	some exporter in _parties
	document.exporters[exporter]
	some importer in _parties
	document.importers[importer]
}

# An addendum reads the clauses that it amends, a contract the rules that it incorporates.
_instruments contains data.register.instruments[id][field] if {
	some party in _parties
	some id in data.register.instruments_of[party]
	some field in ["eu_scc", "incorporates"]
}

_territories contains data.register.parties[party].jurisdiction if some party in _parties

_territories contains flow.importer_place

_territories contains input.storage

_territories contains substring(data.register.instruments[id].approved_by, 0, 2) if some id in _instruments
