# METADATA
# description: What takes a flow out of the PIPA, and how little does.
package policies.kr_pipa_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.kr_pipa
import data.regions.lib.validity

_policy(flow, parties) := policy if {
	policy := {"reasons": kr_pipa.not_restricted, "gate": kr_pipa.gate} with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {}, {})
}

_abroad := fixture.between("KR", "US")

test_nothing_stands_in_front_of_the_mechanisms if {
	policy := _policy({}, _abroad)
	policy.gate.status == "met"
	policy.reasons == set()
}

test_an_importer_in_korea_is_inside if {
	_policy({}, fixture.between("KR", "KR")).reasons == {"kr_pipa.inside_territory"}
	_policy({"at": "2023-09-14"}, fixture.between("KR", "KR")).reasons == set()
	_policy({"at": "2023-09-15"}, fixture.between("KR", "KR")).reasons == {"kr_pipa.inside_territory"}
}

test_branches_and_storage_stay_restricted[relation] if {
	some relation in ["disclosure", "same-entity", "storage-only", "transit"]
	policy := _policy({"relation": relation}, _abroad)
	policy.reasons == set()
	policy.gate.best.warnings == []
}

test_what_the_person_sends_stays_restricted_by_inference if {
	policy := _policy({"relation": "from-data-subject"}, _abroad)
	policy.reasons == set()
	policy.gate.status == "met"
	policy.gate.best.warnings == ["kr_pipa.inferred"]
	_policy({"relation": "from-data-subject"}, fixture.between("KR", "KR")).gate.best.warnings == []
}

test_data_sent_to_the_person_are_out_by_inference if {
	policy := _policy({"relation": "to-data-subject"}, _abroad)
	policy.reasons == {"kr_pipa.to_data_subject"}
	policy.gate.best.warnings == ["kr_pipa.inferred"]
}

test_the_mechanisms_are_the_recognition_and_what_is_refused if {
	found := kr_pipa.findings with input as fixture.flow({}) with data.register as fixture.register(_abroad, {}, {})
	object.keys(found) == {"adequacy", "cbpr", "prp", "contract"}
}

test_the_law_counts_from_its_first_day if {
	law := data.policies.kr_pipa.records["pipa-section-4"]
	law.kind == "law"
	not validity.in_force(law, "2023-09-14")
	validity.in_force(law, "2023-09-15")
}
