package mechanisms.lib.recognition_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.lib.recognition

_row := {"scheme": "global-cbpr", "status": "active", "covers": ["non-hr"], "from": "2024-01-01", "economy": "US"}

_records := {"global-cbpr": {"title": "Regulation 10", "in_force": {"from": "2026-03-02"}}}

_by_role := {"global-cbpr": object.union(_records["global-cbpr"], {"importer_roles": {"processor": {"from": "2026-06-01"}}})}

_by_economy := {"global-cbpr": object.union(_records["global-cbpr"], {"granted_where_importer_is": true})}

_refused(area, rows) := found if {
	found := recognition.refused(area) with input as fixture.flow({})
		with data.register as fixture.register({"importer": {"certifications": rows}}, {}, {})
}

_accepted(flow, records, rows) := found if {
	found := recognition.accepted("cbpr", records) with input as fixture.flow(flow)
		with data.register as fixture.register({"importer": {"certifications": rows}}, {}, {})
}

_all := {
	"cbpr.not_certified", "cbpr.no_programme", "cbpr.not_recognised", "cbpr.certificate_active",
	"cbpr.coverage", "cbpr.role", "cbpr.for_exporter", "cbpr.economy",
}

# The conditions contradicted for the one row, where all others are met.
_open(flow, records, row) := unmet if {
	found := _accepted(flow, records, [row])
	unmet := found.unmet["global-cbpr#0"]
	found.met["global-cbpr#0"] == _all - unmet
}

_silent(flow, records, row) := _all - found.met["global-cbpr#0"] if {
	found := _accepted(flow, records, [row])
	found.unmet["global-cbpr#0"] == set()
}

test_a_law_that_recognises_no_certificate_contradicts_each_that_is_held[area] if {
	some area, schemes in {"cbpr": ["global-cbpr", "apec-cbpr"], "prp": ["global-prp", "apec-prp"]}
	rows := [{"scheme": scheme, "status": "active"} | some scheme in schemes]
	found := _refused(area, rows)
	ids := {sprintf("%s#%d", [scheme, i]) | some i, scheme in schemes}
	found.instruments == ids
	found.met == {}
	code := concat(".", [area, "not_recognised"])
	found.unmet == {id: {code} | some id in (ids | {area})}
	found.irrelevant == false
	{detail.id | some detail in found.details} == {scheme | some scheme in schemes}
}

test_a_certificate_of_another_system_is_beside_the_point[area] if {
	some area, scheme in {"cbpr": "global-prp", "prp": "global-cbpr"}
	found := _refused(area, [{"scheme": scheme, "status": "active"}, {"scheme": "eu-us-dpf", "status": "active"}])
	found.instruments == set()
	found.irrelevant == true
	found.unmet == {area: {concat(".", [area, "not_recognised"])}}
}

test_a_recognised_certificate_leaves_nothing_open if {
	_open({}, _records, _row) == set()
	_accepted({}, _records, [_row]).details == {"global-cbpr#0": {"id": "global-cbpr", "citations": ["Regulation 10"]}}
	_accepted({}, _records, [_row]).instruments == {"global-cbpr#0"}
}

test_without_a_certificate_that_is_what_is_missing if {
	found := _accepted({}, _records, [])
	found.instruments == set()
	found.met == {"cbpr": {"cbpr.no_programme"}}
	found.unmet == {"cbpr": {"cbpr.not_certified"}}
	found.irrelevant == false
}

test_without_a_certificate_a_programme_must_be_open_to_the_importer_too if {
	closed := {"cbpr": {"cbpr.not_certified", "cbpr.no_programme"}}
	_accepted({"at": "2026-03-01"}, _records, []).unmet == closed
	_accepted({}, {"apec-cbpr": {"in_force": {"from": "2020-06-01"}}}, []).unmet == closed
	_accepted({"at": "2026-03-01"}, _records, []).met == {"cbpr": set()}
	_accepted({"at": "2026-03-02"}, _records, []).unmet == {"cbpr": {"cbpr.not_certified"}}
}

test_where_no_scheme_serves_the_role_the_mechanism_is_beside_the_point[role] if {
	some role in ["controller", "joint-controller"]
	_accepted({"importer": {"role": role}}, _by_role, []).irrelevant == true
	_accepted({"importer": {"role": role}}, _by_role, [_row]).irrelevant == true
	_accepted({"importer": {"role": role}}, _records, [_row]).irrelevant == false
}

test_recognition_starts_on_the_day_of_the_record if {
	_open({"at": "2026-03-01"}, _records, _row) == {"cbpr.not_recognised"}
	_open({"at": "2026-03-02"}, _records, _row) == set()
}

test_a_scheme_without_a_record_is_not_recognised if {
	found := _accepted({}, _records, [object.union(_row, {"scheme": "apec-cbpr"})])
	found.unmet == {"apec-cbpr#0": {"cbpr.not_recognised"}}
	not "cbpr.not_recognised" in found.met["apec-cbpr#0"]
	found.details == {"apec-cbpr#0": {"id": "apec-cbpr"}}
}

test_a_certificate_must_be_active_and_cover_the_data if {
	_open({}, _records, object.union(_row, {"until": "2026-11-22"})) == {"cbpr.certificate_active"}
	_open({}, _records, object.union(_row, {"until": "2026-11-23"})) == set()
	_open({"hr": true}, _records, _row) == {"cbpr.coverage"}
	_silent({}, _records, object.remove(_row, ["from"])) == {"cbpr.certificate_active"}
	_silent({}, _records, object.remove(_row, ["covers"])) == {"cbpr.coverage"}
	_silent({"hr": null}, _records, _row) == {"cbpr.coverage"}
}

test_each_role_is_served_from_its_own_day if {
	_open({"at": "2026-05-31"}, _by_role, _row) == {"cbpr.role"}
	_open({"at": "2026-06-01"}, _by_role, _row) == set()
	_open({"importer": {"role": "controller"}}, _by_role, _row) == {"cbpr.role"}
	_silent({"importer": {"role": null}}, _by_role, _row) == {"cbpr.role"}
}

test_the_processor_of_a_role_is_the_exporters_own if {
	_open({"importer": {"on_behalf_of": "stranger"}, "at": "2026-06-01"}, _by_role, _row) == {"cbpr.for_exporter"}
	_open({"importer": {"on_behalf_of": "exporter"}}, _by_role, _row) == set()
	_open({"importer": {"on_behalf_of": "stranger"}}, _records, _row) == set()
	_silent({"exporter": {"role": "processor"}, "importer": {"on_behalf_of": "stranger"}}, _by_role, _row) == {"cbpr.for_exporter"}
}

test_a_record_without_roles_serves_both if {
	_open({"importer": {"role": "controller"}}, _records, _row) == set()
	_open({"importer": {"role": "joint-controller"}}, _records, _row) == set()
}

test_a_certificate_may_have_to_be_granted_where_the_importer_is if {
	_open({}, _by_economy, _row) == set()
	elsewhere := object.union(_row, {"economy": "JP"})
	_open({}, _by_economy, elsewhere) == {"cbpr.economy"}
	_silent({}, _by_economy, object.remove(_row, ["economy"])) == {"cbpr.economy"}
	_open({}, _records, elsewhere) == set()
	at_home := {"importer": {"jurisdiction": "CA-QC", "certifications": [object.union(_row, {"economy": "CA"})]}}
	found := recognition.accepted("cbpr", _by_economy) with input as fixture.flow({})
		with data.register as fixture.register(at_home, {}, {})
	found.unmet == {"global-cbpr#0": set()}
	"cbpr.economy" in found.met["global-cbpr#0"]
	by_its_own_name := {"importer": {"jurisdiction": "CA-QC", "certifications": [object.union(_row, {"economy": "CA-QC"})]}}
	named := recognition.accepted("cbpr", _by_economy) with input as fixture.flow({})
		with data.register as fixture.register(by_its_own_name, {}, {})
	"cbpr.economy" in named.met["global-cbpr#0"]
	_open({}, _records, object.remove(_row, ["economy"])) == set()
}

test_each_certificate_is_judged_alone if {
	expired := object.union(_row, {"until": "2026-11-22"})
	found := _accepted({}, _records, [expired, object.union(_row, {"covers": ["hr"]})])
	found.unmet == {"global-cbpr#0": {"cbpr.certificate_active"}, "global-cbpr#1": {"cbpr.coverage"}}
}

test_remarks_on_a_certificate_are_warnings if {
	late := object.union(_row, {"due": "2026-11-22"})
	"cbpr.renewal_due" in _accepted({}, _records, [late]).warnings["global-cbpr#0"]
	not "cbpr.renewal_due" in _accepted({}, _records, [_row]).warnings["global-cbpr#0"]
}

test_new_programme_requirements_are_a_warning_from_1_april_2027 if {
	_accepted({"at": "2027-03-31"}, _records, [_row]).warnings["global-cbpr#0"] == set()
	_accepted({"at": "2027-04-01"}, _records, [_row]).warnings["global-cbpr#0"] == {"cbpr.requirements_changed"}
	_open({"at": "2027-04-01"}, _records, _row) == set()
}
