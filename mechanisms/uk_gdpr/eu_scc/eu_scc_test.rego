# METADATA
# description: Decides clauses of the Commission under British law, the set of 2021 and its predecessors, on both edges of every date.
package mechanisms.uk_gdpr.eu_scc_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.uk_gdpr.eu_scc

_legacy := {
	"id": "clauses",
	"type": "eu-scc",
	"version": "2010/87/EU",
	"signed": "2022-09-21",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"unaltered": true,
	"annexes_complete": true,
	"processing_unchanged": true,
}

_of_2021 := object.union(fixture.without(_legacy, ["processing_unchanged"]), {"version": "2021/914", "modules": [2], "signed": "2022-03-01"})

_parties := fixture.between("GB", "IN")

_assessed := fixture.assessed("IN", "tra", ["uk-gdpr"])

_finding(flow, clauses) := finding if {
	finding := fixture.consistent(eu_scc.finding, eu_scc.met, eu_scc.unmet) with input as fixture.flow(object.union({"at": "2023-06-01"}, flow))
		with data.register as fixture.register(_parties, {"clauses": clauses}, _assessed)
}

_open(flow, clauses) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, clauses)

test_old_clauses_cover_while_they_last if {
	finding := _finding({}, _legacy)
	finding.status == "met"
	finding.best.id == "clauses"
	finding.best.module == null
	finding.best.onward == "same_regime"
	finding.best.warnings == []
	finding.best.citations == ["Decision 2010/87/EU (UK transitional)"]
}

test_old_clauses_last_until_21_march_2024_with_a_warning_on_it if {
	_finding({"at": "2024-03-20"}, _legacy).best.warnings == []
	_open({"at": "2024-03-21"}, _legacy) == []
	_finding({"at": "2024-03-21"}, _legacy).best.warnings == ["eu_scc.last_day"]
	_finding({"at": "2024-03-22"}, _legacy).best.unmet == ["eu_scc.version"]
	_finding({"at": "2024-03-22"}, _legacy).best.warnings == []
}

test_old_clauses_could_be_signed_until_21_september_2022 if {
	_open({}, object.union(_legacy, {"signed": "2022-09-22"})) == ["eu_scc.signed_in_time"]
	_open({}, object.union(_legacy, {"signed": "2010-05-15"})) == []
	_open({}, object.union(_legacy, {"signed": "2010-05-14"})) == ["eu_scc.signed_in_time"]
}

test_old_clauses_begin_with_the_uk_gdpr if {
	old := object.union(_legacy, {"signed": "2019-05-01"})
	_open({"at": "2020-12-31"}, old) == ["eu_scc.version"]
	_open({"at": "2021-01-01"}, old) == []
}

test_a_signature_counts_from_its_day if {
	_open({"at": "2022-09-20"}, _legacy) == ["eu_scc.signed"]
	_open({"at": "2022-09-21"}, _legacy) == []
}

test_the_processing_must_be_unchanged_once_they_can_no_longer_be_signed if {
	changed := object.union(_legacy, {"processing_unchanged": false, "signed": "2020-01-01"})
	_open({"at": "2022-09-21"}, changed) == []
	_open({"at": "2022-09-22"}, changed) == ["eu_scc.processing_unchanged"]
	_finding({"at": "2022-09-22"}, fixture.without(_legacy, ["processing_unchanged"])).best.missing == ["eu_scc.processing_unchanged"]
}

test_a_set_fits_the_roles_it_was_written_for if {
	_open({"importer": {"role": "controller"}}, _legacy) == ["eu_scc.module"]
	every version in ["2001/497/EC", "2004/915/EC"] {
		controllers := object.union(_legacy, {"version": version})
		_open({"importer": {"role": "controller"}}, controllers) == []
		_open({}, controllers) == ["eu_scc.module"]
	}
}

test_the_set_of_2021_alone_never_covers if {
	every day in ["2022-03-01", "2024-03-21", "2026-11-23"] {
		_open({"at": day}, _of_2021) == ["eu_scc.not_for_uk"]
	}
	_finding({}, _of_2021).status == "unmet"
}

test_what_else_is_wrong_with_the_set_of_2021_is_said_too if {
	_open({}, object.union(_of_2021, {"modules": [1], "unaltered": false, "until": "2022-12-31"})) == ["eu_scc.not_for_uk", "eu_scc.running", "eu_scc.unaltered"]
}

test_without_clauses_nothing_covers if {
	finding := eu_scc.finding with input as fixture.flow({}) with data.register as fixture.register(_parties, {}, {})
	finding.best.unmet == ["eu_scc.assessment", "eu_scc.no_clauses"]
	finding.best.missing == []
}

test_clauses_end_after_their_last_day if {
	ended := object.union(_legacy, {"until": "2023-05-31"})
	_open({"at": "2023-05-31"}, ended) == []
	_finding({}, ended).best.unmet == ["eu_scc.running"]
}

test_both_sides_must_be_bound_in_their_place if {
	swapped := object.union(fixture.without(_legacy, ["exporters", "importers"]), {"exporters": {"importer": {}}, "importers": {"exporter": {}}})
	_open({}, swapped) == ["eu_scc.exporter_bound", "eu_scc.importer_bound"]
}

test_what_is_denied_is_unmet if {
	_open({}, object.union(_legacy, {"unaltered": false, "annexes_complete": false})) == ["eu_scc.annexes_complete", "eu_scc.unaltered"]
}

test_silence_is_asked_for if {
	silent := fixture.without(_legacy, ["signed", "version", "unaltered", "annexes_complete"])
	finding := _finding({}, silent)
	finding.status == "unknown"
	finding.best.missing == [
		"eu_scc.annexes_complete", "eu_scc.module", "eu_scc.not_for_uk",
		"eu_scc.signed", "eu_scc.signed_in_time", "eu_scc.unaltered", "eu_scc.version",
	]
}

_finding_assessed(assessments) := finding if {
	finding := eu_scc.finding with input as fixture.flow({"at": "2023-06-01"})
		with data.register as fixture.register(_parties, {"clauses": _legacy}, assessments)
}

test_the_assessment_must_name_this_law if {
	_finding_assessed(fixture.assessed("IN", "tia", ["uk-gdpr"])).status == "met"
	_finding_assessed(fixture.assessed("IN", "tia", ["eu-gdpr"])).best.unmet == ["eu_scc.assessment"]
	_finding_assessed({"IN": {"assessed": fixture.without(_assessed.IN.assessed, ["conclusion"])}}).best.missing == ["eu_scc.assessment"]
}

test_an_assessment_past_its_review_is_a_warning if {
	overdue := object.union(_assessed, {"IN": {"assessed": {"review_by": "2023-05-31"}}})
	_finding_assessed(overdue).best.warnings == ["eu_scc.assessment_review"]
	_finding_assessed(object.union(_assessed, {"IN": {"assessed": {"review_by": "2023-06-01"}}})).best.warnings == []
}

_unmet(at, role, clauses) := _finding({"at": at, "importer": {"role": role}}, object.union(_legacy, clauses)).best.unmet

test_each_old_set_counted_and_could_be_signed_on_its_days[version] if {
	some version, [role, first, before] in {
		"2001/497/EC": ["controller", "2001-09-03", "2001-09-02"],
		"2004/915/EC": ["controller", "2005-04-01", "2005-03-31"],
		"2010/87/EU": ["processor", "2010-05-15", "2010-05-14"],
	}
	old := {"version": version, "signed": first}
	"eu_scc.version" in _unmet("2020-12-31", role, old)
	_unmet("2021-01-01", role, old) == []
	_unmet("2024-03-21", role, old) == []
	_unmet("2024-03-22", role, old) == ["eu_scc.version"]
	_unmet("2023-06-01", role, {"version": version, "signed": before}) == ["eu_scc.signed_in_time"]
	_unmet("2023-06-01", role, {"version": version, "signed": "2022-09-21"}) == []
	_unmet("2023-06-01", role, {"version": version, "signed": "2022-09-22"}) == ["eu_scc.signed_in_time"]
	data.mechanisms.uk_gdpr.eu_scc.records[version].onward == "same_regime"
}

test_clauses_of_others_are_not_judged if {
	others := object.union(fixture.without(_legacy, ["exporters", "importers"]), {"id": "others", "exporters": {"exporter": {}}, "importers": {"stranger": {}}})
	finding := eu_scc.finding with input as fixture.flow({"at": "2023-06-01"})
		with data.register as fixture.register(_parties, {"clauses": _legacy, "others": others}, _assessed)
	finding.best.id == "clauses"
	finding.others == []
}
