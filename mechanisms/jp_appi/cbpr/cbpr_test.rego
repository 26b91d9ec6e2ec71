# METADATA
# description: Decides certificates of either system on both edges of every date, on silence, and for data received on adequacy.
package mechanisms.jp_appi.cbpr_test

import data.mechanisms.jp_appi.cbpr
import data.mechanisms.lib.fixture_test as fixture

_global := {"scheme": "global-cbpr", "status": "active", "covers": ["non-hr"], "from": "2017-01-01", "until": "2027-12-31", "economy": "US"}

_apec := object.union(_global, {"scheme": "apec-cbpr"})

_finding(flow, certificates) := finding if {
	finding := fixture.consistent(cbpr.finding, cbpr.met, cbpr.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register(
			object.union(fixture.between("JP", "US"), {"importer": {"certifications": certificates}}),
			{}, {},
		)
}

_open(flow, certificate) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, [certificate])

test_a_certified_recipient_is_covered_in_any_role[role] if {
	some role in ["controller", "joint-controller", "processor"]
	finding := _finding({"importer": {"role": role}}, [_global])
	finding.status == "met"
	finding.best.id == "global-cbpr"
	finding.best.onward == "same_regime"
	finding.obligations == ["obligation.domestic_ground", "obligation.information_on_request", "obligation.yearly_check"]
}

test_the_economy_of_the_certificate_does_not_matter if _open({}, object.union(_global, {"economy": "SG"})) == []

test_without_a_certificate_nothing_covers if {
	finding := _finding({}, [])
	finding.best.unmet == ["cbpr.not_certified"]
	finding.best.missing == []
}

_uncertified(at, importer) := codes if {
	finding := cbpr.finding with input as fixture.flow({"at": at})
		with data.register as fixture.register(object.union(fixture.between("JP", "US"), {"importer": importer}), {}, {})
	codes := array.concat(finding.best.unmet, finding.best.missing)
}

test_to_certify_is_advised_only_where_that_can_be_done if {
	_uncertified("2025-12-31", {}) == ["cbpr.not_certified"]
	_uncertified("2025-12-30", {}) == ["cbpr.no_programme", "cbpr.not_certified"]
	_uncertified("2026-11-23", {"jurisdiction": "IN"}) == ["cbpr.no_programme", "cbpr.not_certified"]
	_uncertified("2026-11-23", {"public_sector": true}) == ["cbpr.no_programme", "cbpr.not_certified"]
}

test_a_prp_certificate_is_none if _finding({}, [object.union(_global, {"scheme": "global-prp"})]).best.unmet == ["cbpr.not_certified"]

test_apec_counts_from_30_may_2017 if {
	_open({"at": "2017-05-29"}, _apec) == ["cbpr.not_recognised"]
	_open({"at": "2017-05-30"}, _apec) == []
	_open({}, _apec) == []
}

test_global_counts_from_31_december_2025 if {
	_open({"at": "2025-12-30"}, _global) == ["cbpr.not_recognised"]
	_open({"at": "2025-12-31"}, _global) == []
	_finding({"at": "2025-12-30"}, [_global, _apec]).best.id == "apec-cbpr"
}

test_a_certificate_holds_from_its_first_to_its_last_day if {
	short := object.union(_global, {"from": "2026-11-23", "until": "2026-11-24"})
	_open({"at": "2026-11-22"}, short) == ["cbpr.certificate_active"]
	_open({"at": "2026-11-23"}, short) == []
	_open({"at": "2026-11-24"}, short) == []
	_open({"at": "2026-11-25"}, short) == ["cbpr.certificate_active"]
}

test_the_kind_of_data_must_be_covered if {
	_open({"hr": true}, _global) == ["cbpr.coverage"]
	_open({"hr": true}, object.union(_global, {"covers": ["hr"]})) == []
}

test_silence_on_the_data_is_asked_for if {
	finding := cbpr.finding with input as object.remove(fixture.flow({}), ["hr"])
		with data.register as fixture.register(
			object.union(fixture.between("JP", "US"), {"importer": {"certifications": [fixture.without(_global, ["from"])]}}),
			{}, {},
		)
	finding.status == "unknown"
	finding.best.missing == ["cbpr.certificate_active", "cbpr.coverage"]
}

test_data_received_on_adequacy_stay_out if {
	received := {"received_under": ["jp_supplementary_rules"]}
	_open(received, _global) == ["cbpr.received_under_adequacy"]
	_finding(received, []).best.unmet == ["cbpr.not_certified", "cbpr.received_under_adequacy"]
	_open({"received_under": []}, _global) == []
	_open({"received_under": ["another_rule"]}, _global) == []
}

test_the_new_requirements_are_a_warning_from_1_april_2027 if {
	_finding({"at": "2027-03-31"}, [_global]).best.warnings == []
	_finding({"at": "2027-04-01"}, [_global]).best.warnings == ["cbpr.requirements_changed"]
}

test_what_is_worth_a_look_is_a_warning if {
	row := object.union(_global, {"status": "active-recertification-under-review", "due": "2026-11-22"})
	_finding({}, [row]).best.warnings == ["cbpr.renewal_due", "cbpr.under_review"]
}

test_a_sector_that_mostly_cannot_certify_is_a_warning if {
	finding := cbpr.finding with input as fixture.flow({})
		with data.register as fixture.register(
			object.union(fixture.between("JP", "US"), {"importer": {"certifications": [_global], "sector": "telecommunications"}}),
			{}, {},
		)
	finding.best.warnings == ["cbpr.ineligible_sector"]
}
