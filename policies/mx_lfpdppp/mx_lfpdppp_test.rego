# METADATA
# description: What the law restricts, what takes a flow out, and which mechanisms it lists.
package policies.mx_lfpdppp_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.mx_lfpdppp
import data.regions.lib.validity

_reasons(flow, parties) := reasons if {
	reasons := mx_lfpdppp.not_restricted with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {}, {})
}

_warnings(flow, parties) := gate.best.warnings if {
	gate := mx_lfpdppp.gate with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {}, {})
}

_abroad := fixture.between("MX", "US")

_inside := fixture.between("MX", "MX")

test_a_disclosure_abroad_is_restricted if {
	_reasons({}, _abroad) == set()
	_warnings({}, _abroad) == []
}

test_a_disclosure_inside_is_not if {
	_reasons({}, _inside) == {"mx_lfpdppp.inside_territory"}
	_warnings({}, _inside) == []
}

test_relations_take_a_flow_out_with_a_warning[relation] if {
	some relation, code in {
		"same-entity": "mx_lfpdppp.same_entity",
		"from-data-subject": "mx_lfpdppp.from_data_subject",
		"to-data-subject": "mx_lfpdppp.to_data_subject",
	}
	_reasons({"relation": relation}, _abroad) == {code}
	_warnings({"relation": relation}, _abroad) == ["mx_lfpdppp.inferred"]
}

test_transit_takes_a_flow_out_only_inside if {
	_reasons({"relation": "transit"}, _inside) == {"mx_lfpdppp.inside_territory", "mx_lfpdppp.transit"}
	_reasons({"relation": "transit"}, _abroad) == set()
}

test_other_relations_take_nothing_out[relation] if {
	some relation in ["disclosure", "storage-only"]
	_reasons({"relation": relation}, _abroad) == set()
}

test_inside_nothing_is_inferred if _warnings({"relation": "same-entity"}, _inside) == []

test_the_gate_is_open if {
	gate := mx_lfpdppp.gate with input as fixture.flow({}) with data.register as fixture.register(_abroad, {}, {})
	gate.status == "met"
	gate.about.id == "mx-lfpdppp"
	gate.about.coverage == "partial"
}

test_the_law_counts_from_its_first_day if {
	record := data.policies.mx_lfpdppp.records["lfpdppp-2025"]
	record.kind == "law"
	not validity.in_force(record, "2025-03-20")
	validity.in_force(record, "2025-03-21")
	validity.in_force(record, "2025-03-22")
}

test_the_mechanisms_of_the_law if {
	findings := mx_lfpdppp.findings with input as fixture.flow({}) with data.register as fixture.register(_abroad, {}, {})
	{mechanism: finding.status | some mechanism, finding in findings} == {"cbpr": "not_relevant", "prp": "not_relevant", "contract": "unmet"}
}

_remision := {"importer": {"party": "importer", "role": "processor", "on_behalf_of": "exporter"}}

_agreement := {
	"id": "agreement",
	"type": "contract",
	"signed": "2025-08-04",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"processor_terms": true,
}

_under(flow, agreement, parties) := {"reasons": reasons, "warnings": gate.best.warnings} if {
	reasons := mx_lfpdppp.not_restricted with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {"agreement": agreement}, {})
	gate := mx_lfpdppp.gate with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {"agreement": agreement}, {})
}

test_a_remision_is_no_transfer_with_a_warning if {
	_under(_remision, _agreement, _abroad) == {
		"reasons": {"mx_lfpdppp.remision"},
		"warnings": ["mx_lfpdppp.text_not_read"],
	}
}

test_inside_a_remision_needs_no_warning if _under(_remision, _agreement, _inside).warnings == []

test_silence_on_processor_terms_takes_nothing_out[name] if {
	some name, agreement in {
		"silent": fixture.without(_agreement, ["processor_terms"]),
		"denied": object.union(_agreement, {"processor_terms": false}),
		"signed later": object.union(_agreement, {"signed": "2026-11-24"}),
	}
	_under(_remision, agreement, _abroad) == {"reasons": set(), "warnings": []}
}

test_what_is_no_remision_stays_a_transfer[name] if {
	some name, flow in {
		"controller to controller": {"importer": {"party": "importer", "role": "controller"}},
		"processor to sub-processor": object.union(_remision, {"exporter": {"party": "exporter", "role": "processor"}}),
		"processor of another": {"importer": {"party": "importer", "role": "processor", "on_behalf_of": "stranger"}},
		"processor of nobody named": {"importer": {"party": "importer", "role": "processor"}},
	}
	_under(flow, _agreement, _abroad).reasons == set()
}
