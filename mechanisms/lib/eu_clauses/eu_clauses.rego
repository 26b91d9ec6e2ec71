# METADATA
# title: Clauses adopted by the Commission
# description: |
#   Which module fits the roles, and what a signed set must show: a set in force, signed while it could be, the right module,
#   unaltered, with its annexes. The laws that admit these sets name them, with their own dates, in their records.
# schemas:
#   - input: schema.flow
package mechanisms.lib.eu_clauses

import data.mechanisms.lib.assessments
import data.mechanisms.lib.flow
import data.regions.lib.validity

# METADATA
# title: The module that fits the roles
# description: Undefined where no module fits, or where the controller of a processor is not stated.
module := 4 if {
	flow.returns_to_controller
} else := n if {
	not flow.returns_to_processor
	n := _modules[flow.role(input.exporter)][flow.role(input.importer)]
}

_modules := {"controller": {"controller": 1, "processor": 2}, "processor": {"processor": 3}}

# METADATA
# scope: document
# title: Whether no module can fit the roles
no_module if flow.returns_to_processor

no_module if not flow.role(input.exporter)

no_module if not flow.role(input.importer)

no_module if {
	flow.role(input.exporter) == "processor"
	flow.role(input.importer) == "controller"
	is_string(input.exporter.on_behalf_of)
	input.exporter.on_behalf_of != input.importer.party
}

# METADATA
# title: Details of a signed set for the finding
# description: Module 4 returns data to a controller and binds it to no onward duty; every other set follows the data.
detail(sets, document) := {
	"module": _module_of(sets, document),
	"citations": [sets[document.version].title | sets[document.version].title],
	"onward": _onward(sets, document),
}

default _module_of(_, _) := null

_module_of(sets, document) := module if not sets[document.version].legacy

default _onward(_, _) := "same_regime"

_onward(sets, document) := "ends" if _module_of(sets, document) == 4

# METADATA
# scope: document
# title: Whether the assessment that the clauses ask for is shown
# description: Module 4 needs one only where the processor combined the data with data of its own territory.
assessed(regime, document) if assessments.sufficient(regime, document)

assessed(_, _) if {
	module == 4
	input.combined_with_local_data == false
}

# METADATA
# title: Whether the assessment that the clauses ask for is missing or insufficient
unassessed(regime, document) if {
	assessment_needed
	assessments.insufficient(regime, document)
}

# METADATA
# scope: document
# title: Whether the clauses ask for an assessment
# description: Not known where it is not stated for whom a processor acts, since the importer may be its own controller.
assessment_needed if no_module

assessment_needed if module != 4

assessment_needed if input.combined_with_local_data == true

# METADATA
# title: Conditions on form that a signed set meets
met(area, sets, document) := {concat(".", [area, code]) | some code in _codes; _shown(code, sets, document)}

# METADATA
# title: Conditions on form that a signed set contradicts
unmet(area, sets, document) := {concat(".", [area, code]) | some code in _codes; _contradicted(code, sets, document)}

_codes := {"version", "signed_in_time", "module", "unaltered", "annexes_complete", "processing_unchanged"}

_shown("version", sets, document) if validity.in_force(sets[document.version], input.at)

_shown("signed_in_time", sets, document) if {
	is_string(document.signed)
	validity.within(_signable(sets[document.version]), document.signed)
}

_shown("module", sets, document) if module in _offered(sets[document.version], document)

_shown("unaltered", _, document) if document.unaltered == true

_shown("annexes_complete", _, document) if document.annexes_complete == true

# Only a set that can no longer be signed depends on the processing having stayed the same.
_shown("processing_unchanged", sets, document) if validity.within(_signable(sets[document.version]), input.at)

_shown("processing_unchanged", _, document) if document.processing_unchanged == true

_contradicted("version", sets, document) if {
	is_string(document.version)
	not _shown("version", sets, document)
}

_contradicted("signed_in_time", sets, document) if {
	is_string(document.signed)
	set_signed := sets[document.version]
	not validity.within(_signable(set_signed), document.signed)
}

_contradicted("module", _, _) if no_module

_contradicted("module", sets, document) if {
	module
	not _shown("module", sets, document)
	_offered(sets[document.version], document)
}

_contradicted("unaltered", _, document) if document.unaltered == false

_contradicted("annexes_complete", _, document) if document.annexes_complete == false

_contradicted("processing_unchanged", sets, document) if {
	document.processing_unchanged == false
	not _shown("processing_unchanged", sets, document)
}

_signable(record) := {"from": _signable_from(record), "until": record.signable_until} if {
	is_string(record.signable_until)
} else := {"from": _signable_from(record)}

# A law may recognise a set later than it could be signed.
_signable_from(record) := object.get(record, "signable_from", record.in_force.from)

# A legacy set has no modules; its record says for which roles it was written.
_offered(record, document) := {n | some n in document.modules} if {
	not record.legacy
	is_array(document.modules)
}

_offered(record, _) := {n | some n in record.modules} if record.legacy == true
