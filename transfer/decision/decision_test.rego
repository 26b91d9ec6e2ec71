# METADATA
# description: The document of the entrypoint - its fields, its outcomes, and what overlays can and cannot do to it.
package transfer.decision_test

import data.mechanisms.lib.fixture_test as fixture
import data.transfer.decision
import data.transfer.onward_test as routes

_fields := {
	"flow", "at", "outcome", "regimes", "violations", "warnings", "obligations", "valid_until", "mechanisms", "revision",
}

_decided(asked, register, overlays) := document if {
	document := decision with input as asked with data.register as register with data.overlays as overlays
}

_entry := {"code": "org.no_transfer", "message": "House rules forbid it.", "citation": "House rule 1"}

_covered := routes.hop("de", "us", {})

_world := routes.register({})

test_a_covered_flow_is_allowed if {
	document := _decided(_covered, _world, {})
	object.keys(document) == _fields
	document.flow == "de-us"
	document.at == "2026-11-23"
	document.outcome == "allowed"
	document.violations == []
	document.obligations == []
	document.mechanisms == ["dpf"]
	document.revision == {"law": data.transfer.report.records.law.reviewed, "policies": null, "amended": [], "preference": []}
}

test_the_three_outcomes_and_their_violations_agree[outcome] if {
	some outcome, asked in {
		"allowed": _covered,
		"blocked": routes.hop("de", "us2", {}),
		"not_restricted": routes.hop("de", "fr", {}),
	}
	document := _decided(asked, _world, {})
	document.outcome == outcome
	[violation | some violation in document.violations; outcome != "blocked"] == []
	count(document.violations) == {"allowed": 0, "blocked": 1, "not_restricted": 0}[outcome]
}

test_a_document_has_all_its_fields_whatever_the_question[name] if {
	some name, [asked, register] in {
		"nothing": [null, null], "a text": ["flow", _world], "an empty question": [{}, _world], "an empty register": [_covered, {}],
		"a wrong register": [_covered, {"parties": []}], "a list": [[], []],
	}
	document := _decided(asked, register, {})
	object.keys(document) == _fields
	document.outcome == "blocked"
	count(document.violations) > 0
}

test_a_question_that_is_not_asked_is_blocked if {
	document := decision with data.register as _world
	object.keys(document) == _fields
	document.outcome == "blocked"
}

test_a_violation_of_a_pack_blocks_what_the_law_allows if {
	document := _decided(_covered, _world, {"house": {"violations": {_entry}}})
	document.outcome == "blocked"
	[violation.code | some violation in document.violations] == ["org.no_transfer"]
	document.regimes[0].outcome == "allowed"
}

test_a_pack_blocks_what_is_not_restricted if {
	_decided(routes.hop("de", "fr", {}), _world, {"house": {"violations": {_entry}}}).outcome == "blocked"
}

test_warnings_and_obligations_of_a_pack_leave_the_outcome if {
	document := _decided(_covered, _world, {"house": {"warnings": {_entry}, "obligations": {_entry}}})
	document.outcome == "allowed"
	[warning.code | some warning in document.warnings] == ["dpf.under_challenge", "org.no_transfer"]
	document.obligations == [_entry]
}

test_no_pack_permits_what_the_law_blocks if {
	overlays := {"house": {"violations": set(), "warnings": set(), "outcome": "allowed", "mechanisms": ["dpf"]}}
	document := _decided(routes.hop("de", "us2", {}), _world, overlays)
	document.outcome == "blocked"
	document.mechanisms == []
}

test_a_missing_or_malformed_pack_blocks_what_the_law_allows if {
	required := object.union(_world, {"settings": {"overlays": ["house"]}})
	missing := _decided(_covered, required, {})
	missing.outcome == "blocked"
	[violation.code | some violation in missing.violations] == ["overlay.missing"]
	_decided(_covered, required, {"house": {}}).outcome == "blocked"
	_decided(_covered, required, {"house": {"violations": set()}}).outcome == "allowed"
	_decided(_covered, required, {"house": {"warnings": [7]}}).outcome == "blocked"
}

test_violations_of_the_law_and_of_packs_stand_together if {
	document := _decided(routes.hop("de", "us2", {}), _world, {"house": {"violations": {_entry}}})
	[violation.code | some violation in document.violations] == ["transfer.no_mechanism", "org.no_transfer"]
}

test_a_pack_is_heard_on_a_malformed_question_without_opening_it if {
	document := _decided(fixture.flow({"at": "today"}), _world, {"house": {"warnings": {_entry}}})
	document.outcome == "blocked"
	document.warnings == [object.union(_entry, {"regime": null})]
}

# The law's finding has the code of an exception, and of a pack's finding that is accepted: it blocks all the same.
test_nothing_of_the_law_is_accepted if {
	blocked := routes.hop("de", "us2", {})
	exceptions := [
	{"code": code, "flow": blocked.id, "reason": "We must.", "owner": "The board", "until": "2030-12-31"} |
		some code in ["transfer.no_mechanism", "org.no_transfer"]
	]
	world := object.union(_world, {"settings": {"exceptions": exceptions}})
	packs := {"house": {"violations": {_entry, object.union(_entry, {"code": "transfer.no_mechanism"})}}}
	every overlays in [{}, packs] {
		_decided(blocked, world, overlays).outcome == "blocked"
		"input.bad_code" in {violation.code | some violation in _decided(blocked, world, overlays).violations}
	}
	sound := object.union(_world, {"settings": {"exceptions": [exceptions[1]]}})
	lawful := _decided(blocked, sound, {"house": {"violations": {_entry}}})
	lawful.outcome == "blocked"
	[violation.code | some violation in lawful.violations] == ["transfer.no_mechanism"]
	"overlay.accepted" in {warning.code | some warning in lawful.warnings}
}

test_a_finding_of_a_pack_is_accepted_and_reported if {
	accepted := {"code": "org.no_transfer", "flow": _covered.id, "reason": "A pilot.", "owner": "The board", "until": "2026-12-31"}
	world := object.union(_world, {"settings": {"exceptions": [accepted]}})
	document := _decided(_covered, world, {"house": {"violations": {_entry}}})
	document.outcome == "allowed"
	document.valid_until == "2026-12-31"
	"overlay.accepted" in {warning.code | some warning in document.warnings}
	after := _decided(object.union(_covered, {"at": "2027-01-01"}), world, {"house": {"violations": {_entry}}})
	after.outcome == "blocked"
	[violation.code | some violation in after.violations] == ["org.no_transfer"]
}

test_an_order_of_ones_own_is_in_the_revision_and_reported if {
	document := _decided(_covered, object.union(_world, {"settings": {"preference": ["eu-scc"]}}), {})
	array.slice(document.revision.preference, 0, 2) == ["eu-scc", "adequacy"]
	"settings.preference" in {warning.code | some warning in document.warnings}
}

test_what_the_law_says_comes_first_then_what_packs_say_then_what_the_organisation_changed if {
	packs := {"house": {"violations": {_entry}, "warnings": {_entry}}}
	amended := {"act": {"reason": "Counsel reads it otherwise", "owner": "The board"}, "silent": null}
	world := object.union(_world, {"settings": {"preference": ["dpf"]}})
	warned := decision.warnings with input as _covered with data.register as world with data.overlays as packs
		with data.transfer.amendments.records as amended
	[warning.code | some warning in warned] == ["dpf.under_challenge", "org.no_transfer", "law.amended", "settings.preference"]
	violated := decision.violations with input as routes.hop("de", "us2", {}) with data.register as world with data.overlays as packs
		with data.transfer.amendments.records as amended
	[violation.code | some violation in violated] == ["transfer.no_mechanism", "org.no_transfer", "law.amendment_malformed"]
}
