# METADATA
# description: What takes a flow out of the PDPA.
package policies.sg_pdpa_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.sg_pdpa
import data.regions.lib.validity

_policy(flow, parties) := policy if {
	policy := {"reasons": sg_pdpa.not_restricted, "gate": sg_pdpa.gate} with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {}, {})
}

_abroad := fixture.between("SG", "US")

test_nothing_stands_in_front_of_the_mechanisms if {
	policy := _policy({}, _abroad)
	policy.gate.status == "met"
	policy.reasons == set()
	policy.gate.best.warnings == []
}

test_an_importer_in_singapore_is_inside if {
	_policy({}, fixture.between("SG", "SG")).reasons == {"sg_pdpa.inside_territory"}
	_policy({"at": "2014-07-01"}, fixture.between("SG", "SG")).reasons == set()
	_policy({"at": "2014-07-02"}, fixture.between("SG", "SG")).reasons == {"sg_pdpa.inside_territory"}
}

test_a_relation_takes_the_flow_out[relation] if {
	some relation, code in {
		"same-entity": "sg_pdpa.same_entity",
		"from-data-subject": "sg_pdpa.from_data_subject",
		"to-data-subject": "sg_pdpa.to_data_subject",
	}
	_policy({"relation": relation}, _abroad).reasons == {code}
}

test_storage_and_transit_abroad_do_not[relation] if {
	some relation in ["disclosure", "storage-only", "transit"]
	_policy({"relation": relation}, _abroad).reasons == set()
}

test_inferred_reasons_warn_and_sourced_ones_do_not if {
	_policy({"relation": "to-data-subject"}, _abroad).gate.best.warnings == ["sg_pdpa.inferred"]
	_policy({"relation": "same-entity"}, _abroad).gate.best.warnings == []
	transit := _policy({"relation": "transit"}, fixture.between("SG", "SG"))
	transit.reasons == {"sg_pdpa.inside_territory", "sg_pdpa.transit"}
	transit.gate.best.warnings == ["sg_pdpa.inferred"]
}

test_the_mechanisms_are_certificates_and_contracts if {
	found := sg_pdpa.findings with input as fixture.flow({}) with data.register as fixture.register(_abroad, {}, {})
	object.keys(found) == {"cbpr", "prp", "contract"}
}

test_the_regulations_of_2014_hand_over_to_those_of_2021[day] if {
	some day, laws in {
		"2014-07-01": set(), "2014-07-02": {"pdp-regulations-2014"}, "2021-01-31": {"pdp-regulations-2014"},
		"2021-02-01": {"pdp-regulations-2021"}, "2026-11-23": {"pdp-regulations-2021"},
	}
	{id | some id, record in data.policies.sg_pdpa.records; record.kind == "law"; validity.in_force(record, day)} == laws
}
