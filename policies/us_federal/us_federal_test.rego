# METADATA
# description: Free, but for the two laws on foreign adversaries, each from its day, and brokerage with other foreign parties.
package policies.us_federal_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.us_federal
import data.regions.lib.validity

_register(importer) := fixture.register({"exporter": {"jurisdiction": "US"}, "importer": importer}, {}, {})

_gate(flow, importer) := gate if {
	gate := fixture.consistent(us_federal.gate, {"gate": us_federal.met}, {"gate": us_federal.unmet}) with input as fixture.flow(flow)
		with data.register as _register(importer)
}

_open(flow, importer) := array.concat(gate.best.unmet, gate.best.missing) if gate := _gate(flow, importer)

_reasons(flow, importer) := reasons if {
	reasons := us_federal.not_restricted with input as fixture.flow(flow) with data.register as _register(importer)
}

_in(place) := {"jurisdiction": place}

_cleared := {"padfa": "none", "us_bulk_data": "none"}

test_free_on_every_day_that_is_asked_about if {
	law := data.policies.us_federal.records["free-with-restrictions"]
	law.kind == "law"
	not validity.in_force(law, "1999-12-31")
	validity.in_force(law, "2000-01-01")
	_reasons({}, _in("DE")) == {"us_federal.free"}
	_reasons({}, _in("US")) == {"us_federal.inside_territory"}
	_reasons({"relation": "from-data-subject"}, _in("DE")) == {"us_federal.from_data_subject"}
	_reasons({"relation": "to-data-subject"}, _in("DE")) == {"us_federal.to_data_subject"}
	_reasons({"relation": "same-entity"}, _in("DE")) == {"us_federal.free"}
}

test_a_party_elsewhere_of_which_nothing_is_stated_is_not_asked_about if {
	gate := _gate({"us_data_brokerage": false}, _in("DE"))
	gate.status == "met"
	gate.best.warnings == []
}

test_the_act_of_2024_asks_from_its_day if {
	every place in ["CN", "RU", "IR", "KP", "HK", "MO"] {
		_open({"at": "2024-06-22"}, _in(place)) == []
		_open({"at": "2024-06-23"}, _in(place)) == ["us_federal.padfa_prohibited"]
		_open({"at": "2024-06-23", "padfa": "none"}, _in(place)) == []
	}
	_open({"at": "2024-06-23"}, _in("CU")) == []
	_open({"at": "2024-06-23"}, _in("VE")) == []
}

test_the_act_of_2024_reaches_whom_an_adversary_controls_anywhere if {
	every place in ["DE", "US"] {
		party := {"jurisdiction": place, "foreign_adversary_controlled": true}
		_open({"at": "2024-06-22"}, party) == []
		_open({"at": "2024-06-23"}, party) == ["us_federal.padfa_prohibited"]
		_open({}, party) == ["us_federal.padfa_prohibited"]
	}
	_open({}, {"jurisdiction": "DE", "foreign_adversary_controlled": false}) == []
}

test_what_the_act_of_2024_prohibits_is_never_cured if {
	flow := object.union(_cleared, {"padfa": "prohibited", "us_security_requirements": true})
	_gate(flow, _in("CN")).best.unmet == ["us_federal.padfa_prohibited"]
	_open(flow, {"jurisdiction": "VE", "foreign_adversary_controlled": false}) == []
}

test_hong_kong_and_macao_carry_a_warning if {
	_gate(_cleared, _in("HK")).best.warnings == ["us_federal.inferred"]
	_gate(_cleared, _in("MO")).best.warnings == ["us_federal.inferred"]
	_gate(_cleared, _in("CN")).best.warnings == []
}

test_part_202_asks_from_its_day if {
	every place in ["CN", "HK", "MO", "RU", "IR", "KP", "CU", "VE"] {
		_open({"at": "2025-04-07", "padfa": "none"}, _in(place)) == []
		_open({"at": "2025-04-08", "padfa": "none"}, _in(place)) == ["us_federal.bulk_prohibited"]
		_open({"at": "2025-04-08", "padfa": "none", "us_bulk_data": "none"}, _in(place)) == []
	}
}

test_part_202_reaches_covered_persons_anywhere if {
	every place in ["DE", "US"] {
		_open({"at": "2025-04-07"}, {"jurisdiction": place, "covered_person": true}) == []
		_open({"at": "2025-04-08"}, {"jurisdiction": place, "covered_person": true}) == ["us_federal.bulk_prohibited"]
	}
	_open({}, {"jurisdiction": "DE", "covered_person": false}) == []
}

test_both_laws_reach_a_branch_and_a_body_by_what_it_belongs_to if {
	branch := {"jurisdiction": "DE", "branch_of": "parent"}
	gate := us_federal.gate with input as fixture.flow({})
		with data.register as fixture.register({"exporter": {"jurisdiction": "US"}, "importer": branch, "parent": _in("CN")}, {}, {})
	gate.best.missing == ["us_federal.bulk_prohibited", "us_federal.padfa_prohibited"]
	_open({}, {"jurisdiction": "DE", "organ_of": "CU"}) == ["us_federal.bulk_prohibited"]
}

test_a_classification_asks_whom_it_is_about[i] if {
	some i, [classification, open, fact] in [
		[{"us_bulk_data": "prohibited"}, ["us_federal.covered_person"], "covered_person"],
		[{"us_bulk_data": "restricted"}, ["us_federal.covered_person"], "covered_person"],
		[{"padfa": "prohibited"}, ["us_federal.foreign_adversary_controlled"], "foreign_adversary_controlled"],
	]
	gate := _gate(classification, _in("DE"))
	gate.status == "unknown"
	gate.best.missing == open
	_open(classification, {"jurisdiction": "DE", fact: false}) == []
	_open(classification, {"jurisdiction": "DE", fact: true}) != open
	_open(object.union(classification, {"at": "2024-06-22"}), _in("DE")) == []
	_open({"padfa": "none", "us_bulk_data": "none"}, _in("DE")) == []
}

test_what_is_restricted_and_secured_asks_no_more if {
	secured := {"us_bulk_data": "restricted", "us_security_requirements": true}
	_open(secured, _in("DE")) == []
	_open(object.union(secured, {"us_data_brokerage": false}), _in("DE")) == []
	_open(object.union(secured, {"us_data_brokerage": true}), _in("DE")) == ["us_federal.covered_person"]
	_open(object.union(secured, {"us_security_requirements": false}), _in("DE")) == ["us_federal.covered_person"]
	_open({"us_bulk_data": "prohibited", "us_security_requirements": true}, _in("DE")) == ["us_federal.covered_person"]
}

test_a_classification_asks_nothing_of_an_importer_in_the_united_states[classification] if {
	some classification in [{"us_bulk_data": "prohibited"}, {"us_bulk_data": "restricted"}, {"padfa": "prohibited"}]
	_open(classification, _in("US")) == []
	_open(classification, {"jurisdiction": "US", "organ_of": "CN"}) != []
}

test_a_classification_asks_nothing_before_its_law if {
	_open({"at": "2024-06-23", "padfa": "prohibited"}, _in("DE")) == ["us_federal.foreign_adversary_controlled"]
	_open({"at": "2025-04-07", "us_bulk_data": "restricted"}, _in("DE")) == []
	_open({"at": "2025-04-08", "us_bulk_data": "restricted"}, _in("DE")) == ["us_federal.covered_person"]
}

test_nothing_stated_towards_china_is_asked_for_under_both if {
	gate := _gate({}, _in("CN"))
	gate.status == "unknown"
	gate.best.missing == ["us_federal.bulk_prohibited", "us_federal.padfa_prohibited"]
}

test_prohibited_bulk_data_block_whatever_else_is_true if {
	flow := {"padfa": "none", "us_bulk_data": "prohibited", "us_security_requirements": true}
	_gate(flow, _in("CN")).best.unmet == ["us_federal.bulk_prohibited"]
	_gate(flow, {"jurisdiction": "DE", "covered_person": false}).status == "met"
}

test_restricted_transactions_need_the_security_requirements if {
	flow := {"padfa": "none", "us_bulk_data": "restricted"}
	_open(flow, _in("CN")) == ["us_federal.security_requirements"]
	_gate(flow, _in("CN")).status == "unknown"
	_gate(object.union(flow, {"us_security_requirements": false}), _in("CN")).best.unmet == ["us_federal.security_requirements"]
	_gate(object.union(flow, {"us_security_requirements": true}), _in("CN")).status == "met"
	_gate(flow, {"jurisdiction": "DE", "covered_person": false}).status == "met"
	unsecured := object.union(flow, {"us_security_requirements": false})
	_gate(unsecured, {"jurisdiction": "DE", "covered_person": false}).status == "met"
	_gate(object.union(unsecured, {"us_bulk_data": "none"}), _in("CN")).status == "met"
}

test_brokerage_is_never_merely_restricted if {
	flow := {"padfa": "none", "us_bulk_data": "restricted", "us_security_requirements": true, "us_data_brokerage": true}
	_gate(flow, _in("CN")).best.unmet == ["us_federal.bulk_prohibited"]
	_gate(object.union(flow, {"us_bulk_data": "none"}), _in("CN")).status == "met"
}

test_the_compliance_programme_is_a_duty_from_6_october_2025 if {
	flow := {"padfa": "none", "us_bulk_data": "restricted", "us_security_requirements": true}
	_gate(object.union(flow, {"at": "2025-10-05"}), _in("CN")).obligations == []
	_gate(object.union(flow, {"at": "2025-10-06"}), _in("CN")).obligations == ["obligation.restricted_transactions"]
	_gate(_cleared, _in("CN")).obligations == []
}

test_brokerage_with_another_foreign_party_is_not_free_from_8_april_2025 if {
	_reasons({"at": "2025-04-07", "us_data_brokerage": true}, _in("DE")) == {"us_federal.free"}
	_reasons({"at": "2025-04-08", "us_data_brokerage": true}, _in("DE")) == set()
	_reasons({"us_data_brokerage": false}, _in("DE")) == {"us_federal.free"}
	_reasons({"us_data_brokerage": true}, _in("US")) == {"us_federal.inside_territory"}
	_reasons(object.union(_cleared, {"us_data_brokerage": true}), _in("CN")) == {"us_federal.free"}
}

test_brokerage_that_is_not_stated_is_a_warning if {
	_gate({"at": "2025-04-07"}, _in("DE")).best.warnings == []
	_gate({"at": "2025-04-08"}, _in("DE")).best.warnings == ["us_federal.brokerage_not_stated"]
	_gate({}, _in("US")).best.warnings == []
	_gate(_cleared, _in("CN")).best.warnings == []
	_gate({"relation": "same-entity"}, _in("DE")).best.warnings == []
	_gate({"relation": "storage-only"}, _in("DE")).best.warnings == ["us_federal.brokerage_not_stated"]
}

test_what_a_person_sends_or_is_sent_is_no_transaction_under_either_law[relation] if {
	some relation in ["from-data-subject", "to-data-subject"]
	gate := _gate({"relation": relation}, _in("CN"))
	gate.status == "met"
	gate.best.warnings == ["us_federal.inferred"]
	_gate({"relation": relation, "us_bulk_data": "prohibited"}, _in("DE")).status == "met"
	_gate({"relation": relation}, _in("US")).best.warnings == []
}

test_the_office_of_the_same_entity_in_china_is_reached if {
	_gate({"relation": "same-entity"}, _in("CN")).status == "unknown"
}

test_its_mechanisms_are_these if {
	found := us_federal.findings with input as fixture.flow({}) with data.register as _register(_in("DE"))
	object.keys(found) == {"contract", "cbpr", "prp"}
}
