package mechanisms.lib.rules_export_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.lib.rules_export

_controllers := {"id": "rules", "type": "eu-bcr-c", "members": {"exporter": {}, "importer": {}, "office": {}}}

_processors := object.union(_controllers, {"type": "eu-bcr-p"})

# A customer outside the group, a sister that the rules do not bind, and a member abroad.
_parties := {
	"exporter": {"group": "group"},
	"importer": {"group": "group", "jurisdiction": "IN"},
	"office": {"id": "office", "list": "entities", "jurisdiction": "IE", "group": "group"},
	"sister": {"id": "sister", "list": "entities", "jurisdiction": "DE", "group": "group"},
	"customer": {"id": "customer", "list": "counterparties", "kind": "customer", "jurisdiction": "DE"},
}

# What makes processor rules binding towards whoever a member may process for.
_towards := {
	"id": "towards",
	"type": "contract",
	"signed": "2019-01-01",
	"exporters": {"customer": {}, "sister": {}, "office": {}},
	"importers": {"exporter": {}, "importer": {}},
	"incorporates": "rules",
}

_binding(rules) := {"rules": rules, "towards": _towards}

_register(parties, documents) := fixture.register(object.union(_parties, parties), documents, {})

_met(flow, parties, documents) := codes if {
	codes := rules_export.met("x", "eu-gdpr", documents.rules) with input as fixture.flow(flow)
		with data.register as _register(parties, documents)
}

_unmet(flow, parties, documents) := codes if {
	codes := rules_export.unmet("x", "eu-gdpr", documents.rules) with input as fixture.flow(flow)
		with data.register as _register(parties, documents)
}

_all := {"x.exporter_role", "x.exporter_outside_eea", "x.importer_role", "x.not_incorporated"}

# The conditions contradicted, where all others are met.
_open(flow, parties, documents) := unmet if {
	unmet := _unmet(flow, parties, documents)
	_met(flow, parties, documents) == _all - unmet
}

_silent(flow, parties, documents) := _all - _met(flow, parties, documents) if _unmet(flow, parties, documents) == set()

_acting_for(controller) := {"exporter": {"role": "processor", "on_behalf_of": controller}}

test_controller_rules_serve_a_member_that_decides if {
	_open({}, {}, {"rules": _controllers}) == set()
	_open({"exporter": {"role": "joint-controller"}}, {}, {"rules": _controllers}) == set()
}

test_controller_rules_serve_a_member_that_acts_for_a_bound_member if {
	_open(_acting_for("office"), {}, {"rules": _controllers}) == set()
	later := object.union(_controllers, {"members": {"office": {"from": "2026-11-24"}}})
	_open(_acting_for("office"), {}, {"rules": later}) == {"x.exporter_role"}
	_open(_acting_for("sister"), {}, {"rules": _controllers}) == {"x.exporter_role"}
	_open(_acting_for("customer"), {}, {"rules": _controllers}) == {"x.exporter_role"}
	_open({"exporter": {"role": "controller", "on_behalf_of": "customer"}}, {}, {"rules": _controllers}) == set()
}

test_for_whom_a_processor_acts_must_be_stated if {
	processor := {"exporter": {"role": "processor"}}
	_silent(processor, {}, {"rules": _controllers}) == {"x.exporter_role"}
	_silent(processor, {}, {"rules": _processors}) == {"x.exporter_role", "x.not_incorporated"}
}

test_controller_rules_do_not_ask_where_the_exporter_is if {
	_open({}, {"exporter": {"jurisdiction": "IN"}}, {"rules": _controllers}) == set()
}

test_processor_rules_serve_data_of_controllers_outside_the_group[type] if {
	some type in ["eu-bcr-p", "uk-bcr-p", "ch-bcr-p"]
	rules := object.union(_processors, {"type": type})
	_open(_acting_for("customer"), {}, _binding(rules)) == set()
	_open(_acting_for("sister"), {}, _binding(rules)) == {"x.exporter_role"}
	_open(_acting_for("office"), {}, _binding(rules)) == {"x.exporter_role"}
	_open({}, {}, _binding(rules)) == {"x.exporter_role", "x.not_incorporated"}
	_open({"exporter": {"role": "controller", "on_behalf_of": "customer"}}, {}, _binding(rules)) == {"x.exporter_role"}
}

test_for_whom_an_exporter_without_a_role_acts_contradicts_nothing if {
	not "x.exporter_role" in _unmet({"exporter": {"role": null, "on_behalf_of": "office"}}, {}, _binding(_processors))
}

test_whoever_the_rules_name_is_inside_their_group if {
	ungrouped := {"exporter": {"group": null}, "office": {"group": "elsewhere"}}
	_open(_acting_for("office"), ungrouped, _binding(_processors)) == {"x.exporter_role"}
	_open(_acting_for("customer"), ungrouped, _binding(_processors)) == set()
}

_unbound(towards) := _open(_acting_for("customer"), {}, {"rules": _processors, "towards": towards})

test_a_contract_makes_processor_rules_binding_towards_the_controller if {
	_unbound(_towards) == set()
	_open(_acting_for("customer"), {}, {"rules": _processors}) == {"x.not_incorporated"}
	_unbound(object.remove(_towards, ["incorporates"])) == {"x.not_incorporated"}
	_unbound(object.union(_towards, {"incorporates": "others"})) == {"x.not_incorporated"}
	_unbound(object.union(_towards, {"signed": "2026-11-23"})) == set()
	_unbound(object.union(_towards, {"signed": "2026-11-24"})) == {"x.not_incorporated"}
	_unbound(object.union(_towards, {"until": "2026-11-22"})) == {"x.not_incorporated"}
	_unbound(object.remove(_towards, ["signed"])) == {"x.not_incorporated"}
	_unbound(object.union(object.remove(_towards, ["importers"]), {"importers": {"sister": {}}})) == {"x.not_incorporated"}
	_unbound(object.union(object.remove(_towards, ["importers"]), {"importers": {"exporter": {"from": "2026-11-24"}}})) == {"x.not_incorporated"}
	_unbound(object.union(object.remove(_towards, ["exporters"]), {"exporters": {"sister": {}}})) == {"x.not_incorporated"}
}

test_a_contract_that_the_register_does_not_list_for_the_controller_is_none_of_its_own if {
	unlisted := object.union(_register({}, _binding(_processors)), {"instruments_of": {"customer": []}})
	codes := rules_export.unmet("x", "eu-gdpr", _processors) with input as fixture.flow(_acting_for("customer"))
		with data.register as unlisted
	codes == {"x.not_incorporated"}
}

test_a_contract_with_a_member_that_is_not_bound_binds_nobody if {
	rules := object.union(_processors, {"members": {"office": {"from": "2026-11-24"}}})
	with_office := object.union(object.remove(_towards, ["importers"]), {"importers": {"office": {}}})
	documents := {"rules": rules, "towards": with_office}
	_open(object.union(_acting_for("customer"), {"at": "2026-11-23"}), {}, documents) == {"x.not_incorporated"}
	_open(object.union(_acting_for("customer"), {"at": "2026-11-24"}), {}, documents) == set()
}

test_processor_rules_need_an_exit_through_a_bound_member_inside if {
	_open(_acting_for("customer"), {"exporter": {"jurisdiction": "IN"}}, _binding(_processors)) == {"x.exporter_outside_eea"}
	_open(_acting_for("customer"), {"exporter": {"jurisdiction": "IS"}}, _binding(_processors)) == set()
	unbound := object.union(object.remove(_processors, ["members"]), {"members": {"importer": {}}})
	_open(_acting_for("customer"), {}, _binding(unbound)) == {"x.exporter_outside_eea"}
}

test_the_united_kingdom_was_inside_until_31_december_2020 if {
	flow := _acting_for("customer")
	london := {"exporter": {"jurisdiction": "GB"}}
	_open(object.union(flow, {"at": "2020-12-31"}), london, _binding(_processors)) == set()
	_open(object.union(flow, {"at": "2021-01-01"}), london, _binding(_processors)) == {"x.exporter_outside_eea"}
}

_after(exporter, importer) := object.union(_acting_for("customer"), {"route": [{"exporter": {"party": exporter}, "importer": {"party": importer}}]})

test_an_onward_hop_may_start_abroad_where_an_earlier_one_went_through_a_member_inside if {
	abroad := {"exporter": {"jurisdiction": "IN"}}
	_open(_after("customer", "office"), abroad, _binding(_processors)) == set()
	_open(_after("office", "exporter"), abroad, _binding(_processors)) == set()
	_open(_after("customer", "exporter"), abroad, _binding(_processors)) == {"x.exporter_outside_eea"}
	_open(_after("sister", "exporter"), abroad, _binding(_processors)) == {"x.exporter_outside_eea"}
}

_contract := {
	"id": "contract",
	"type": "contract",
	"signed": "2024-01-01",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"incorporates": "rules",
}

_binding_abroad := object.union(object.remove(_processors, ["members"]), {"members": {"importer": {}}})

_outsider := {"exporter": {"group": "customer"}}

_direct(rules, contract) := {"rules": rules, "contract": contract}

_incorporated(flow, documents) if {
	rules_export.incorporated("rules") with input as fixture.flow(flow) with data.register as _register(_outsider, documents)
}

test_a_contract_can_make_processor_rules_binding_towards_an_outside_controller if {
	documents := _direct(_binding_abroad, _contract)
	_incorporated({}, documents)
	_open({}, _outsider, documents) == set()
}

test_processor_rules_are_incorporated_by_nothing_less if {
	not _incorporated({}, _direct(object.union(_binding_abroad, {"type": "eu-bcr-c"}), _contract))
	not _incorporated({}, _direct(_processors, _contract))
	not _incorporated({"exporter": {"role": "processor"}}, _direct(_binding_abroad, _contract))
	not _incorporated({}, {"rules": _binding_abroad})
	not _incorporated({}, _direct(_binding_abroad, object.union(_contract, {"incorporates": "others"})))
	not _incorporated({}, _direct(_binding_abroad, object.remove(_contract, ["incorporates"])))
	not _incorporated({}, _direct(_binding_abroad, object.remove(_contract, ["signed"])))
	not _incorporated({"at": "2023-12-31"}, _direct(_binding_abroad, _contract))
	not _incorporated({}, _direct(_binding_abroad, object.union(_contract, {"until": "2026-11-22"})))
	not _incorporated({}, _direct(_binding_abroad, object.union(_contract, {"type": "eu-scc"})))
	elsewhere := object.union(object.remove(_contract, ["importers"]), {"importers": {"office": {}}})
	not _incorporated({}, _direct(_binding_abroad, elsewhere))
}

test_a_controller_without_such_a_contract_cannot_use_processor_rules if {
	_open({}, _outsider, {"rules": _binding_abroad}) == {"x.exporter_role", "x.exporter_outside_eea", "x.not_incorporated"}
}

_provided(rules, role) if {
	codes := rules_export.met("x", "eu-gdpr", rules) with input as fixture.flow({"importer": {"role": role}})
		with data.register as fixture.register({}, {}, {})
	"x.importer_role" in codes
}

test_under_processor_rules_the_importer_processes if {
	_provided(_processors, "processor")
	not _provided(_processors, "controller")
	not _provided(_processors, null)
	_provided(_controllers, "processor")
	_provided(_controllers, "controller")
	_open(object.union(_acting_for("customer"), {"importer": {"role": "controller"}}), {}, _binding(_processors)) == {"x.importer_role"}
}
