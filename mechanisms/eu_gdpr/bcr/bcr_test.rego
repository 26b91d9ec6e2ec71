# METADATA
# description: Decides binding corporate rules for controllers and for processors, at the edges of approval, membership and scope.
package mechanisms.eu_gdpr.bcr_test

import data.mechanisms.eu_gdpr.bcr
import data.mechanisms.lib.fixture_test as fixture

_rules := {
	"id": "rules",
	"type": "eu-bcr-c",
	"approved": "2018-05-25",
	"approved_by": "IE-DPC",
	"members": {"exporter": {}, "importer": {}},
	"regimes": ["eu-gdpr"],
	"data_categories": ["contact_data"],
	"purposes": "all",
	"destinations": ["US", "IN"],
	"covers": "all",
}

_processors := object.union(_rules, {"type": "eu-bcr-p"})

# What makes processor rules binding towards the customer.
_towards := {
	"id": "towards",
	"type": "contract",
	"signed": "2019-02-01",
	"exporters": {"customer": {}},
	"importers": {"exporter": {}, "importer": {}},
	"incorporates": "rules",
}

_assessed := fixture.assessed("US", "tia", ["eu-gdpr"])

_parties := {
	"importer": {"group": "group"},
	"office": {"id": "office", "list": "entities", "jurisdiction": "IE", "group": "group"},
	"customer": {"id": "customer", "list": "counterparties", "kind": "customer", "jurisdiction": "FR"},
}

_world(flow, parties, documents, assessments) := finding if {
	finding := fixture.consistent(bcr.finding, _met, bcr.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register(object.union(_parties, parties), documents, assessments)
}

# A contract that incorporates the rules meets the place of the exporter for every law; this one then looks where it is.
_met := {id: others | some id, codes in bcr.met; others := codes - {"bcr.exporter_outside_eea"}}

_finding(flow, rules) := _world(flow, {}, {"rules": rules, "towards": _towards}, _assessed)

_open(flow, rules) := array.concat(best.unmet, best.missing) if best := _finding(flow, rules).best

_but(changes) := object.union(_rules, changes)

_for_customer := {"exporter": {"role": "processor", "on_behalf_of": "customer"}}

test_approved_rules_cover_data_that_members_decide_on if {
	finding := _finding({}, _rules)
	finding.status == "met"
	finding.best.id == "rules"
	finding.best.module == null
	finding.best.onward == "same_regime"
	finding.obligations == ["obligation.processor_contract"]
	_finding({"importer": {"role": "controller"}}, _rules).status == "met"
	_finding({"importer": {"role": "controller"}}, _rules).obligations == []
}

test_processor_rules_cover_data_of_customers if {
	_open(_for_customer, _processors) == []
}

test_processor_rules_bind_towards_the_customer_by_a_contract if {
	_world(_for_customer, {}, {"rules": _processors}, _assessed).best.unmet == ["bcr.not_incorporated"]
}

test_without_rules_nothing_covers if {
	finding := _world({}, {}, {}, {})
	finding.status == "unmet"
	finding.best.unmet == ["bcr.assessment", "bcr.none"]
	finding.best.missing == []
	_world({"at": "2018-05-24"}, {}, {}, {}).best.unmet == ["bcr.basis", "bcr.none"]
}

test_rules_of_other_laws_do_not_serve[type] if {
	some type in ["uk-bcr-c", "uk-bcr-p", "ch-bcr-c", "ch-bcr-p", "br-gcr", "contract"]
	_open({}, _but({"type": type})) == ["bcr.none"]
}

test_rules_that_bear_the_name_of_the_mechanism_are_asked_everything if {
	named := object.union(fixture.without(_rules, ["approved_by"]), {"id": "bcr"})
	finding := _world({}, {}, {"bcr": named}, _assessed)
	finding.status == "unknown"
	finding.best.missing == ["bcr.approver"]
}

test_rules_are_a_safeguard_of_the_gdpr_from_its_first_day if {
	old := _but({"approved": "2018-01-01"})
	_open({"at": "2018-05-24"}, old) == ["bcr.basis"]
	_open({"at": "2018-05-25"}, old) == []
}

test_an_approval_counts_from_its_day if {
	_open({"at": "2026-11-22"}, _but({"approved": "2026-11-23"})) == ["bcr.approved"]
	_open({}, _but({"approved": "2026-11-23"})) == []
}

test_rules_run_until_their_last_day if {
	_open({"at": "2026-11-22"}, _but({"until": "2026-11-22"})) == []
	_open({}, _but({"until": "2026-11-22"})) == ["bcr.running"]
}

test_an_authority_of_the_single_system_approves[authority] if {
	some authority, codes in {
		"IE-DPC": [], "NO-DT": [], "FR-CNIL": [],
		"GB-ICO": ["bcr.approver"], "CH-FDPIC": ["bcr.approver"], "BR-ANPD": ["bcr.approver"],
	}
	_open({}, _but({"approved_by": authority})) == codes
}

test_approvals_of_the_ico_served_until_31_december_2020[type] if {
	some type, flow in {"eu-bcr-c": {}, "eu-bcr-p": _for_customer}
	london := _but({"type": type, "approved_by": "GB-ICO"})
	_open(object.union(flow, {"at": "2020-12-31"}), london) == []
	_open(object.union(flow, {"at": "2021-01-01"}), london) == ["bcr.approver"]
}

test_both_sides_must_be_bound_on_the_day if {
	_open({}, _members({"exporter": {}})) == ["bcr.importer_not_a_member"]
	_open({}, _members({"importer": {}})) == ["bcr.exporter_not_a_member"]
	new := _members({"exporter": {}, "importer": {"from": "2026-11-23"}})
	_open({"at": "2026-11-22"}, new) == ["bcr.importer_not_a_member"]
	_open({}, new) == []
	old := _members({"exporter": {"until": "2026-11-22"}, "importer": {}})
	_open({"at": "2026-11-22"}, old) == []
	_open({}, old) == ["bcr.exporter_not_a_member"]
}

_members(members) := object.union(object.remove(_rules, ["members"]), {"members": members})

test_rules_cover_nobody_outside_the_group if {
	_open({}, object.remove(_rules, ["members"])) == ["bcr.none"]
	_open({}, _members({"exporter": {}, "office": {}})) == ["bcr.importer_not_a_member"]
}

test_the_approved_scope_must_hold_the_flow[code] if {
	some code, changes in {
		"bcr.scope_regime": {"regimes": ["ch-fadp"]},
		"bcr.scope_data_categories": {"data_categories": ["traffic_data"]},
		"bcr.scope_purposes": {"purposes": ["billing"]},
		"bcr.scope_destinations": {"destinations": ["IN"]},
		"bcr.scope_covers": {"covers": ["hr"]},
	}
	_open({}, _but(changes)) == [code]
}

test_staff_data_need_a_scope_for_staff_data if {
	_open({"hr": true}, _but({"covers": ["non-hr"]})) == ["bcr.scope_covers"]
	_open({"hr": true}, _but({"covers": ["hr"]})) == []
	_finding({"hr": null}, _but({"covers": ["hr"]})).best.missing == ["bcr.scope_covers"]
	_finding({"hr": null}, _but({"covers": ["hr", "non-hr"]})).status == "met"
}

test_silence_is_asked_for if {
	silent := fixture.without(_rules, ["approved", "approved_by", "regimes", "data_categories", "purposes", "destinations", "covers"])
	finding := _finding({"exporter": {"role": "processor"}}, silent)
	finding.status == "unknown"
	finding.best.unmet == []
	finding.best.missing == [
		"bcr.approved", "bcr.approver", "bcr.exporter_role", "bcr.scope_covers", "bcr.scope_data_categories",
		"bcr.scope_destinations", "bcr.scope_purposes", "bcr.scope_regime",
	]
}

test_each_fact_is_asked_for_alone[field] if {
	some field, code in {
		"approved": "bcr.approved", "approved_by": "bcr.approver", "regimes": "bcr.scope_regime",
		"data_categories": "bcr.scope_data_categories", "purposes": "bcr.scope_purposes",
		"destinations": "bcr.scope_destinations", "covers": "bcr.scope_covers",
	}
	_finding({}, object.remove(_rules, [field])).status == "unknown"
	_open({}, object.remove(_rules, [field])) == [code]
}

test_the_flow_must_name_its_categories_and_purposes[field] if {
	some field in ["data_categories", "purposes"]
	rules := _but({"purposes": ["billing"]})
	finding := bcr.finding with input as fixture.without(fixture.flow({"purposes": ["billing"]}), [field])
		with data.register as fixture.register(_parties, {"rules": rules}, _assessed)
	finding.best.unmet == []
	finding.best.missing == [concat("", ["bcr.scope_", field])]
}

test_controller_rules_serve_a_member_that_decides_or_acts_for_one if {
	_open({"exporter": {"role": "processor", "on_behalf_of": "importer"}}, _rules) == []
	_open({"exporter": {"role": "processor", "on_behalf_of": "office"}}, _rules) == ["bcr.exporter_role"]
	_open(_for_customer, _rules) == ["bcr.exporter_role"]
}

test_processor_rules_do_not_serve_the_group_itself if {
	_open({}, _processors) == ["bcr.exporter_role", "bcr.not_incorporated"]
	_open({"exporter": {"role": "processor", "on_behalf_of": "office"}}, _processors) == ["bcr.exporter_role", "bcr.not_incorporated"]
}

test_under_processor_rules_the_importer_processes if {
	_open(object.union(_for_customer, {"importer": {"role": "controller"}}), _processors) == ["bcr.importer_role"]
}

_leaving(place) := _world(_for_customer, {"exporter": {"jurisdiction": place}}, {"rules": _processors, "towards": _towards}, _assessed).best.unmet

test_under_processor_rules_the_data_leave_through_a_member_inside if {
	_leaving("IS") == []
	_leaving("IN") == ["bcr.exporter_outside_eea"]
	_leaving("GB") == ["bcr.exporter_outside_eea"]
}

_contract := {
	"id": "contract",
	"type": "contract",
	"signed": "2024-02-01",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"incorporates": "rules",
}

_direct(flow, place, contract) := array.concat(best.unmet, best.missing) if {
	outside := {"exporter": {"jurisdiction": place, "group": "customer"}}
	documents := {"rules": object.union(_members({"importer": {}}), {"type": "eu-bcr-p"}), "contract": contract}
	best := _world(flow, outside, documents, _assessed).best
}

test_an_outside_controller_reached_a_member_abroad_directly_until_14_january_2026 if {
	_direct({"at": "2026-01-14"}, "DE", _contract) == []
	_direct({"at": "2026-01-15"}, "DE", _contract) == ["bcr.direct_from_outside_controller"]
	_direct({}, "DE", _contract) == ["bcr.direct_from_outside_controller"]
}

test_only_a_controller_inside_could_reach_a_member_abroad_directly if {
	_direct({"at": "2026-01-14"}, "NO", _contract) == []
	_direct({"at": "2026-01-14"}, "GB", _contract) == ["bcr.exporter_outside_eea"]
}

test_what_a_contract_made_direct_is_contradicted_outside_its_days if {
	old := object.union(_contract, {"signed": "2018-01-01"})
	outside := {"exporter": {"group": "customer"}}
	rules := object.union(_members({"importer": {}}), {"type": "eu-bcr-p", "approved": "2018-01-01"})
	unmet := {day: codes |
		some day in ["2018-05-24", "2018-05-25", "2026-01-14", "2026-01-15"]
		codes := _world({"at": day}, outside, {"rules": rules, "contract": old}, _assessed).best.unmet
	}
	unmet == {
		"2018-05-24": ["bcr.basis", "bcr.direct_from_outside_controller"],
		"2018-05-25": [],
		"2026-01-14": [],
		"2026-01-15": ["bcr.direct_from_outside_controller"],
	}
}

test_controller_rules_do_not_ask_where_their_member_is if {
	_world({}, {"exporter": {"jurisdiction": "IN"}}, {"rules": _rules}, _assessed).best.unmet == []
}

test_an_approval_by_an_authority_outside_is_contradicted_and_a_silent_one_asked_for if {
	_finding({}, _but({"approved_by": "GB-ICO"})).best.unmet == ["bcr.approver"]
	every wrong in [null, 7] {
		finding := _finding({}, _but({"approved_by": wrong}))
		finding.best.unmet == []
		finding.best.missing == ["bcr.approver"]
	}
}

test_reaching_a_member_abroad_directly_took_a_contract_that_incorporates_the_rules if {
	others := ["bcr.exporter_not_a_member", "bcr.exporter_outside_eea", "bcr.exporter_role", "bcr.not_incorporated"]
	_direct({"at": "2026-01-14"}, "DE", object.remove(_contract, ["incorporates"])) == others
	_direct({"at": "2026-01-14"}, "DE", object.union(_contract, {"signed": "2026-01-15"})) == others
	_direct({"at": "2026-01-14"}, "DE", object.union(_contract, {"until": "2026-01-13"})) == others
}

test_an_assessment_is_asked_for_since_16_july_2020 if {
	_world({"at": "2020-07-15"}, {}, {"rules": _rules}, {}).status == "met"
	_world({"at": "2020-07-16"}, {}, {"rules": _rules}, {}).best.unmet == ["bcr.assessment"]
}

_with_assessment(changes) := _world({}, {}, {"rules": _rules}, {"US": {"assessed": object.union(_assessed.US.assessed, changes)}})

test_an_insufficient_assessment_contradicts_and_an_open_one_is_asked_for if {
	_with_assessment({"conclusion": "insufficient"}).best.unmet == ["bcr.assessment"]
	_with_assessment({"regimes": ["uk-gdpr"]}).best.unmet == ["bcr.assessment"]
	_with_assessment({"type": "tra"}).best.unmet == ["bcr.assessment"]
	_with_assessment({"instruments": ["rules"]}).status == "met"
	_with_assessment({"instruments": ["other"]}).best.unmet == ["bcr.assessment"]
	_with_assessment({"conclusion": "sufficient-with-measures"}).best.missing == ["bcr.assessment"]
}

test_a_review_that_is_overdue_is_a_warning if {
	_with_assessment({"review_by": "2026-11-22"}).status == "met"
	_with_assessment({"review_by": "2026-11-22"}).best.warnings == ["bcr.assessment_review"]
	_with_assessment({"review_by": "2026-11-23"}).best.warnings == []
}

test_each_set_of_rules_is_judged_alone if {
	narrow := _but({"id": "narrow", "destinations": ["IN"]})
	ended := _but({"id": "ended", "until": "2026-11-22"})
	finding := _world({}, {}, {"narrow": narrow, "ended": ended}, _assessed)
	finding.status == "unmet"
	finding.best.id == "ended"
	finding.best.unmet == ["bcr.running"]
	[other.unmet | some other in finding.others] == [["bcr.scope_destinations"]]
}

test_rules_do_not_reach_outside_the_group if {
	rules := object.union(fixture.without(_rules, ["members"]), {"members": {"exporter": {}}})
	_world({}, {"importer": {"group": "another"}}, {"rules": rules}, _assessed).best.unmet == [
		"bcr.importer_not_a_member",
		"bcr.importer_outside_group",
	]
}
