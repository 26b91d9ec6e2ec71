# METADATA
# description: Decides PRP certificates for processors and others, on both edges of every date, and on silence.
package mechanisms.sg_pdpa.prp_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.sg_pdpa.prp

_global := {"scheme": "global-prp", "status": "active", "covers": ["non-hr"], "from": "2019-01-01", "until": "2027-12-31", "economy": "US"}

_apec := object.union(_global, {"scheme": "apec-prp"})

_finding(flow, certificates) := finding if {
	finding := prp.finding with input as fixture.flow(flow)
		with data.register as fixture.register(
			object.union(fixture.between("SG", "US"), {"importer": {"certifications": certificates}}),
			{}, {},
		)
}

_open(flow, certificate) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, [certificate])

test_a_certified_data_intermediary_is_covered if {
	finding := _finding({}, [_global])
	finding.status == "met"
	finding.best.id == "global-prp"
	finding.obligations == ["obligation.verify_certificate"]
}

test_who_decides_for_itself_is_not_helped[role] if {
	some role in ["controller", "joint-controller"]
	_open({"importer": {"role": role}}, _global) == ["prp.role"]
	_open({"importer": {"role": role}}, _apec) == ["prp.role"]
	_finding({"importer": {"role": role}}, [_global]).status == "not_relevant"
	_finding({"importer": {"role": role}}, []).status == "not_relevant"
}

test_a_data_intermediary_of_somebody_else_is_none_of_the_exporter if {
	_open({"importer": {"on_behalf_of": "stranger"}}, _global) == ["prp.for_exporter"]
	_open({"importer": {"on_behalf_of": "exporter"}}, _global) == []
	_open({"importer": {"on_behalf_of": "stranger"}, "exporter": {"role": "processor", "on_behalf_of": "stranger"}}, _global) == []
	finding := _finding({"importer": {"on_behalf_of": "stranger"}, "exporter": {"role": "processor"}}, [_global])
	finding.status == "unknown"
	finding.best.missing == ["prp.for_exporter"]
}

test_without_a_certificate_nothing_covers if {
	finding := _finding({}, [])
	finding.best.unmet == ["prp.not_certified"]
	finding.best.missing == []
	_finding({"at": "2026-03-01"}, []).best.unmet == ["prp.no_programme", "prp.not_certified"]
}

test_apec_counts_from_1_june_2020 if {
	_open({"at": "2020-05-31"}, _apec) == ["prp.not_recognised", "prp.role"]
	_open({"at": "2020-06-01"}, _apec) == []
}

test_global_counts_from_2_march_2026 if {
	_open({"at": "2026-03-01"}, _global) == ["prp.not_recognised", "prp.role"]
	_open({"at": "2026-03-02"}, _global) == []
}

test_the_certificate_is_granted_where_the_recipient_is if {
	_open({}, object.union(_global, {"economy": "SG"})) == ["prp.economy"]
	_finding({}, [fixture.without(_global, ["economy"])]).best.missing == ["prp.economy"]
}

test_a_certificate_ends_after_its_last_day if {
	_open({"at": "2027-12-31"}, _global) == []
	_open({"at": "2028-01-01"}, _global) == ["prp.certificate_active"]
}

test_the_kind_of_data_must_be_covered if _open({"hr": true}, _global) == ["prp.coverage"]

test_silence_is_asked_for if {
	finding := prp.finding with input as object.union(object.remove(fixture.flow({}), ["hr", "importer"]), {"importer": {"party": "importer"}})
		with data.register as fixture.register(
			object.union(fixture.between("SG", "US"), {"importer": {"certifications": [fixture.without(_global, ["from"])]}}),
			{}, {},
		)
	finding.status == "unknown"
	finding.best.missing == ["prp.certificate_active", "prp.coverage", "prp.role"]
}

test_the_requirements_of_cbpr_are_no_warning_here if _finding({"at": "2027-04-01"}, [_global]).best.warnings == []

test_what_is_worth_a_look_is_a_warning if {
	row := object.union(_global, {"status": "active-recertification-under-review", "due": "2026-11-22"})
	_finding({}, [row]).best.warnings == ["prp.renewal_due", "prp.under_review"]
	_finding({}, [object.union(_global, {"due": "2026-11-23"})]).best.warnings == []
	finding := prp.finding with input as fixture.flow({})
		with data.register as fixture.register(
			object.union(fixture.between("SG", "US"), {"importer": {"certifications": [_global], "sector": "insurance"}}),
			{}, {},
		)
	finding.best.warnings == ["prp.ineligible_sector"]
}

test_a_certificate_is_granted_where_the_recipient_is[name] if {
	some name, certificate in {"global": _global, "apec": _apec}
	_open({}, certificate) == []
	_open({}, object.union(certificate, {"economy": "JP"})) == ["prp.economy"]
}
