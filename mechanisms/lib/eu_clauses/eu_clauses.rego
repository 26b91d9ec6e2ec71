# METADATA
# title: Clauses adopted by the Commission
# description: |
#   What a signed set must show: a set in force, signed while it could be, the right module,
#   unaltered, with its annexes. The laws that admit these sets name them, with their own dates, in their records.
# schemas:
#   - input: schema.flow
package mechanisms.lib.eu_clauses

import data.mechanisms.lib.eu_modules
import data.regions.lib.validity

# METADATA
# scope: document
# title: Whether some set that can be signed on the day was written for the roles
available(sets) if {
	some record in sets
	validity.in_force(record, input.at)
	validity.within(_signable(record), input.at)
	some n in record.modules
	n in eu_modules.possible
}

# Where no module can fit, that is said instead.
available(_) if eu_modules.no_module

# METADATA
# title: Details of a signed set for the finding
# description: Module 4 returns data to a controller and binds it to no onward duty; every other set follows the data.
detail(sets, document) := {
	"module": _module_of(sets, document),
	"citations": [title | title := sets[document.version].title],
	"onward": _onward(sets, document),
}

default _module_of(_, _) := null

_module_of(sets, document) := eu_modules.module if not sets[document.version].legacy

default _onward(_, _) := "same_regime"

_onward(sets, document) := "ends" if _module_of(sets, document) == 4

# METADATA
# title: Conditions on form that a signed set meets
met(area, sets, document) := {concat(".", [area, code]) | some code in _codes; _shown(code, sets, document)}

# METADATA
# title: Conditions on form that a signed set contradicts
unmet(area, sets, document) := {concat(".", [area, code]) | some code in _codes; _contradicted(code, sets, document)}

_codes := {"version", "signed_in_time", "module", "unaltered", "annexes_complete", "processing_unchanged"}

_shown("version", sets, document) if _running(sets, document)

_shown("signed_in_time", sets, document) if validity.within(_signable(sets[document.version]), document.signed)

_shown("module", sets, document) if eu_modules.module in _offered(sets[document.version], document)

# Where the roles name no module, or not yet, no document can hold it; an older set was written for other roles.
_shown("module", sets, document) if {
	not eu_modules.module
	not _legacy(sets, document)
}

# Of a set that nobody knows only that is said.
_shown(code, sets, document) if {
	code in {"signed_in_time", "module"}
	is_string(document.version)
	not _known(sets, document)
}

# Nor does it matter what happened under a set that can no longer be relied on.
_shown("processing_unchanged", sets, document) if {
	is_string(document.version)
	not _running(sets, document)
}

_shown("unaltered", _, document) if document.unaltered == true

_shown("annexes_complete", _, document) if document.annexes_complete == true

# Only a set that can no longer be signed depends on the processing having stayed the same.
_shown("processing_unchanged", sets, document) if validity.within(_signable(sets[document.version]), input.at)

_shown("processing_unchanged", _, document) if document.processing_unchanged == true

_contradicted("version", sets, document) if {
	is_string(document.version)
	not _running(sets, document)
}

# Where no set for the roles runs that could have been signed then, naming one would not help.
_contradicted("version", sets, document) if {
	not document.version
	count([set | some set in sets; _could_be(set, document)]) == 0
}

_contradicted("signed_in_time", sets, document) if {
	is_string(document.signed)
	set_signed := sets[document.version]
	not validity.within(_signable(set_signed), document.signed)
}

_contradicted("module", sets, document) if {
	not _shown("module", sets, document)
	_offered(sets[document.version], document)
}

_contradicted("unaltered", _, document) if document.unaltered == false

_contradicted("annexes_complete", _, document) if document.annexes_complete == false

_contradicted("processing_unchanged", sets, document) if {
	document.processing_unchanged == false
	not _shown("processing_unchanged", sets, document)
	not _may_change(sets, document)
}

# While the set is not stated, it may be one under which the processing need not stay the same.
_may_change(sets, document) if {
	not document.version
	some record in sets
	_could_be(record, document)
	validity.within(_signable(record), input.at)
}

_could_be(record, document) if {
	validity.in_force(record, input.at)
	_could_be_signed(record, document)
	some n in record.modules
	n in eu_modules.possible
}

_could_be_signed(record, document) if validity.within(_signable(record), document.signed)

_could_be_signed(_, document) if not document.signed

_known(sets, document) if sets[document.version]

_running(sets, document) if validity.in_force(sets[document.version], input.at)

_legacy(sets, document) if sets[document.version].legacy == true

_signable(record) := {"from": _signable_from(record), "until": until} if {
	until := record.signable_until
} else := {"from": _signable_from(record)}

# A law may recognise a set later than it could be signed.
_signable_from(record) := object.get(record, "signable_from", record.in_force.from)

# A legacy set has no modules; its record says for which roles it was written.
_offered(record, document) := {n | some n in document.modules} if {
	not record.legacy
	is_array(document.modules)
}

_offered(record, _) := {n | some n in record.modules} if record.legacy == true
