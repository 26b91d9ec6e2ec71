# METADATA
# description: The decision without overlays, for sound questions and for any other value.
package transfer.base_test

import data.mechanisms.lib.fixture_test as fixture
import data.transfer.base
import data.transfer.onward_test as routes

_base(asked, register) := found if {
	found := {
		"flow": base.flow,
		"at": base.at,
		"outcome": base.outcome,
		"regimes": base.regimes,
		"violations": base.violations,
		"warnings": base.warnings,
		"valid_until": base.valid_until,
		"mechanisms": base.mechanisms,
	} with input as asked
		with data.register as register
}

_bare := fixture.register({}, {}, {})

_codes(notes) := [note.code | some note in notes]

test_every_law_is_listed_with_what_it_says if {
	found := _base(routes.hop("de", "us", {"at": "2026-11-23"}), routes.register({}))
	found.flow == "de-us"
	found.at == "2026-11-23"
	found.outcome == "allowed"
	[document.regime | some document in found.regimes] == ["eu-gdpr"]
	found.violations == []
	_codes(found.warnings) == ["dpf.under_challenge"]
	found.warnings[0].regime == "eu-gdpr"
	found.mechanisms == ["dpf"]
	found.valid_until == null
}

test_violations_of_the_laws_are_those_of_the_flow if {
	found := _base(fixture.flow({"exporter": {"subject_to": ["ca-bc"]}}), _bare)
	found.outcome == "blocked"
	_codes(found.violations) == ["transfer.no_mechanism", "regime.not_modelled"]
	[document.regime | some document in found.regimes] == ["eu-gdpr", "unmodelled:ca-bc"]
	found.warnings == []
	found.mechanisms == []
}

test_a_tolerated_law_only_warns if {
	register := object.union(routes.register({}), {"settings": {"unmodelled_law": "warn"}})
	found := _base(routes.hop("de", "us", {"exporter": {"subject_to": ["ca-bc"]}}), register)
	found.outcome == "allowed"
	[document.regime | some document in found.regimes] == ["eu-gdpr"]
	found.violations == []
	_codes(found.warnings) == ["dpf.under_challenge", "regime.not_modelled"]
	found.warnings[1].regime == "unmodelled:ca-bc"
	not found.warnings[1].remedies
	kept := _base(routes.hop("de", "us", {"exporter": {"subject_to": ["ca-bc"]}, "storage": "IE"}), register)
	_codes(kept.warnings) == ["dpf.under_challenge", "regime.not_modelled", "storage.elsewhere"]
}

test_data_kept_elsewhere_are_worth_a_look if {
	kept := _base(routes.hop("de", "us", {"storage": "IE"}), routes.register({}))
	kept.outcome == "allowed"
	_codes(kept.warnings) == ["dpf.under_challenge", "storage.elsewhere"]
	kept.warnings[1].regime == null
	_codes(_base(routes.hop("de", "us", {"storage": "US"}), routes.register({})).warnings) == ["dpf.under_challenge"]
}

test_warnings_name_their_law if {
	asked := routes.route([routes.hop("de", "us2", {}), object.union(routes.hop("us2", "us", {}), {"after": "de-us2"})])
	found := _base(asked, routes.register({}))
	["eu-gdpr", "onward.earlier_hop_blocked"] in [[warning.regime, warning.code] | some warning in found.warnings]
}

test_a_law_whose_rules_give_no_answer_blocks_and_is_named if {
	found := base.outcome with input as routes.hop("de", "us", {})
		with data.register as routes.register({})
		with data.transfer.report.regimes as {}
	violations := base.violations with input as routes.hop("de", "us", {})
		with data.register as routes.register({})
		with data.transfer.report.regimes as {}
	found == "blocked"
	violations == [{
		"code": "engine.undecided",
		"regime": "eu-gdpr",
		"message": "GDPR: the rules gave no complete answer; without one nothing is permitted.",
		"citation": "None; this is a fault of the rules and not of the flow",
		"remedies": [],
	}]
}

test_a_mechanism_that_gives_no_finding_blocks if {
	found := base.violations with input as routes.hop("de", "us", {})
		with data.register as routes.register({})
		with data.policies.eu_gdpr.findings as false
		with data.transfer.hop.verdicts as {}
	_codes(found) == ["engine.undecided"]
	found[0].message == "eu-gdpr: the rules gave no complete answer; without one nothing is permitted."
}

test_a_law_that_blocks_without_saying_why_is_named_too if {
	silent := {"eu-gdpr": {"regime": "eu-gdpr", "outcome": "blocked", "violations": [], "warnings": [], "mechanism": null}}
	found := base.violations with input as fixture.flow({}) with data.register as _bare with data.transfer.report.regimes as silent
	_codes(found) == ["engine.undecided"]
}

_questions := {
	"null": null, "false": false, "zero": 0, "text": "", "list": [], "empty": {}, "list of flows": [fixture.flow({})],
	"no date": object.remove(fixture.flow({}), ["at"]), "bad date": fixture.flow({"at": "2026-02-30"}),
	"number as date": fixture.flow({"at": 20261123}), "no id": object.remove(fixture.flow({}), ["id"]),
	"no exporter": object.remove(fixture.flow({}), ["exporter"]), "exporter as text": fixture.flow({"exporter": "exporter"}),
	"strange party": fixture.flow({"importer": {"party": "nobody"}}), "route as text": fixture.flow({"route": "de"}),
	"route of nulls": fixture.flow({"route": [null, null]}), "unknown field": fixture.flow({"shape": "round"}),
	"law as text": fixture.flow({"regimes": "eu-gdpr"}), "unknown law": fixture.flow({"regimes": ["xx"]}),
}

_registers := {
	"null": null, "text": "register", "empty": {}, "list": [],
	"parties as list": object.union(_bare, {"parties": []}), "orders as text": object.union(_bare, {"orders": "none"}),
	"settings as text": object.union(_bare, {"settings": "warn"}), "preference as text": object.union(_bare, {"settings": {"preference": "dpf"}}),
	"unknown mechanism": object.union(_bare, {"settings": {"preference": ["magic"]}}),
	"order without date": object.union(_bare, {"orders": {"o": {"id": "o", "regime": "eu-gdpr", "flows": ["asked"], "effect": "suspended"}}}),
	"party as text": object.union(_bare, {"parties": {"importer": "Importer Inc."}}),
	"index as text": object.union(_bare, {"instruments_of": {"exporter": "all"}}),
}

_refused(found) if {
	found.outcome == "blocked"
	found.regimes == []
	found.warnings == []
	found.valid_until == null
	found.mechanisms == []
	count(found.violations) > 0
	every violation in found.violations {
		startswith(violation.code, "input.")
		object.keys(violation) == {"code", "regime", "message", "citation", "remedies"}
	}
}

test_a_malformed_question_is_refused_field_by_field[name] if {
	some name, question in _questions
	_refused(_base(question, _bare))
}

test_a_malformed_register_is_refused_field_by_field[name] if {
	some name, register in _registers
	_refused(_base(fixture.flow({}), register))
}

test_a_fault_is_refused_whatever_the_law_would_have_said if {
	found := _base(routes.hop("de", "us", {"shape": "round"}), routes.register({}))
	_refused(found)
	found.violations == [{
		"code": "input.unknown_field",
		"regime": null,
		"message": "shape: is no field of this object",
		"citation": "The contract of the inventory and the flow",
		"remedies": [],
	}]
}

test_what_the_laws_say_comes_before_what_they_do_not if {
	said := {"uk-gdpr": {"regime": "uk-gdpr", "outcome": "blocked", "violations": [{"code": "transfer.no_mechanism", "regime": "uk-gdpr"}], "warnings": [], "mechanism": null}}
	found := base.violations with input as fixture.flow({"regimes": ["uk-gdpr"]}) with data.register as _bare with data.transfer.report.regimes as said
	[[violation.code, violation.regime] | some violation in found] == [["transfer.no_mechanism", "uk-gdpr"], ["engine.undecided", "eu-gdpr"]]
}

test_an_answer_that_ends_says_when if {
	leaving := object.union(routes.register({}), {"parties": {"us": {"certifications": [{
		"scheme": "eu-us-dpf", "status": "active", "covers": ["non-hr"], "from": "2024-01-01", "until": "2027-01-31",
	}]}}})
	_base(routes.hop("de", "us", {}), leaving).valid_until == "2027-01-31"
}

test_what_can_be_read_of_a_malformed_question_is_given_back if {
	found := _base({"id": "asked", "at": "today"}, _bare)
	found.flow == "asked"
	found.at == "today"
	wrong := _base({"id": 7, "at": ["2026-11-23"]}, _bare)
	wrong.flow == null
	wrong.at == null
	nothing := _base(null, null)
	nothing.flow == null
	nothing.at == null
}
