# METADATA
# description: Decides the addendum and the clauses that it amends, each on both edges of every date, module by module, and on silence.
package mechanisms.uk_gdpr.uk_addendum_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.uk_gdpr.uk_addendum

_addendum := {
	"id": "addendum",
	"type": "uk-addendum",
	"version": "B1.0",
	"eu_scc": "clauses",
	"signed": "2024-02-01",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"unaltered": true,
	"tables_complete": true,
}

_clauses := {
	"id": "clauses",
	"type": "eu-scc",
	"version": "2021/914",
	"modules": [2],
	"signed": "2024-02-01",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"unaltered": true,
	"annexes_complete": true,
}

_parties := fixture.between("GB", "IN")

_assessed := fixture.assessed("IN", "tra", ["uk-gdpr"])

_finding(flow, addendum, clauses) := _finding_of(flow, {"addendum": addendum, "clauses": clauses}, _assessed)

_finding_of(flow, instruments, assessments) := finding if {
	finding := fixture.consistent(uk_addendum.finding, uk_addendum.met, uk_addendum.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register(_parties, instruments, assessments)
}

_open(flow, addendum, clauses) := array.concat(finding.best.unmet, finding.best.missing) if {
	finding := _finding(flow, addendum, clauses)
}

_changed(addendum) := _open({}, object.union(_addendum, addendum), _clauses)

_changed_clauses(clauses) := _open({}, _addendum, object.union(_clauses, clauses))

test_an_addendum_on_complete_clauses_covers if {
	finding := _finding({}, _addendum, _clauses)
	finding.status == "met"
	finding.best.id == "addendum"
	finding.best.module == 2
	finding.best.citations == ["International Data Transfer Addendum B1.0"]
	finding.best.onward == "same_regime"
}

test_without_an_addendum_nothing_covers if {
	_finding_of({"at": "2022-03-20"}, {}, {}).best.unmet == ["uk_addendum.assessment", "uk_addendum.basis", "uk_addendum.no_addendum"]
	finding := _finding_of({}, {"clauses": _clauses}, {})
	finding.best.unmet == ["uk_addendum.assessment", "uk_addendum.no_addendum"]
	finding.best.missing == []
}

test_version_b1_0_starts_on_21_march_2022 if {
	early := object.union(_addendum, {"signed": "2022-03-20"})
	clauses := object.union(_clauses, {"signed": "2021-10-01"})
	_open({"at": "2022-03-20"}, early, clauses) == ["uk_addendum.signed_in_time", "uk_addendum.version"]
	_open({"at": "2022-03-21"}, early, clauses) == ["uk_addendum.signed_in_time"]
	_open({"at": "2022-03-21"}, object.union(_addendum, {"signed": "2022-03-21"}), clauses) == []
}

test_another_version_does_not_cover if {
	_changed({"version": "B2.0"}) == ["uk_addendum.version"]
	_changed({"version": "2021/914"}) == ["uk_addendum.version"]
}

test_signatures_count_from_their_day if {
	_open({"at": "2024-01-31"}, _addendum, _clauses) == ["uk_addendum.clauses_signed", "uk_addendum.signed"]
	_open({"at": "2024-02-01"}, _addendum, _clauses) == []
	_open({"at": "2024-03-01"}, _addendum, object.union(_clauses, {"signed": "2024-03-02"})) == ["uk_addendum.clauses_signed"]
}

test_each_document_ends_after_its_last_day if {
	_changed({"until": "2026-11-22"}) == ["uk_addendum.running"]
	_changed({"until": "2026-11-23"}) == []
	_changed_clauses({"until": "2026-11-22"}) == ["uk_addendum.clauses_running"]
	_changed_clauses({"until": "2026-11-23"}) == []
}

test_both_documents_bind_the_same_sides if {
	_changed({"exporters": {"exporter": {"from": "2026-11-24"}}}) == ["uk_addendum.exporter_bound"]
	_changed({"importers": {"importer": {"from": "2026-11-24"}}}) == ["uk_addendum.importer_bound"]
	_changed_clauses({"exporters": {"exporter": {"from": "2026-11-24"}}}) == ["uk_addendum.clauses_exporter_bound"]
	_changed_clauses({"importers": {"importer": {"from": "2026-11-24"}}}) == ["uk_addendum.clauses_importer_bound"]
	others := object.union(fixture.without(_clauses, ["importers"]), {"importers": {"another": {}}})
	_open({}, _addendum, others) == ["uk_addendum.clauses_importer_bound"]
}

test_what_is_denied_is_unmet if {
	_changed({"unaltered": false, "tables_complete": false}) == ["uk_addendum.tables_complete", "uk_addendum.unaltered"]
	_changed_clauses({"unaltered": false}) == ["uk_addendum.clauses_unaltered"]
	_changed_clauses({"annexes_complete": false}) == ["uk_addendum.clauses_annexes_complete"]
}

test_silence_is_asked_for if {
	silent := fixture.without(_addendum, ["version", "signed", "unaltered", "tables_complete"])
	_finding({}, silent, _clauses).best.missing == [
		"uk_addendum.signed", "uk_addendum.signed_in_time",
		"uk_addendum.tables_complete", "uk_addendum.unaltered", "uk_addendum.version",
	]
}

test_silence_of_the_clauses_is_asked_for if {
	silent := fixture.without(_clauses, ["version", "signed", "modules", "unaltered", "annexes_complete"])
	finding := _finding({}, _addendum, silent)
	finding.status == "unknown"
	finding.best.missing == [
		"uk_addendum.clauses_annexes_complete", "uk_addendum.clauses_module", "uk_addendum.clauses_signed",
		"uk_addendum.clauses_signed_in_time", "uk_addendum.clauses_unaltered", "uk_addendum.clauses_version",
	]
}

test_which_clauses_it_amends_must_be_stated if {
	finding := _finding({}, fixture.without(_addendum, ["eu_scc"]), _clauses)
	finding.status == "unknown"
	finding.best.missing == ["uk_addendum.clauses"]
	finding.best.module == null
	finding.best.citations == ["International Data Transfer Addendum B1.0"]
}

test_it_amends_clauses_of_the_commission_only if {
	_open({}, _addendum, object.union(_clauses, {"type": "contract"})) == ["uk_addendum.clauses"]
	_changed({"eu_scc": "elsewhere"}) == ["uk_addendum.clauses"]
}

test_it_amends_the_set_of_2021_only if {
	legacy := object.union(_clauses, {"version": "2010/87/EU", "processing_unchanged": false})
	finding := _finding({}, _addendum, legacy)
	finding.status == "unmet"
	finding.best.unmet == ["uk_addendum.clauses_version"]
	finding.best.missing == []
}

test_the_set_of_2021_could_be_signed_from_27_june_2021 if {
	_changed_clauses({"signed": "2021-06-26"}) == ["uk_addendum.clauses_signed_in_time"]
	_changed_clauses({"signed": "2021-06-27"}) == []
}

test_the_module_follows_the_roles[name] if {
	some name, [exporter, importer, module] in {
		"controller to controller": ["controller", "controller", 1],
		"joint controller to processor": ["joint-controller", "processor", 2],
		"processor to processor": ["processor", "processor", 3],
	}
	flow := {"exporter": {"role": exporter}, "importer": {"role": importer}}
	finding := _finding(flow, _addendum, object.union(_clauses, {"modules": [module]}))
	finding.status == "met"
	finding.best.module == module
	_open(flow, _addendum, object.union(_clauses, {"modules": [4]})) == ["uk_addendum.clauses_module"]
}

test_a_processor_to_a_stranger_as_controller_has_no_module if {
	flow := {"exporter": {"role": "processor", "on_behalf_of": "exporter"}, "importer": {"role": "controller"}}
	finding := _finding(flow, _addendum, object.union(_clauses, {"modules": [1, 2, 3, 4]}))
	finding.best.unmet == ["uk_addendum.no_module"]
	finding.best.module == null
}

test_the_clauses_are_tested_for_form_only if {
	_open({"importer": {"subject_to": ["eu-gdpr", "uk-gdpr"]}}, _addendum, _clauses) == []
}

test_the_assessment_must_name_this_law if {
	both := {"addendum": _addendum, "clauses": _clauses}
	_finding_of({}, both, fixture.assessed("IN", "tia", ["uk-gdpr"])).status == "met"
	_finding_of({}, both, fixture.assessed("IN", "tia", ["eu-gdpr"])).best.unmet == ["uk_addendum.assessment"]
	_finding_of({}, both, {}).best.unmet == ["uk_addendum.assessment"]
	silent := {"IN": {"assessed": fixture.without(_assessed.IN.assessed, ["conclusion"])}}
	_finding_of({}, both, silent).best.missing == ["uk_addendum.assessment"]
}

test_an_assessment_past_its_review_is_a_warning if {
	both := {"addendum": _addendum, "clauses": _clauses}
	_finding_of({}, both, object.union(_assessed, {"IN": {"assessed": {"review_by": "2026-11-23"}}})).best.warnings == []
	_finding_of({}, both, object.union(_assessed, {"IN": {"assessed": {"review_by": "2026-11-22"}}})).best.warnings == ["uk_addendum.assessment_review"]
}

test_two_half_good_addenda_never_add_up if {
	finding := _finding_of(
		{}, {
			"a": object.union(_addendum, {"id": "a", "unaltered": false}),
			"b": object.union(_addendum, {"id": "b", "eu_scc": "bad"}),
			"bad": object.union(_clauses, {"id": "bad", "modules": [1]}),
			"clauses": _clauses,
		},
		_assessed,
	)
	[entry.unmet | some entry in array.concat([finding.best], finding.others)] == [["uk_addendum.unaltered"], ["uk_addendum.clauses_module"]]
}

test_an_addendum_is_no_cure_where_none_exists_or_no_module_fits if {
	_none({"at": "2022-03-20"}).unmet == ["uk_addendum.basis", "uk_addendum.no_addendum"]
	_none({"at": "2022-03-21"}).unmet == ["uk_addendum.no_addendum"]
	_none({"exporter": {"role": "processor", "on_behalf_of": "other"}, "importer": {"role": "controller"}}).unmet == [
		"uk_addendum.no_addendum", "uk_addendum.no_module",
	]
}

_none(flow) := _finding_of(flow, {}, _assessed).best

test_for_whom_a_processor_acts_must_be_stated if {
	flow := {"exporter": {"role": "processor"}, "importer": {"role": "controller"}}
	_finding(flow, _addendum, _clauses).best.missing == ["uk_addendum.no_module"]
}

test_an_assessment_must_name_the_addendum_where_it_names_instruments if {
	both := {"addendum": _addendum, "clauses": _clauses}
	_finding_of({}, both, object.union(_assessed, {"IN": {"assessed": {"instruments": ["addendum"]}}})).status == "met"
	_finding_of({}, both, object.union(_assessed, {"IN": {"assessed": {"instruments": ["clauses"]}}})).status == "unmet"
}

test_clauses_that_are_named_and_are_none_of_the_commission_are_contradicted if {
	_finding({}, object.union(_addendum, {"eu_scc": "elsewhere"}), _clauses).best.unmet == ["uk_addendum.clauses"]
	silent := _finding({}, object.union(_addendum, {"eu_scc": null}), _clauses)
	silent.best.unmet == []
	silent.best.missing == ["uk_addendum.clauses"]
}

test_what_only_old_clauses_need_is_not_asked_of_the_amended_ones if {
	changed := object.union(fixture.without(_clauses, ["version"]), {"processing_unchanged": false})
	_finding({}, _addendum, changed).best.unmet == []
	_finding({}, _addendum, object.union(changed, {"signed": "2021-06-26"})).best.unmet == ["uk_addendum.clauses_version"]
}

test_of_an_addendum_its_version_says_whether_it_is_in_force if {
	unmet := uk_addendum.unmet with input as fixture.flow({"at": "2022-03-20"})
		with data.register as fixture.register(_parties, {"addendum": _addendum, "clauses": _clauses}, _assessed)
	object.keys(unmet) == {"addendum"}
}

test_the_records_name_four_modules_and_what_follows_the_data if {
	data.mechanisms.uk_gdpr.uk_addendum.records["2021/914"].modules == [1, 2, 3, 4]
	data.mechanisms.uk_gdpr.uk_addendum.records["B1.0"].onward == "same_regime"
}
