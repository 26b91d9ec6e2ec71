# METADATA
# title: Who may export under binding corporate rules
# description: |
#   Controller rules serve a member that decides for itself or acts inside the group for a member. Processor rules serve data
#   of controllers outside the group: through a bound member inside the regime's territory, or straight from the outside
#   controller. Either way a contract with that controller makes the rules binding towards it.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
package mechanisms.lib.rules_export

import data.mechanisms.lib.clauses
import data.mechanisms.lib.corporate_rules
import data.mechanisms.lib.flow
import data.regions.areas

_codes := {"exporter_role", "exporter_outside_eea", "importer_role", "not_incorporated"}

# METADATA
# title: Conditions on the two sides that the rules meet
met(area, regime, rules) := {concat(".", [area, code]) | some code in _codes; _shown(code, regime, rules)}

# METADATA
# title: Conditions on the two sides that the rules contradict
unmet(area, regime, rules) := {concat(".", [area, code]) | some code in _codes; _contradicted(code, regime, rules)}

# METADATA
# title: Whether a contract of the two sides makes processor rules binding towards the exporter
incorporated(id) if {
	rules := data.register.instruments[id]
	_for_processors(rules)
	not corporate_rules.bound(rules, input.exporter.party)
	flow.role(input.exporter) == "controller"
	some contract in flow.shared_instruments({"contract"})
	document := data.register.instruments[contract]
	document.incorporates == id
	clauses.in_effect(document)
}

_for_processors(rules) if rules.type in {"eu-bcr-p", "uk-bcr-p", "ch-bcr-p"}

# Controller rules bind a member in either role; under processor rules it processes for the same controller.
_shown("importer_role", _, rules) if not _for_processors(rules)

_shown("importer_role", _, _) if flow.role(input.importer) == "processor"

_contradicted("importer_role", regime, rules) if not _shown("importer_role", regime, rules)

_shown("exporter_role", _, rules) if {
	not _for_processors(rules)
	flow.role(input.exporter) == "controller"
}

_shown("exporter_role", _, rules) if {
	not _for_processors(rules)
	corporate_rules.bound(rules, input.exporter.on_behalf_of)
}

_shown("exporter_role", _, rules) if {
	_for_processors(rules)
	_for_outsider(rules)
}

_shown("exporter_role", _, rules) if incorporated(rules.id)

_shown("exporter_outside_eea", _, rules) if not _for_processors(rules)

_shown("exporter_outside_eea", _, rules) if incorporated(rules.id)

_shown("exporter_outside_eea", regime, rules) if {
	some party in _senders
	corporate_rules.bound(rules, party)
	areas.member(regime, data.register.parties[party].jurisdiction, input.at)
}

_shown("not_incorporated", _, rules) if not _for_processors(rules)

_shown("not_incorporated", _, rules) if incorporated(rules.id)

_shown("not_incorporated", _, rules) if {
	some document in _incorporating(rules)
	some member, _ in rules.members
	corporate_rules.bound(rules, member)
	clauses.in_effect_between(document, input.exporter.on_behalf_of, member)
}

_contradicted("not_incorporated", regime, rules) if {
	_controller_known
	not _shown("not_incorporated", regime, rules)
}

_controller_known if flow.role(input.exporter) == "controller"

_controller_known if is_string(input.exporter.on_behalf_of)

# Contracts of the controller that the exporter acts for.
_incorporating(rules) := [document |
	some id in data.register.instruments_of[input.exporter.on_behalf_of]
	document := data.register.instruments[id]
	document.incorporates == rules.id
]

_contradicted("exporter_role", _, rules) if {
	not _for_processors(rules)
	flow.role(input.exporter) == "processor"
	controller := input.exporter.on_behalf_of
	not corporate_rules.bound(rules, controller)
}

_contradicted("exporter_role", _, rules) if {
	_for_processors(rules)
	not incorporated(rules.id)
	_not_for_outsider(rules)
}

_contradicted("exporter_outside_eea", regime, rules) if not _shown("exporter_outside_eea", regime, rules)

# An onward hop may start abroad where an earlier one went through a member inside.
_senders contains input.exporter.party

_senders contains side.party if {
	some earlier in input.route
	some side in [earlier.exporter, earlier.importer]
}

_for_outsider(rules) if {
	flow.role(input.exporter) == "processor"
	controller := data.register.parties[input.exporter.on_behalf_of]
	not _insider(rules, controller)
}

_not_for_outsider(_) if flow.role(input.exporter) == "controller"

_not_for_outsider(rules) if {
	flow.role(input.exporter) == "processor"
	_insider(rules, data.register.parties[input.exporter.on_behalf_of])
}

_insider(_, controller) if controller.group == flow.exporter.group

# Whoever the rules name belongs to their group, whether or not the register says so.
_insider(rules, controller) if rules.members[controller.id]
