# METADATA
# title: Form of the Brazilian clauses
# description: |
#   What the blanks of Section I and Section III must hold for the roles of the two sides. A role that is not stated is asked for
#   by itself and can be either; a blank holds if it fits roles that are possible, and is contradicted if it is filled and fits none.
# schemas:
#   - input: schema.flow
package mechanisms.lib.br_clauses

import data.mechanisms.lib.clauses
import data.mechanisms.lib.flow
import data.regions.lib.validity

_facts := {"unaltered", "security_measures"}

_blanks := {
	"option", "designated_transparency", "designated_requests", "designated_incidents",
	"third_controller", "transparency_published",
}

_rest := {"exporter_role", "importer_role", "version", "signed_in_time", "onward_transfers"}

# METADATA
# title: Conditions on form that signed clauses meet
met(area, set, document) := clauses.stated(area, document, _facts) | {concat(".", [area, code]) |
	some code in (_blanks | _rest)
	_shown(code, set, document)
}

# METADATA
# title: Conditions on form that signed clauses contradict
unmet(area, set, document) := clauses.denied(area, document, _facts) | {concat(".", [area, code]) |
	some code in (_blanks | {"version", "signed_in_time"})
	_contradicted(code, set, document)
}

# METADATA
# title: Whether both sides are processors
both_processors if _roles == {_processors}

_roles := {[exporter, importer] |
	some exporter in _possible(input.exporter)
	some importer in _possible(input.importer)
}

_possible(side) := {role} if {
	role := flow.role(side)
} else := {"controller", "processor"}

_shown("exporter_role", _, _) if flow.role(input.exporter)

_shown("importer_role", _, _) if flow.role(input.importer)

_shown("version", set, document) if document.version == set.version

_shown("signed_in_time", set, document) if validity.in_force(set, document.signed)

_shown("onward_transfers", _, document) if document.onward_transfers in {"forbidden", "as-described"}

_shown("option", _, document) if {
	some roles in _roles
	document.option == _option(roles)
}

_shown(code, _, document) if {
	some roles in _agreed(document)
	_fits(code, document, roles)
}

# Of the roles that nobody states, those for which the parties ticked their option.
_agreed(document) := roles if {
	roles := {pair | some pair in _roles; document.option == _option(pair)}
	count(roles) > 0
} else := _roles

_contradicted("version", set, document) if {
	is_string(document.version)
	document.version != set.version
}

_contradicted("signed_in_time", set, document) if {
	is_string(document.signed)
	not validity.in_force(set, document.signed)
}

_contradicted(code, set, document) if {
	_filled(code, document)
	not _shown(code, set, document)
}

_filled(code, document) if _designated(code, document)

_filled("option", document) if is_string(document.option)

_filled("transparency_published", document) if is_boolean(document.transparency_published)

_designated(code, document) := document.designated_party[_duties[code]]

_duties := {
	"designated_transparency": "transparency",
	"designated_requests": "requests",
	"designated_incidents": "incidents",
}

# Two processors name the controller for whom the data are processed; clauses 14 to 16 bind neither, so none is designated.
_fits("third_controller", _, roles) if roles != _processors

_fits("third_controller", document, _) if is_string(document.third_controller)

_fits("transparency_published", _, roles) if roles == _processors

_fits("transparency_published", document, _) if document.transparency_published == true

_fits(code, document, roles) if {
	_duties[code]
	roles == _processors
	not _designated(code, document)
}

_fits(code, document, [exporter, importer]) if _designated(code, document) == _controllers[exporter][importer]

default _option(_) := "A"

_option(roles) := "B" if roles == _processors

_processors := ["processor", "processor"]

_controllers := {
	"controller": {"controller": "both", "processor": "exporter"},
	"processor": {"controller": "importer"},
}
