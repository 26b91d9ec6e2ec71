# METADATA
# title: Scope of an adequacy decision
# description: |
#   The limits that a decision states in its record, each a condition of its own: the importer's law, its sector, its
#   activity, the data and the purpose. A limit that the record does not state is met; a fact not stated is neither.
# schemas:
#   - input: schema.flow
package mechanisms.lib.scope

import data.mechanisms.lib.flow

# METADATA
# title: Limits that the flow keeps
within(stated) := {code | some code in _codes; _within(code, stated)}

# METADATA
# title: Limits that the flow breaks
outside(stated) := {code | some code in _codes; _outside(code, stated)}

_codes := {
	"adequacy.importer_law", "adequacy.public_sector", "adequacy.state_organ", "adequacy.importer_activity",
	"adequacy.credit_information", "adequacy.not_automated", "adequacy.exclusive_purpose", "adequacy.immigration_control",
	"adequacy.national_identifiers", "adequacy.health_data",
}

_key := {
	"adequacy.importer_law": "importer_laws",
	"adequacy.public_sector": "private_sector_only",
	"adequacy.importer_activity": "except_activities",
	"adequacy.credit_information": "except_credit_information",
	"adequacy.not_automated": "automated_only",
	"adequacy.immigration_control": "except_immigration_control",
	"adequacy.national_identifiers": "except_national_identifiers",
}

_within(code, stated) if object.get(stated, _key[code], null) == null

_within("adequacy.importer_law", stated) if {
	some law in stated.importer_laws
	law in flow.importer_laws
}

_within("adequacy.public_sector", _) if flow.public_sector(flow.importer) == false

_within("adequacy.state_organ", stated) if count(_organs(stated)) == 0

_within("adequacy.importer_activity", stated) if {
	is_array(input.importer_activity)
	count(_activities(stated)) == 0
}

_within("adequacy.credit_information", _) if input.credit_information == false

_within("adequacy.not_automated", _) if input.automated == true

_within("adequacy.exclusive_purpose", stated) if count(_exclusive_purposes(stated)) == 0

_within("adequacy.immigration_control", _) if input.immigration_control == false

_within("adequacy.national_identifiers", _) if input.national_identifiers == false

# Only where no law but one on health data brings the importer into the scope.
_within("adequacy.health_data", stated) if count(_health_laws(stated)) == 0

_within("adequacy.health_data", stated) if count(_other_laws(stated)) > 0

_within("adequacy.health_data", _) if "health" in input.special_categories

_outside("adequacy.health_data", stated) if {
	is_array(input.special_categories)
	not _within("adequacy.health_data", stated)
}

_outside("adequacy.importer_law", stated) if {
	laws := flow.importer_laws
	named := stated.importer_laws
	count({law | some law in named; law in laws}) == 0
}

_outside("adequacy.public_sector", stated) if {
	stated.private_sector_only == true
	flow.public_sector(flow.importer) == true
}

_outside("adequacy.state_organ", stated) if count(_organs(stated)) > 0

_outside("adequacy.importer_activity", stated) if count(_activities(stated)) > 0

_outside("adequacy.credit_information", stated) if {
	stated.except_credit_information == true
	input.credit_information == true
}

_outside("adequacy.not_automated", stated) if {
	stated.automated_only == true
	input.automated == false
}

_outside("adequacy.exclusive_purpose", stated) if count(_exclusive_purposes(stated)) > 0

_outside("adequacy.immigration_control", stated) if {
	stated.except_immigration_control == true
	input.immigration_control == true
}

_outside("adequacy.national_identifiers", stated) if {
	stated.except_national_identifiers == true
	input.national_identifiers == true
}

_organs(stated) := {state |
	some state in stated.except_organs_of
	flow.importer.organ_of == state
}

_activities(stated) := {activity |
	some activity in stated.except_activities
	activity in input.importer_activity
}

_exclusive_purposes(stated) := {purpose |
	some purpose in stated.except_exclusive_purposes
	input.exclusive_purpose == purpose
}

_health_laws(stated) := {law | some law in stated.health_laws; law in flow.importer_laws}

_other_laws(stated) := {law |
	some law in stated.importer_laws
	law in flow.importer_laws
	named := stated.health_laws
	not law in named
}
