# METADATA
# title: The last day on which the same decision stands
# description: |
#   A decision can only change on a day on which something starts, or the day after something ends. The question is asked
#   again on each such day that could concern the flow; the first different answer ends the decision the day before.
# schemas:
#   - input: schema.flow
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
unmodelled_until[name] := _day_before({day | some day, answer in _answers; _unmodelled_differs(answer, name)}) if {
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

_answers[day] := answer if {
	some day in days
	answer := verdict.summary with input.at as day with data.transfer.onward.past as onward.past
}

_differs(answer) if answer.regimes != verdict.summary.regimes

_differs(answer) if answer.unmodelled != verdict.summary.unmodelled

_unmodelled_differs(answer, name) if not answer.unmodelled[name]

_unmodelled_differs(answer, name) if answer.unmodelled[name] != verdict.unmodelled[name]

_regime_differs(answer, regime) if not answer.regimes[regime]

_regime_differs(answer, regime) if answer.regimes[regime] != verdict.summary.regimes[regime]

_candidate_differs(answer, regime, mechanism) if not answer.candidates[regime][mechanism]

_candidate_differs(answer, regime, mechanism) if {
	answer.candidates[regime][mechanism] != verdict.summary.candidates[regime][mechanism]
}

_day_before(changed) := null if {
	count(changed) == 0
} else := calendar.previous(min(changed))

# What starts changes things that day, what ends the day after.
_changes contains interval[key] if {
	some interval in _intervals
	some key in ["from", "signed", "approved", "completed", "signable_from"]
	is_string(interval[key])
}

_changes contains calendar.next(interval[key]) if {
	some interval in _intervals
	some key in ["until", "signable_until"]
	is_string(interval[key])
}

# A record has an interval, and may have others inside it.
_intervals contains interval if {
	some record in _records
	walk(record, [_, interval])
	is_object(interval)
}

_intervals contains interval if {
	some area in data.regions.areas.records
	some territory in _territories
	some interval in area.members[territory]
}

_intervals contains certificate if {
	some party in _parties
	some certificate in data.register.parties[party].certifications
}

_intervals contains data.register.instruments[id] if some id in _instruments

_intervals contains interval if {
	some id in _instruments
	some list in ["exporters", "importers", "members"]
	some party in _parties
	interval := data.register.instruments[id][list][party]
}

_intervals contains assessment if some _, assessment in data.register.assessments[flow.importer.jurisdiction]

_intervals contains decree if some _, decree in data.register.orders

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

_records contains record if {
	some regime in _regimes
	some record in data.policies[data.transfer.governance.records[regime]["package"]].records
	_reaches(record)
}

_records contains record if {
	some regime in _regimes
	key := data.transfer.governance.records[regime]["package"]
	some term in data.transfer.input.records.mechanism.terms
	some record in data.mechanisms[key][replace(term, "-", "_")].records
	_reaches(record)
}

_records contains record if some record in data.mechanisms.lib.assessments.records

_reaches(record) if object.get(record, "territory", flow.importer_place) in _territories

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
