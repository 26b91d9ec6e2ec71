package transfer.input.value_test

import data.transfer.input.value

_kinds := {"text", "id", "date", "territory", "authority", "pack_code", "boolean", "role", "module", "side"}

_junk := [null, true, 0, 5, -1, 1e400, 0.5, "", " ", "\u0000", "x y", "Ä", [], [null], {}, {"a": []}]

test_each_kind_takes_its_own_values if {
	value.valid("text", "Example & Söhne, 東京")
	value.valid("id", "a.b-c_1")
	value.valid("date", "2024-02-29")
	value.valid("territory", "EU-INST")
	value.valid("authority", "IE-DPC")
	value.valid("pack_code", "org.no_transfer")
	value.valid("boolean", false)
	value.valid("role", "controller")
	value.valid("module", 4)
	value.valid("side", {})
}

test_every_value_is_valid_or_has_a_reason if {
	every kind in _kinds {
		every junk in _junk {
			_settled(kind, junk)
		}
	}
}

_settled(kind, junk) if value.valid(kind, junk)

_settled(kind, junk) if {
	reason := value.reason(kind, junk)
	startswith(reason.code, "input.")
}

test_another_type_is_named if {
	value.reason("boolean", "false") == {"code": "input.wrong_type", "message": "must be of type boolean, is string"}
	value.reason("module", "2") == {"code": "input.wrong_type", "message": "must be of type number, is string"}
	value.reason("side", []) == {"code": "input.wrong_type", "message": "must be of type object, is array"}
}

test_a_term_of_no_vocabulary_is_answered_with_the_terms if {
	value.reason("module", 5) == {"code": "input.unknown_value", "message": "must be one of: 1, 2, 3, 4"}
}

test_an_id_starts_with_a_letter_or_digit_and_has_no_capitals if {
	every id in ["-a", ".a", "_a", "A", "a b", "a/b", "ä", "a\n"] {
		not value.valid("id", id)
		value.reason("id", id).code == "input.bad_code"
	}
}

test_a_text_shows_all_that_it_holds if {
	every character in ["\u0000", "\u007f", "\u0085", "\u2028", "\u202e", "\u2066", "\ufeff"] {
		text := sprintf("a%sb", [character])
		not value.valid("text", text)
		value.reason("text", text).code == "input.bad_text"
	}
	not value.valid("text", "a\ufffd")
	value.reason("text", "a\ufffd").code == "input.bad_utf8"
}

test_a_code_of_a_pack_is_no_code_of_the_law if {
	every code in ["transfer.no_mechanism", "overlay.missing", "org", "org.", "org.No", "org.a.b", "corg.a", "org.a\n", "input.bad_code"] {
		not value.valid("pack_code", code)
		value.reason("pack_code", code).code == "input.bad_code"
	}
}

test_an_authority_has_its_country_first if {
	value.valid("authority", "DE-NW-LDI")
	value.reason("authority", "DPC").code == "input.bad_code"
	value.reason("authority", "IE").code == "input.bad_code"
	value.reason("authority", "ie-dpc").code == "input.bad_code"
	value.reason("authority", "UK-ICO") == {
		"code": "input.unknown_country",
		"message": "UK is not a country code here, GB is",
	}
}

_long(n) := concat("", ["a" | some _ in numbers.range(1, n)])

_at_most(kind, before) if {
	value.valid(kind, concat("", [before, _long(1024 - count(before))]))
	not value.valid(kind, concat("", [before, _long(1025 - count(before))]))
}

test_a_value_is_not_endless if {
	_at_most("text", "")
	_at_most("id", "")
	_at_most("pack_code", "org.")
	authority := upper(_long(1021))
	value.valid("authority", concat("", ["IE-", authority]))
	not value.valid("authority", concat("", ["IE-A", authority]))
}

test_no_kind_takes_the_values_of_another[kind] if {
	some kind, others in {
		"text": [{}, 1], "id": ["A", {}], "date": ["today", 20261123], "territory": ["XX", "UK"], "authority": ["UK-ICO", {}],
		"pack_code": ["transfer.x", {}], "boolean": ["false", 0], "role": ["owner", {}], "module": ["2", 5], "side": ["exporter", []],
	}
	every other in others {
		not value.valid(kind, other)
	}
}

test_of_several_reasons_the_plainest_is_given[i] if {
	some i, [kind, given, code, message] in [
		["module", "", "input.wrong_type", "must be of type number, is string"],
		["inventory_version", "1", "input.wrong_type", "must be of type number, is string"],
		["role", "", "input.missing_field", "must not be empty"],
		["date", "", "input.missing_field", "must not be empty"],
		["role", _long(1024), "input.unknown_value", "must be one of: controller, joint-controller, processor"],
		["role", _long(1025), "input.too_large", "must not be longer than 1024 characters"],
		["date", _long(1025), "input.too_large", "must not be longer than 1024 characters"],
		["role", "owner", "input.unknown_value", "must be one of: controller, joint-controller, processor"],
		["date", "\ufffd", "input.bad_date", "must be a calendar date, YYYY-MM-DD"],
		["text", "\u0000\ufffd", "input.bad_utf8", "must not hold the character that stands where one was lost"],
		["text", "\u0000", "input.bad_text", "must not hold control characters"],
		["territory", "XX", "input.unknown_country", "XX is not a country code here"],
		["authority", "XX-DPA", "input.unknown_country", "XX is not a country code here"],
	]
	value.reason(kind, given) == {"code": code, "message": message}
}

test_a_code_that_is_none_is_answered_with_its_form[kind] if {
	some kind, form in {
		"id": "must be lower-case letters, digits, dots, dashes and underscores, a letter or digit first",
		"territory": "must be a code of two capital letters, or one of the longer codes such as EU-INST",
		"authority": "must be an authority's code, country first, such as IE-DPC",
		"pack_code": "must be the code of a finding of an overlay pack: org. and lower-case letters, digits and underscores",
	}
	every wrong in ["?", "De", "D-E", "DE\n", "\ufffd"] {
		value.reason(kind, wrong) == {"code": "input.bad_code", "message": form}
	}
	value.reason(kind, 7) == {"code": "input.wrong_type", "message": "must be of type string, is number"}
	value.reason("date", 7) == value.reason(kind, 7)
}
