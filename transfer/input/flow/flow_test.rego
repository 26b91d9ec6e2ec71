package transfer.input.flow_test

import data.transfer.input_test

_found(question) := {[fault.code, fault.field] |
	some fault in data.transfer.input.flow.faults with input as question with data.register as input_test.register
}

_changed(change) := _found(object.union(input_test.flow, change))

test_a_sound_flow_has_no_fault if {
	_changed({}) == set()
}

test_each_flow_of_the_route_is_read if {
	_changed({"after": "signup", "route": [object.union(object.remove(input_test.earlier, ["at"]), {"hr": "no"})]}) == {
		["input.missing_field", "route[0].at"],
		["input.wrong_type", "route[0].hr"],
	}
	_changed({"after": "signup", "route": ["signup"]}) == {["input.wrong_type", "route[0]"]}
}

test_each_side_is_read if {
	_changed({"exporter": {"role": "owner"}, "importer": {"on_behalf_of": "nobody"}}) == {
		["input.unknown_value", "exporter.role"],
		["input.unknown_reference", "importer.on_behalf_of"],
	}
}

test_only_an_individual_has_no_role if {
	_found(object.union(input_test.flow, {"exporter": {"party": "ada"}})) == set()
	without := json.remove(input_test.flow, ["importer/role"])
	_found(without) == {["input.missing_field", "importer.role"]}
	individual := json.patch(without, [{"op": "replace", "path": "/importer/party", "value": "ada"}])
	_found(individual) == set()
}

test_a_side_of_nobody_needs_a_role_too if {
	_found(object.union(object.remove(input_test.flow, ["exporter"]), {"exporter": {"party": "nobody"}})) == {
		["input.unknown_reference", "exporter.party"],
		["input.missing_field", "exporter.role"],
	}
}

test_an_empty_list_of_categories_states_nothing if {
	_changed({"data_categories": [], "data_subjects": [], "purposes": []}) == {
		["input.missing_field", "data_categories"],
		["input.missing_field", "data_subjects"],
		["input.missing_field", "purposes"],
	}
}

test_an_object_elsewhere_is_no_side if {
	_changed({"hr": {"owner": "acme-de"}}) == {["input.wrong_type", "hr"]}
}

test_a_side_that_is_none_is_said_once if {
	_changed({"exporter": "acme-de"}) == {["input.wrong_type", "exporter"]}
	_changed({"importer": null}) == {["input.missing_field", "importer"]}
}

_messages(question) := {fault.message |
	some fault in data.transfer.input.flow.faults with input as question with data.register as input_test.register
}

test_a_fault_says_what_must_be_stated if {
	_messages(object.remove(input_test.flow, ["at"])) == {"must be stated: no decision reads a clock"}
	_messages(json.remove(input_test.flow, ["importer/role"])) == {"must be stated, except for an individual"}
	_messages(object.union(input_test.flow, {"purposes": []})) == {"must not be an empty list"}
}
