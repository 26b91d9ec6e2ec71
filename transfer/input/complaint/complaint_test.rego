package transfer.input.complaint_test

import data.transfer.input.complaint

_found(name, holder) := {[fault.code, fault.field, fault.message] | some fault in complaint.faults(name, holder, "x")}

test_an_object_that_is_none if {
	_found("settings", "y") == {["input.wrong_type", "x", "must be of type object, is string"]}
}

test_an_object_with_too_many_fields if {
	many := {sprintf("f%d", [place]): place | some place in numbers.range(1, 257)}
	_found("settings", many) == {["input.too_large", "x", "must not have more than 256 fields"]}
	{code | some [code, _, _] in _found("settings", object.remove(many, ["f257"]))} == {"input.unknown_field"}
}

test_a_field_that_the_shape_does_not_have if {
	_found("settings", {"other": 1}) == {["input.unknown_field", "x.other", "is no field of this object"]}
	unread := _found("settings", {"overlays": []}) with data.transfer.input.records as {}
	unread == {["input.unknown_field", "x.overlays", "is no field of this object"]}
}

test_a_required_field_is_absent_null_or_empty if {
	expected := {["input.missing_field", "x.regimes", "must be stated"]}
	assessment := {"id": "a", "type": "tia", "destination": "US"}
	_found("assessment", assessment) == expected
	_found("assessment", object.union(assessment, {"regimes": null})) == expected
	_found("assessment", object.union(assessment, {"regimes": []})) == expected
	_found("side", {"party": null}) == {["input.missing_field", "x.party", "must be stated"]}
}

test_a_list_is_no_string_and_not_endless if {
	_found("settings", {"overlays": "ours"}) == {["input.wrong_type", "x.overlays", "must be a list, is of type string"]}
	many := [sprintf("f%d", [place]) | some place in numbers.range(1, 257)]
	_found("settings", {"overlays": many}) == {["input.too_large", "x.overlays", "must not have more than 256 entries"]}
	just := array.concat(array.slice(many, 0, 255), ["Theirs"])
	_found("settings", {"overlays": just}) == {["input.bad_code", "x.overlays[255]", _id_form]}
	_found("settings", {"overlays": concat("", many)}) == {["input.wrong_type", "x.overlays", "must be a list, is of type string"]}
}

test_the_word_all_stands_only_for_itself if {
	found := _found("instrument", {"id": "a", "type": "eu-bcr-c", "covers": "everything", "purposes": "all"})
	found == {["input.wrong_type", "x.covers", "must be a list or the word all, is of type string"]}
}

test_each_entry_of_a_list_is_named if {
	_found("settings", {"overlays": ["ours", "Theirs", ""]}) == {
		["input.bad_code", "x.overlays[1]", _id_form],
		["input.missing_field", "x.overlays[2]", "must not be empty"],
	}
}

_id_form := "must be lower-case letters, digits, dots, dashes and underscores, a letter or digit first"

test_a_reference_is_read_as_an_id_first if {
	_found("side", {"party": "acme"}) == {["input.unknown_reference", "x.party", "names none of the parties"]}
	_found("side", {"party": "Acme"}) == {["input.bad_code", "x.party", _id_form]}
	_found("side", {"party": ""}) == {["input.missing_field", "x.party", "must not be empty"]}
	_found("side", {"party": 1}) == {["input.wrong_type", "x.party", "must be of type string, is number"]}
	found := _found("side", {"party": "acme"}) with data.register.parties as {"acme": {}}
	found == set()
	engaged := {"id": "a", "name": "A", "jurisdiction": "DE", "sub_processors": ["acme", "nobody"]}
	some_known := _found("party", engaged) with data.register.parties as {"acme": {}}
	some_known == {["input.unknown_reference", "x.sub_processors[1]", "names none of the parties"]}
}

test_the_question_itself_is_called_input if {
	complaint.faults("settings", 1, "") == {{
		"code": "input.wrong_type",
		"field": "input",
		"message": "must be of type object, is number",
	}}
	complaint.field("", "id") == "id"
	complaint.field("exporter", "party") == "exporter.party"
	long := concat("", ["0123456789" | some _ in numbers.range(1, 7)])
	complaint.field("", long) == substring(long, 0, 64)
	complaint.field("exporter", long) == concat(".", ["exporter", substring(long, 0, 64)])
}
