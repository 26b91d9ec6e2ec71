# METADATA
# description: APEC certificates carry from the first day of the Act and within their own dates; Global ones never do.
package mechanisms.bm_pipa.cbpr_test

import data.mechanisms.bm_pipa.cbpr
import data.mechanisms.lib.fixture_test as fixture

_row := {
	"scheme": "apec-cbpr",
	"status": "active",
	"covers": ["non-hr"],
	"from": "2024-03-01",
	"until": "2027-02-28",
	"economy": "US",
}

_finding(flow, rows) := finding if {
	finding := cbpr.finding with input as fixture.flow(flow)
		with data.register as fixture.register({"importer": {"certifications": rows}}, {}, {})
}

_open(flow, row) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, [row])

test_an_apec_certificate_carries if {
	finding := _finding({}, [_row])
	finding.status == "met"
	finding.best.id == "apec-cbpr"
	finding.best.onward == "same_regime"
	finding.obligations == ["obligation.reasonable_belief"]
}

test_controllers_and_processors_alike[role] if {
	some role in ["controller", "joint-controller", "processor"]
	_finding({"importer": {"party": "importer", "role": role}}, [_row]).status == "met"
}

test_the_recognition_counts_from_1_january_2025 if {
	_open({"at": "2024-12-31"}, _row) == ["cbpr.not_recognised"]
	_open({"at": "2025-01-01"}, _row) == []
	_open({"at": "2025-01-02"}, _row) == []
}

test_a_global_certificate_is_not_recognised if {
	finding := _finding({}, [object.union(_row, {"scheme": "global-cbpr"})])
	finding.status == "unmet"
	finding.best.unmet == ["cbpr.not_recognised"]
	finding.best.missing == []
}

test_of_both_the_apec_certificate_is_chosen if {
	finding := _finding({}, [object.union(_row, {"scheme": "global-cbpr"}), _row])
	finding.status == "met"
	finding.best.id == "apec-cbpr"
	[other.unmet | some other in finding.others] == [["cbpr.not_recognised"]]
}

test_a_certificate_counts_within_its_dates if {
	_open({"at": "2024-02-29"}, _row) == ["cbpr.certificate_active", "cbpr.not_recognised"]
	_open({"at": "2027-02-28"}, _row) == []
	_open({"at": "2027-03-01"}, _row) == ["cbpr.certificate_active"]
}

test_a_lapse_without_a_date_is_no_certificate if {
	_open({}, fixture.without(object.union(_row, {"status": "inactive-lapse"}), ["until"])) == ["cbpr.certificate_active"]
}

test_a_certificate_without_a_start_is_asked_for if {
	finding := _finding({}, [fixture.without(_row, ["from"])])
	finding.status == "unknown"
	finding.best.missing == ["cbpr.certificate_active"]
}

test_the_kind_of_data_must_be_covered if {
	_open({"hr": true}, _row) == ["cbpr.coverage"]
	_open({"hr": true}, object.union(_row, {"covers": ["hr"]})) == []
}

test_silence_on_the_kind_of_data_is_asked_for if {
	finding := cbpr.finding with input as fixture.without(fixture.flow({}), ["hr"])
		with data.register as fixture.register({"importer": {"certifications": [_row]}}, {}, {})
	finding.status == "unknown"
	finding.best.missing == ["cbpr.coverage"]
	_finding({}, [fixture.without(_row, ["covers"])]).best.missing == ["cbpr.coverage"]
}

test_without_a_certificate_nothing_carries if {
	finding := _finding({}, [])
	finding.status == "unmet"
	finding.best.unmet == ["cbpr.no_programme", "cbpr.not_certified"]
	finding.best.missing == []
	_finding({}, [object.union(_row, {"scheme": "apec-prp"})]).best.unmet == ["cbpr.no_programme", "cbpr.not_certified"]
}

test_what_is_worth_a_look_does_not_block if {
	finding := _finding({}, [object.union(_row, {"status": "active-recertification-under-review", "due": "2026-11-22"})])
	finding.status == "met"
	finding.best.warnings == ["cbpr.renewal_due", "cbpr.under_review"]
	_finding({}, [object.union(_row, {"due": "2026-11-23"})]).best.warnings == []
}

test_the_new_requirements_are_a_declared_warning_from_1_april_2027 if {
	long := object.union(_row, {"until": "2028-12-31"})
	_finding({"at": "2027-03-31"}, [long]).best.warnings == []
	finding := _finding({"at": "2027-04-01"}, [long])
	finding.best.warnings == ["cbpr.requirements_changed"]
	"cbpr.requirements_changed" in {warning.code | some warning in finding.about.warnings}
}

test_a_sector_that_mostly_cannot_certify_is_a_warning if {
	finding := cbpr.finding with input as fixture.flow({})
		with data.register as fixture.register({"importer": {"certifications": [_row], "sector": "finance"}}, {}, {})
	finding.best.warnings == ["cbpr.ineligible_sector"]
}

test_the_law_follows_data_under_a_certificate if data.mechanisms.bm_pipa.cbpr.records["apec-cbpr"].onward == "same_regime"
