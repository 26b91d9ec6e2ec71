# METADATA
# title: Form of the Brazilian clauses
# description: |
#   What the blanks of Section I and Section III must hold for the roles of the two sides. A role that is not stated can be
#   either; a choice holds if it fits every role that is possible, and is contradicted if it fits none.
# schemas:
#   - input: schema.flow
package mechanisms.lib.br_clauses

import data.mechanisms.lib.clauses
import data.mechanisms.lib.flow
import data.regions.lib.validity

_facts := {"unaltered", "security_measures", "transparency_published"}

_choices := {"option", "designated_transparency", "designated_requests", "designated_incidents"}

# METADATA
# title: Conditions on form that signed clauses meet
met(area, set, document) := clauses.stated(area, document, _facts) | {concat(".", [area, code]) |
	some code in (_choices | {"version", "signed_in_time", "third_controller", "onward_transfers"})
	_shown(code, set, document)
}

# METADATA
# title: Conditions on form that signed clauses contradict
unmet(area, set, document) := clauses.denied(area, document, _facts) | {concat(".", [area, code]) |
	some code in (_choices | {"version", "signed_in_time"})
	_contradicted(code, set, document)
}

# METADATA
# title: Whether both sides are processors
both_processors if _roles == {["processor", "processor"]}

_roles := {[exporter, importer] |
	some exporter in _possible(input.exporter)
	some importer in _possible(input.importer)
}

_possible(side) := {flow.role(side)} if {
	flow.role(side)
} else := {"controller", "processor"}

_shown("version", set, document) if document.version == set.version

_shown("signed_in_time", set, document) if validity.in_force(set, document.signed)

_shown(code, _, document) if {
	_choices[code]
	count({pair | some pair in _roles; _fits(code, document, pair)}) == count(_roles)
}

# Two processors name the controller for whom the data are processed.
_shown("third_controller", _, _) if {
	two := ["processor", "processor"]
	not two in _roles
}

_shown("third_controller", _, document) if is_string(document.third_controller)

_shown("onward_transfers", _, document) if document.onward_transfers in {"forbidden", "as-described"}

_contradicted("version", set, document) if {
	is_string(document.version)
	document.version != set.version
}

_contradicted("signed_in_time", set, document) if {
	is_string(document.signed)
	not validity.in_force(set, document.signed)
}

_contradicted(code, _, document) if {
	_choices[code]
	_choice(code, document)
	count({pair | some pair in _roles; _fits(code, document, pair)}) == 0
}

_choice("option", document) := document.option

_choice("designated_transparency", document) := document.designated_party.transparency

_choice("designated_requests", document) := document.designated_party.requests

_choice("designated_incidents", document) := document.designated_party.incidents

_fits("option", document, pair) if _choice("option", document) == _option(pair)

# Under option B clauses 14 to 16 bind neither processor, so none is designated.
_fits(code, _, ["processor", "processor"]) if code != "option"

_fits(code, document, [exporter, importer]) if {
	code != "option"
	_choice(code, document) == _controllers[exporter][importer]
}

_option(["processor", "processor"]) := "B"

_option(pair) := "A" if pair != ["processor", "processor"]

_controllers := {
	"controller": {"controller": "both", "processor": "exporter"},
	"processor": {"controller": "importer"},
}
