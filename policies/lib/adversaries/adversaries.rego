# METADATA
# title: Countries of concern and those they control
# description: |
#   Which of the two laws reaches the importer on the day: by its place, by the place of the entity or State that it belongs to,
#   or by what its record says of it. What is not stated of a party elsewhere does not make it a covered or controlled one.
# schemas:
#   - input: schema.flow
package policies.lib.adversaries

import data.mechanisms.lib.flow
import data.policies.lib.restriction
import data.regions.lib.validity

# METADATA
# scope: document
# title: Whether a law reaches the importer
reached(name) if {
	some rule in _rules
	rule.rule == name
	some place in rule.countries
	place in _places
}

reached(name) if {
	some rule in _rules
	rule.rule == name
	some party in _parties
	party[rule.stated_by] == true
}

# METADATA
# title: Whether the Act of 2024 reaches the importer by an inferred country alone
by_inference if {
	some rule in _rules
	rule.rule == "padfa"
	rule.confidence == "low"
	some place in rule.countries
	place in _places
}

# What a person sends of their own is no transaction under either law.
_rules := {id: record |
	restriction.relation != "from-data-subject"
	some id, record in data.policies.us_federal.records
	record.kind == "rule"
	validity.in_force(record, input.at)
}

_parties := [flow.importer, object.get(data.register.parties, object.get(flow.importer, "branch_of", ""), {})]

_places contains party.jurisdiction if some party in _parties

_places contains party.organ_of if some party in _parties
