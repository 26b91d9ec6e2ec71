# METADATA
# description: A contract that passes on the duties of the mechanism that covered the first hop, condition by condition.
package transfer.onward_contract_test

import data.mechanisms.lib.fixture_test as fixture
import data.transfer.onward_contract

_contract := {
	"id": "onward",
	"type": "contract",
	"signed": "2026-11-01",
	"until": "2026-11-30",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"onward_terms": ["dpf", "eu-scc"],
}

_finding(question, contracts) := finding if {
	asked := object.union(fixture.flow({"first": ["dpf"], "between": true}), question)
	finding := fixture.consistent(onward_contract.finding, onward_contract.met, onward_contract.unmet) with input as asked
		with data.register as fixture.register({}, contracts, {})
}

_open(question, contract) := array.concat(best.unmet, best.missing) if {
	best := _finding(question, {"onward": contract}).best
}

test_a_contract_with_the_right_terms_covers if {
	finding := _finding({}, {"onward": _contract})
	finding.status == "met"
	finding.best.id == "onward"
	finding.best.onward == "same_regime"
}

test_a_contract_passes_duties_on_in_the_direction_it_names if {
	turned := {"exporters": {"importer": {}}, "importers": {"exporter": {}}}
	_open({}, object.union(fixture.without(_contract, ["exporters", "importers"]), turned)) == ["onward.exporter_bound", "onward.importer_bound"]
}

test_without_a_contract_nothing_is_passed_on if {
	finding := _finding({}, {})
	finding.status == "unmet"
	finding.best.unmet == ["onward.no_contract"]
	finding.best.missing == []
}

test_a_first_hop_that_nothing_covered_passes_nothing_on if {
	_open({"first": []}, _contract) == ["onward.first_hop", "onward.terms"]
	_finding({"first": []}, {}).best.unmet == ["onward.first_hop", "onward.no_contract"]
}

test_who_does_not_say_what_covered_the_first_hop_gets_nothing if {
	asked := fixture.flow({"between": true})
	finding := onward_contract.finding with input as asked with data.register as fixture.register({}, {"onward": _contract}, {})
	finding.status == "unmet"
}

test_an_uncovered_hop_between_breaks_the_chain if {
	_open({"between": false}, _contract) == ["onward.hops_between"]
}

test_the_terms_are_those_of_the_first_mechanism if {
	_open({"first": ["bcr"]}, _contract) == ["onward.terms"]
	_open({"first": ["eu-scc"]}, _contract) == []
}

test_terms_not_stated_are_asked_for if {
	finding := _finding({}, {"onward": fixture.without(_contract, ["onward_terms"])})
	finding.status == "unknown"
	finding.best.missing == ["onward.terms"]
}

test_signature_and_end_count_by_the_day if {
	_open({"at": "2026-10-31"}, _contract) == ["onward.signed"]
	_open({"at": "2026-11-01"}, _contract) == []
	_open({"at": "2026-11-30"}, _contract) == []
	_open({"at": "2026-12-01"}, _contract) == ["onward.running"]
	_open({}, fixture.without(_contract, ["signed"])) == ["onward.signed"]
}

test_who_acceded_later_is_bound_from_that_day if {
	later := object.union(_contract, {"importers": {"importer": {"from": "2026-11-24"}}})
	_open({}, later) == ["onward.importer_bound"]
	_open({"at": "2026-11-24"}, later) == []
	_open({}, object.union(_contract, {"exporters": {"exporter": {"from": "2026-11-24"}}})) == ["onward.exporter_bound"]
}

test_two_half_good_contracts_never_add_up if {
	unsigned := object.union(_contract, {"id": "unsigned", "signed": "2027-01-01"})
	unfit := object.union(_contract, {"onward_terms": ["bcr"]})
	finding := _finding({}, {"onward": unfit, "unsigned": unsigned})
	finding.status == "unmet"
	count(finding.others) == 1
}

_carried(flow, contract) := mechanisms if {
	mechanisms := onward_contract.carried with input as fixture.flow(flow) with data.register as fixture.register({}, {"onward": contract}, {})
}

test_contracts_in_effect_carry_their_terms if {
	_carried({}, _contract) == {"dpf", "eu-scc"}
	_carried({"at": "2026-12-01"}, _contract) == set()
	_carried({}, object.union(_contract, {"type": "eu-scc"})) == set()
	_carried({}, fixture.without(_contract, ["onward_terms"])) == set()
}

test_the_duties_of_every_mechanism_but_an_adequacy_decision_can_be_passed_on if {
	{mechanism |
		some mechanism in data.transfer.input.records.mechanism.terms
		_open({"first": [mechanism]}, object.union(_contract, {"onward_terms": [mechanism]})) == []
	} == {mechanism | some mechanism in data.transfer.input.records.mechanism.terms} - {"adequacy"}
}

test_a_contract_that_bears_the_name_of_the_mechanism_is_one if {
	_finding({}, {"contract": object.union(_contract, {"id": "contract"})}).status == "met"
}

test_an_adequacy_decision_lays_no_duties_on_a_contract if {
	broad := object.union(_contract, {"onward_terms": ["adequacy", "dpf"]})
	_open({"first": ["adequacy"]}, broad) == ["onward.first_hop", "onward.terms"]
	_open({"first": ["adequacy", "bcr"]}, broad) == ["onward.terms"]
	_open({"first": ["adequacy", "dpf"]}, broad) == []
	carried := onward_contract.carried with input as fixture.flow({}) with data.register as fixture.register({}, {"onward": broad}, {})
	carried == {"dpf"}
}

test_the_duties_cited_are_those_of_the_first_mechanism if {
	_finding({"first": ["br-scc"]}, {"onward": object.union(_contract, {"onward_terms": ["br-scc"]})}).best.citations == ["Resolution CD/ANPD 19/2024, Annex II, clause 18"]
}

test_whatever_covered_the_first_hop_may_be_passed_on if {
	_open({"first": ["bcr", "eu-scc"]}, _contract) == []
	_finding({"first": ["bcr", "eu-scc", "dpf"]}, {"onward": _contract}).best.citations == ["(EU) 2021/914 Clauses 8.7 and 8.8"]
	_finding({"first": ["bcr", "cbpr"]}, {"onward": _contract}).best.citations == ["GDPR Art. 47(2)(d)"]
	_finding({"first": ["adequacy"]}, {"onward": _contract}).best.citations == []
}
