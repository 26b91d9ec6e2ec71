# METADATA
# description: Decides binding corporate rules under Swiss law by approver, member and scope, and on silence.
package mechanisms.ch_fadp.bcr_test

import data.mechanisms.ch_fadp.bcr
import data.mechanisms.lib.fixture_test as fixture

_rules := {
	"id": "rules",
	"type": "eu-bcr-c",
	"approved": "2020-05-06",
	"approved_by": "IE-DPC",
	"members": {"exporter": {}, "importer": {}},
	"regimes": ["eu-gdpr", "ch-fadp"],
	"data_categories": "all",
	"purposes": "all",
	"destinations": ["US"],
	"covers": ["non-hr"],
}

_swiss := object.union(_rules, {"type": "ch-bcr-c", "approved_by": "CH-FDPIC"})

# What makes processor rules binding towards the customer.
_towards := {
	"id": "towards",
	"type": "contract",
	"signed": "2019-02-01",
	"exporters": {"customer": {}},
	"importers": {"exporter": {}},
	"incorporates": "rules",
}

_assessed := fixture.assessed("US", "tia", ["ch-fadp"])

_judged(parties, flow, rules, assessments) := finding if {
	finding := fixture.consistent(bcr.finding, bcr.met, bcr.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register(object.union({"exporter": {"jurisdiction": "CH"}}, parties), {"rules": rules, "towards": _towards}, assessments)
}

_finding(flow, rules) := _judged({}, flow, rules, _assessed)

_open(flow, rules) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, rules)

test_rules_of_the_union_with_swiss_data_in_scope_cover if {
	finding := _finding({}, _rules)
	finding.status == "met"
	finding.best.onward == "same_regime"
	finding.best.warnings == []
	finding.obligations == ["obligation.processor_contract"]
	_open({}, object.union(_rules, {"regimes": "all"})) == []
}

test_rules_of_the_union_without_swiss_data_in_scope_do_not if {
	_open({}, object.union(_rules, {"regimes": ["eu-gdpr"]})) == ["bcr.scope_regime"]
	_open({}, fixture.without(_rules, ["regimes"])) == ["bcr.scope_regime"]
}

test_swiss_rules_are_approved_by_the_fdpic_or_an_adequate_state if {
	_open({}, _swiss) == []
	_open({}, object.union(_swiss, {"approved_by": "GB-ICO"})) == []
	_open({}, object.union(_swiss, {"approved_by": "LI-DSS"})) == []
}

test_other_approvers_do_not_serve[approver] if {
	some approver in ["CH-OTHER", "US-FTC", "JP-PPC", "CA-OPC"]
	_finding({}, object.union(_swiss, {"approved_by": approver})).best.unmet == ["bcr.approver"]
}

test_rules_of_the_union_need_an_approver_of_the_eea if {
	_open({}, object.union(_rules, {"approved_by": "GB-ICO"})) == ["bcr.approver"]
	_open({}, object.union(_rules, {"approved_by": "CH-FDPIC"})) == ["bcr.approver"]
	_open({}, object.union(_rules, {"approved_by": "NO-DT"})) == []
}

test_rules_of_the_united_kingdom_do_not_serve if {
	_open({}, object.union(_rules, {"type": "uk-bcr-c", "approved_by": "GB-ICO"})) == ["bcr.none"]
}

test_approved_rules_are_a_guarantee_from_1_september_2023 if {
	_open({"at": "2023-08-31"}, _swiss) == ["bcr.basis"]
	_open({"at": "2023-09-01"}, _swiss) == []
	_open({"at": "2023-08-31"}, _rules) == ["bcr.approver", "bcr.basis"]
	_open({"at": "2023-09-01"}, _rules) == []
}

test_approval_and_end_have_their_days if {
	new := object.union(_rules, {"approved": "2026-11-23"})
	_open({"at": "2026-11-22"}, new) == ["bcr.approved"]
	_open({}, new) == []
	ended := object.union(_rules, {"until": "2026-11-22"})
	_open({"at": "2026-11-22"}, ended) == []
	_open({}, ended) == ["bcr.running"]
}

test_both_sides_must_be_bound if {
	_open({}, object.union(_rules, {"members": {"importer": {"from": "2026-11-24"}}})) == ["bcr.importer_not_a_member"]
	_open({}, object.union(_rules, {"members": {"exporter": {"until": "2026-11-22"}}})) == ["bcr.exporter_not_a_member"]
}

test_scope_limits_data_purpose_destination_and_kind if {
	narrow := {"data_categories": ["traffic_data"], "purposes": ["billing"], "destinations": ["IN"], "covers": ["hr"]}
	_open({}, object.union(_rules, narrow)) == ["bcr.scope_covers", "bcr.scope_data_categories", "bcr.scope_destinations", "bcr.scope_purposes"]
}

test_silence_is_asked_for if {
	silent := fixture.without(_rules, ["approved", "approved_by", "regimes", "data_categories", "purposes", "destinations", "covers"])
	finding := _finding({}, silent)
	finding.status == "unknown"
	finding.best.missing == [
		"bcr.approved", "bcr.approver", "bcr.scope_covers", "bcr.scope_data_categories",
		"bcr.scope_destinations", "bcr.scope_purposes", "bcr.scope_regime",
	]
}

test_controller_rules_serve_a_member_that_decides_or_acts_for_one if {
	_open({"exporter": {"role": "processor", "on_behalf_of": "importer"}}, _rules) == []
	_open({"exporter": {"role": "processor", "on_behalf_of": "customer"}}, _rules) == ["bcr.exporter_role"]
	_finding({"exporter": {"role": "processor"}}, _rules).best.missing == ["bcr.exporter_role"]
}

_customer := {"customer": {"id": "customer", "list": "counterparties", "name": "Customer AG", "jurisdiction": "CH", "kind": "customer"}}

_for_customer := {"exporter": {"role": "processor", "on_behalf_of": "customer"}}

_processor_rules := object.union(_rules, {"type": "eu-bcr-p"})

_exported_from(place, rules) := array.concat(finding.best.unmet, finding.best.missing) if {
	finding := _judged(object.union(_customer, {"exporter": {"jurisdiction": place}}), _for_customer, rules, _assessed)
}

test_processor_rules_serve_data_of_controllers_outside_the_group if {
	_exported_from("CH", _processor_rules) == []
	_exported_from("IE", _processor_rules) == []
	_exported_from("CH", object.union(_swiss, {"type": "ch-bcr-p"})) == []
	_exported_from("IN", _processor_rules) == ["bcr.exporter_outside_eea"]
	_open({}, _processor_rules) == ["bcr.exporter_role", "bcr.not_incorporated"]
}

test_no_contract_makes_processor_rules_binding_in_place_of_membership if {
	contract := {
		"id": "contract", "type": "contract", "signed": "2024-01-01", "incorporates": "rules",
		"exporters": {"exporter": {}}, "importers": {"importer": {}},
	}
	rules := object.union(fixture.without(_processor_rules, ["members"]), {"members": {"importer": {}}})
	finding := bcr.finding with input as fixture.flow({})
		with data.register as fixture.register({"exporter": {"jurisdiction": "CH"}}, {"rules": rules, "contract": contract}, _assessed)
	finding.best.unmet == ["bcr.exporter_not_a_member"]
}

test_an_assessment_must_name_the_fadp if {
	_judged({}, {}, _rules, {}).best.unmet == ["bcr.assessment"]
	_judged({}, {}, _rules, fixture.assessed("US", "tia", ["eu-gdpr"])).best.unmet == ["bcr.assessment"]
	old := object.union(_assessed, {"US": {"assessed": {"review_by": "2026-11-22"}}})
	finding := _judged({}, {"importer": {"role": "controller"}}, _rules, old)
	finding.best.warnings == ["bcr.assessment_review"]
	finding.obligations == []
}

test_without_rules_nothing_covers if {
	finding := bcr.finding with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
	finding.best.unmet == ["bcr.assessment", "bcr.none"]
}

test_under_processor_rules_the_importer_processes if {
	finding := _judged(_customer, object.union(_for_customer, {"importer": {"role": "controller"}}), _processor_rules, _assessed)
	finding.best.unmet == ["bcr.importer_role"]
}

test_rules_do_not_reach_outside_the_group if {
	rules := object.union(fixture.without(_rules, ["members"]), {"members": {"exporter": {}}})
	_open({}, rules) == ["bcr.importer_not_a_member", "bcr.importer_outside_group"]
}
