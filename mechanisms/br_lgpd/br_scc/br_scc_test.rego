# METADATA
# description: Decides the clauses of the ANPD on both edges of every date, role by role and duty by duty, and on silence.
package mechanisms.br_lgpd.br_scc_test

import data.mechanisms.br_lgpd.br_scc
import data.mechanisms.lib.fixture_test as fixture

_clauses := {
	"id": "clauses",
	"type": "br-scc",
	"version": "19/2024",
	"signed": "2025-09-01",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
	"unaltered": true,
	"security_measures": true,
	"option": "A",
	"designated_party": {"transparency": "exporter", "requests": "exporter", "incidents": "exporter"},
	"transparency_published": true,
	"onward_transfers": "forbidden",
}

_duties := ["transparency", "requests", "incidents"]

_designating(side) := object.union(_clauses, {"designated_party": {duty: side | some duty in _duties}})

_finding(flow, clauses) := finding if {
	finding := fixture.consistent(br_scc.finding, br_scc.met, br_scc.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("BR", "US"), {"clauses": clauses}, {})
}

_open(flow, clauses) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, clauses)

_missing(flow, clauses) := _finding(flow, clauses).best.missing if _finding(flow, clauses).best.unmet == []

_unmet(flow, clauses) := _finding(flow, clauses).best.unmet if _finding(flow, clauses).best.missing == []

_roles(exporter, importer) := {"exporter": {"role": exporter}, "importer": {"role": importer}}

test_complete_unaltered_clauses_cover_and_follow_the_data if {
	finding := _finding({}, _clauses)
	finding.status == "met"
	finding.best.id == "clauses"
	finding.best.onward == "same_regime"
	finding.best.citations == ["Resolution CD/ANPD 19/2024, Annex II"]
	finding.best.module == null
	finding.best.warnings == []
	finding.obligations == [
		"br_scc.answer_requests", "br_scc.destination_law", "br_scc.report_changes", "br_scc.report_incidents",
		"obligation.minimisation",
	]
}

test_without_clauses_nothing_covers if {
	parties := fixture.between("BR", "US")
	finding := br_scc.finding with input as fixture.flow({}) with data.register as fixture.register(parties, {}, {})
	finding.best.unmet == ["br_scc.no_clauses"]
	finding.best.missing == []
	before := br_scc.finding with input as fixture.flow({"at": "2024-08-22"}) with data.register as fixture.register(parties, {}, {})
	before.best.unmet == ["br_scc.basis", "br_scc.no_clauses"]
}

test_what_follows_the_data_is_what_the_record_says if {
	finding := br_scc.finding with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("BR", "US"), {"clauses": _clauses}, {})
		with data.mechanisms.br_lgpd.br_scc.records["br-scc"].onward as "importer_law"
	finding.best.onward == "importer_law"
}

test_clauses_of_other_laws_do_not_count[type] if {
	some type in ["eu-scc", "uk-idta", "uk-addendum", "contract"]
	_open({}, object.union(_clauses, {"type": type})) == ["br_scc.no_clauses"]
}

test_the_clauses_exist_from_23_august_2024 if {
	first := object.union(_clauses, {"signed": "2024-08-23"})
	early := object.union(_clauses, {"signed": "2024-08-22"})
	_open({"at": "2024-08-22"}, early) == ["br_scc.basis", "br_scc.signed_in_time"]
	_open({"at": "2024-08-23"}, early) == ["br_scc.signed_in_time"]
	_open({"at": "2024-08-22"}, first) == ["br_scc.basis", "br_scc.signed"]
	_open({"at": "2024-08-23"}, first) == []
	_open({"at": "2024-08-24"}, first) == []
}

test_a_signature_counts_from_its_day if {
	_open({"at": "2025-08-31"}, _clauses) == ["br_scc.signed"]
	_open({"at": "2025-09-01"}, _clauses) == []
}

test_clauses_end_after_their_last_day if {
	ended := object.union(_clauses, {"until": "2026-11-22"})
	_open({"at": "2026-11-22"}, ended) == []
	_open({}, ended) == ["br_scc.running"]
}

test_who_acceded_later_is_bound_from_that_day if {
	_open({}, object.union(_clauses, {"importers": {"importer": {"from": "2026-11-23"}}})) == []
	_open({}, object.union(_clauses, {"importers": {"importer": {"from": "2026-11-24"}}})) == ["br_scc.importer_bound"]
	_open({}, object.union(_clauses, {"exporters": {"exporter": {"from": "2026-11-24"}}})) == ["br_scc.exporter_bound"]
}

test_sides_signed_the_other_way_round_are_not_bound if {
	swapped := object.union(fixture.without(_clauses, ["exporters", "importers"]), {"exporters": {"importer": {}}, "importers": {"exporter": {}}})
	_unmet({}, swapped) == ["br_scc.exporter_bound", "br_scc.importer_bound"]
}

test_another_text_is_no_text_of_the_anpd if {
	_unmet({}, object.union(_clauses, {"version": "2021/914"})) == ["br_scc.version"]
}

test_what_is_denied_is_unmet[field] if {
	some field in ["unaltered", "security_measures", "transparency_published"]
	_unmet({}, object.union(_clauses, {field: false})) == [concat(".", ["br_scc", field])]
}

test_what_is_not_stated_is_asked_for[field] if {
	some field, codes in {
		"unaltered": ["br_scc.unaltered"],
		"security_measures": ["br_scc.security_measures"],
		"transparency_published": ["br_scc.transparency_published"],
		"onward_transfers": ["br_scc.onward_transfers"],
		"option": ["br_scc.option"],
		"version": ["br_scc.version"],
		"signed": ["br_scc.signed", "br_scc.signed_in_time"],
		"designated_party": ["br_scc.designated_incidents", "br_scc.designated_requests", "br_scc.designated_transparency"],
	}
	_missing({}, fixture.without(_clauses, [field])) == codes
}

test_each_duty_is_asked_for_and_judged_apart[duty] if {
	some duty in _duties
	code := concat(".", ["br_scc", concat("_", ["designated", duty])])
	designated := _clauses.designated_party
	silent := object.union(fixture.without(_clauses, ["designated_party"]), {"designated_party": object.remove(designated, [duty])})
	_missing({}, silent) == [code]
	_unmet({}, object.union(_clauses, {"designated_party": {duty: "importer"}})) == [code]
	_unmet({}, object.union(_clauses, {"designated_party": {duty: "both"}})) == [code]
}

_all_duties := ["br_scc.designated_incidents", "br_scc.designated_requests", "br_scc.designated_transparency"]

test_the_designated_party_is_every_controller_and_no_processor[name] if {
	some name, [exporter, importer, designated] in {
		"controller to controller": ["controller", "controller", "both"],
		"controller to joint controller": ["controller", "joint-controller", "both"],
		"controller to processor": ["controller", "processor", "exporter"],
		"processor to controller": ["processor", "controller", "importer"],
	}
	flow := _roles(exporter, importer)
	_open(flow, _designating(designated)) == []
	every other in {"exporter", "importer", "both"} - {designated} {
		_unmet(flow, _designating(other)) == _all_duties
	}
}

test_option_a_needs_a_controller_and_option_b_two_processors if {
	form := fixture.without(_clauses, ["designated_party", "transparency_published"])
	b := object.union(form, {"option": "B", "third_controller": "Client S.A."})
	two := _roles("processor", "processor")
	_open(two, b) == []
	_unmet(two, object.union(b, {"option": "A"})) == ["br_scc.option"]
	_open({}, object.union(_clauses, {"option": "B"})) == ["br_scc.option"]
	_unmet(_roles("processor", "controller"), object.union(_designating("importer"), {"option": "B"})) == ["br_scc.option"]
	_missing(two, object.remove(b, ["third_controller"])) == ["br_scc.third_controller"]
	_open(two, object.union(b, {"transparency_published": false})) == []
	_unmet(two, object.union(b, {"designated_party": _clauses.designated_party})) == _all_duties
	_unmet(two, object.union(b, {"designated_party": {"incidents": "both"}})) == ["br_scc.designated_incidents"]
	_finding(two, b).obligations == ["br_scc.destination_law", "br_scc.report_changes", "obligation.minimisation"]
}

_without_role(side, clauses) := finding if {
	finding := br_scc.finding with input as object.union(fixture.without(fixture.flow({}), [side]), {side: {"party": side}})
		with data.register as fixture.register(fixture.between("BR", "US"), {"clauses": clauses}, {})
}

test_a_role_not_stated_can_be_either_and_is_all_that_is_asked_for if {
	_without_role("importer", _clauses).best.unmet == []
	_without_role("importer", _clauses).best.missing == ["br_scc.importer_role"]
	_without_role("importer", _designating("importer")).best.unmet == _all_duties
	_without_role("exporter", _clauses).best.unmet == []
	_without_role("exporter", _clauses).best.missing == ["br_scc.exporter_role"]
}

test_of_roles_not_stated_the_option_says_which if {
	b := object.union(_clauses, {"option": "B"})
	_without_role("exporter", b).best.unmet == _all_duties
	_without_role("exporter", b).best.missing == ["br_scc.exporter_role", "br_scc.third_controller"]
	two := object.union(fixture.without(b, ["designated_party"]), {"third_controller": "Client S.A."})
	_without_role("exporter", two).best.unmet == []
	_without_role("exporter", two).best.missing == ["br_scc.exporter_role"]
	unpublished := object.union(_clauses, {"transparency_published": false})
	_without_role("exporter", unpublished).best.unmet == ["br_scc.transparency_published"]
}

test_the_fact_asked_for_is_the_one_that_is_silent if {
	facts := {condition.code: condition.fact | some condition in _finding({}, _clauses).about.conditions; condition.fact}
	facts["br_scc.third_controller"] == "instruments[{instrument}].third_controller"
	facts["br_scc.exporter_role"] == "exporter.role"
	facts["br_scc.importer_role"] == "importer.role"
}

test_a_text_signed_before_its_rectification_gets_a_warning if {
	old := object.union(_clauses, {"signed": "2025-08-17"})
	_finding({"at": "2025-08-17"}, old).best.warnings == []
	_finding({"at": "2025-08-18"}, old).best.warnings == ["br_scc.rectified_text"]
	_finding({"at": "2025-08-18"}, old).status == "met"
	_finding({}, object.union(_clauses, {"signed": "2025-08-18"})).best.warnings == []
	_finding({}, object.remove(_clauses, ["signed"])).best.warnings == []
	_finding({}, object.union(_clauses, {"signed": null})).best.warnings == []
}

test_sensitive_data_and_children_call_for_measures_of_their_own if {
	"br_scc.specific_measures" in _finding({"special_categories": ["health"]}, _clauses).obligations
	"br_scc.specific_measures" in _finding({"children": true}, _clauses).obligations
	not "br_scc.specific_measures" in _finding({"children": false}, _clauses).obligations
}

test_the_months_for_contracts_in_use_have_two_edges if {
	not br_scc.in_transition with input as {"at": "2024-08-22"}
	br_scc.in_transition with input as {"at": "2024-08-23"}
	br_scc.in_transition with input as {"at": "2025-08-23"}
	not br_scc.in_transition with input as {"at": "2025-08-24"}
}

test_two_half_good_documents_never_add_up if {
	one := object.union(_clauses, {"id": "one", "unaltered": false})
	two := object.union(_clauses, {"id": "two", "security_measures": false})
	finding := br_scc.finding with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("BR", "US"), {"one": one, "two": two}, {})
	finding.status == "unmet"
	finding.best.id == "one"
	finding.best.unmet == ["br_scc.unaltered"]
	finding.others[0].unmet == ["br_scc.security_measures"]
}
