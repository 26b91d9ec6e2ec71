# METADATA
# title: Binding corporate rules
# description: |
#   What approved rules must show for both parties on the day: approval, both bound, and a scope that holds the regime, the
#   data, the purpose, the destination and the kind of data. Codes stand under the area `bcr` or the caller's own.
# schemas:
#   - input: schema.flow
package mechanisms.lib.corporate_rules

import data.mechanisms.lib.flow
import data.regions.lib.validity

_codes := {
	"approved", "running", "exporter_not_a_member", "importer_not_a_member", "importer_outside_group",
	"scope_regime", "scope_data_categories", "scope_purposes", "scope_destinations", "scope_covers",
}

# METADATA
# title: Conditions that approved rules meet
met(area, regime, rules) := {concat(".", [area, code]) | some code in _codes; _shown(code, regime, rules)}

# METADATA
# title: Conditions that approved rules contradict
unmet(area, regime, rules) := {concat(".", [area, code]) | some code in _codes; _contradicted(code, regime, rules)}

# METADATA
# title: Whether a party is bound on the day
bound(rules, party) if validity.within(rules.members[party], input.at)

_shown("approved", _, rules) if validity.within({"from": rules.approved}, input.at)

_shown("running", _, rules) if validity.within(_term(rules), input.at)

_shown("exporter_not_a_member", _, rules) if bound(rules, input.exporter.party)

_shown("importer_not_a_member", _, rules) if bound(rules, input.importer.party)

_shown("importer_outside_group", _, rules) if rules.members[input.importer.party]

_shown("importer_outside_group", _, _) if flow.importer.group == flow.exporter.group

_shown(code, _, rules) if rules[_scope[code]] == "all"

_shown(code, regime, rules) if {
	some sought in _sought(code, regime)
	_in_scope(rules[_scope[code]], sought)
}

_contradicted("approved", _, rules) if {
	is_string(rules.approved)
	not validity.within({"from": rules.approved}, input.at)
}

_contradicted("running", _, rules) if not validity.within(_term(rules), input.at)

_contradicted("exporter_not_a_member", _, rules) if not bound(rules, input.exporter.party)

_contradicted("importer_not_a_member", _, rules) if not bound(rules, input.importer.party)

_contradicted("importer_outside_group", regime, rules) if not _shown("importer_outside_group", regime, rules)

_contradicted(code, regime, rules) if {
	stated := rules[_scope[code]]
	is_array(stated)
	_known(code)
	_sought(code, regime)
	not _shown(code, regime, rules)
}

_scope := {
	"scope_regime": "regimes",
	"scope_data_categories": "data_categories",
	"scope_purposes": "purposes",
	"scope_destinations": "destinations",
	"scope_covers": "covers",
}

_in_scope(stated, sought) if {
	is_array(stated)
	count(sought - {one | some one in stated}) == 0
}

# What the scope must hold, each way of naming it: a territory that shares its State's place goes by either name.
_sought("scope_regime", regime) := {{regime}}

_sought("scope_data_categories", _) := {{one | some one in input.data_categories}} if count(input.data_categories) > 0

_sought("scope_purposes", _) := {{one | some one in input.purposes}} if count(input.purposes) > 0

_sought("scope_destinations", _) := {{flow.importer.jurisdiction}, {flow.importer_place}}

_sought("scope_covers", _) := {flow.coverage_needed}

# Where it is not stated whether the data are HR data, neither kind can be said to be left out.
_known("scope_covers") if is_boolean(input.hr)

_known(code) if code != "scope_covers"

_term(rules) := object.filter(rules, ["until", "suspended"])
