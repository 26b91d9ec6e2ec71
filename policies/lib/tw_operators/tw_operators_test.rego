# METADATA
# description: Who counts as an operator, and what must be stated of each.
package policies.lib.tw_operators_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.lib.tw_operators

_found(flow, parties) := {"sectors": sectors, "known": known} if {
	world := fixture.register(object.union(fixture.between("TW", "CN"), parties), {}, {})
	sectors := tw_operators.sectors with input as fixture.flow(flow) with data.register as world
	known := {true | tw_operators.known} with input as fixture.flow(flow) with data.register as world
}

_told := {true}

_shop := {"jurisdiction": "TW", "sector": "retail"}

_foreign := {"jurisdiction": "US", "sector": "broadcasting"}

_for(client) := {"exporter": {"role": "processor", "on_behalf_of": client}}

test_an_exporter_in_taiwan_counts if {
	_found({}, {"exporter": _shop}) == {"sectors": {"exporter": "retail"}, "known": _told}
	_found({}, {}) == {"sectors": {}, "known": set()}
}

test_an_exporter_elsewhere_counts_where_the_law_is_stated_to_reach_it if {
	_found({}, {"exporter": _foreign}) == {"sectors": {}, "known": set()}
	stated := {"sectors": {"exporter": "broadcasting"}, "known": _told}
	_found({}, {"exporter": object.union(_foreign, {"subject_to": ["tw-pdpa"]})}) == stated
	_found({"regimes": ["tw-pdpa"]}, {"exporter": _foreign}) == stated
}

test_an_exporter_elsewhere_counts_where_an_order_under_the_law_names_its_flow if {
	order := {"id": "order", "regime": "tw-pdpa", "flows": ["asked"], "from": "2026-11-23", "until": "2026-11-23", "effect": "suspended"}
	named := fixture.register(object.union(fixture.between("TW", "CN"), {"exporter": _foreign}), {}, {})
	world := object.union(named, {"orders": {"order": order}})
	tw_operators.sectors == {"exporter": "broadcasting"} with input as fixture.flow({}) with data.register as world
	tw_operators.sectors == {} with input as fixture.flow({"at": "2026-11-24"}) with data.register as world
	tw_operators.sectors == {} with input as fixture.flow({"id": "another"}) with data.register as world
	other := object.union(named, {"orders": {"order": object.union(order, {"regime": "us-federal"})}})
	tw_operators.sectors == {} with input as fixture.flow({}) with data.register as other
}

test_the_controller_acted_for_counts_if_either_is_bound if {
	_found(_for("client"), {"exporter": _shop, "client": _foreign}).sectors == {"exporter": "retail", "client": "broadcasting"}
	_found(_for("client"), {"exporter": _foreign, "client": _shop}) == {"sectors": {"client": "retail"}, "known": _told}
	_found(_for("client"), {"exporter": _foreign, "client": _foreign}).sectors == {}
}

test_a_processor_must_say_for_whom_it_acts if {
	_found({"exporter": {"role": "processor"}}, {"exporter": _shop}).known == set()
	_found(_for("client"), {"exporter": _shop, "client": _shop}).known == _told
	_found({"exporter": {"role": "joint-controller"}}, {"exporter": _shop}).known == _told
}

test_a_branch_counts_with_the_entities_behind_it if {
	branch := object.union(_foreign, {"branch_of": "middle"})
	middle := {"jurisdiction": "US", "sector": "retail", "branch_of": "top"}
	found := _found({}, {"exporter": branch, "middle": middle, "top": {"jurisdiction": "TW"}})
	found == {"sectors": {"exporter": "broadcasting", "middle": "retail"}, "known": set()}
	_found({}, {"exporter": branch, "middle": middle, "top": _shop}).known == _told
	_found({}, {"exporter": branch, "middle": middle, "top": _foreign}).sectors == {}
}

test_what_is_stated_of_an_entity_holds_for_its_branches_unless_the_flow_says_otherwise if {
	parties := {"exporter": {"jurisdiction": "US", "sector": "retail", "branch_of": "top"}, "top": object.union(_foreign, {"subject_to": ["tw-pdpa"]})}
	both := {"exporter": "retail", "top": "broadcasting"}
	_found({}, parties) == {"sectors": both, "known": _told}
	_found({"exporter": {"subject_to": ["tw-pdpa"]}}, parties).sectors == both
	_found({"exporter": {"subject_to": []}}, parties).sectors == {}
	_found({}, object.union(parties, {"top": {"subject_to": ["us-federal"]}})).sectors == {}
	_found(_for("client"), object.union(parties, {"exporter": {"branch_of": "exporter"}, "client": {"jurisdiction": "US", "sector": "retail", "branch_of": "top"}})).sectors == {"client": "retail", "top": "broadcasting"}
}

test_every_exporter_of_the_route_counts if {
	first := {"id": "before", "at": "2026-11-23", "exporter": {"party": "first", "role": "controller"}, "importer": {"party": "exporter"}}
	_found({"route": [first]}, {"first": _shop, "exporter": _foreign}) == {"sectors": {"first": "retail"}, "known": _told}
}
