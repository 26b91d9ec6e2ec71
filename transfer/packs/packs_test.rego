# METADATA
# description: |
#   What overlay packs add, what a missing or malformed one does, that none takes anything away, and what the organisation accepts.
package transfer.packs_test

import data.transfer.packs

_entry := {"code": "org.no_health", "message": "No health data leave the group.", "citation": "House rule 3"}

_packs(overlays, required) := found if {
	found := {
		"violations": packs.violations,
		"warnings": packs.warnings,
		"obligations": packs.obligations,
	} with data.overlays as overlays
		with data.register as {"settings": {"overlays": required}}
}

_codes(overlays, required) := [violation.code | some violation in _packs(overlays, required).violations]

test_without_packs_nothing_is_added if {
	_packs({}, []) == {"violations": [], "warnings": [], "obligations": []}
	packs.violations == [] with data.register as null with data.overlays as {}
}

test_entries_of_a_pack_are_added if {
	_packs({"house": {"violations": {_entry}, "warnings": {_entry}, "obligations": [_entry]}}, ["house"]) == {
		"violations": [object.union(_entry, {"regime": null, "remedies": []})],
		"warnings": [object.union(_entry, {"regime": null})],
		"obligations": [_entry],
	}
}

test_a_pack_nobody_requires_counts_too if _codes({"house": {"violations": {_entry}}}, []) == ["org.no_health"]

test_a_pack_without_entries_is_there if {
	_packs({"house": {"violations": set()}}, ["house"]).violations == []
	_packs({"house": {"obligations": []}}, ["house"]).violations == []
}

test_a_pack_without_rules_is_not if {
	_codes({"house": {}}, ["house"]) == ["overlay.missing"]
	_codes({"house": {"promised": {}}}, ["house"]) == ["overlay.missing"]
	_codes({"house": "none"}, ["house"]) == ["overlay.missing"]
}

test_a_required_pack_that_is_missing_blocks if {
	_packs({}, ["house"]).violations == [{
		"code": "overlay.missing",
		"regime": null,
		"message": "The overlay pack house is required and not loaded.",
		"citation": "settings.overlays",
		"remedies": [],
	}]
	_codes({"house": {"violations": {_entry}}}, ["yard", "house"]) == ["overlay.missing", "org.no_health"]
	violations := packs.violations with data.register as {"settings": {"overlays": ["house"]}} with data.overlays as {}
	count(violations) == 1
}

test_a_pack_that_gave_no_answer_blocks if {
	found := _packs({"house": {"failed": "too slow"}}, ["house"])
	found.violations == [{
		"code": "overlay.failed",
		"regime": null,
		"message": "The overlay pack house gave no answer (too slow); without it nothing is permitted.",
		"citation": "settings.overlays",
		"remedies": [],
	}]
	found.warnings == []
	_codes({"house": {"failed": false}}, []) == ["overlay.failed"]
	contains(_packs({"house": {"failed": false}}, []).violations[0].message, "(no reason is given)")
	tens := concat("", ["0123456789" | some _ in numbers.range(1, 30)])
	contains(_packs({"house": {"failed": tens}}, []).violations[0].message, "(01234567890123456789")
	contains(_packs({"house": {"failed": tens}}, []).violations[0].message, "89012345);")
	_codes({"house": {"failed": "too slow"}, "yard": {"violations": {_entry}}}, ["house"]) == ["overlay.failed", "org.no_health"]
}

test_what_is_wrong_with_packs_comes_before_what_they_say if {
	packs_of_all_kinds := {"a": {"violations": {_entry}}, "b": {"violations": "none"}, "c": {"failed": true}}
	_codes(packs_of_all_kinds, ["d"]) == ["overlay.missing", "overlay.failed", "overlay.malformed", "org.no_health"]
}

test_packs_answer_in_the_order_of_their_ids if {
	other := object.union(_entry, {"code": "org.a"})
	_codes({"yard": {"violations": {other}}, "house": {"violations": {_entry}}}, []) == ["org.no_health", "org.a"]
	found := _packs({"yard": {"warnings": {other}, "obligations": {other}}, "house": {"obligations": {_entry}, "warnings": {_entry}}}, [])
	[warning.code | some warning in found.warnings] == ["org.no_health", "org.a"]
	[obligation.code | some obligation in found.obligations] == ["org.no_health", "org.a"]
}

_malformed := {
	"entries as text": {"violations": "none"}, "entries as object": {"warnings": _entry},
	"entry as text": {"violations": {"none"}}, "null entry": {"obligations": [null]}, "list entry": {"obligations": [[_entry]]},
	"no code": {"violations": {object.remove(_entry, ["code"])}}, "no message": {"violations": {object.remove(_entry, ["message"])}},
	"no citation": {"warnings": {object.remove(_entry, ["citation"])}}, "foreign code": {"warnings": {object.union(_entry, {"code": "transfer.fine"})}},
	"number as code": {"warnings": {object.union(_entry, {"code": 7})}}, "empty message": {"warnings": {object.union(_entry, {"message": ""})}},
	"number as citation": {"obligations": {object.union(_entry, {"citation": 7})}},
}

test_a_malformed_pack_blocks[name] if {
	some name, pack in _malformed
	found := _packs({"house": pack}, ["house"])
	[violation.code | some violation in found.violations] == ["overlay.malformed"]
	found.warnings == []
	found.obligations == []
}

test_a_malformed_entry_does_not_hide_a_good_one if {
	_codes({"house": {"violations": {_entry, "none"}}}, []) == ["overlay.malformed", "org.no_health"]
	_codes({"house": {"violations": {_entry}}, "yard": {"warnings": "none"}}, []) == ["overlay.malformed", "org.no_health"]
}

test_fields_that_a_decision_does_not_show_are_left_out if {
	more := object.union(_entry, {"regime": 7, "remedies": "none", "outcome": "allowed"})
	found := _packs({"house": {"violations": {more}, "obligations": {more}, "outcome": "allowed"}}, [])
	found.violations == [object.union(_entry, {"regime": null, "remedies": []})]
	found.obligations == [_entry]
}

_exception := {"code": "org.no_health", "flow": "crm", "reason": "A pilot.", "owner": "Privacy office", "until": "2026-12-31"}

_asked(overlays, exceptions, question) := found if {
	found := {
		"violations": packs.violations,
		"warnings": packs.warnings,
		"obligations": packs.obligations,
		"valid_until": packs.valid_until,
	} with data.overlays as overlays
		with data.register as {"settings": {"exceptions": exceptions}}
		with data.transfer.base.valid_until as question.law
		with input as question
}

_question := {"id": "crm", "at": "2026-11-23", "law": null}

_health := {"house": {"violations": {_entry}, "warnings": {object.union(_entry, {"code": "org.look"})}, "obligations": [_entry]}}

_objected(exceptions, question) := [violation.code | some violation in _asked(_health, exceptions, question).violations]

test_what_is_accepted_is_a_warning_until_its_last_day if {
	found := _asked(_health, [_exception], _question)
	found.violations == []
	found.warnings == [
		{
			"code": "overlay.accepted",
			"regime": null,
			"message": "org.no_health: No health data leave the group. Accepted until 2026-12-31 by Privacy office: A pilot.",
			"citation": "House rule 3",
		},
		{"code": "org.look", "regime": null, "message": _entry.message, "citation": _entry.citation},
	]
	found.obligations == [_entry]
	found.valid_until == "2026-12-31"
	_objected([_exception], object.union(_question, {"at": "2026-12-31"})) == []
}

test_what_was_accepted_blocks_from_the_next_day if {
	ended := _asked(_health, [_exception], object.union(_question, {"at": "2027-01-01"}))
	[violation.code | some violation in ended.violations] == ["org.no_health"]
	[warning.code | some warning in ended.warnings] == ["org.look"]
	ended.valid_until == null
}

test_an_exception_is_for_one_flow_and_one_code if {
	_objected([_exception], object.union(_question, {"id": "crm2"})) == ["org.no_health"]
	_objected([object.union(_exception, {"code": "org.no_healt"})], _question) == ["org.no_health"]
	_objected([object.union(_exception, {"code": "org.look"})], _question) == ["org.no_health"]
	_objected([], _question) == ["org.no_health"]
}

test_nobody_accepts_without_a_reason_an_owner_and_a_last_day[field] if {
	some field, _ in _exception
	_objected([object.remove(_exception, [field])], _question) == ["org.no_health"]
	every junk in ["", null, 7, {}, ["org.no_health"]] {
		_objected([object.union(_exception, {field: junk})], _question) == ["org.no_health"]
	}
}

test_a_day_that_is_none_accepts_nothing if {
	every day in ["2027-02-29", "9999", "always", "2026-12-31T00:00:00Z"] {
		_objected([object.union(_exception, {"until": day})], _question) == ["org.no_health"]
	}
	_objected([_exception], object.remove(_question, ["at"])) == ["org.no_health"]
}

test_the_longest_of_several_exceptions_counts if {
	longer := object.union(_exception, {"until": "2027-03-31", "owner": "The board"})
	found := _asked(_health, [_exception, longer], _question)
	found.valid_until == "2027-03-31"
	contains(found.warnings[0].message, "until 2027-03-31 by The board")
}

test_the_decision_ends_with_the_first_that_is_accepted_or_with_the_law if {
	two := {"house": {"violations": {_entry, object.union(_entry, {"code": "org.no_staff"})}}}
	later := object.union(_exception, {"code": "org.no_staff", "until": "2027-03-31"})
	_asked(two, [_exception, later], _question).valid_until == "2026-12-31"
	_asked(two, [_exception, later], object.union(_question, {"law": "2026-12-30"})).valid_until == "2026-12-30"
	_asked(two, [_exception, later], object.union(_question, {"law": "2027-06-30"})).valid_until == "2026-12-31"
	_asked({}, [_exception, later], _question).valid_until == null
	_asked({}, [_exception, later], object.union(_question, {"law": "2027-06-30"})).valid_until == "2027-06-30"
}

test_what_is_wrong_with_a_pack_cannot_be_accepted if {
	accepted := [object.union(_exception, {"code": code}) | some code in ["overlay.missing", "overlay.failed", "overlay.malformed"]]
	_asked({"house": {"failed": true}}, accepted, _question).violations[0].code == "overlay.failed"
	_asked({"house": {"violations": {"none"}}}, accepted, _question).violations[0].code == "overlay.malformed"
	missing := packs.violations with input as _question with data.register.settings as {"overlays": ["house"], "exceptions": accepted}
	missing[0].code == "overlay.missing"
}
