# METADATA
# description: Decides the adapted clauses on both edges of every date, module by module, and on silence.
package mechanisms.ch_fadp.ch_scc_test

import data.mechanisms.ch_fadp.ch_scc
import data.mechanisms.lib.fixture_test as fixture

_clauses := {
	"id": "clauses",
	"type": "eu-scc",
	"version": "2021/914",
	"modules": [2],
	"signed": "2021-06-27",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"unaltered": true,
	"annexes_complete": true,
	"swiss_adaptations": true,
}

_assessed := fixture.assessed("US", "tia", ["ch-fadp"])

_judged(flow, clauses, assessments) := finding if {
	finding := fixture.consistent(ch_scc.finding, ch_scc.met, ch_scc.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register({"exporter": {"jurisdiction": "CH"}}, {"clauses": clauses}, assessments)
}

_finding(flow, clauses) := _judged(flow, clauses, _assessed)

_open(flow, clauses) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, clauses)

test_adapted_clauses_in_the_right_module_cover if {
	finding := _finding({}, _clauses)
	finding.status == "met"
	finding.best.module == 2
	finding.best.onward == "same_regime"
	finding.best.citations == ["Implementing Decision (EU) 2021/914 as recognised by the FDPIC"]
	finding.best.warnings == []
	finding.obligations == ["ch_scc.assessment_on_request"]
}

test_clauses_without_the_adaptations_are_a_near_miss if {
	_open({}, object.union(_clauses, {"swiss_adaptations": false})) == ["ch_scc.swiss_adaptations"]
	_finding({}, object.union(_clauses, {"swiss_adaptations": false})).status == "unmet"
	_finding({}, fixture.without(_clauses, ["swiss_adaptations"])).best.missing == ["ch_scc.swiss_adaptations"]
}

test_recognition_starts_on_27_august_2021 if {
	_open({"at": "2021-08-26"}, _clauses) == ["ch_scc.version"]
	_open({"at": "2021-08-27"}, _clauses) == []
	early := object.union(_clauses, {"signed": "2021-06-26", "processing_unchanged": false})
	_open({"at": "2021-06-26"}, early) == ["ch_scc.signed_in_time", "ch_scc.version"]
	_open({"at": "2021-08-27"}, early) == ["ch_scc.signed_in_time"]
}

test_notice_was_due_until_31_august_2023 if {
	_finding({"at": "2021-08-26"}, _clauses).obligations == ["ch_scc.assessment_on_request"]
	_finding({"at": "2021-08-27"}, _clauses).obligations == ["ch_scc.assessment_on_request", "ch_scc.notice"]
	_finding({"at": "2023-08-31"}, _clauses).obligations == ["ch_scc.assessment_on_request", "ch_scc.notice"]
	_finding({"at": "2023-09-01"}, _clauses).obligations == ["ch_scc.assessment_on_request"]
}

test_the_module_follows_the_roles[name] if {
	some name, [exporter, importer, module] in {
		"controller to controller": ["controller", "controller", 1],
		"joint controller to processor": ["joint-controller", "processor", 2],
		"processor to processor": ["processor", "processor", 3],
	}
	flow := {"exporter": {"role": exporter}, "importer": {"role": importer}}
	_finding(flow, object.union(_clauses, {"modules": [module]})).best.module == module
	_open(flow, object.union(_clauses, {"modules": [module]})) == []
	_open(flow, object.union(_clauses, {"modules": [4]})) == ["ch_scc.module"]
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
	finding.obligations == []
}

test_module_4_asks_for_an_assessment_only_of_combined_data if {
	four := object.union(_clauses, {"modules": [4]})
	_judged(_return, four, {}).status == "met"
	_judged(object.union(_return, {"combined_with_local_data": true}), four, {}).best.unmet == ["ch_scc.assessment"]
	_judged(fixture.without(_return, ["combined_with_local_data"]), four, {}).best.missing == ["ch_scc.combined"]
	_judged(fixture.without(_return, ["combined_with_local_data"]), four, _assessed).status == "met"
}

test_an_importer_under_the_gdpr_counts_only_where_the_gdpr_governs_too if {
	importer := {"importer": {"subject_to": ["eu-gdpr"]}}
	_open(importer, _clauses) == []
	_open(object.union(importer, {"exporter": {"subject_to": ["eu-gdpr"]}}), _clauses) == ["ch_scc.importer_under_gdpr"]
	_open(object.union(importer, {"regimes": ["eu-gdpr"]}), _clauses) == ["ch_scc.importer_under_gdpr"]
	_open({"regimes": ["eu-gdpr"]}, _clauses) == []
	inside := ch_scc.finding with input as fixture.flow(importer)
		with data.register as fixture.register({"exporter": {"jurisdiction": "DE"}}, {"clauses": _clauses}, _assessed)
	inside.best.unmet == ["ch_scc.importer_under_gdpr"]
	_open(object.union(importer, {"beside": ["ch-fadp", "eu-gdpr"]}), _clauses) == ["ch_scc.importer_under_gdpr"]
	_open(object.union(importer, {"beside": ["ch-fadp"]}), _clauses) == []
}

test_the_part_of_the_gdpr_stays_unaltered_where_it_governs_too if {
	_finding({"regimes": ["eu-gdpr"]}, _clauses).obligations == ["ch_scc.assessment_on_request", "ch_scc.gdpr_part_unaltered"]
	_finding({"beside": ["eu-gdpr"]}, _clauses).obligations == ["ch_scc.assessment_on_request", "ch_scc.gdpr_part_unaltered"]
}

test_other_versions_are_no_recognised_set if {
	_finding({}, object.union(_clauses, {"version": "notice"})).best.unmet == ["ch_scc.version"]
	_open({}, object.union(_clauses, {"version": "2010/87/EU"})) == ["ch_scc.no_clauses"]
	_open({}, fixture.without(_clauses, ["importers"])) == ["ch_scc.no_clauses"]
}

test_form_is_denied_piece_by_piece if {
	_open({"at": "2026-11-22"}, object.union(_clauses, {"signed": "2026-11-23"})) == ["ch_scc.signed"]
	_open({}, object.union(_clauses, {"signed": "2026-11-23"})) == []
	_open({}, object.union(_clauses, {"until": "2026-11-22"})) == ["ch_scc.running"]
	_open({}, object.union(_clauses, {"exporters": {"exporter": {"from": "2026-11-24"}}})) == ["ch_scc.exporter_bound"]
	_open({}, object.union(_clauses, {"importers": {"importer": {"from": "2026-11-24"}}})) == ["ch_scc.importer_bound"]
	_open({}, object.union(_clauses, {"unaltered": false, "annexes_complete": false})) == ["ch_scc.annexes_complete", "ch_scc.unaltered"]
}

test_silence_is_asked_for if {
	silent := fixture.without(_clauses, ["signed", "version", "modules", "unaltered", "annexes_complete"])
	_finding({}, silent).best.missing == [
		"ch_scc.annexes_complete", "ch_scc.module", "ch_scc.signed",
		"ch_scc.signed_in_time", "ch_scc.unaltered", "ch_scc.version",
	]
}

test_an_assessment_must_name_the_fadp_and_be_sufficient if {
	_judged({}, _clauses, {}).best.unmet == ["ch_scc.assessment"]
	_judged({}, _clauses, fixture.assessed("US", "tia", ["eu-gdpr"])).best.unmet == ["ch_scc.assessment"]
	poor := object.union(_assessed, {"US": {"assessed": {"conclusion": "insufficient"}}})
	_judged({}, _clauses, poor).best.unmet == ["ch_scc.assessment"]
	open := {"US": {"assessed": fixture.without(_assessed.US.assessed, ["conclusion"])}}
	_judged({}, _clauses, open).best.missing == ["ch_scc.assessment"]
	old := object.union(_assessed, {"US": {"assessed": {"review_by": "2026-11-22"}}})
	_judged({}, _clauses, old).best.warnings == ["ch_scc.assessment_review"]
}

_to(place, flow) := finding.best.unmet if {
	parties := fixture.between("CH", place)
	finding := ch_scc.finding with input as fixture.flow(flow)
		with data.register as fixture.register(parties, {"clauses": _clauses}, fixture.assessed(place, "tia", ["ch-fadp"]))
}

test_an_importer_established_under_the_gdpr_is_reached_by_it if {
	_to("DE", {"regimes": ["eu-gdpr"]}) == ["ch_scc.importer_under_gdpr"]
	_to("DE", {}) == []
	_to("GB", {"regimes": ["eu-gdpr"]}) == []
}

_bare(flow) := finding.best if {
	finding := fixture.consistent(ch_scc.finding, ch_scc.met, ch_scc.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register({"exporter": {"jurisdiction": "CH"}}, {}, _assessed)
}

test_clauses_are_no_cure_where_none_are_recognised_or_no_module_fits if {
	_bare({"at": "2021-08-26"}).unmet == ["ch_scc.basis", "ch_scc.no_clauses"]
	_bare({"at": "2021-08-27"}).unmet == ["ch_scc.no_clauses"]
	stranger := {"exporter": {"role": "processor", "on_behalf_of": "other"}, "importer": {"role": "controller"}}
	_bare(stranger).unmet == ["ch_scc.no_clauses", "ch_scc.no_module"]
	_bare(object.union(stranger, {"exporter": {"on_behalf_of": null}})).missing == ["ch_scc.no_module"]
}

test_there_are_clauses_for_every_module[name] if {
	some name, flow in {
		"1": {"importer": {"role": "controller"}}, "2": {},
		"3": {"exporter": {"role": "processor"}}, "4": _return,
	}
	_bare(flow).unmet == ["ch_scc.no_clauses"]
}

test_of_clauses_their_version_says_whether_they_are_recognised if {
	unmet := ch_scc.unmet with input as fixture.flow({"at": "2021-08-26"})
		with data.register as fixture.register({"exporter": {"jurisdiction": "CH"}}, {"clauses": _clauses}, _assessed)
	unmet == {"clauses": {"ch_scc.version"}}
}

test_the_law_follows_data_under_the_clauses if data.mechanisms.ch_fadp.ch_scc.records["2021/914"].onward == "same_regime"
