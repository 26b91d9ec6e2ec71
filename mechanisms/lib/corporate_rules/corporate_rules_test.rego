package mechanisms.lib.corporate_rules_test

import data.mechanisms.lib.corporate_rules
import data.mechanisms.lib.fixture_test as fixture

_rules := {
	"id": "rules",
	"type": "eu-bcr-c",
	"approved": "2023-05-08",
	"members": {"exporter": {}, "importer": {"from": "2024-10-01", "until": "2026-11-23"}},
	"regimes": ["eu-gdpr"],
	"data_categories": ["contact_data", "traffic_data"],
	"purposes": ["account_management"],
	"destinations": ["US"],
	"covers": ["non-hr"],
}

_all := {
	"x.approved", "x.running", "x.exporter_not_a_member", "x.importer_not_a_member", "x.importer_outside_group",
	"x.scope_regime", "x.scope_data_categories", "x.scope_purposes", "x.scope_destinations", "x.scope_covers",
}

_met(flow, rules) := codes if {
	codes := corporate_rules.met("x", "eu-gdpr", rules) with input as flow with data.register as fixture.register({}, {}, {})
}

_unmet(flow, rules) := codes if {
	codes := corporate_rules.unmet("x", "eu-gdpr", rules) with input as flow with data.register as fixture.register({}, {}, {})
}

# The conditions contradicted, where all others are met.
_open(changes, rules) := unmet if {
	unmet := _unmet(fixture.flow(changes), rules)
	_met(fixture.flow(changes), rules) == _all - unmet
}

# The conditions that nothing is known of, where no condition is contradicted.
_silent(flow, rules) := _all - _met(flow, rules) if _unmet(flow, rules) == set()

_but(changes) := object.union(_rules, changes)

test_approved_rules_within_scope_serve_two_members if _open({}, _rules) == set()

test_an_approval_counts_from_its_day if {
	approved := _but({"approved": "2026-11-23"})
	_open({"at": "2026-11-22"}, approved) == {"x.approved"}
	_open({}, approved) == set()
}

test_rules_run_until_their_last_day if {
	ended := _but({"until": "2026-11-22"})
	_open({"at": "2026-11-22"}, ended) == set()
	_open({}, ended) == {"x.running"}
	_open({}, _but({"until": null})) == {"x.running"}
}

test_a_member_is_bound_between_its_days if {
	_open({"at": "2024-09-30"}, _rules) == {"x.importer_not_a_member"}
	_open({"at": "2024-10-01"}, _rules) == set()
	_open({"at": "2026-11-23"}, _rules) == set()
	_open({"at": "2026-11-24"}, _rules) == {"x.importer_not_a_member"}
}

test_who_is_no_member_is_not_bound if {
	_open({}, object.union(object.remove(_rules, ["members"]), {"members": {"importer": {}}})) == {"x.exporter_not_a_member"}
	_open({}, object.remove(_rules, ["members"])) == {"x.exporter_not_a_member", "x.importer_not_a_member", "x.importer_outside_group"}
}

test_an_importer_of_the_exporters_group_can_still_be_bound if {
	kin := {"importer": {"group": "group"}}
	alone := object.union(object.remove(_rules, ["members"]), {"members": {"exporter": {}}})
	codes := corporate_rules.unmet("x", "eu-gdpr", alone) with input as fixture.flow({}) with data.register as fixture.register(kin, {}, {})
	codes == {"x.importer_not_a_member"}
}

test_bound_speaks_of_any_party if {
	corporate_rules.bound(_rules, "exporter") with input as fixture.flow({})
	not corporate_rules.bound(_rules, "other") with input as fixture.flow({})
	not corporate_rules.bound(_rules, "importer") with input as fixture.flow({"at": "2024-09-30"})
}

test_the_scope_must_hold_everything_asked_for[code] if {
	some code, [field, stated] in {
		"scope_regime": ["regimes", ["ch-fadp", "uk-gdpr"]],
		"scope_data_categories": ["data_categories", ["traffic_data"]],
		"scope_purposes": ["purposes", ["billing"]],
		"scope_destinations": ["destinations", ["IN"]],
		"scope_covers": ["covers", ["hr"]],
	}
	_open({}, _but({field: stated})) == {concat(".", ["x", code])}
	_open({}, _but({field: []})) == {concat(".", ["x", code])}
	_open({}, _but({field: "all"})) == set()
	_silent(fixture.flow({}), object.remove(_rules, [field])) == {concat(".", ["x", code])}
	_silent(fixture.flow({}), _but({field: "some"})) == {concat(".", ["x", code])}
	_silent(fixture.flow({}), _but({field: {"one": _rules[field][0]}})) == {concat(".", ["x", code])}
}

test_one_category_out_of_scope_is_enough_to_fail if {
	_open({"data_categories": ["contact_data", "location_data"]}, _rules) == {"x.scope_data_categories"}
	_open({"purposes": ["account_management", "billing"]}, _rules) == {"x.scope_purposes"}
}

test_a_flow_that_names_no_categories_is_neither_in_nor_out if {
	_silent(object.remove(fixture.flow({}), ["data_categories"]), _rules) == {"x.scope_data_categories"}
	_silent(fixture.flow({"data_categories": []}), _rules) == {"x.scope_data_categories"}
	_silent(object.remove(fixture.flow({}), ["purposes"]), _rules) == {"x.scope_purposes"}
	_silent(fixture.flow({"purposes": []}), _rules) == {"x.scope_purposes"}
	_silent(object.remove(fixture.flow({}), ["data_categories"]), _but({"data_categories": "all"})) == set()
}

test_the_kind_of_data_is_in_scope_out_of_it_or_neither if {
	_open({"hr": true}, _rules) == {"x.scope_covers"}
	_open({"hr": true}, _but({"covers": ["hr", "non-hr"]})) == set()
	unstated := object.remove(fixture.flow({}), ["hr"])
	_silent(unstated, _rules) == {"x.scope_covers"}
	_silent(unstated, _but({"covers": ["hr", "non-hr"]})) == set()
	_silent(unstated, _but({"covers": "all"})) == set()
}

test_a_missing_approval_is_neither_met_nor_unmet if {
	_silent(fixture.flow({}), object.remove(_rules, ["approved"])) == {"x.approved"}
	_silent(fixture.flow({}), _but({"approved": null})) == {"x.approved"}
}

test_a_territory_that_shares_its_states_place_is_in_scope_by_either_name if {
	{destination |
		some destination in ["CA-QC", "CA", "US"]
		"x.scope_destinations" in _met_in("CA-QC", _but({"destinations": [destination]}))
	} == {"CA-QC", "CA"}
	not "x.scope_destinations" in _met_in("CA", _but({"destinations": ["CA-QC"]}))
}

_met_in(place, rules) := codes if {
	codes := corporate_rules.met("x", "eu-gdpr", rules) with input as fixture.flow({})
		with data.register as fixture.register({"importer": {"jurisdiction": place}}, {}, {})
}

test_rules_do_not_run_while_they_are_suspended if {
	suspended := _but({"suspended": {"from": "2026-11-20", "until": "2026-11-22"}})
	_open({"at": "2026-11-19"}, suspended) == set()
	_open({"at": "2026-11-20"}, suspended) == {"x.running"}
	_open({"at": "2026-11-22"}, suspended) == {"x.running"}
	_open({}, suspended) == set()
}
