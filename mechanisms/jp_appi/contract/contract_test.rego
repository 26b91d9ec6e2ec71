# METADATA
# description: Decides contracts with equivalent measures, each condition missed alone, and on silence.
package mechanisms.jp_appi.contract_test

import data.mechanisms.jp_appi.contract
import data.mechanisms.lib.fixture_test as fixture

_contract := {
	"id": "terms",
	"type": "contract",
	"signed": "2025-03-03",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"equivalent_measures": ["bm-pipa", "jp-appi"],
}

_finding(flow, documents) := finding if {
	finding := fixture.consistent(contract.finding, contract.met, contract.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("JP", "PH"), documents, {})
}

_open(flow, document) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, {"terms": document})

test_a_contract_with_equivalent_measures_covers if {
	finding := _finding({}, {"terms": _contract})
	finding.status == "met"
	finding.best.id == "terms"
	finding.best.onward == "same_regime"
	finding.obligations == ["obligation.domestic_ground", "obligation.information_on_request", "obligation.yearly_check"]
}

test_it_covers_what_was_received_on_adequacy_too if _open({"received_under": ["jp_supplementary_rules"]}, _contract) == []

test_without_a_contract_nothing_covers if {
	finding := _finding({}, {})
	finding.best.unmet == ["contract.no_contract"]
	finding.best.missing == []
}

test_a_signature_counts_from_its_day if {
	_open({"at": "2025-03-02"}, _contract) == ["contract.signed"]
	_open({"at": "2025-03-03"}, _contract) == []
}

test_a_contract_ends_after_its_last_day if {
	ended := object.union(_contract, {"until": "2026-11-23"})
	_open({}, ended) == []
	_open({"at": "2026-11-24"}, ended) == ["contract.running"]
}

test_both_sides_must_be_bound_on_the_day if {
	_open({}, object.union(_contract, {"exporters": {"exporter": {"from": "2026-11-24"}}})) == ["contract.exporter_bound"]
	_open({}, object.union(_contract, {"importers": {"importer": {"from": "2026-11-24"}}})) == ["contract.importer_bound"]
}

test_measures_equivalent_to_another_law_do_not_count if {
	_open({}, object.union(_contract, {"equivalent_measures": ["bm-pipa"]})) == ["contract.equivalent_measures"]
	_open({}, object.union(_contract, {"equivalent_measures": []})) == ["contract.equivalent_measures"]
}

test_silence_is_asked_for if {
	finding := _finding({}, {"terms": fixture.without(_contract, ["signed", "equivalent_measures"])})
	finding.status == "unknown"
	finding.best.missing == ["contract.equivalent_measures", "contract.signed"]
}

test_clause_sets_of_other_laws_are_no_such_contract if {
	_open({}, object.union(_contract, {"type": "eu-scc"})) == ["contract.no_contract"]
}

test_two_half_good_contracts_do_not_add_up if {
	halves := {
		"terms": object.union(_contract, {"equivalent_measures": []}),
		"late": object.union(_contract, {"id": "late", "signed": "2027-01-01"}),
	}
	finding := _finding({}, halves)
	finding.status == "unmet"
	count(finding.others) == 1
}
