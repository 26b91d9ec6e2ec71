# METADATA
# description: The assessment stands in front of everything that leaves Quebec, within one entity too.
package policies.ca_qc_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.ca_qc
import data.regions.lib.validity

_pia := {
	"id": "pia",
	"type": "pia",
	"regimes": ["ca-qc"],
	"destination": "US",
	"completed": "2025-01-10",
	"conclusion": "sufficient",
}

_contract := {"id": "paper", "type": "contract", "exporters": {"exporter": {}}, "importers": {"importer": {}}}

_gate(flow, importer, assessments) := gate if {
	gate := ca_qc.gate with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("CA-QC", importer), {"paper": _contract}, {importer: assessments})
}

_reasons(flow, importer) := reasons if {
	reasons := ca_qc.not_restricted with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("CA-QC", importer), {}, {})
}

_open(changes) := array.concat(gate.best.unmet, gate.best.missing) if {
	gate := _gate({}, "US", {"pia": object.union(_pia, changes)})
}

test_the_law_starts_on_its_day if {
	law := data.policies.ca_qc.records["private-sector-act-s-17"]
	law.kind == "law"
	not validity.in_force(law, "2023-09-21")
	validity.in_force(law, "2023-09-22")
}

test_the_rest_of_canada_is_outside if {
	_reasons({}, "CA") == set()
	_reasons({}, "US") == set()
	_reasons({}, "CA-QC") == {"ca_qc.inside_territory"}
}

test_inside_quebec_no_assessment_is_needed if {
	gate := _gate({}, "CA-QC", {})
	gate.status == "met"
	gate.best.warnings == []
}

test_a_sufficient_assessment_opens_the_gate_from_its_day if {
	_open({}) == []
	_gate({"at": "2025-01-09"}, "US", {"pia": _pia}).best.unmet == ["ca_qc.pia"]
	_gate({"at": "2025-01-10"}, "US", {"pia": _pia}).status == "met"
}

test_no_assessment_another_kind_or_another_law_does_not if {
	_gate({}, "US", {}).best.unmet == ["ca_qc.pia"]
	_open({"type": "tia"}) == ["ca_qc.pia"]
	_open({"type": "tra"}) == ["ca_qc.pia"]
	_open({"regimes": ["eu-gdpr"]}) == ["ca_qc.pia"]
}

test_it_must_find_the_protection_adequate_with_its_measures if {
	_open({"conclusion": "insufficient"}) == ["ca_qc.pia"]
	_open({"conclusion": "sufficient-with-measures", "measures": []}) == ["ca_qc.pia"]
	_open({"conclusion": "sufficient-with-measures", "measures": ["encryption"]}) == []
}

test_what_is_not_stated_is_asked_for if {
	gate := _gate({}, "US", {"pia": object.remove(_pia, ["completed"])})
	gate.status == "unknown"
	gate.best.missing == ["ca_qc.pia"]
	silent := _gate({}, "US", {"pia": object.remove(_pia, ["conclusion"])})
	silent.best.missing == ["ca_qc.pia"]
}

test_the_newest_decides if {
	later := object.union(_pia, {"id": "later", "completed": "2026-06-01", "conclusion": "insufficient"})
	_gate({"at": "2026-05-31"}, "US", {"pia": _pia, "later": later}).status == "met"
	_gate({"at": "2026-06-01"}, "US", {"pia": _pia, "later": later}).status == "unmet"
}

test_one_limited_to_a_document_of_the_two_sides_counts if {
	_open({"instruments": ["paper"]}) == []
	_open({"instruments": ["other"]}) == ["ca_qc.pia"]
}

test_within_one_entity_the_assessment_is_needed_and_no_agreement if {
	_reasons({"relation": "same-entity"}, "US") == {"ca_qc.same_entity"}
	_gate({"relation": "same-entity"}, "US", {}).best.unmet == ["ca_qc.pia"]
	gate := _gate({"relation": "same-entity"}, "US", {"pia": _pia})
	gate.status == "met"
	gate.best.warnings == ["ca_qc.inferred"]
}

test_the_same_holds_for_what_the_person_sends_or_is_sent[relation] if {
	some relation, reason in {"from-data-subject": "ca_qc.from_data_subject", "to-data-subject": "ca_qc.to_data_subject"}
	_reasons({"relation": relation}, "US") == {reason}
	_gate({"relation": relation}, "US", {}).best.unmet == ["ca_qc.pia"]
	_gate({"relation": relation}, "US", {"pia": _pia}).best.warnings == ["ca_qc.inferred"]
}

test_without_a_document_of_the_two_sides_the_assessment_of_the_place_decides if {
	gates := [gate |
		some assessments in [{"US": {"pia": _pia}}, {}]
		gate := ca_qc.gate with input as fixture.flow({}) with data.register as fixture.register(fixture.between("CA-QC", "US"), {}, assessments)
	]
	[gate.status | some gate in gates] == ["met", "unmet"]
}

test_storage_is_a_communication if {
	_reasons({"relation": "storage-only"}, "US") == set()
	_reasons({"relation": "transit"}, "CA-QC") == {"ca_qc.inside_territory", "ca_qc.transit"}
}

test_a_review_that_is_due_is_a_warning if {
	overdue := object.union(_pia, {"review_by": "2026-11-22"})
	_gate({}, "US", {"pia": overdue}).best.warnings == ["ca_qc.assessment_review"]
	_gate({"at": "2026-11-22"}, "US", {"pia": overdue}).best.warnings == []
	_gate({}, "CA-QC", {"pia": object.union(overdue, {"destination": "CA-QC"})}).best.warnings == []
	_gate({"relation": "same-entity"}, "CA-QC", {}).best.warnings == []
}

test_its_mechanisms_are_these if {
	found := ca_qc.findings with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("CA-QC", "US"), {}, {})
	object.keys(found) == {"contract", "cbpr", "prp"}
}

test_an_assessment_of_one_agreement_counts_if_it_binds_this_way[case] if {
	some case, [exporters, importers, unmet] in {
		"this way": [{"exporter"}, {"importer"}, []],
		"both ways": [{"exporter", "importer"}, {"exporter", "importer"}, []],
		"the other way": [{"importer"}, {"exporter"}, ["ca_qc.pia"]],
		"without the importer": [{"exporter"}, {"exporter"}, ["ca_qc.pia"]],
		"without the exporter": [{"importer"}, {"importer"}, ["ca_qc.pia"]],
		"of both with a third party": [{"exporter", "importer"}, {"third"}, ["ca_qc.pia"]],
		"of a third party with both": [{"third"}, {"exporter", "importer"}, ["ca_qc.pia"]],
	}
	paper := {
		"id": "paper",
		"type": "contract",
		"exporters": {party: {} | some party in exporters},
		"importers": {party: {} | some party in importers},
	}
	gate := ca_qc.gate with input as fixture.flow({})
		with data.register as fixture.register(
			fixture.between("CA-QC", "US"), {"paper": paper},
			{"US": {"pia": object.union(_pia, {"instruments": ["paper"]})}},
		)
	gate.best.unmet == unmet
}

test_an_assessment_of_a_document_that_bears_the_name_of_the_law_is_confined_to_it if {
	gate := _gate({}, "US", {"pia": object.union(_pia, {"instruments": ["ca-qc"], "review_by": "2025-02-01"})})
	gate.best.unmet == ["ca_qc.pia"]
	gate.best.warnings == []
}
