# METADATA
# title: Modules of the Commission's clauses
# description: |
#   Which module fits the roles of the two parties, and whether the clauses ask for an assessment, which depends on it.
# schemas:
#   - input: schema.flow
package mechanisms.lib.eu_modules

import data.mechanisms.lib.assessments
import data.mechanisms.lib.flow

# METADATA
# scope: document
# title: The module that fits the roles
# description: Undefined where no module fits, or where the controller of a processor is not stated.
module := 4 if flow.returns_to_controller

module := n if {
	not flow.returns_to_processor
	n := _modules[flow.role(input.exporter)][flow.role(input.importer)]
}

_modules := {"controller": {"controller": 1, "processor": 2}, "processor": {"processor": 3}}

# METADATA
# title: Whether no module can fit the roles
no_module if count(possible) == 0

# METADATA
# scope: document
# title: Modules that may fit, as far as the roles say
possible contains module

# For whom the processor acts is not stated; it may be the importer.
possible contains 4 if {
	flow.role(input.exporter) == "processor"
	flow.role(input.importer) == "controller"
	not _principal_stated
}

_principal_stated if is_string(input.exporter.on_behalf_of)

# METADATA
# scope: document
# title: Whether the assessment that the clauses ask for is shown
# description: Module 4 needs one only where the processor combined the data with data of its own territory.
assessed(regime, document) if assessments.sufficient(regime, document)

assessed(_, _) if {
	4 in possible
	input.combined_with_local_data == false
}

# METADATA
# title: Whether another fact decides first whether an assessment is asked for
# description: For whom a processor acts, or whether it combined the data with data of its own territory.
undecided(regime, document) if {
	4 in possible
	not _combination_stated
	not assessments.sufficient(regime, document)
}

_combination_stated if is_boolean(input.combined_with_local_data)

# METADATA
# title: Whether that fact is the combination of the data
combination_open(regime, document) if {
	module == 4
	undecided(regime, document)
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
