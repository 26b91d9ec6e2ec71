# METADATA
# description: A contract carries where it names Bermuda's measures, binds both sides and runs on the day.
package mechanisms.bm_pipa.contract_test

import data.mechanisms.bm_pipa.contract
import data.mechanisms.lib.fixture_test as fixture

_contract := {
	"id": "agreement",
	"type": "contract",
	"signed": "2025-03-01",
	"until": "2027-02-28",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"equivalent_measures": ["jp-appi", "bm-pipa"],
}

_finding(day, documents) := finding if {
	finding := fixture.consistent(contract.finding, contract.met, contract.unmet) with input as fixture.flow({"at": day})
		with data.register as fixture.register({}, documents, {})
}

_open(day, document) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(day, {"agreement": document})

test_a_contract_with_equivalent_measures_carries if {
	finding := _finding("2026-11-23", {"agreement": _contract})
	finding.status == "met"
	finding.best.id == "agreement"
	finding.best.onward == "same_regime"
	finding.obligations == ["obligation.assessment"]
}

test_without_a_contract_nothing_carries if {
	finding := _finding("2026-11-23", {})
	finding.status == "unmet"
	finding.best.unmet == ["contract.no_contract"]
	finding.best.missing == []
}

test_clauses_of_other_laws_are_no_such_contract if {
	_finding("2026-11-23", {"agreement": object.union(_contract, {"type": "eu-scc"})}).best.unmet == ["contract.no_contract"]
}

test_a_contract_counts_within_its_dates if {
	_open("2025-02-28", _contract) == ["contract.signed"]
	_open("2025-03-01", _contract) == []
	_open("2027-02-28", _contract) == []
	_open("2027-03-01", _contract) == ["contract.running"]
}

test_each_side_is_bound_from_its_day if {
	docked := object.union(_contract, {"importers": {"importer": {"from": "2026-11-23"}}})
	_open("2026-11-22", docked) == ["contract.importer_bound"]
	_open("2026-11-23", docked) == []
	late := object.union(_contract, {"exporters": {"exporter": {"from": "2026-11-24"}}})
	_open("2026-11-23", late) == ["contract.exporter_bound"]
}

test_sides_the_other_way_round_are_not_bound if {
	swapped := object.union(
		fixture.without(_contract, ["exporters", "importers"]),
		{"exporters": {"importer": {}}, "importers": {"exporter": {}}},
	)
	_open("2026-11-23", swapped) == ["contract.exporter_bound", "contract.importer_bound"]
}

test_measures_for_another_law_are_not_enough[measures] if {
	some measures in [["jp-appi"], []]
	changed := object.union(_contract, {"equivalent_measures": measures})
	_open("2026-11-23", changed) == ["contract.equivalent_measures"]
}

test_silence_is_asked_for if {
	finding := _finding("2026-11-23", {"agreement": fixture.without(_contract, ["equivalent_measures", "signed"])})
	finding.status == "unknown"
	finding.best.missing == ["contract.equivalent_measures", "contract.signed"]
}

test_two_half_good_contracts_never_add_up if {
	finding := _finding("2026-11-23", {
		"one": object.union(_contract, {"id": "one", "equivalent_measures": []}),
		"two": object.union(_contract, {"id": "two", "until": "2026-11-22"}),
	})
	finding.status == "unmet"
	finding.best.unmet == ["contract.equivalent_measures"]
	[other.unmet | some other in finding.others] == [["contract.running"]]
}

test_a_contract_named_like_the_mechanism_is_asked_like_any_other if {
	named := fixture.without(object.union(_contract, {"id": "contract"}), ["equivalent_measures"])
	_finding("2026-11-23", {"contract": named}).best.missing == ["contract.equivalent_measures"]
}
