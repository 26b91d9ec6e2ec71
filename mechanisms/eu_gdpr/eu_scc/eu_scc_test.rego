# METADATA
# description: Decides the clauses of the Commission on both edges of every date, module by module, and on silence.
package mechanisms.eu_gdpr.eu_scc_test

import data.mechanisms.eu_gdpr.eu_scc
import data.mechanisms.lib.fixture_test as fixture

_clauses := {
	"id": "clauses",
	"type": "eu-scc",
	"version": "2021/914",
	"modules": [2],
	"signed": "2022-03-01",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"unaltered": true,
	"annexes_complete": true,
}

_legacy := {
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

_assessed := fixture.assessed("US", "tia", ["eu-gdpr"])

_finding(flow, clauses) := finding if {
	finding := fixture.consistent(eu_scc.finding, eu_scc.met, eu_scc.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register({}, {"clauses": clauses}, _assessed)
}

_open(flow, clauses) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, clauses)

test_signed_complete_clauses_in_the_right_module_cover if {
	finding := _finding({}, _clauses)
	finding.status == "met"
	finding.best.module == 2
	finding.best.onward == "same_regime"
	finding.best.citations == ["Implementing Decision (EU) 2021/914"]
	finding.best.warnings == []
	finding.obligations == ["eu_scc.assessment_on_request"]
}

test_without_clauses_nothing_covers if {
	finding := eu_scc.finding with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
	finding.best.unmet == ["eu_scc.assessment", "eu_scc.no_clauses"]
	finding.best.missing == []
}

test_the_set_starts_on_27_june_2021 if {
	early := object.union(_clauses, {"signed": "2021-06-26"})
	"eu_scc.version" in _finding({"at": "2021-06-26"}, early).best.unmet
	"eu_scc.signed_in_time" in _finding({"at": "2021-06-27"}, early).best.unmet
	_finding({"at": "2021-06-27"}, object.union(_clauses, {"signed": "2021-06-27"})).status == "met"
}

test_a_signature_counts_from_its_day if {
	_open({"at": "2022-02-28"}, _clauses) == ["eu_scc.signed"]
	_open({"at": "2022-03-01"}, _clauses) == []
}

test_clauses_end_after_their_last_day if {
	ended := object.union(_clauses, {"until": "2026-11-22"})
	_open({}, ended) == ["eu_scc.running"]
	_open({"at": "2026-11-22"}, ended) == []
}

test_who_acceded_later_is_bound_from_that_day if {
	docked := object.union(_clauses, {"importers": {"importer": {"from": "2026-11-23"}}})
	_open({"at": "2026-11-22"}, docked) == ["eu_scc.importer_bound"]
	_open({}, docked) == []
	_open({}, object.union(_clauses, {"exporters": {"exporter": {"from": "2026-11-24"}}})) == ["eu_scc.exporter_bound"]
}

test_sides_signed_the_other_way_round_are_not_bound if {
	swapped := object.union(fixture.without(_clauses, ["exporters", "importers"]), {"exporters": {"importer": {}}, "importers": {"exporter": {}}})
	_open({}, swapped) == ["eu_scc.exporter_bound", "eu_scc.importer_bound"]
}

test_the_module_follows_the_roles[name] if {
	some name, [exporter, importer, module] in {
		"controller to controller": ["controller", "controller", 1],
		"joint controller to processor": ["joint-controller", "processor", 2],
		"processor to processor": ["processor", "processor", 3],
	}
	flow := {"exporter": {"role": exporter}, "importer": {"role": importer}}
	finding := _finding(flow, object.union(_clauses, {"modules": [module]}))
	finding.status == "met"
	finding.best.module == module
	_open(flow, object.union(_clauses, {"modules": [4]})) == ["eu_scc.module"]
}

_return := {
	"exporter": {"role": "processor", "on_behalf_of": "importer"},
	"importer": {"role": "controller"},
	"combined_with_local_data": false,
}

test_return_to_ones_own_controller_is_module_4_and_ends_the_route if {
	finding := _finding(_return, object.union(_clauses, {"modules": [4]}))
	finding.status == "met"
	finding.best.module == 4
	finding.best.onward == "ends"
}

_unassessed(flow) := finding if {
	four := object.union(_clauses, {"modules": [4]})
	finding := eu_scc.finding with input as fixture.flow(flow) with data.register as fixture.register({}, {"clauses": four}, {})
}

test_module_4_asks_for_an_assessment_only_of_combined_data if {
	_unassessed(_return).status == "met"
	_unassessed(_return).obligations == []
	_finding({"exporter": _return.exporter, "importer": _return.importer}, object.union(_clauses, {"modules": [4]})).status == "met"
	combined := _unassessed(object.union(_return, {"combined_with_local_data": true}))
	combined.best.unmet == ["eu_scc.assessment"]
	silent := _unassessed({"exporter": _return.exporter, "importer": _return.importer})
	silent.best.missing == ["eu_scc.combined"]
}

test_a_processor_to_a_stranger_as_controller_has_no_module if {
	flow := {"exporter": {"role": "processor", "on_behalf_of": "exporter"}, "importer": {"role": "controller"}}
	_open(flow, object.union(_clauses, {"modules": [1, 2, 3, 4]})) == ["eu_scc.no_module"]
}

test_for_whom_a_processor_acts_must_be_stated if {
	flow := {"exporter": {"role": "processor"}, "importer": {"role": "controller"}}
	_finding(flow, _clauses).best.missing == ["eu_scc.no_module"]
}

test_an_importer_already_under_the_gdpr_is_out_of_scope if {
	flow := {"importer": {"subject_to": ["eu-gdpr"]}}
	_open(flow, _clauses) == ["eu_scc.importer_under_gdpr"]
	_open({"importer": {"subject_to": []}}, _clauses) == []
}

test_silence_on_form_is_asked_for if {
	silent := fixture.without(_clauses, ["signed", "version", "modules", "unaltered", "annexes_complete"])
	finding := _finding({}, silent)
	finding.status == "unknown"
	finding.best.missing == [
		"eu_scc.annexes_complete", "eu_scc.module", "eu_scc.processing_unchanged",
		"eu_scc.signed", "eu_scc.signed_in_time", "eu_scc.unaltered", "eu_scc.version",
	]
}

test_what_is_denied_is_unmet if {
	denied := object.union(_clauses, {"unaltered": false, "annexes_complete": false})
	_open({}, denied) == ["eu_scc.annexes_complete", "eu_scc.unaltered"]
}

test_repealed_sets_last_until_27_december_2022 if {
	_open({"at": "2022-12-27"}, _legacy) == []
	_open({"at": "2022-12-28"}, _legacy) == ["eu_scc.version"]
	_finding({"at": "2022-12-27"}, _legacy).best.module == null
}

test_repealed_sets_could_be_signed_until_26_september_2021 if {
	late := object.union(_legacy, {"signed": "2021-09-27"})
	_open({"at": "2021-12-01"}, late) == ["eu_scc.signed_in_time"]
}

test_repealed_sets_depend_on_unchanged_processing_once_repealed if {
	changed := object.union(_legacy, {"processing_unchanged": false, "signed": "2020-01-01"})
	_open({"at": "2021-09-26"}, changed) == []
	_open({"at": "2021-09-27"}, changed) == ["eu_scc.processing_unchanged"]
	_finding({"at": "2021-09-27"}, fixture.without(_legacy, ["processing_unchanged"])).best.missing == ["eu_scc.processing_unchanged"]
}

test_a_repealed_set_fits_the_roles_it_was_written_for if {
	_open({"at": "2021-12-01", "importer": {"role": "controller"}}, _legacy) == ["eu_scc.module"]
}

test_clauses_that_bear_the_name_of_the_mechanism_are_asked_everything if {
	named := fixture.register({}, {"eu-scc": object.remove(_clauses, ["unaltered"])}, _assessed)
	finding := eu_scc.finding with input as fixture.flow({}) with data.register as named
	finding.status == "unknown"
	finding.best.missing == ["eu_scc.unaltered"]
}

test_no_set_serves_an_importer_that_the_gdpr_reaches_since_25_may_2018 if {
	early := object.union(_legacy, {"signed": "2012-01-01"})
	_open({"at": "2018-05-24", "importer": {"subject_to": ["eu-gdpr"]}}, early) == []
	_open({"at": "2018-05-25", "importer": {"subject_to": ["eu-gdpr"]}}, early) == ["eu_scc.importer_under_gdpr"]
	_open({"at": "2021-12-01", "importer": {"subject_to": ["eu-gdpr"]}}, _legacy) == ["eu_scc.importer_under_gdpr"]
	_open({"at": "2021-12-01", "importer": {"subject_to": ["eu-gdpr"]}}, object.remove(_legacy, ["version"])) == [
		"eu_scc.importer_under_gdpr", "eu_scc.module", "eu_scc.signed_in_time", "eu_scc.version",
	]
}

test_for_whom_a_processor_acts_decides_on_the_assessment_too if {
	flow := fixture.flow({"exporter": {"role": "processor"}, "importer": {"role": "controller"}})
	finding := eu_scc.finding with input as flow with data.register as fixture.register({}, {"clauses": _clauses}, {})
	finding.status == "unknown"
	finding.best.missing == ["eu_scc.no_module"]
}

test_a_missing_or_insufficient_assessment_does_not_cover if {
	missing := eu_scc.finding with input as fixture.flow({}) with data.register as fixture.register({}, {"clauses": _clauses}, {})
	missing.best.unmet == ["eu_scc.assessment"]
	bad := {"US": {"assessed": object.union(_assessed.US.assessed, {"conclusion": "insufficient", "review_by": "2026-11-22"})}}
	finding := eu_scc.finding with input as fixture.flow({}) with data.register as fixture.register({}, {"clauses": _clauses}, bad)
	finding.best.unmet == ["eu_scc.assessment"]
	finding.best.warnings == ["eu_scc.assessment_review"]
}

_without_assessment(at) := finding.best.unmet if {
	document := object.union(_legacy, {"signed": "2019-01-01"})
	finding := eu_scc.finding with input as fixture.flow({"at": at}) with data.register as fixture.register({}, {"clauses": document}, {})
}

test_an_assessment_is_asked_for_since_16_july_2020 if {
	_without_assessment("2020-07-15") == []
	_without_assessment("2020-07-16") == ["eu_scc.assessment"]
}

test_each_old_set_has_its_days_and_roles[version] if {
	some version, [before, first, importer] in {
		"2001/497/EC": ["2001-09-02", "2001-09-03", "controller"],
		"2004/915/EC": ["2005-03-31", "2005-04-01", "controller"],
		"2010/87/EU": ["2010-05-14", "2010-05-15", "processor"],
	}
	document := object.union(_legacy, {"version": version})
	flow := {"importer": {"role": importer}}
	_open(object.union(flow, {"at": first}), object.union(document, {"signed": first})) == []
	_open(object.union(flow, {"at": first}), object.union(document, {"signed": before})) == ["eu_scc.signed_in_time"]
	_open(object.union(flow, {"at": before}), object.union(document, {"signed": before})) == ["eu_scc.signed_in_time", "eu_scc.version"]
	_open(object.union(flow, {"at": "2022-12-27"}), document) == []
	_open(object.union(flow, {"at": "2022-12-28"}), document) == ["eu_scc.version"]
	_open(object.union(flow, {"at": "2021-12-01"}), object.union(document, {"signed": "2021-09-27"})) == ["eu_scc.signed_in_time"]
	_open({"at": "2021-12-01", "exporter": {"role": "processor"}}, document) == ["eu_scc.module"]
}

_bare(flow, parties) := finding if {
	finding := fixture.consistent(eu_scc.finding, eu_scc.met, eu_scc.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {}, {})
}

_remedies(finding) := {code |
	some code in finding.best.unmet
	some condition in finding.about.conditions
	condition.code == code
	not condition.remedy
}

test_clauses_are_no_cure_for_roles_without_a_module[name] if {
	processors := {"exporter": {"role": "processor"}, "importer": {"role": "processor"}}
	came := {"exporter": {"party": "importer", "role": "processor"}, "importer": {"party": "exporter", "role": "processor"}}
	some name, [flow, parties] in {
		"sub-processor": [processors, {"importer": {"sub_processors": ["exporter"]}}],
		"sub-processor on a route": [object.union(processors, {"route": [came]}), {}],
		"stranger": [{"exporter": {"role": "processor", "on_behalf_of": "other"}, "importer": {"role": "controller"}}, {}],
		"individual": [{"importer": {"role": null}}, {"importer": {"kind": "individual"}}],
	}
	finding := _bare(flow, parties)
	finding.best.unmet == ["eu_scc.assessment", "eu_scc.no_clauses", "eu_scc.no_module"]
	_remedies(finding) == {"eu_scc.no_module"}
}

test_clauses_are_no_cure_before_there_are_any if {
	processors := {"exporter": {"role": "processor"}, "importer": {"role": "processor"}}
	_remedies(_bare(object.union(processors, {"at": "2021-06-26"}), {})) == {"eu_scc.basis"}
	_remedies(_bare(object.union(processors, {"at": "2021-06-27"}), {})) == set()
	_remedies(_bare({"at": "2010-05-14"}, {})) == {"eu_scc.basis"}
	_remedies(_bare({"at": "2010-05-15"}, {})) == set()
}

test_there_are_clauses_for_every_module[name] if {
	some name, flow in {
		"1": {"importer": {"role": "controller"}}, "2": {},
		"3": {"exporter": {"role": "processor"}}, "4": _return,
	}
	finding := _bare(flow, {})
	not "eu_scc.basis" in finding.best.unmet
	"eu_scc.no_clauses" in finding.best.unmet
}

test_of_clauses_their_version_says_whether_they_are_in_force if {
	unmet := eu_scc.unmet with input as fixture.flow({"at": "1999-01-01"}) with data.register as fixture.register({}, {"clauses": _clauses}, _assessed)
	object.keys(unmet) == {"clauses"}
}

test_clauses_of_others_are_not_judged if {
	others := object.union(fixture.without(_clauses, ["exporters", "importers"]), {"id": "others", "exporters": {"exporter": {}}, "importers": {"stranger": {}}})
	finding := eu_scc.finding with input as fixture.flow({}) with data.register as fixture.register({}, {"clauses": _clauses, "others": others}, _assessed)
	finding.best.id == "clauses"
	finding.others == []
}

test_the_law_follows_data_under_every_set if {
	{record.onward | some record in data.mechanisms.eu_gdpr.eu_scc.records} == {"same_regime"}
}

test_what_is_said_of_importers_under_the_gdpr_is_no_set_of_clauses if {
	_finding({}, object.union(_clauses, {"version": "importer-under-gdpr"})).best.unmet == ["eu_scc.version"]
}
