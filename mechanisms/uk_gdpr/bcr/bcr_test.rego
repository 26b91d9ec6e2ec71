# METADATA
# description: Decides a group's rules by approver, membership, role and scope, on both edges of every date, and on silence.
package mechanisms.uk_gdpr.bcr_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.uk_gdpr.bcr

_controllers := {
	"id": "rules",
	"type": "uk-bcr-c",
	"approved": "2024-05-06",
	"approved_by": "GB-ICO",
	"members": {"exporter": {}, "importer": {}},
	"regimes": ["uk-gdpr"],
	"data_categories": ["contact_data", "usage_data"],
	"purposes": ["account_management"],
	"destinations": ["IN"],
	"covers": ["non-hr"],
}

_processors := object.union(_controllers, {"type": "uk-bcr-p"})

_parties := {
	"exporter": {"jurisdiction": "GB"},
	"importer": {"jurisdiction": "IN", "group": "group"},
	"customer": {"id": "customer", "list": "counterparties", "kind": "customer", "name": "Customer Ltd", "jurisdiction": "GB"},
	"sister": {"id": "sister", "list": "entities", "name": "Sister Ltd", "jurisdiction": "PH", "group": "group"},
}

# What makes processor rules binding towards the customer.
_towards := {
	"id": "towards",
	"type": "contract",
	"signed": "2019-02-01",
	"exporters": {"customer": {}},
	"importers": {"exporter": {}, "sister": {}},
	"incorporates": "rules",
}

_assessed := fixture.assessed("IN", "tra", ["uk-gdpr"])

_finding(flow, rules) := _finding_of(flow, {"rules": rules, "towards": _towards}, _assessed)

_finding_of(flow, instruments, assessments) := _asked(fixture.flow(flow), instruments, assessments)

_asked(question, instruments, assessments) := finding if {
	finding := fixture.consistent(bcr.finding, bcr.met, bcr.unmet) with input as question
		with data.register as fixture.register(_parties, instruments, assessments)
}

_open(flow, rules) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, rules)

_changed(rules) := _open({}, object.union(_controllers, rules))

test_rules_approved_by_the_ico_cover if {
	finding := _finding({}, _controllers)
	finding.status == "met"
	finding.best.id == "rules"
	finding.best.citations == ["UK GDPR Art. 47"]
	finding.best.onward == "same_regime"
	finding.obligations == ["obligation.processor_contract"]
	_finding({"importer": {"role": "controller"}}, _controllers).obligations == []
}

test_without_rules_nothing_covers if {
	finding := _finding_of({}, {}, {})
	finding.best.unmet == ["bcr.assessment", "bcr.none"]
	finding.best.missing == []
}

test_an_approval_elsewhere_does_not_serve if {
	_changed({"approved_by": "IE-DPC"}) == ["bcr.approver"]
	_finding({}, object.union(_controllers, {"approved_by": "IE-DPC"})).best.unmet == ["bcr.approver"]
	_changed({"type": "eu-bcr-c", "approved_by": "IE-DPC", "approved": "2019-03-01"}) == ["bcr.approver"]
	_open({}, fixture.without(_controllers, ["approved_by"])) == ["bcr.approver"]
}

test_swiss_rules_are_no_rules_here if _changed({"type": "ch-bcr-c"}) == ["bcr.none"]

_london := object.union(_controllers, {"type": "eu-bcr-c", "regimes": ["eu-gdpr"], "approved": "2020-12-31"})

test_eu_rules_that_the_ico_authorised_by_the_end_of_2020_go_on if {
	finding := _finding({}, _london)
	finding.status == "met"
	finding.best.citations == ["DPA 2018 Sch. 21 para 9"]
	_open({}, object.union(_london, {"regimes": ["uk-gdpr"]})) == []
	_open({}, object.union(_london, {"regimes": "all"})) == []
	_open({}, object.union(_london, {"regimes": ["ch-fadp"]})) == ["bcr.scope_regime"]
}

test_eu_rules_were_authorised_from_24_october_1998 if {
	_finding({}, object.union(_london, {"approved": "1998-10-23"})).best.unmet == ["bcr.approver", "bcr.scope_regime"]
	_open({}, object.union(_london, {"approved": "1998-10-24"})) == []
}

test_only_rules_of_the_union_may_leave_the_united_kingdom_unnamed if {
	_changed({"approved": "2020-12-31", "regimes": ["eu-gdpr"]}) == ["bcr.scope_regime"]
}

test_processor_rules_of_the_union_that_the_ico_authorised_go_on_too if {
	_open(_for_customer, object.union(_london, {"type": "eu-bcr-p"})) == []
}

test_a_value_of_another_type_states_no_approval if {
	finding := _finding({}, object.union(_controllers, {"approved_by": null}))
	finding.best.unmet == []
	finding.best.missing == ["bcr.approver"]
	undated := _finding({}, object.union(_london, {"approved": null, "regimes": ["uk-gdpr"]}))
	undated.best.unmet == []
	undated.best.missing == ["bcr.approved", "bcr.approver"]
}

test_eu_rules_authorised_later_do_not if {
	_open({}, object.union(_london, {"approved": "2021-01-01", "regimes": ["uk-gdpr"]})) == ["bcr.approver"]
	_open({}, object.union(_london, {"approved": "2021-01-01"})) == ["bcr.approver", "bcr.scope_regime"]
}

test_silence_on_the_authorisation_of_eu_rules_is_asked_for if {
	_open({}, fixture.without(_london, ["approved_by", "regimes"])) == ["bcr.approver", "bcr.scope_regime"]
	undated := object.union(fixture.without(_london, ["approved"]), {"regimes": ["uk-gdpr"]})
	_finding({}, undated).best.missing == ["bcr.approved", "bcr.approver"]
}

test_rules_count_from_their_approval if {
	_open({"at": "2024-05-05"}, _controllers) == ["bcr.approved"]
	_open({"at": "2024-05-06"}, _controllers) == []
}

test_rules_end_after_their_last_day if {
	_changed({"until": "2026-11-22"}) == ["bcr.running"]
	_changed({"until": "2026-11-23"}) == []
}

test_both_sides_must_be_members_on_the_day if {
	_changed({"members": {"exporter": {"from": "2026-11-24"}}}) == ["bcr.exporter_not_a_member"]
	_changed({"members": {"exporter": {"from": "2026-11-23"}}}) == []
	_changed({"members": {"importer": {"until": "2026-11-22"}}}) == ["bcr.importer_not_a_member"]
	_changed({"members": {"importer": {"until": "2026-11-23"}}}) == []
	_open({}, object.union(fixture.without(_controllers, ["members"]), {"members": {"exporter": {}}})) == ["bcr.importer_not_a_member"]
}

test_the_scope_must_hold_the_flow if {
	_changed({"regimes": ["eu-gdpr"]}) == ["bcr.scope_regime"]
	_changed({"data_categories": ["usage_data"]}) == ["bcr.scope_data_categories"]
	_changed({"purposes": ["personalization"]}) == ["bcr.scope_purposes"]
	_changed({"destinations": ["PH"]}) == ["bcr.scope_destinations"]
	_changed({"covers": ["hr"]}) == ["bcr.scope_covers"]
	_changed({"regimes": "all", "data_categories": "all", "purposes": "all", "destinations": "all", "covers": "all"}) == []
}

test_silence_on_scope_is_asked_for if {
	silent := fixture.without(_controllers, ["approved", "regimes", "data_categories", "purposes", "destinations", "covers"])
	finding := _finding({}, silent)
	finding.status == "unknown"
	finding.best.missing == [
		"bcr.approved", "bcr.scope_covers", "bcr.scope_data_categories",
		"bcr.scope_destinations", "bcr.scope_purposes", "bcr.scope_regime",
	]
}

test_silence_of_the_flow_is_asked_for if {
	question := fixture.without(fixture.flow({}), ["hr", "data_categories", "purposes"])
	finding := _asked(question, {"rules": _controllers}, _assessed)
	finding.best.missing == ["bcr.scope_covers", "bcr.scope_data_categories", "bcr.scope_purposes"]
}

test_controller_rules_serve_who_decides_or_acts_for_a_member if {
	_open({"exporter": {"role": "processor", "on_behalf_of": "importer"}}, _controllers) == []
	_open({"exporter": {"role": "processor", "on_behalf_of": "customer"}}, _controllers) == ["bcr.exporter_role"]
	_finding({"exporter": {"role": "processor"}}, _controllers).best.missing == ["bcr.exporter_role"]
}

_for_customer := {"exporter": {"role": "processor", "on_behalf_of": "customer"}}

test_processor_rules_serve_data_of_outside_controllers if {
	_open(_for_customer, _processors) == []
	_open({}, _processors) == ["bcr.exporter_role", "bcr.not_incorporated"]
	_open({"exporter": {"role": "processor", "on_behalf_of": "sister"}}, _processors) == ["bcr.exporter_role", "bcr.not_incorporated"]
	_finding({"exporter": {"role": "processor"}}, _processors).best.missing == ["bcr.exporter_role", "bcr.not_incorporated"]
	_finding_of(_for_customer, {"rules": _processors}, _assessed).best.unmet == ["bcr.not_incorporated"]
}

_from_sister := {"exporter": {"party": "sister", "role": "processor", "on_behalf_of": "customer"}}

_with_sister := object.union(_processors, {"members": {"sister": {}}})

test_processor_rules_need_a_member_in_the_united_kingdom if {
	_open(_from_sister, _with_sister) == ["bcr.exporter_outside_uk"]
}

test_an_earlier_hop_through_a_member_in_the_united_kingdom_serves if {
	through := {"at": "2026-11-23", "exporter": {"party": "exporter"}, "importer": {"party": "sister"}}
	_open(object.union(_from_sister, {"route": [through]}), _with_sister) == []
}

_contract := {
	"id": "contract",
	"type": "contract",
	"signed": "2025-01-15",
	"exporters": {"customer": {}},
	"importers": {"importer": {}, "sister": {}},
	"incorporates": "rules",
}

_direct := {"exporter": {"party": "customer", "role": "controller"}}

_open_direct(flow, contract) := array.concat(finding.best.unmet, finding.best.missing) if {
	finding := _finding_of(object.union(_direct, flow), {"rules": _with_sister, "contract": contract}, _assessed)
}

test_an_outside_controller_may_send_straight_to_a_member_by_contract if {
	_open_direct({}, _contract) == []
	_open_direct({"at": "2025-01-15"}, _contract) == []
	_open_direct({"at": "2025-01-14"}, _contract) == ["bcr.exporter_not_a_member", "bcr.exporter_outside_uk", "bcr.exporter_role", "bcr.not_incorporated"]
}

test_a_contract_that_does_not_incorporate_the_rules_does_not_serve if {
	_open_direct({}, fixture.without(_contract, ["incorporates"])) == ["bcr.exporter_not_a_member", "bcr.exporter_outside_uk", "bcr.exporter_role", "bcr.not_incorporated"]
	_open_direct({}, object.union(_contract, {"until": "2026-11-22"})) == ["bcr.exporter_not_a_member", "bcr.exporter_outside_uk", "bcr.exporter_role", "bcr.not_incorporated"]
}

test_controller_rules_are_not_incorporated if {
	finding := _finding_of(_direct, {"rules": _controllers, "contract": _contract}, _assessed)
	finding.best.unmet == ["bcr.exporter_not_a_member"]
}

test_a_member_reached_directly_passes_on_under_the_same_rules if {
	direct := {
		"at": "2026-11-23",
		"exporter": {"party": "customer", "role": "controller"},
		"importer": {"party": "sister", "role": "processor", "on_behalf_of": "customer"},
	}
	both := {"rules": _with_sister, "contract": _contract}
	_finding_of(object.union(_from_sister, {"route": [direct]}), both, _assessed).status == "met"
	later := object.union(_with_sister, {"members": {"importer": {"from": "2026-11-24"}}})
	elsewhere := object.union(direct, {"importer": {"party": "importer"}})
	_finding_of(object.union(_from_sister, {"route": [elsewhere]}), {"rules": later, "contract": _contract}, _assessed).best.unmet == [
		"bcr.exporter_outside_uk", "bcr.importer_not_a_member",
	]
	unsigned := {"rules": _with_sister, "contract": object.union(_contract, {"signed": "2026-11-24"})}
	_finding_of(object.union(_from_sister, {"route": [direct]}), unsigned, _assessed).best.unmet == ["bcr.exporter_outside_uk", "bcr.not_incorporated"]
}

test_the_assessment_must_name_this_law if {
	rules := {"rules": _controllers}
	_finding_of({}, rules, fixture.assessed("IN", "tia", ["uk-gdpr"])).status == "met"
	_finding_of({}, rules, fixture.assessed("IN", "tia", ["eu-gdpr"])).best.unmet == ["bcr.assessment"]
	_finding_of({}, rules, {}).best.unmet == ["bcr.assessment"]
	silent := {"IN": {"assessed": fixture.without(_assessed.IN.assessed, ["conclusion"])}}
	_finding_of({}, rules, silent).best.missing == ["bcr.assessment"]
}

test_an_assessment_past_its_review_is_a_warning if {
	rules := {"rules": _controllers}
	_finding_of({}, rules, object.union(_assessed, {"IN": {"assessed": {"review_by": "2026-11-23"}}})).best.warnings == []
	_finding_of({}, rules, object.union(_assessed, {"IN": {"assessed": {"review_by": "2026-11-22"}}})).best.warnings == ["bcr.assessment_review"]
}

test_under_processor_rules_the_importer_processes if {
	_open(object.union(_for_customer, {"importer": {"role": "controller"}}), _processors) == ["bcr.importer_role"]
}

test_rules_do_not_reach_outside_the_group if {
	parties := object.union(_parties, {"importer": {"group": "another"}})
	finding := bcr.finding with input as fixture.flow({})
		with data.register as fixture.register(
			parties,
			{"rules": object.union(fixture.without(_controllers, ["members"]), {"members": {"exporter": {}}})},
			_assessed,
		)
	finding.best.unmet == ["bcr.importer_not_a_member", "bcr.importer_outside_group"]
}

test_the_commissioner_approves_rules_since_there_is_a_uk_gdpr if {
	law := data.policies.uk_gdpr.records["uk-gdpr"]
	data.mechanisms.uk_gdpr.bcr.records["uk-bcr"].in_force.from == law.in_force.from
}
