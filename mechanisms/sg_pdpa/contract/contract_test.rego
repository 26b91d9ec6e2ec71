# METADATA
# description: Decides contracts with a comparable standard, each condition missed alone, and on silence.
package mechanisms.sg_pdpa.contract_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.sg_pdpa.contract

_contract := {
	"id": "terms",
	"type": "contract",
	"signed": "2015-03-10",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"comparable_protection": true,
	"names_destinations": ["IN", "US"],
}

_finding(flow, documents) := finding if {
	finding := fixture.consistent(contract.finding, contract.met, contract.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("SG", "IN"), documents, {})
}

_open(flow, document) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, {"terms": document})

test_a_contract_that_names_the_destination_covers[at] if {
	some at in ["2021-01-31", "2021-02-01", "2026-11-23"]
	finding := _finding({"at": at}, {"terms": _contract})
	finding.status == "met"
	finding.best.id == "terms"
	finding.obligations == ["obligation.appropriate_steps"]
}

test_without_a_contract_nothing_covers if {
	finding := _finding({}, {})
	finding.best.unmet == ["contract.no_contract"]
	finding.best.missing == []
}

test_a_signature_counts_from_its_day if {
	_finding({"at": "2015-03-09"}, {"terms": _contract}).best.unmet == ["contract.signed"]
	_open({"at": "2015-03-10"}, _contract) == []
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

test_the_standard_must_be_comparable if {
	_finding({}, {"terms": object.union(_contract, {"comparable_protection": false})}).best.unmet == ["contract.comparable_protection"]
}

test_the_destination_must_be_named if {
	_open({}, object.union(_contract, {"names_destinations": ["US"]})) == ["contract.names_destination"]
	_open({}, object.union(_contract, {"names_destinations": []})) == ["contract.names_destination"]
}

test_a_place_may_be_named_by_its_state[place] if {
	some place, state in {"CA-QC": "CA", "RE": "FR", "FR": "FR"}
	register := fixture.register(
		fixture.between("SG", place),
		{"terms": object.union(_contract, {"names_destinations": [state]}), "other": object.union(_contract, {"id": "other", "names_destinations": ["US"]})},
		{},
	)
	finding := contract.finding with input as fixture.flow({}) with data.register as register
	finding.best.id == "terms"
	finding.status == "met"
	[other.unmet | some other in finding.others] == [["contract.names_destination"]]
}

test_silence_is_asked_for if {
	finding := _finding({}, {"terms": fixture.without(_contract, ["signed", "comparable_protection", "names_destinations"])})
	finding.status == "unknown"
	finding.best.missing == ["contract.comparable_protection", "contract.names_destination", "contract.signed"]
}

test_clause_sets_of_other_laws_are_no_such_contract if {
	_open({}, object.union(_contract, {"type": "eu-scc"})) == ["contract.no_contract"]
}

test_a_place_may_be_named_by_its_own_code if {
	named := object.union(_contract, {"names_destinations": ["CA-QC"]})
	finding := contract.finding with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("SG", "CA-QC"), {"terms": named}, {})
	finding.status == "met"
}
