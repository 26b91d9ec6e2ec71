# METADATA
# description: A disclosure is a remisión only from a controller to its own processor, under a contract that says so on the day.
package mechanisms.mx_lfpdppp.contract_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.mx_lfpdppp.contract

_contract := {
	"id": "agreement",
	"type": "contract",
	"signed": "2025-08-04",
	"until": "2027-08-03",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"processor_terms": true,
}

_own := {"importer": {"party": "importer", "role": "processor", "on_behalf_of": "exporter"}}

_finding(flow, documents) := finding if {
	finding := fixture.consistent(contract.finding, contract.met, contract.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register({}, documents, {})
}

_open(flow, document) := array.concat(finding.best.unmet, finding.best.missing) if {
	finding := _finding(object.union(_own, flow), {"agreement": document})
}

test_a_controller_to_its_own_processor_under_contract if {
	finding := _finding(_own, {"agreement": _contract})
	finding.status == "met"
	finding.best.id == "agreement"
	finding.obligations == []
	object.get(contract.unmet, "contract", null) == null with input as fixture.flow(_own)
		with data.register as fixture.register({}, {"agreement": _contract}, {})
	_open({"exporter": {"party": "exporter", "role": "joint-controller"}}, _contract) == []
}

test_without_a_contract_it_is_a_transfer if {
	finding := _finding(_own, {})
	finding.status == "unmet"
	finding.best.unmet == ["contract.no_contract"]
	finding.best.missing == []
}

test_clauses_of_other_laws_are_no_such_contract if {
	_finding(_own, {"agreement": object.union(_contract, {"type": "eu-scc"})}).best.unmet == ["contract.no_contract"]
}

test_processor_terms_must_be_stated if {
	finding := _finding(_own, {"agreement": fixture.without(_contract, ["processor_terms"])})
	finding.status == "unknown"
	finding.best.missing == ["contract.processor_terms"]
	_finding(_own, {"agreement": object.union(_contract, {"processor_terms": false})}).best.unmet == ["contract.processor_terms"]
}

test_the_day_of_signature_must_be_stated if {
	_finding(_own, {"agreement": fixture.without(_contract, ["signed"])}).best.missing == ["contract.signed"]
}

test_a_contract_counts_within_its_dates if {
	_finding(object.union(_own, {"at": "2025-08-03"}), {"agreement": _contract}).best.unmet == ["contract.signed"]
	_open({"at": "2025-08-04"}, _contract) == []
	_open({"at": "2027-08-03"}, _contract) == []
	_open({"at": "2027-08-04"}, _contract) == ["contract.running"]
}

test_each_side_is_bound_from_its_day if {
	docked := object.union(_contract, {"importers": {"importer": {"from": "2026-11-23"}}})
	_open({"at": "2026-11-22"}, docked) == ["contract.importer_bound"]
	_open({}, docked) == []
	_open({}, object.union(_contract, {"exporters": {"exporter": {"from": "2026-11-24"}}})) == ["contract.exporter_bound"]
}

test_another_controller_is_no_processor if {
	flow := {"importer": {"party": "importer", "role": "controller", "on_behalf_of": "exporter"}}
	_finding(flow, {"agreement": _contract}).best.unmet == ["contract.importer_processor"]
}

test_what_a_processor_discloses_is_a_transfer if {
	flow := object.union(_own, {"exporter": {"party": "exporter", "role": "processor"}})
	_finding(flow, {"agreement": _contract}).best.unmet == ["contract.exporter_controller"]
}

test_a_processor_of_another_controller_is_not_ones_own if {
	flow := {"importer": {"party": "importer", "role": "processor", "on_behalf_of": "stranger"}}
	_finding(flow, {"agreement": _contract}).best.unmet == ["contract.own_processor"]
}

test_for_whom_the_processor_acts_must_be_stated if {
	finding := _finding({}, {"agreement": _contract})
	finding.status == "unknown"
	finding.best.missing == ["contract.own_processor"]
}

test_roles_of_individuals_are_asked_for if {
	flow := {"exporter": {"party": "exporter"}, "importer": {"party": "importer", "on_behalf_of": "exporter"}}
	silent := json.remove(fixture.flow(flow), ["exporter/role", "importer/role"])
	finding := contract.finding with input as silent with data.register as fixture.register({}, {"agreement": _contract}, {})
	finding.best.missing == ["contract.exporter_controller", "contract.importer_processor"]
}

test_a_contract_named_like_the_mechanism_is_asked_like_any_other if {
	named := fixture.without(object.union(_contract, {"id": "contract"}), ["processor_terms"])
	_finding(_own, {"contract": named}).best.missing == ["contract.processor_terms"]
}
