# METADATA
# description: What one law says of one disclosure - outcomes, order of mechanisms, gates, orders, and what follows the data.
package transfer.hop_test

import data.mechanisms.lib.fixture_test as fixture
import data.transfer.hop

_clauses := {
	"id": "clauses",
	"type": "eu-scc",
	"version": "2021/914",
	"modules": [2],
	"signed": "2022-03-01",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"unaltered": true,
	"annexes_complete": true,
}

_assessed := fixture.assessed("US", "tia", ["eu-gdpr"])

_judged(flow, register) := verdicts if {
	verdicts := hop.verdicts with input as fixture.flow(flow) with data.register as register
}

_bare := fixture.register({}, {}, {})

_signed := fixture.register({}, {"clauses": _clauses}, _assessed)

_ordered(order) := object.union(_signed, {"orders": {"order": object.union({"id": "order", "regime": "eu-gdpr", "from": "2026-11-20", "effect": "suspended"}, order)}})

test_signed_clauses_allow_and_follow_the_data if {
	verdict := _judged({}, _signed)["eu-gdpr"]
	verdict.outcome == "allowed"
	verdict.chosen == "eu-scc"
	verdict.onward == "same_regime"
	verdict.violations == []
	verdict.barred == false
	verdict.gate.about.id == "eu-gdpr"
	verdict.findings["eu-scc"].status == "met"
}

test_without_a_mechanism_the_flow_is_blocked_and_the_law_follows if {
	verdict := _judged({}, _bare)["eu-gdpr"]
	verdict.outcome == "blocked"
	verdict.chosen == null
	verdict.onward == "same_regime"
	verdict.violations == ["transfer.no_mechanism"]
}

test_where_a_fact_is_missing_the_flow_is_blocked_for_that if {
	silent := fixture.register({}, {"clauses": fixture.without(_clauses, ["unaltered"])}, _assessed)
	verdict := _judged({}, silent)["eu-gdpr"]
	verdict.outcome == "blocked"
	verdict.violations == ["transfer.facts_missing"]
}

test_inside_the_territory_nothing_is_restricted if {
	verdict := _judged({}, fixture.register(fixture.between("DE", "FR"), {}, {}))["eu-gdpr"]
	verdict.outcome == "not_restricted"
	verdict.reasons == ["eu_gdpr.inside_territory"]
	verdict.chosen == null
	verdict.onward == "same_regime"
}

test_an_adequacy_decision_hands_over if {
	adequate := fixture.register(fixture.between("DE", "BR"), {}, {})
	_judged({}, adequate)["eu-gdpr"].onward == "importer_law"
}

test_what_a_person_sends_ends_the_law if {
	person := {"exporter": {"list": "counterparties", "kind": "individual"}}
	verdict := _judged({"relation": "from-data-subject"}, fixture.register(person, {}, {}))["eu-gdpr"]
	verdict.outcome == "not_restricted"
	verdict.onward == "ends"
	order := {"id": "order", "regime": "eu-gdpr", "flows": ["asked"], "from": "2026-11-20", "effect": "suspended"}
	suspended := object.union(fixture.register(person, {}, {}), {"orders": {"order": order}})
	_judged({"relation": "from-data-subject"}, suspended)["eu-gdpr"].onward == "same_regime"
}

test_only_the_laws_asked_about_are_judged if {
	object.keys(_judged({}, _signed)) == {"eu-gdpr"}
	object.keys(_judged({"asked": ["uk-gdpr", "eu-gdpr"]}, _signed)) == {"eu-gdpr", "uk-gdpr"}
	_judged({"asked": []}, _signed) == {}
}

test_a_gate_stands_in_front_of_every_mechanism if {
	brazil := fixture.register(fixture.between("BR", "DE"), {}, {})
	closed := _judged({"legal_basis": ["fraud-prevention"]}, brazil)["br-lgpd"]
	closed.outcome == "blocked"
	closed.chosen == null
	closed.violations == ["br_lgpd.legal_basis"]
	closed.barred
	silent := _judged({}, brazil)["br-lgpd"]
	silent.violations == ["transfer.facts_missing"]
	silent.barred
	_judged({"legal_basis": ["consent"]}, brazil)["br-lgpd"].outcome == "allowed"
}

test_an_order_beats_every_mechanism_while_it_lasts if {
	suspended := _ordered({"flows": ["asked"], "until": "2026-11-24"})
	verdict := _judged({}, suspended)["eu-gdpr"]
	verdict.outcome == "blocked"
	verdict.violations == ["transfer.suspended"]
	verdict.orders == ["order"]
	verdict.barred
	_judged({"at": "2026-11-19"}, suspended)["eu-gdpr"].outcome == "allowed"
	_judged({"at": "2026-11-20"}, suspended)["eu-gdpr"].outcome == "blocked"
	_judged({"at": "2026-11-24"}, suspended)["eu-gdpr"].outcome == "blocked"
	_judged({"at": "2026-11-25"}, suspended)["eu-gdpr"].outcome == "allowed"
}

test_an_order_blocks_what_is_not_restricted_too if {
	inside := object.union(_ordered({"flows": ["asked"]}), {"parties": fixture.between("DE", "FR")})
	_judged({}, inside)["eu-gdpr"].violations == ["transfer.suspended"]
	_judged({}, inside)["eu-gdpr"].outcome == "blocked"
	_judged({}, inside)["eu-gdpr"].findings["eu-scc"].status == "unmet"
}

test_what_is_not_restricted_stays_so_and_no_mechanism_is_looked_for if {
	branch := object.union(_signed, {"parties": {"importer": {"branch_of": "exporter"}}})
	verdict := _judged({"relation": "same-entity"}, branch)["eu-gdpr"]
	verdict.findings == {}
	_judged({"relation": "same-entity", "route": []}, branch)["eu-gdpr"].findings == {}
	verdict.outcome == "not_restricted"
	verdict.violations == []
	verdict.chosen == null
}

test_on_a_route_mechanisms_are_looked_for_all_the_same if {
	branch := object.union(_signed, {"parties": {"importer": {"branch_of": "exporter"}}})
	verdict := _judged({"relation": "same-entity", "route": [fixture.flow({"id": "before"})]}, branch)["eu-gdpr"]
	verdict.outcome == "not_restricted"
	verdict.findings["eu-scc"].status == "met"
}

test_an_order_on_a_destination_reaches_what_is_listed_with_it if {
	guiana := {"parties": fixture.between("BR", "GF")}
	banned := object.union(_ordered({"regime": "br-lgpd", "destination": "FR", "effect": "banned"}), guiana)
	"transfer.suspended" in _judged({"legal_basis": ["consent"]}, banned)["br-lgpd"].violations
	elsewhere := object.union(_ordered({"regime": "br-lgpd", "destination": "DE"}), guiana)
	_judged({"legal_basis": ["consent"]}, elsewhere)["br-lgpd"].outcome == "allowed"
}

test_an_order_on_other_flows_or_laws_changes_nothing if {
	_judged({}, _ordered({"flows": ["other"]}))["eu-gdpr"].outcome == "allowed"
	_judged({}, _ordered({"flows": ["asked"], "regime": "uk-gdpr"}))["eu-gdpr"].outcome == "allowed"
	_judged({}, _ordered({"destination": "CA"}))["eu-gdpr"].outcome == "allowed"
	_judged({}, _ordered({"destination": "US"}))["eu-gdpr"].outcome == "blocked"
}

_preference(preferred) := order if {
	order := hop.preference with data.register as {"settings": {"preference": preferred}}
}

_default := data.transfer.input.records.mechanism.terms

test_mechanisms_left_out_of_the_preference_follow_in_the_default_order if {
	hop.preference == _default with data.register as {"settings": {}}
	preferred := _preference(["prp", "eu-scc"])
	array.slice(preferred, 0, 4) == ["prp", "eu-scc", "adequacy", "dpf"]
	{one | some one in preferred} == {one | some one in _default}
	count(preferred) == count(_default)
}

test_a_mechanism_named_twice_is_tried_once if {
	_preference(["prp", "dpf", "prp"]) == _preference(["prp", "dpf"])
}

_about := {"id": "x", "conditions": [], "reasons": []}

_gate := {"about": _about, "best": {"unmet": [], "missing": []}}

_finding(status) := {"status": status, "best": {"onward": "same_regime"}}

test_the_first_mechanism_met_in_the_order_of_preference_is_chosen if {
	findings := {"dpf": _finding("met"), "eu-scc": _finding("met"), "adequacy": _finding("unmet")}
	verdict := hop.judge("eu-gdpr", _gate, set(), findings) with input as fixture.flow({}) with data.register as _bare
	verdict.chosen == "dpf"
	verdict.order == ["adequacy", "dpf", "eu-scc"]
	preferring := object.union(_bare, {"settings": {"preference": ["eu-scc"]}})
	preferred := hop.judge("eu-gdpr", _gate, set(), findings) with input as fixture.flow({}) with data.register as preferring
	preferred.chosen == "eu-scc"
	preferred.order == ["eu-scc", "adequacy", "dpf"]
}

test_unknown_and_irrelevant_mechanisms_never_allow[status] if {
	some status in ["unknown", "unmet", "not_relevant"]
	verdict := hop.judge("eu-gdpr", _gate, set(), {"dpf": _finding(status)}) with input as fixture.flow({}) with data.register as _bare
	verdict.outcome == "blocked"
}

test_without_any_mechanism_a_restricted_flow_is_blocked if {
	verdict := hop.judge("eu-gdpr", _gate, set(), {}) with input as fixture.flow({}) with data.register as _bare
	verdict.violations == ["transfer.no_mechanism"]
}

_banned(parties, flow, order) := verdicts if {
	banned := {"order": object.union({"id": "order", "regime": "eu-gdpr", "from": "2026-01-01", "effect": "banned"}, order)}
	verdicts := hop.verdicts with input as fixture.flow(flow)
		with data.register as object.union(fixture.register(parties, {}, {}), {"orders": banned})
}

test_a_ban_on_a_place_does_not_reach_what_is_no_transfer if {
	same := {"importer": {"branch_of": "exporter"}}
	_banned(same, {"relation": "same-entity"}, {"destination": "US"})["eu-gdpr"].outcome == "not_restricted"
	_banned(same, {"relation": "same-entity"}, {"flows": ["asked"]})["eu-gdpr"].violations == ["transfer.suspended"]
	_banned(fixture.between("DE", "FR"), {}, {"destination": "FR"})["eu-gdpr"].outcome == "not_restricted"
	"transfer.suspended" in _banned({}, {}, {"destination": "US"})["eu-gdpr"].violations
}

test_a_ban_on_a_place_reaches_what_a_law_leaves_free if {
	parties := {"exporter": {"jurisdiction": "US"}, "importer": {"jurisdiction": "IN"}}
	ban := {"regime": "us-federal", "destination": "IN"}
	_banned(parties, {}, ban)["us-federal"].violations == ["transfer.suspended"]
	office := object.union(parties, {"importer": {"jurisdiction": "IN", "branch_of": "exporter"}})
	_banned(office, {"relation": "same-entity"}, ban)["us-federal"].violations == ["transfer.suspended"]
}

test_nor_does_it_there_reach_what_goes_to_the_person if {
	parties := {"exporter": {"jurisdiction": "US"}, "importer": {"jurisdiction": "IN"}}
	person := {"relation": "to-data-subject"}
	_banned(parties, person, {"regime": "us-federal", "destination": "IN"})["us-federal"].outcome == "not_restricted"
	_banned(parties, person, {"regime": "us-federal", "flows": ["asked"]})["us-federal"].violations == ["transfer.suspended"]
}

test_a_ban_on_a_place_reaches_what_lies_in_it if {
	"transfer.suspended" in _banned({"importer": {"jurisdiction": "AE-DIFC"}}, {}, {"destination": "AE"})["eu-gdpr"].violations
}
