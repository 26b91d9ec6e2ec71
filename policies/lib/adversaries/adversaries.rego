# METADATA
# title: Countries of concern and those they control
# description: |
#   Which of the two laws reaches the importer on the day: by its place, by the place of the entities or State that it belongs to,
#   or by what its record says of it. What is not stated of a party elsewhere does not make it a covered or controlled one; where
#   the exporter itself classifies the flow as one that the law forbids or restricts, it is in doubt.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
package policies.lib.adversaries

import data.mechanisms.lib.branches
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
# title: Whether the exporter classifies the flow under a law, and nothing says whether the law reaches the importer
in_doubt(name) if {
	_classified(name)
	some rule in _rules
	rule.rule == name
	not reached(name)
	not restriction.inside("us-federal")
	not _denied(rule)
}

_classified("padfa") if input.padfa == "prohibited"

_classified("part-202") if input.us_bulk_data in {"prohibited", "restricted"}

_denied(rule) if flow.importer[rule.stated_by] == false

# METADATA
# title: Whether the Act of 2024 reaches the importer by an inferred country alone
by_inference if {
	some rule in _rules
	rule.rule == "padfa"
	rule.confidence == "low"
	some place in rule.countries
	place in _places
}

# What a person sends of their own, or is sent, is no transaction under either law.
_rules := {id: record |
	not restriction.relation in {"from-data-subject", "to-data-subject"}
	some id, record in data.policies.us_federal.records
	record.kind == "rule"
	validity.in_force(record, input.at)
}

_parties := [data.register.parties[id] | some id in branches.entities(input.importer.party)]

_places contains party.jurisdiction if some party in _parties

_places contains party.organ_of if some party in _parties
