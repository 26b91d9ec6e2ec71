# METADATA
# description: What the law restricts, what takes a flow out, and which mechanisms it lists.
package policies.bm_pipa_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.bm_pipa
import data.regions.lib.validity

_reasons(flow, parties) := reasons if {
	reasons := bm_pipa.not_restricted with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {}, {})
}

_warnings(flow, parties) := gate.best.warnings if {
	gate := bm_pipa.gate with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {}, {})
}

_abroad := fixture.between("BM", "US")

_inside := fixture.between("BM", "BM")

test_a_disclosure_abroad_is_restricted if {
	_reasons({}, _abroad) == set()
	_warnings({}, _abroad) == []
}

test_a_disclosure_inside_is_not if {
	_reasons({}, _inside) == {"bm_pipa.inside_territory"}
	_warnings({}, _inside) == []
}

test_relations_take_a_flow_out_with_a_warning[relation] if {
	some relation, code in {
		"same-entity": "bm_pipa.same_entity",
		"from-data-subject": "bm_pipa.from_data_subject",
		"to-data-subject": "bm_pipa.to_data_subject",
	}
	_reasons({"relation": relation}, _abroad) == {code}
	_warnings({"relation": relation}, _abroad) == ["bm_pipa.inferred"]
}

test_transit_takes_a_flow_out_only_inside if {
	_reasons({"relation": "transit"}, _inside) == {"bm_pipa.inside_territory", "bm_pipa.transit"}
	_reasons({"relation": "transit"}, _abroad) == set()
}

test_other_relations_take_nothing_out[relation] if {
	some relation in ["disclosure", "storage-only"]
	_reasons({"relation": relation}, _abroad) == set()
}

test_inside_nothing_is_inferred if _warnings({"relation": "same-entity"}, _inside) == []

test_the_gate_is_open if {
	gate := bm_pipa.gate with input as fixture.flow({}) with data.register as fixture.register(_abroad, {}, {})
	gate.status == "met"
	gate.about.id == "bm-pipa"
	gate.about.coverage == "partial"
}

test_the_law_counts_from_its_first_day if {
	record := data.policies.bm_pipa.records.pipa
	record.kind == "law"
	not validity.in_force(record, "2024-12-31")
	validity.in_force(record, "2025-01-01")
	validity.in_force(record, "2025-01-02")
}

test_the_mechanisms_of_the_law if {
	findings := bm_pipa.findings with input as fixture.flow({}) with data.register as fixture.register(_abroad, {}, {})
	{mechanism: finding.status | some mechanism, finding in findings} == {"cbpr": "unmet", "prp": "not_relevant", "contract": "unmet"}
}
