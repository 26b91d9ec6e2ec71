# METADATA
# description: What takes a flow out of the APPI, and the duties that remain.
package policies.jp_appi_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.jp_appi
import data.regions.lib.validity

_policy(flow, parties) := policy if {
	policy := {"reasons": jp_appi.not_restricted, "gate": jp_appi.gate} with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {}, {})
}

_abroad := fixture.between("JP", "US")

test_nothing_stands_in_front_of_the_mechanisms if {
	policy := _policy({}, _abroad)
	policy.gate.status == "met"
	policy.reasons == set()
	policy.gate.obligations == []
	policy.gate.best.warnings == []
}

test_an_importer_in_japan_is_inside if {
	_policy({}, fixture.between("JP", "JP")).reasons == {"jp_appi.inside_territory"}
	_policy({"at": "2017-05-29"}, fixture.between("JP", "JP")).reasons == set()
	_policy({"at": "2017-05-30"}, fixture.between("JP", "JP")).reasons == {"jp_appi.inside_territory"}
}

test_an_importer_under_the_appi_is_no_third_party_abroad if {
	policy := _policy({"importer": {"subject_to": ["jp-appi"]}}, _abroad)
	policy.reasons == {"jp_appi.importer_under_appi"}
	policy.gate.obligations == ["obligation.domestic_ground"]
	stated := object.union(_abroad, {"importer": {"subject_to": ["jp-appi"]}})
	_policy({}, stated).reasons == {"jp_appi.importer_under_appi"}
	_policy({"importer": {"subject_to": []}}, stated).reasons == set()
	_policy({"importer": {"subject_to": ["eu-gdpr"]}}, stated).reasons == set()
}

test_inside_japan_its_law_needs_no_statement if {
	_policy({"importer": {"subject_to": ["jp-appi"]}}, fixture.between("JP", "JP")).reasons == {"jp_appi.inside_territory"}
}

test_a_relation_takes_the_flow_out[relation] if {
	some relation, code in {
		"same-entity": "jp_appi.same_entity",
		"from-data-subject": "jp_appi.from_data_subject",
		"to-data-subject": "jp_appi.to_data_subject",
		"storage-only": "jp_appi.storage_only",
	}
	_policy({"relation": relation}, _abroad).reasons == {code}
}

test_a_disclosure_and_transit_abroad_do_not[relation] if {
	some relation in ["disclosure", "transit"]
	_policy({"relation": relation}, _abroad).reasons == set()
}

test_transit_inside_japan_is_inferred if {
	policy := _policy({"relation": "transit"}, fixture.between("JP", "JP"))
	policy.reasons == {"jp_appi.inside_territory", "jp_appi.transit"}
	policy.gate.best.warnings == ["jp_appi.inferred"]
}

test_inferred_reasons_warn_and_sourced_ones_do_not if {
	_policy({"relation": "to-data-subject"}, _abroad).gate.best.warnings == ["jp_appi.inferred"]
	_policy({"relation": "same-entity"}, _abroad).gate.best.warnings == []
	_policy({"relation": "from-data-subject"}, _abroad).gate.best.warnings == []
}

test_storage_leaves_security_with_the_exporter if {
	_policy({"relation": "storage-only"}, _abroad).gate.obligations == ["obligation.security_control"]
}

test_the_mechanisms_are_the_four_that_the_law_knows_or_refuses if {
	found := jp_appi.findings with input as fixture.flow({}) with data.register as fixture.register(_abroad, {}, {})
	object.keys(found) == {"adequacy", "cbpr", "prp", "contract"}
}

test_article_24_became_article_28_on_1_april_2022[day] if {
	some day, laws in {
		"2017-05-29": set(), "2017-05-30": {"appi-art-24"}, "2022-03-31": {"appi-art-24"},
		"2022-04-01": {"appi-art-28"}, "2026-11-23": {"appi-art-28"},
	}
	{id | some id, record in data.policies.jp_appi.records; record.kind == "law"; validity.in_force(record, day)} == laws
}
