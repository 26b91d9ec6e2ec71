# METADATA
# description: Decides global corporate rules on approval, membership and scope, on every edge and on silence.
package mechanisms.br_lgpd.br_gcr_test

import data.mechanisms.br_lgpd.br_gcr
import data.mechanisms.lib.fixture_test as fixture

_approved := {
	"id": "rules",
	"type": "br-gcr",
	"approved": "2026-06-15",
	"approved_by": "BR-ANPD",
	"members": {"exporter": {}, "importer": {}},
	"regimes": ["br-lgpd"],
	"data_categories": ["contact_data"],
	"purposes": ["account_management"],
	"destinations": ["US"],
	"covers": ["non-hr"],
}

_between(parties, flow, rules) := finding if {
	finding := fixture.consistent(br_gcr.finding, br_gcr.met, br_gcr.unmet) with input as fixture.flow(flow) with data.register as fixture.register(parties, {"rules": rules}, {})
}

_finding(flow, rules) := _between(fixture.between("BR", "US"), flow, rules)

_open(flow, rules) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, rules)

_changed(changes) := object.union(object.remove(_approved, object.keys(changes)), changes)

test_approved_rules_that_bind_both_cover_with_a_warning if {
	finding := _finding({}, _approved)
	finding.status == "met"
	finding.best.id == "rules"
	finding.best.onward == "same_regime"
	finding.best.citations == ["Resolution CD/ANPD 19/2024, Annex I, global corporate rules"]
	finding.best.warnings == ["br_gcr.no_approval_known"]
	finding.obligations == ["br_gcr.report_changes", "obligation.minimisation"]
}

test_without_rules_nothing_covers if {
	finding := br_gcr.finding with input as fixture.flow({}) with data.register as fixture.register(fixture.between("BR", "US"), {}, {})
	finding.best.unmet == ["br_gcr.none"]
	finding.best.missing == []
}

test_what_follows_the_data_is_what_the_record_says if {
	finding := br_gcr.finding with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("BR", "US"), {"rules": _approved}, {})
		with data.mechanisms.br_lgpd.br_gcr.records["br-gcr"].onward as "importer_law"
	finding.best.onward == "importer_law"
}

test_approvals_of_other_authorities_and_kinds_do_not_count if {
	_open({}, _changed({"approved_by": "IE-DPC"})) == ["br_gcr.approver"]
	_finding({}, _changed({"approved_by": "IE-DPC"})).best.unmet == ["br_gcr.approver"]
	_open({}, _changed({"type": "eu-bcr-c"})) == ["br_gcr.none"]
	_open({}, _changed({"type": "uk-bcr-c"})) == ["br_gcr.none"]
}

test_an_approval_counts_from_its_day if {
	_open({"at": "2026-06-14"}, _approved) == ["br_gcr.approved"]
	_open({"at": "2026-06-15"}, _approved) == []
}

test_the_procedure_exists_from_23_august_2024 if {
	early := _changed({"approved": "2024-08-22"})
	_open({"at": "2024-08-22"}, early) == ["br_gcr.approved_in_time", "br_gcr.basis"]
	_open({"at": "2024-08-23"}, early) == ["br_gcr.approved_in_time"]
	first := _changed({"approved": "2024-08-23"})
	_open({"at": "2024-08-23"}, first) == []
	_open({"at": "2024-08-22"}, first) == ["br_gcr.approved", "br_gcr.basis"]
}

test_rules_end_after_their_last_day if {
	ended := _changed({"until": "2026-11-22"})
	_open({"at": "2026-11-22"}, ended) == []
	_open({}, ended) == ["br_gcr.running"]
}

test_both_sides_are_bound_on_the_day if {
	_open({}, _changed({"members": {"exporter": {}, "importer": {"from": "2026-11-24"}}})) == ["br_gcr.importer_not_a_member"]
	_open({}, _changed({"members": {"exporter": {}, "importer": {"from": "2026-11-23"}}})) == []
	_open({}, _changed({"members": {"exporter": {"until": "2026-11-23"}, "importer": {}}})) == []
	_open({}, _changed({"members": {"exporter": {"until": "2026-11-22"}, "importer": {}}})) == [
		"br_gcr.exporter_not_a_member", "br_gcr.responsible_entity",
	]
}

test_a_member_in_brazil_answers_for_the_rules if {
	abroad := fixture.between("IN", "US")
	_between(abroad, {}, _approved).best.unmet == ["br_gcr.responsible_entity"]
	home := object.union(abroad, {"home": {"id": "home", "list": "entities", "name": "Home Ltda.", "jurisdiction": "BR", "group": "group"}})
	_between(home, {}, _changed({"members": {"exporter": {}, "importer": {}, "home": {}}})).status == "met"
	_between(home, {}, _changed({"members": {"exporter": {}, "importer": {}, "home": {"until": "2026-11-22"}}})).status == "unmet"
}

test_the_scope_holds_the_flow if {
	_open({}, _changed({"regimes": ["eu-gdpr"]})) == ["br_gcr.scope_regime"]
	_open({}, _changed({"data_categories": ["usage_data"]})) == ["br_gcr.scope_data_categories"]
	_open({}, _changed({"purposes": ["research"]})) == ["br_gcr.scope_purposes"]
	_open({}, _changed({"destinations": ["IN"]})) == ["br_gcr.scope_destinations"]
	_open({"hr": true}, _approved) == ["br_gcr.scope_covers"]
	_open({"hr": true}, _changed({"covers": "all", "regimes": "all", "destinations": "all", "purposes": "all", "data_categories": "all"})) == []
}

test_what_is_not_stated_is_asked_for[field] if {
	some field, codes in {
		"approved": ["br_gcr.approved", "br_gcr.approved_in_time"],
		"approved_by": ["br_gcr.approver"],
		"regimes": ["br_gcr.scope_regime"],
		"data_categories": ["br_gcr.scope_data_categories"],
		"purposes": ["br_gcr.scope_purposes"],
		"destinations": ["br_gcr.scope_destinations"],
		"covers": ["br_gcr.scope_covers"],
	}
	finding := _finding({}, object.remove(_approved, [field]))
	finding.best.unmet == []
	finding.best.missing == codes
}

test_a_value_of_another_type_states_nothing[field] if {
	some field, codes in {"approved": ["br_gcr.approved", "br_gcr.approved_in_time"], "approved_by": ["br_gcr.approver"]}
	every wrong in [null, 7, []] {
		finding := _finding({}, _changed({field: wrong}))
		finding.best.unmet == []
		finding.best.missing == codes
	}
}

test_silence_of_the_flow_is_asked_for[field] if {
	some field, codes in {
		"hr": ["br_gcr.scope_covers"],
		"data_categories": ["br_gcr.scope_data_categories"],
		"purposes": ["br_gcr.scope_purposes"],
	}
	finding := br_gcr.finding with input as fixture.without(fixture.flow({}), [field])
		with data.register as fixture.register(fixture.between("BR", "US"), {"rules": _approved}, {})
	finding.best.unmet == []
	finding.best.missing == codes
}
