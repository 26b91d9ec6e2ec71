# METADATA
# description: What overlay packs add, what a missing or malformed one does, and that none takes anything away.
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
		"message": "The overlay pack house gave no answer; without it nothing is permitted.",
		"citation": "settings.overlays",
		"remedies": [],
	}]
	found.warnings == []
	_codes({"house": {"failed": false}}, []) == ["overlay.failed"]
	_codes({"house": {"failed": "too slow"}, "yard": {"violations": {_entry}}}, ["house"]) == ["overlay.failed", "org.no_health"]
}

test_packs_answer_in_the_order_of_their_ids if {
	other := object.union(_entry, {"code": "org.a"})
	_codes({"yard": {"violations": {other}}, "house": {"violations": {_entry}}}, []) == ["org.no_health", "org.a"]
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
