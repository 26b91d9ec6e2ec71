# METADATA
# description: Decides the repealed clauses under Swiss law on both edges of every date, and on silence.
package mechanisms.ch_fadp.eu_scc_test

import data.mechanisms.ch_fadp.eu_scc
import data.mechanisms.lib.fixture_test as fixture

_clauses := {
	"id": "clauses",
	"type": "eu-scc",
	"version": "2010/87/EU",
	"signed": "2021-09-26",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"unaltered": true,
	"annexes_complete": true,
	"processing_unchanged": true,
}

_finding(flow, clauses) := finding if {
	finding := fixture.consistent(eu_scc.finding, eu_scc.met, eu_scc.unmet) with input as fixture.flow(object.union({"at": "2022-06-01"}, flow))
		with data.register as fixture.register({"exporter": {"jurisdiction": "CH"}}, {"clauses": clauses}, fixture.assessed("US", "tia", ["ch-fadp"]))
}

_open(flow, clauses) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, clauses)

test_a_repealed_set_signed_in_time_covers if {
	finding := _finding({}, _clauses)
	finding.status == "met"
	finding.best.module == null
	finding.best.onward == "same_regime"
	finding.best.citations == ["Decision 2010/87/EU"]
	finding.best.warnings == []
	finding.obligations == ["eu_scc.notice"]
}

test_repealed_sets_last_until_the_end_of_2022 if {
	_open({"at": "2022-12-31"}, _clauses) == []
	_open({"at": "2023-01-01"}, _clauses) == ["eu_scc.version"]
}

test_repealed_sets_could_be_signed_until_26_september_2021 if {
	_open({}, object.union(_clauses, {"signed": "2021-09-27"})) == ["eu_scc.signed_in_time"]
}

test_recognition_is_taken_to_start_on_15_may_2010 if {
	early := object.union(_clauses, {"version": "2001/497/EC", "signed": "2008-05-05"})
	flow := {"importer": {"role": "controller"}}
	_open(object.union(flow, {"at": "2010-05-14"}), early) == ["eu_scc.assessment", "eu_scc.version"]
	_open(object.union(flow, {"at": "2010-05-15"}), early) == ["eu_scc.assessment"]
	before := object.union(_clauses, {"version": "2001/497/EC", "signed": "2001-09-02"})
	_open(flow, before) == ["eu_scc.signed_in_time"]
}

test_repealed_sets_depend_on_unchanged_processing_once_repealed if {
	changed := object.union(_clauses, {"processing_unchanged": false, "signed": "2020-01-01"})
	_open({"at": "2021-09-26"}, changed) == []
	_open({"at": "2021-09-27"}, changed) == ["eu_scc.processing_unchanged"]
}

test_a_set_fits_the_roles_it_was_written_for if {
	_open({"importer": {"role": "controller"}}, _clauses) == ["eu_scc.module"]
	_open({"importer": {"role": "controller"}}, object.union(_clauses, {"version": "2004/915/EC"})) == []
}

test_the_clauses_of_2021_stand_elsewhere if {
	_finding({}, object.union(_clauses, {"version": "2021/914", "modules": [2]})).best.unmet == ["eu_scc.no_clauses"]
	_open({}, fixture.without(_clauses, ["exporters"])) == ["eu_scc.no_clauses"]
}

test_form_is_denied_piece_by_piece if {
	_open({"at": "2021-09-25"}, _clauses) == ["eu_scc.signed"]
	_open({}, object.union(_clauses, {"until": "2022-05-31"})) == ["eu_scc.running"]
	_open({}, object.union(_clauses, {"exporters": {"exporter": {"from": "2022-06-02"}}})) == ["eu_scc.exporter_bound"]
	_open({}, object.union(_clauses, {"importers": {"importer": {"from": "2022-06-02"}}})) == ["eu_scc.importer_bound"]
	_open({}, object.union(_clauses, {"unaltered": false, "annexes_complete": false})) == ["eu_scc.annexes_complete", "eu_scc.unaltered"]
}

test_silence_is_asked_for if {
	silent := fixture.without(_clauses, ["signed", "version", "unaltered", "annexes_complete", "processing_unchanged"])
	_finding({}, silent).best.missing == [
		"eu_scc.annexes_complete", "eu_scc.module", "eu_scc.processing_unchanged",
		"eu_scc.signed", "eu_scc.signed_in_time", "eu_scc.unaltered", "eu_scc.version",
	]
}

test_an_assessment_must_name_the_fadp if {
	for_union := fixture.assessed("US", "tia", ["eu-gdpr"])
	finding := eu_scc.finding with input as fixture.flow({"at": "2022-06-01"})
		with data.register as fixture.register({}, {"clauses": _clauses}, for_union)
	finding.best.unmet == ["eu_scc.assessment"]
}

test_an_assessment_past_its_review_is_worth_a_look if {
	old := object.union(fixture.assessed("US", "tia", ["ch-fadp"]), {"US": {"assessed": {"review_by": "2022-05-31"}}})
	finding := eu_scc.finding with input as fixture.flow({"at": "2022-06-01"})
		with data.register as fixture.register({}, {"clauses": _clauses}, old)
	finding.status == "met"
	finding.best.warnings == ["eu_scc.assessment_review"]
}

_unmet(at, role, clauses) := codes if {
	finding := _finding({"at": at, "importer": {"role": role}}, object.union(_clauses, clauses))
	codes := {code | some code in finding.best.unmet} - {"eu_scc.assessment"}
}

test_each_repealed_set_counted_and_could_be_signed_on_its_days[version] if {
	some version, [role, first, before] in {
		"2001/497/EC": ["controller", "2001-09-03", "2001-09-02"],
		"2004/915/EC": ["controller", "2005-04-01", "2005-03-31"],
		"2010/87/EU": ["processor", "2010-05-15", "2010-05-14"],
	}
	old := {"version": version, "signed": first}
	"eu_scc.version" in _unmet("2010-05-14", role, old)
	_unmet("2010-05-15", role, old) == set()
	_unmet("2022-12-31", role, old) == set()
	_unmet("2023-01-01", role, old) == {"eu_scc.version"}
	_unmet("2022-06-01", role, {"version": version, "signed": before}) == {"eu_scc.signed_in_time"}
	_unmet("2022-06-01", role, {"version": version, "signed": "2021-09-26"}) == set()
	_unmet("2022-06-01", role, {"version": version, "signed": "2021-09-27"}) == {"eu_scc.signed_in_time"}
	data.mechanisms.ch_fadp.eu_scc.records[version].onward == "same_regime"
}
