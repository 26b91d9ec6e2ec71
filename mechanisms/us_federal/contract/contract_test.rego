# METADATA
# description: Brokerage with a foreign party is covered by a contract that bars passing the data on, and by nothing less.
package mechanisms.us_federal.contract_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.us_federal.contract

_agreement := {
	"id": "agreement",
	"type": "contract",
	"signed": "2025-04-08",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"us_onward_ban": true,
}

_finding(flow, documents) := finding if {
	finding := fixture.consistent(contract.finding, contract.met, contract.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("US", "DE"), documents, {})
}

_open(flow, document) := array.concat(finding.best.unmet, finding.best.missing) if {
	finding := _finding(object.union({"us_data_brokerage": true}, flow), {"agreement": document})
}

_changed(changes) := object.union(_agreement, changes)

test_a_contract_with_the_ban_covers if {
	finding := _finding({"us_data_brokerage": true}, {"agreement": _agreement})
	finding.status == "met"
	finding.obligations == ["obligation.report_violations"]
}

test_the_ban_must_be_stated if {
	_open({}, _changed({"us_onward_ban": false})) == ["contract.onward_ban"]
	silent := _finding({"us_data_brokerage": true}, {"agreement": object.remove(_agreement, ["us_onward_ban"])})
	silent.status == "unknown"
	silent.best.missing == ["contract.onward_ban"]
}

test_its_own_dates_count if {
	_open({"at": "2025-04-07"}, _agreement) == ["contract.signed"]
	_open({"at": "2025-04-08"}, _agreement) == []
	_open({}, object.remove(_agreement, ["signed"])) == ["contract.signed"]
	_open({}, _changed({"until": "2026-11-22"})) == ["contract.running"]
	_open({}, _changed({"until": "2026-11-23"})) == []
}

test_both_sides_are_bound_in_the_order_of_the_flow if {
	_open({}, _changed({"exporters": {"exporter": {"from": "2026-11-24"}}})) == ["contract.exporter_bound"]
	_open({}, _changed({"importers": {"importer": {"from": "2026-11-24"}}})) == ["contract.importer_bound"]
	turned := object.union(object.remove(_agreement, ["exporters", "importers"]), {
		"exporters": {"importer": {}},
		"importers": {"exporter": {}},
	})
	_open({}, turned) == ["contract.exporter_bound", "contract.importer_bound"]
}

test_without_a_contract_or_with_other_clauses_it_is_unmet if {
	_finding({"us_data_brokerage": true}, {}).best.unmet == ["contract.no_contract"]
	_finding({"us_data_brokerage": true}, {"agreement": _changed({"type": "eu-scc"})}).best.unmet == ["contract.no_contract"]
}

test_where_nothing_is_brokered_it_is_not_relevant if {
	_finding({"us_data_brokerage": false}, {"agreement": _agreement}).status == "not_relevant"
	_finding({}, {}).status == "not_relevant"
}
