# METADATA
# description: A signed contract or clause set covers from its first day to its last; nothing else does.
package mechanisms.au_privacy_act.contract_test

import data.mechanisms.au_privacy_act.contract
import data.mechanisms.lib.fixture_test as fixture

_agreement := {
	"id": "agreement",
	"type": "contract",
	"signed": "2025-01-10",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
}

_finding(flow, documents) := finding if {
	finding := contract.finding with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("AU", "US"), documents, {})
}

_open(flow, document) := array.concat(finding.best.unmet, finding.best.missing) if {
	finding := _finding(flow, {"agreement": document})
}

_changed(changes) := object.union(_agreement, changes)

test_a_signed_contract_covers if {
	finding := _finding({}, {"agreement": _agreement})
	finding.status == "met"
	finding.best.id == "agreement"
	finding.best.onward == "same_regime"
	finding.obligations == ["obligation.accountability"]
}

test_a_signed_clause_set_covers if {
	every type in ["eu-scc", "uk-idta", "uk-addendum", "br-scc"] {
		_open({}, _changed({"type": type})) == []
	}
}

test_without_a_contract_one_condition_is_open if {
	finding := _finding({}, {})
	finding.status == "unmet"
	finding.best.unmet == ["contract.no_contract"]
	finding.best.missing == []
}

test_a_contract_with_somebody_else_is_none if {
	finding := _finding({}, {"agreement": object.union(object.remove(_agreement, ["importers"]), {"importers": {"other": {}}})})
	finding.best.unmet == ["contract.no_contract"]
}

test_it_covers_from_the_day_of_signature if {
	_open({"at": "2025-01-09"}, _agreement) == ["contract.signed"]
	_open({"at": "2025-01-10"}, _agreement) == []
}

test_it_covers_to_its_last_day if {
	_open({}, _changed({"until": "2026-11-22"})) == ["contract.running"]
	_open({}, _changed({"until": "2026-11-23"})) == []
}

test_who_joined_later_is_bound_from_that_day if {
	_open({}, _changed({"exporters": {"exporter": {"from": "2026-11-24"}}})) == ["contract.exporter_bound"]
	_open({}, _changed({"importers": {"importer": {"from": "2026-11-24"}}})) == ["contract.importer_bound"]
	_open({}, _changed({"importers": {"importer": {"from": "2026-11-23"}}})) == []
}

test_a_date_of_signature_that_is_not_stated_is_asked_for if {
	finding := _finding({}, {"agreement": object.remove(_agreement, ["signed"])})
	finding.status == "unknown"
	finding.best.missing == ["contract.signed"]
}

test_two_half_good_contracts_never_add_up if {
	ended := _changed({"id": "ended", "until": "2026-01-01"})
	early := _changed({"id": "early", "signed": "2026-12-01"})
	finding := _finding({}, {"ended": ended, "early": early})
	finding.status == "unmet"
	count(finding.others) == 1
}

test_storage_alone_needs_the_contract_too_and_brings_a_duty_of_its_own if {
	finding := _finding({"relation": "storage-only"}, {"agreement": _agreement})
	finding.status == "met"
	finding.obligations == ["obligation.storage_controls"]
	_finding({"relation": "storage-only"}, {}).status == "unmet"
	_finding({"relation": "disclosure"}, {"agreement": _agreement}).obligations == ["obligation.accountability"]
}
