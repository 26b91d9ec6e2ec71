# METADATA
# description: What the law restricts, what takes a flow out, and which mechanisms it lists.
package policies.mu_dpa_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.mu_dpa
import data.regions.lib.validity

_reasons(flow, parties) := reasons if {
	reasons := mu_dpa.not_restricted with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {}, {})
}

_warnings(flow, parties) := gate.best.warnings if {
	gate := mu_dpa.gate with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {}, {})
}

_abroad := fixture.between("MU", "US")

_inside := fixture.between("MU", "MU")

test_a_disclosure_abroad_is_restricted if {
	_reasons({}, _abroad) == set()
	_warnings({}, _abroad) == []
}

test_a_disclosure_inside_is_not if {
	_reasons({}, _inside) == {"mu_dpa.inside_territory"}
	_warnings({}, _inside) == []
}

test_relations_take_a_flow_out_with_a_warning[relation] if {
	some relation, code in {
		"same-entity": "mu_dpa.same_entity",
		"from-data-subject": "mu_dpa.from_data_subject",
		"to-data-subject": "mu_dpa.to_data_subject",
	}
	_reasons({"relation": relation}, _abroad) == {code}
	_warnings({"relation": relation}, _abroad) == ["mu_dpa.inferred"]
}

test_transit_takes_a_flow_out_only_inside if {
	_reasons({"relation": "transit"}, _inside) == {"mu_dpa.inside_territory", "mu_dpa.transit"}
	_reasons({"relation": "transit"}, _abroad) == set()
}

test_other_relations_take_nothing_out[relation] if {
	some relation in ["disclosure", "storage-only"]
	_reasons({"relation": relation}, _abroad) == set()
}

test_inside_nothing_is_inferred if _warnings({"relation": "same-entity"}, _inside) == []

test_the_gate_is_open if {
	gate := mu_dpa.gate with input as fixture.flow({}) with data.register as fixture.register(_abroad, {}, {})
	gate.status == "met"
	gate.about.id == "mu-dpa"
	gate.about.coverage == "partial"
}

test_the_law_counts_from_its_first_day if {
	record := data.policies.mu_dpa.records.dpa
	record.kind == "law"
	not validity.in_force(record, "2018-01-14")
	validity.in_force(record, "2018-01-15")
	validity.in_force(record, "2018-01-16")
}

test_the_mechanisms_of_the_law if {
	findings := mu_dpa.findings with input as fixture.flow({}) with data.register as fixture.register(_abroad, {}, {})
	{mechanism: finding.status | some mechanism, finding in findings} == {"cbpr": "not_relevant", "prp": "not_relevant"}
}
