# METADATA
# description: Free everywhere, but for three sectors towards mainland China, each from its day.
package policies.tw_pdpa_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.tw_pdpa
import data.regions.lib.validity

_parties(sector, importer) := object.union(fixture.between("TW", importer), {"exporter": {"jurisdiction": "TW", "sector": sector}})

_gate(flow, sector, importer) := gate if {
	gate := fixture.consistent(tw_pdpa.gate, {"gate": tw_pdpa.met}, {"gate": tw_pdpa.unmet}) with input as fixture.flow(flow)
		with data.register as fixture.register(_parties(sector, importer), {}, {})
}

_silent(flow, importer) := gate if {
	gate := tw_pdpa.gate with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("TW", importer), {}, {})
}

_reasons(flow, importer) := reasons if {
	reasons := tw_pdpa.not_restricted with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("TW", importer), {}, {})
}

test_the_law_starts_on_its_day if {
	law := data.policies.tw_pdpa.records.pdpa
	law.kind == "law"
	not validity.in_force(law, "2012-09-30")
	validity.in_force(law, "2012-10-01")
}

test_transfers_are_free if {
	_reasons({}, "US") == {"tw_pdpa.free"}
	_reasons({}, "CN") == {"tw_pdpa.free"}
	_reasons({"relation": "same-entity"}, "US") == {"tw_pdpa.free"}
	_reasons({}, "TW") == {"tw_pdpa.inside_territory"}
	_reasons({"relation": "from-data-subject"}, "US") == {"tw_pdpa.from_data_subject"}
	_reasons({"relation": "to-data-subject"}, "US") == {"tw_pdpa.to_data_subject"}
}

test_telecommunications_and_broadcasting_from_25_september_2012 if {
	every sector in ["telecommunications", "broadcasting"] {
		_gate({"at": "2012-09-24"}, sector, "CN").status == "met"
		_gate({"at": "2012-09-25"}, sector, "CN").status != "met"
		_gate({"at": "2012-10-01"}, sector, "CN").best.unmet == ["tw_pdpa.telecommunications_order"]
		_gate({}, sector, "CN").best.unmet == ["tw_pdpa.telecommunications_order"]
	}
}

test_offices_of_social_workers_from_2022_with_a_warning if {
	_gate({"at": "2021-12-31"}, "social-work", "CN").status == "met"
	gate := _gate({"at": "2022-01-01"}, "social-work", "CN")
	gate.best.unmet == ["tw_pdpa.social_work_order"]
	gate.best.warnings == ["tw_pdpa.order_date_inferred"]
}

test_employment_services_from_20_february_2023 if {
	every sector in ["recruitment", "employment-services"] {
		_gate({"at": "2023-02-19"}, sector, "CN").status == "met"
		_gate({"at": "2023-02-20"}, sector, "CN").best.unmet == ["tw_pdpa.recruitment_order"]
	}
}

test_other_sectors_are_free_with_a_warning if {
	gate := _gate({}, "finance", "CN")
	gate.status == "met"
	gate.best.warnings == ["tw_pdpa.later_orders"]
	_gate({"at": "2021-12-31"}, "finance", "CN").best.warnings == ["tw_pdpa.later_orders"]
}

test_elsewhere_no_order_reaches if {
	every place in ["US", "HK", "MO", "TW"] {
		gate := _gate({}, "telecommunications", place)
		gate.status == "met"
		gate.best.warnings == []
	}
}

test_a_sector_that_is_not_stated_is_asked_for_only_towards_china if {
	gate := _silent({}, "CN")
	gate.status == "unknown"
	gate.best.missing == ["tw_pdpa.recruitment_order", "tw_pdpa.social_work_order", "tw_pdpa.telecommunications_order"]
	_silent({"at": "2021-12-31"}, "CN").best.missing == ["tw_pdpa.telecommunications_order"]
	_silent({}, "US").status == "met"
}

test_keeping_the_data_in_china_is_sending_them_there if {
	_gate({"storage": "CN"}, "telecommunications", "US").best.unmet == ["tw_pdpa.telecommunications_order"]
	_gate({"storage": "SG"}, "telecommunications", "US").status == "met"
	_silent({"storage": "CN"}, "US").status == "unknown"
}

test_the_office_of_the_same_entity_in_china_is_reached if {
	_gate({"relation": "same-entity"}, "telecommunications", "CN").status == "unmet"
}

test_what_a_person_sends_or_is_sent_is_not[relation] if {
	some relation in ["from-data-subject", "to-data-subject"]
	gate := _silent({"relation": relation}, "CN")
	gate.status == "met"
	gate.best.warnings == ["tw_pdpa.inferred"]
	_silent({"relation": relation}, "TW").best.warnings == []
}

_acting(side, parties) := gate if {
	gate := tw_pdpa.gate with input as fixture.flow({"exporter": side})
		with data.register as fixture.register(object.union(fixture.between("TW", "CN"), parties), {}, {})
}

_carrier := {"jurisdiction": "TW", "sector": "telecommunications"}

_shop := {"jurisdiction": "TW", "sector": "retail"}

_all_orders := ["tw_pdpa.recruitment_order", "tw_pdpa.social_work_order", "tw_pdpa.telecommunications_order"]

test_a_processor_stands_for_the_operator_that_it_acts_for if {
	side := {"role": "processor", "on_behalf_of": "client"}
	_acting(side, {"exporter": _shop, "client": _carrier}).best.unmet == ["tw_pdpa.telecommunications_order"]
	_acting(side, {"exporter": _shop, "client": _shop}).status == "met"
	_acting(side, {"exporter": _shop, "client": {"jurisdiction": "TW"}}).best.missing == _all_orders
	_acting(side, {"exporter": {"jurisdiction": "US"}, "client": _carrier}).best.unmet == ["tw_pdpa.telecommunications_order"]
}

test_for_whom_a_processor_acts_is_asked if {
	_acting({"role": "processor"}, {"exporter": _shop}).best.missing == _all_orders
	_acting({"role": "controller"}, {"exporter": _shop}).status == "met"
}

test_a_branch_is_part_of_the_operator_however_far_up if {
	branch := {"jurisdiction": "US", "sector": "retail", "branch_of": "middle"}
	middle := object.union(_shop, {"branch_of": "top"})
	_acting({}, {"exporter": branch, "middle": middle, "top": _carrier}).best.unmet == ["tw_pdpa.telecommunications_order"]
	_acting({}, {"exporter": branch, "middle": middle, "top": _shop}).status == "met"
	_acting({}, {"exporter": branch, "middle": middle, "top": {"jurisdiction": "US"}}).best.missing == _all_orders
}

test_a_branch_of_the_operator_acted_for_counts_as_well if {
	side := {"role": "processor", "on_behalf_of": "client"}
	client := {"jurisdiction": "US", "sector": "retail", "branch_of": "top"}
	_acting(side, {"exporter": {"jurisdiction": "US"}, "client": client, "top": _carrier}).best.unmet == ["tw_pdpa.telecommunications_order"]
}

_route := [{
	"id": "before",
	"at": "2026-11-23",
	"exporter": {"party": "first", "role": "controller"},
	"importer": {"party": "exporter", "role": "processor"},
}]

_detour(first, second, route) := gate if {
	gate := tw_pdpa.gate with input as fixture.flow({"route": route})
		with data.register as fixture.register(
			object.union(fixture.between("US", "CN"), {"first": first, "exporter": second}),
			{}, {},
		)
}

test_a_detour_is_no_escape if {
	carrier := {"jurisdiction": "TW", "sector": "telecommunications"}
	_detour(carrier, {"jurisdiction": "US"}, _route).best.unmet == ["tw_pdpa.telecommunications_order"]
	_detour({"jurisdiction": "TW"}, {"jurisdiction": "US"}, _route).status == "unknown"
	_detour({"jurisdiction": "TW", "sector": "retail"}, {"jurisdiction": "US"}, _route).status == "met"
}

test_orders_do_not_reach_a_foreign_carrier_on_the_route if {
	foreign := {"jurisdiction": "US", "sector": "telecommunications"}
	_detour({"jurisdiction": "TW", "sector": "retail"}, foreign, _route).status == "met"
}

test_who_is_under_this_law_by_statement_counts if {
	stated := {"jurisdiction": "US", "sector": "telecommunications", "subject_to": ["tw-pdpa"]}
	_detour({"jurisdiction": "DE"}, stated, _route).status == "unmet"
	governed := [object.union(_route[0], {"regimes": ["tw-pdpa"]})]
	_detour({"jurisdiction": "DE", "sector": "broadcasting"}, {"jurisdiction": "US"}, governed).status == "unmet"
}

test_where_nobody_is_known_to_be_bound_it_is_unknown if {
	_detour({"jurisdiction": "DE"}, {"jurisdiction": "US"}, _route).status == "unknown"
}

test_certificates_are_listed_and_worth_nothing if {
	found := tw_pdpa.findings with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("TW", "US"), {}, {})
	object.keys(found) == {"cbpr", "prp"}
}

test_only_an_order_stops_a_transfer if {
	draft := object.union(data.policies.tw_pdpa.records, {"cn-telecommunications": {"kind": "draft"}})
	gate := tw_pdpa.gate with input as fixture.flow({})
		with data.register as fixture.register(_parties("telecommunications", "CN"), {}, {})
		with data.policies.tw_pdpa.records as draft
	gate.status == "met"
}
