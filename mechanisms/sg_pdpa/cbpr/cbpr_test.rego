# METADATA
# description: Decides certificates of either system, role by role, on both edges of every date, and on silence.
package mechanisms.sg_pdpa.cbpr_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.sg_pdpa.cbpr

_global := {"scheme": "global-cbpr", "status": "active", "covers": ["non-hr"], "from": "2019-01-01", "until": "2027-12-31", "economy": "US"}

_apec := object.union(_global, {"scheme": "apec-cbpr"})

_finding(flow, certificates) := finding if {
	finding := cbpr.finding with input as fixture.flow(flow)
		with data.register as fixture.register(
			object.union(fixture.between("SG", "US"), {"importer": {"certifications": certificates}}),
			{}, {},
		)
}

_open(flow, certificate) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, [certificate])

_to(role, at) := {"importer": {"role": role}, "at": at}

test_a_certified_recipient_is_covered_in_any_role[role] if {
	some role in ["controller", "joint-controller", "processor"]
	every certificate in [_global, _apec] {
		finding := _finding(_to(role, "2026-11-23"), [certificate])
		finding.status == "met"
		finding.best.onward == "same_regime"
		finding.obligations == ["obligation.verify_certificate"]
	}
}

test_without_a_certificate_nothing_covers if {
	finding := _finding({}, [])
	finding.best.unmet == ["cbpr.not_certified"]
	finding.best.missing == []
	_finding({"at": "2026-03-01"}, []).best.unmet == ["cbpr.no_programme", "cbpr.not_certified"]
}

test_apec_counts_from_1_june_2020_for_who_decides[role] if {
	some role in ["controller", "joint-controller"]
	_open(_to(role, "2020-05-31"), _apec) == ["cbpr.not_recognised", "cbpr.role"]
	_open(_to(role, "2020-06-01"), _apec) == []
}

test_apec_counts_from_1_february_2021_for_data_intermediaries if {
	_open(_to("processor", "2020-06-01"), _apec) == ["cbpr.role"]
	_open(_to("processor", "2021-01-31"), _apec) == ["cbpr.role"]
	_open(_to("processor", "2021-02-01"), _apec) == []
}

test_an_apec_certificate_serves_the_data_intermediary_of_the_exporter_only if {
	stranger := {"importer": {"on_behalf_of": "stranger"}}
	_open(stranger, _apec) == ["cbpr.for_exporter"]
	_open(stranger, _global) == []
	_open(object.union(stranger, {"importer": {"role": "controller"}}), _apec) == []
	_open(object.union(stranger, {"exporter": {"role": "processor", "on_behalf_of": "stranger"}}), _apec) == []
	finding := _finding(object.union(stranger, {"exporter": {"role": "processor"}}), [_apec])
	finding.status == "unknown"
	finding.best.missing == ["cbpr.for_exporter"]
}

test_global_counts_from_2_march_2026[role] if {
	some role in ["controller", "processor"]
	_open(_to(role, "2026-03-01"), _global) == ["cbpr.not_recognised"]
	_open(_to(role, "2026-03-02"), _global) == []
}

test_the_certificate_is_granted_where_the_recipient_is if {
	_open({}, object.union(_global, {"economy": "JP"})) == ["cbpr.economy"]
	_open({}, fixture.without(_global, ["economy"])) == ["cbpr.economy"]
	_finding({}, [fixture.without(_global, ["economy"])]).status == "unknown"
}

test_a_certificate_holds_from_its_first_to_its_last_day if {
	short := object.union(_global, {"from": "2026-11-23", "until": "2026-11-23"})
	_open({"at": "2026-11-22"}, short) == ["cbpr.certificate_active"]
	_open({"at": "2026-11-23"}, short) == []
	_open({"at": "2026-11-24"}, short) == ["cbpr.certificate_active"]
}

test_the_kind_of_data_must_be_covered if {
	_open({"hr": true}, _global) == ["cbpr.coverage"]
	_open({"hr": true}, object.union(_global, {"covers": ["hr", "non-hr"]})) == []
}

test_silence_is_asked_for if {
	finding := cbpr.finding with input as object.union(object.remove(fixture.flow({}), ["hr", "importer"]), {"importer": {"party": "importer"}})
		with data.register as fixture.register(
			object.union(fixture.between("SG", "US"), {"importer": {"certifications": [fixture.without(_apec, ["from"])]}}),
			{}, {},
		)
	finding.status == "unknown"
	finding.best.missing == ["cbpr.certificate_active", "cbpr.coverage", "cbpr.role"]
}

test_what_is_worth_a_look_is_a_warning if {
	row := object.union(_global, {"status": "active-recertification-under-review", "due": "2026-11-22"})
	_finding({}, [row]).best.warnings == ["cbpr.renewal_due", "cbpr.under_review"]
	_finding({}, [object.union(_global, {"due": "2026-11-23"})]).best.warnings == []
	finding := cbpr.finding with input as fixture.flow({})
		with data.register as fixture.register(
			object.union(fixture.between("SG", "US"), {"importer": {"certifications": [_global], "sector": "insurance"}}),
			{}, {},
		)
	finding.best.warnings == ["cbpr.ineligible_sector"]
}

test_the_new_requirements_are_a_warning_from_1_april_2027 if {
	_finding({"at": "2027-03-31"}, [_global]).best.warnings == []
	_finding({"at": "2027-04-01"}, [_global]).best.warnings == ["cbpr.requirements_changed"]
}

test_a_certificate_is_granted_where_the_recipient_is[name] if {
	some name, certificate in {"global": _global, "apec": _apec}
	_open({}, certificate) == []
	_open({}, object.union(certificate, {"economy": "JP"})) == ["cbpr.economy"]
}
