package transfer.input.assessment_test

import data.transfer.input_test

_found(change) := {[fault.code, fault.field] |
	some fault in data.transfer.input.assessment.faults with input as input_test.flow
		with data.register as object.union(input_test.register, {"assessments": change})
}

test_sound_assessments_have_no_fault if {
	_found({}) == set()
}

test_assessments_of_other_places_are_not_read if {
	_found({"IN": "nothing"}) == set()
	_found({"IN": {"tia": {"id": "other", "destination": "GB", "completed": "once"}}}) == set()
}

_messages(change) := {fault.message |
	some fault in data.transfer.input.assessment.faults with input as input_test.flow
		with data.register as object.union(input_test.register, {"assessments": change})
}

test_a_fault_says_how_assessments_are_filed if {
	_messages({"US": []}) == {"must be an object keyed by id"}
	_messages({"US": {"tia": {"id": "other"}}}) == {"must be the id it is filed under"}
	_messages({"US": {"tia": {"destination": "GB"}}}) == {"must be the destination it is filed under"}
}

test_assessments_of_a_place_are_keyed_by_id if {
	every junk in [null, [], "tia", false] {
		_found({"US": junk}) == {["input.register_malformed", "assessments[US]"]}
	}
}

test_an_assessment_is_read_against_its_shape if {
	_found({"US": {"tia": {"completed": "2024-1-1", "conclusion": "fine", "importer": "nobody"}}}) == {
		["input.bad_date", "assessments[US][tia].completed"],
		["input.unknown_value", "assessments[US][tia].conclusion"],
		["input.unknown_reference", "assessments[US][tia].importer"],
	}
	_found({"US": {"tia": null}}) == {["input.wrong_type", "assessments[US][tia]"]}
}

test_an_assessment_is_filed_under_its_id_and_destination if {
	_found({"US": {"tia": {"id": "other"}}}) == {["input.register_malformed", "assessments[US][tia].id"]}
	_found({"US": {"tia": {"destination": "GB"}}}) == {["input.register_malformed", "assessments[US][tia].destination"]}
}

test_assessments_of_the_state_with_which_a_place_is_listed_are_read_too if {
	island := {"parties": {input_test.flow.importer.party: {"jurisdiction": "RE"}}, "assessments": {"FR": "nothing"}}
	found := {[fault.code, fault.field] |
		some fault in data.transfer.input.assessment.faults with input as input_test.flow
			with data.register as object.union(input_test.register, island)
	}
	["input.register_malformed", "assessments[FR]"] in found
}
