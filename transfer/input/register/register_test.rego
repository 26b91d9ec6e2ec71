package transfer.input.register_test

import data.transfer.input_test

_of(register) := {[fault.code, fault.field] |
	some fault in data.transfer.input.register.faults with input as input_test.flow with data.register as register
}

_all(register) := {[fault.code, fault.field] |
	some fault in data.transfer.input.faults with input as input_test.flow with data.register as register
}

_order(change) := _of(object.union(input_test.register, {"orders": {"stop": change}}))

_parts := ["organisation", "settings", "orders", "parties", "instruments_of", "instruments", "assessments"]

test_a_sound_register_has_no_fault if {
	_of(input_test.register) == set()
}

test_no_register_blocks if {
	found := data.transfer.input.faults with input as input_test.flow
	{"code": "input.register_missing", "field": "register", "message": "must be loaded"} in found
}

test_a_register_that_is_no_object_blocks if {
	every junk in [null, false, true, 0, "register", [], [[]]] {
		["input.register_malformed", "register"] in _all(junk)
	}
}

_messages(register) := {fault.message |
	some fault in data.transfer.input.register.faults with input as input_test.flow with data.register as register
}

test_a_fault_says_how_a_register_is_made if {
	_messages("register") == {"must be of type object, is string"}
	_messages(object.remove(input_test.register, ["settings"])) == {"must be an object of the register"}
	_messages(object.union(input_test.register, {"orders": {"stop": {"id": "go"}}})) == {"must be the id it is filed under"}
	order := object.remove(input_test.register.orders.stop, ["flows"])
	aimless := object.union(object.remove(input_test.register, ["orders"]), {"orders": {"stop": order}})
	_messages(aimless) == {"must name flows or a destination"}
}

test_a_part_that_is_no_object_is_not_read_against_its_shape if {
	_of(object.union(input_test.register, {"settings": "none"})) == {["input.register_malformed", "settings"]}
}

# Reading all of a large register takes longer than deciding does. A list shows what was read: as a whole it is no part.
test_a_part_in_which_the_flow_finds_its_entries_is_not_read_as_a_whole[part] if {
	some part, list in {"parties": [{}], "instruments_of": [[]], "instruments": [{}], "assessments": [{}]}
	found := data.transfer.input.register.faults with input as input_test.flow
		with data.register as object.union(input_test.register, {part: list})
		with data.transfer.input.party.parties as {0: {}}
		with data.transfer.input.instrument.instruments as {0: {}}
		with data.transfer.input.assessment.places as {0}
	not part in {fault.field | some fault in found}
}

test_an_empty_register_lacks_every_part if {
	_of({}) == {["input.register_malformed", part] | some part in _parts}
}

test_each_missing_part_blocks if {
	every part in _parts {
		["input.register_malformed", part] in _of(object.remove(input_test.register, [part]))
	}
}

test_each_part_that_is_no_object_blocks if {
	every part in _parts {
		every junk in [null, [], [[]], [{}], "x", 1, false] {
			["input.register_malformed", part] in _all(object.union(input_test.register, {part: junk}))
		}
	}
}

test_a_part_without_entries_is_there_all_the_same if {
	every part in _parts {
		not ["input.register_malformed", part] in _of(object.union(object.remove(input_test.register, [part]), {part: {}}))
	}
}

test_parts_without_an_entry_for_the_flow_are_sound if {
	empty := {"instruments": {}, "assessments": {}, "orders": {}, "settings": {}}
	bare := object.union(object.remove(input_test.register, object.keys(empty)), empty)
	unsigned := {id: [] | some id, _ in bare.parties}
	_all(object.union(object.remove(bare, ["instruments_of"]), {"instruments_of": unsigned})) == set()
}

test_the_organisation_and_its_settings_are_read if {
	_of(object.union(input_test.register, {
		"organisation": {"id": "Acme", "country": "DE"},
		"settings": {"preference": ["luck"], "unmodelled_law": "ignore", "strict": true},
	})) == {
		["input.bad_code", "organisation.id"],
		["input.unknown_field", "organisation.country"],
		["input.unknown_value", "settings.preference[0]"],
		["input.unknown_value", "settings.unmodelled_law"],
		["input.unknown_field", "settings.strict"],
	}
}

_exception := {"code": "org.pilot", "flow": "crm", "reason": "A pilot.", "owner": "Privacy office", "until": "2026-12-31"}

_excepted(exceptions) := _of(object.union(input_test.register, {"settings": {"exceptions": exceptions}}))

test_every_exception_is_read if {
	_excepted([]) == set()
	_excepted([_exception]) == set()
	_excepted([_exception, {"code": "transfer.no_mechanism", "flow": "CRM", "reason": "", "until": "2026-02-30", "from": "2026-01-01"}]) == {
		["input.bad_code", "settings.exceptions[1].code"],
		["input.bad_code", "settings.exceptions[1].flow"],
		["input.missing_field", "settings.exceptions[1].reason"],
		["input.missing_field", "settings.exceptions[1].owner"],
		["input.bad_date", "settings.exceptions[1].until"],
		["input.unknown_field", "settings.exceptions[1].from"],
	}
	every junk in [null, "org.pilot", 1, []] {
		_excepted([junk]) == {["input.wrong_type", "settings.exceptions[0]"]}
	}
	_excepted({"first": _exception}) == {["input.wrong_type", "settings.exceptions"]}
	_excepted({"first": "org.pilot"}) == {["input.wrong_type", "settings.exceptions"]}
	_excepted("all") == {["input.wrong_type", "settings.exceptions"]}
}

test_an_exception_lacks_nothing[field] if {
	some field, _ in _exception
	_excepted([object.remove(_exception, [field])]) == {["input.missing_field", sprintf("settings.exceptions[0].%s", [field])]}
}

test_every_order_is_read if {
	_order({"from": "now", "effect": "stopped"}) == {
		["input.bad_date", "orders[stop].from"],
		["input.unknown_value", "orders[stop].effect"],
	}
	_order(null) == {["input.wrong_type", "orders[stop]"]}
}

test_an_order_is_filed_under_its_id if {
	_order({"id": "go"}) == {["input.register_malformed", "orders[stop].id"]}
}

test_an_order_names_flows_or_a_destination if {
	order := object.remove(input_test.register.orders.stop, ["flows"])
	register := object.union(object.remove(input_test.register, ["orders"]), {"orders": {"stop": order}})
	_of(register) == {["input.missing_field", "orders[stop]"]}
	_of(object.union(register, {"orders": {"stop": {"destination": "IN"}}})) == set()
}

test_nothing_but_junk_still_gets_an_answer if {
	junk := {part: {"acme-de": {"a": [null, 1e400]}, "cloud-us": "x", "US": {"y": []}} | some part in _parts}
	count(_all(junk)) > 0
}
