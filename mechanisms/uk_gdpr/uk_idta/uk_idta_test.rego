# METADATA
# description: Decides the agreement on both edges of every date, for each role, and on silence.
package mechanisms.uk_gdpr.uk_idta_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.uk_gdpr.uk_idta

_agreement := {
	"id": "idta",
	"type": "uk-idta",
	"version": "A1.0",
	"signed": "2024-02-01",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"unaltered": true,
	"tables_complete": true,
	"linked_agreement": true,
}

_parties := fixture.between("GB", "IN")

_assessed := fixture.assessed("IN", "tra", ["uk-gdpr"])

_finding(flow, agreement) := _finding_assessed(flow, agreement, _assessed)

_finding_assessed(flow, agreement, assessments) := finding if {
	finding := fixture.consistent(uk_idta.finding, uk_idta.met, uk_idta.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register(_parties, {"idta": agreement}, assessments)
}

_open(flow, agreement) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, agreement)

test_a_signed_complete_agreement_covers if {
	finding := _finding({}, _agreement)
	finding.status == "met"
	finding.best.id == "idta"
	finding.best.module == null
	finding.best.citations == ["International Data Transfer Agreement A1.0"]
	finding.best.onward == "same_regime"
}

test_without_an_agreement_nothing_covers if {
	finding := uk_idta.finding with input as fixture.flow({}) with data.register as fixture.register(_parties, {}, {})
	finding.best.unmet == ["uk_idta.assessment", "uk_idta.no_agreement"]
	finding.best.missing == []
}

test_version_a1_0_starts_on_21_march_2022 if {
	early := object.union(_agreement, {"signed": "2022-03-20"})
	_open({"at": "2022-03-20"}, early) == ["uk_idta.signed_in_time", "uk_idta.version"]
	_open({"at": "2022-03-21"}, early) == ["uk_idta.signed_in_time"]
	_open({"at": "2022-03-21"}, object.union(_agreement, {"signed": "2022-03-21"})) == []
}

test_another_version_does_not_cover if {
	_open({}, object.union(_agreement, {"version": "A2.0"})) == ["uk_idta.version"]
}

test_a_signature_counts_from_its_day if {
	_open({"at": "2024-01-31"}, _agreement) == ["uk_idta.signed"]
	_open({"at": "2024-02-01"}, _agreement) == []
}

test_an_agreement_ends_after_its_last_day if {
	ended := object.union(_agreement, {"until": "2026-11-22"})
	_open({"at": "2026-11-22"}, ended) == []
	_open({}, ended) == ["uk_idta.running"]
}

test_both_sides_must_be_bound_in_their_place if {
	_open({"at": "2026-11-22"}, object.union(_agreement, {"importers": {"importer": {"from": "2026-11-23"}}})) == ["uk_idta.importer_bound"]
	_open({}, object.union(_agreement, {"exporters": {"exporter": {"from": "2026-11-24"}}})) == ["uk_idta.exporter_bound"]
	swapped := object.union(fixture.without(_agreement, ["exporters", "importers"]), {"exporters": {"importer": {}}, "importers": {"exporter": {}}})
	_open({}, swapped) == ["uk_idta.exporter_bound", "uk_idta.importer_bound"]
}

test_what_is_denied_is_unmet if {
	denied := object.union(_agreement, {"unaltered": false, "tables_complete": false, "linked_agreement": false})
	_open({}, denied) == ["uk_idta.linked_agreement", "uk_idta.tables_complete", "uk_idta.unaltered"]
}

test_silence_is_asked_for if {
	silent := fixture.without(_agreement, ["version", "signed", "unaltered", "tables_complete", "linked_agreement"])
	finding := _finding({}, silent)
	finding.status == "unknown"
	finding.best.missing == [
		"uk_idta.linked_agreement", "uk_idta.signed", "uk_idta.signed_in_time",
		"uk_idta.tables_complete", "uk_idta.unaltered", "uk_idta.version",
	]
}

test_only_a_processor_needs_a_linked_agreement if {
	every role in ["controller", "joint-controller"] {
		flow := {"importer": {"role": role}}
		_open(flow, fixture.without(_agreement, ["linked_agreement"])) == []
		_open(flow, object.union(_agreement, {"linked_agreement": false})) == []
	}
	_open({"exporter": {"role": "processor"}}, fixture.without(_agreement, ["linked_agreement"])) == ["uk_idta.linked_agreement"]
}

test_it_serves_any_roles_and_an_importer_under_the_uk_gdpr if {
	every role in ["controller", "processor"] {
		_open({"exporter": {"role": role}, "importer": {"role": "processor", "subject_to": ["uk-gdpr"]}}, _agreement) == []
		_open({"exporter": {"role": role}, "importer": {"role": "controller", "subject_to": ["uk-gdpr", "eu-gdpr"]}}, _agreement) == []
	}
}

_status(assessments) := _finding_assessed({}, _agreement, assessments).status

test_the_assessment_must_name_this_law if {
	_status(fixture.assessed("IN", "tia", ["uk-gdpr"])) == "met"
	_status(fixture.assessed("IN", "tia", ["eu-gdpr"])) == "unmet"
	_status(fixture.assessed("IN", "pia", ["uk-gdpr"])) == "unmet"
	_status({}) == "unmet"
	_finding_assessed({}, _agreement, {}).best.unmet == ["uk_idta.assessment"]
}

test_an_insufficient_or_silent_assessment_does_not_serve if {
	insufficient := object.union(_assessed, {"IN": {"assessed": {"conclusion": "insufficient"}}})
	_finding_assessed({}, _agreement, insufficient).best.unmet == ["uk_idta.assessment"]
	silent := {"IN": {"assessed": fixture.without(_assessed.IN.assessed, ["conclusion"])}}
	_finding_assessed({}, _agreement, silent).best.missing == ["uk_idta.assessment"]
}

test_an_assessment_counts_from_its_completion if {
	later := object.union(_assessed, {"IN": {"assessed": {"completed": "2026-11-23"}}})
	_finding_assessed({"at": "2026-11-22"}, _agreement, later).best.unmet == ["uk_idta.assessment"]
	_finding_assessed({}, _agreement, later).status == "met"
}

_due(day) := object.union(_assessed, {"IN": {"assessed": {"review_by": day}}})

test_an_assessment_past_its_review_is_a_warning if {
	_finding_assessed({}, _agreement, _due("2026-11-23")).best.warnings == []
	_finding_assessed({}, _agreement, _due("2026-11-22")).best.warnings == ["uk_idta.assessment_review"]
}

test_two_half_good_agreements_never_add_up if {
	pair := {
		"a": object.union(_agreement, {"id": "a", "unaltered": false}),
		"b": object.union(_agreement, {"id": "b", "tables_complete": false}),
	}
	finding := uk_idta.finding with input as fixture.flow({}) with data.register as fixture.register(_parties, pair, _assessed)
	finding.status == "unmet"
	[entry.unmet | some entry in array.concat([finding.best], finding.others)] == [["uk_idta.unaltered"], ["uk_idta.tables_complete"]]
}

_none(at) := finding.best.unmet if {
	finding := fixture.consistent(uk_idta.finding, uk_idta.met, uk_idta.unmet) with input as fixture.flow({"at": at})
		with data.register as fixture.register(fixture.between("GB", "IN"), {}, fixture.assessed("IN", "tra", ["uk-gdpr"]))
}

test_the_agreement_is_no_cure_before_it_exists if {
	_none("2022-03-20") == ["uk_idta.basis", "uk_idta.no_agreement"]
	_none("2022-03-21") == ["uk_idta.no_agreement"]
}

test_of_an_agreement_its_version_says_whether_it_is_in_force if {
	unmet := uk_idta.unmet with input as fixture.flow({"at": "2022-03-20"}) with data.register as fixture.register(_parties, {"idta": _agreement}, _assessed)
	object.keys(unmet) == {"idta"}
}

test_agreements_of_others_are_not_judged if {
	others := object.union(fixture.without(_agreement, ["exporters", "importers"]), {"id": "others", "exporters": {"exporter": {}}, "importers": {"stranger": {}}})
	finding := uk_idta.finding with input as fixture.flow({}) with data.register as fixture.register(_parties, {"idta": _agreement, "others": others}, _assessed)
	finding.best.id == "idta"
	finding.others == []
}

test_the_law_follows_data_under_the_agreement if data.mechanisms.uk_gdpr.uk_idta.records["A1.0"].onward == "same_regime"
