# METADATA
# description: Decides certificates under the three frameworks with the United States, by day, kind of data and row.
package mechanisms.eu_gdpr.dpf_test

import data.mechanisms.eu_gdpr.dpf
import data.mechanisms.lib.fixture_test as fixture

_row := {"scheme": "eu-us-dpf", "status": "active", "covers": ["non-hr"], "from": "2023-07-10"}

_both := object.union(_row, {"covers": ["hr", "non-hr"]})

_with(flow, party) := finding if {
	finding := fixture.consistent(dpf.finding, dpf.met, dpf.unmet) with input as fixture.flow(flow) with data.register as fixture.register({"importer": party}, {}, {})
}

_finding(flow, row) := _with(flow, {"certifications": [row]})

_open(flow, row) := array.concat(best.unmet, best.missing) if best := _finding(flow, row).best

test_an_active_row_that_covers_the_data_covers_the_transfer if {
	finding := _finding({}, _row)
	finding.status == "met"
	finding.best.id == "eu-us-dpf"
	finding.best.citations == ["Implementing Decision (EU) 2023/1795"]
	finding.best.onward == "same_regime"
	finding.best.module == null
	finding.obligations == ["obligation.processor_contract"]
	_finding({"importer": {"role": "controller"}}, _row).obligations == []
}

test_each_framework_holds_on_its_days[scheme] if {
	some scheme, days in {
		"eu-us-safe-harbor": {"2000-07-25": false, "2000-07-26": true, "2015-10-05": true, "2015-10-06": false},
		"eu-us-privacy-shield": {"2016-07-11": false, "2016-07-12": true, "2020-07-15": true, "2020-07-16": false},
		"eu-us-dpf": {"2023-07-09": false, "2023-07-10": true, "2026-11-23": true, "2200-12-31": true},
	}
	row := object.union(_row, {"scheme": scheme, "from": "2000-01-01"})
	every day, holds in days {
		_open({"at": day}, row) == {true: [], false: ["dpf.framework"]}[holds]
	}
}

test_every_framework_on_record_is_tested if {
	object.keys(data.mechanisms.eu_gdpr.dpf.records) == {"eu-us-safe-harbor", "eu-us-privacy-shield", "eu-us-dpf"}
}

test_a_row_of_one_framework_does_not_carry_another if {
	row := object.union(_row, {"scheme": "eu-us-privacy-shield", "from": "2016-08-01"})
	_open({}, row) == ["dpf.framework"]
	_open({"at": "2019-01-01"}, object.union(_row, {"from": "2016-08-01"})) == ["dpf.framework"]
}

test_between_the_frameworks_nothing_covers[day] if {
	some day in ["2015-10-06", "2016-07-11", "2020-07-16", "2023-07-09"]
	rows := [object.union(_row, {"scheme": scheme, "from": "2000-01-01"}) | some scheme in ["eu-us-safe-harbor", "eu-us-privacy-shield", "eu-us-dpf"]]
	finding := _with({"at": day}, {"certifications": rows})
	finding.status == "unmet"
	finding.best.unmet == ["dpf.framework"]
}

test_rows_of_other_laws_do_not_serve[scheme] if {
	some scheme in ["uk-extension", "swiss-us-dpf", "global-cbpr", "apec-cbpr", "global-prp", "apec-prp"]
	_open({}, object.union(_row, {"scheme": scheme})) == ["dpf.not_certified"]
}

test_without_a_row_nothing_covers if {
	_with({}, {}).best.unmet == ["dpf.not_certified"]
	_with({}, {"certifications": []}).best.unmet == ["dpf.not_certified"]
	_with({"journalistic": true}, {}).best.unmet == ["dpf.journalistic", "dpf.not_certified"]
}

test_a_row_counts_from_its_day_until_its_last if {
	row := object.union(_row, {"from": "2024-01-01", "until": "2026-11-22", "status": "inactive-lapse"})
	_open({"at": "2023-12-31"}, row) == ["dpf.certificate_active"]
	_open({"at": "2024-01-01"}, row) == []
	_open({"at": "2026-11-22"}, row) == []
	_open({"at": "2026-11-23"}, row) == ["dpf.certificate_active"]
}

test_an_inactive_row_without_an_end_never_counted[status] if {
	some status in ["inactive-lapse", "inactive-withdrawal", "removed"]
	_open({}, object.union(_row, {"status": status})) == ["dpf.certificate_active"]
}

test_the_kind_of_data_must_be_covered if {
	_open({"hr": false}, _row) == []
	_open({"hr": true}, _row) == ["dpf.coverage"]
	staff := object.union(_row, {"covers": ["hr"]})
	_open({"hr": true}, staff) == []
	_open({"hr": false}, staff) == ["dpf.coverage"]
	_open({"hr": true}, _both) == []
	_open({"hr": true}, object.union(_row, {"covers": []})) == ["dpf.coverage"]
}

test_the_importer_is_told_of_staff_data if {
	_finding({"hr": true}, _both).obligations == ["dpf.tell_hr", "obligation.processor_contract"]
	_finding({"hr": null}, _both).obligations == ["obligation.processor_contract"]
}

test_where_the_kind_is_not_stated_only_a_row_for_both_covers if {
	finding := _finding({"hr": null}, _row)
	finding.status == "unknown"
	finding.best.missing == ["dpf.coverage"]
	_finding({"hr": null}, _both).status == "met"
}

test_journalistic_data_are_out if {
	_open({"journalistic": true}, _row) == ["dpf.journalistic"]
}

test_silence_is_asked_for if {
	finding := _finding({"hr": null, "journalistic": null}, fixture.without(_row, ["from", "covers"]))
	finding.status == "unknown"
	finding.best.missing == ["dpf.certificate_active", "dpf.coverage", "dpf.journalistic"]
	_finding({}, object.remove(_row, ["from"])).best.missing == ["dpf.certificate_active"]
	_finding({}, object.remove(_row, ["covers"])).best.missing == ["dpf.coverage"]
	_finding({"journalistic": null}, _row).best.missing == ["dpf.journalistic"]
}

test_each_row_is_judged_alone if {
	narrow := object.union(_row, {"covers": ["hr"]})
	lapsed := object.union(_row, {"until": "2026-11-22"})
	finding := _with({}, {"certifications": [narrow, lapsed]})
	finding.status == "unmet"
	finding.best.unmet == ["dpf.coverage"]
	finding.others[0].unmet == ["dpf.certificate_active"]
	_with({}, {"certifications": [narrow, lapsed, _row]}).status == "met"
}

test_outside_the_united_states_there_is_no_such_thing[place] if {
	some place in ["BR", "CA", "DE", "PR"]
	_with({}, {"jurisdiction": place, "certifications": [_row]}).status == "not_relevant"
	_with({}, {"jurisdiction": place}).status == "not_relevant"
}

test_a_review_and_a_renewal_that_was_due_are_warnings if {
	reviewed := object.union(_row, {"status": "active-recertification-under-review", "due": "2026-11-22"})
	_finding({}, reviewed).status == "met"
	_finding({}, reviewed).best.warnings == ["dpf.renewal_due", "dpf.under_challenge", "dpf.under_review"]
	_finding({"at": "2026-11-22"}, reviewed).best.warnings == ["dpf.under_challenge", "dpf.under_review"]
}

test_a_sector_that_mostly_cannot_certify_is_a_warning if {
	finding := _with({}, {"certifications": [_row], "sector": "telecommunications"})
	finding.status == "met"
	finding.best.warnings == ["dpf.ineligible_sector", "dpf.under_challenge"]
}

test_the_challenge_is_a_warning_from_31_october_2025 if {
	_finding({"at": "2025-10-30"}, _row).best.warnings == []
	_finding({"at": "2025-10-31"}, _row).best.warnings == ["dpf.under_challenge"]
	shield := object.union(_row, {"scheme": "eu-us-privacy-shield", "from": "2016-08-01"})
	_finding({"at": "2020-07-15"}, shield).best.warnings == []
}

test_nobody_can_certify_where_no_framework_is_in_force[day] if {
	some day, running in {
		"2000-07-25": false, "2000-07-26": true, "2015-10-05": true, "2015-10-06": false,
		"2016-07-11": false, "2016-07-12": true, "2020-07-15": true, "2020-07-16": false,
		"2023-07-09": false, "2023-07-10": true,
	}
	_with({"at": day}, {}).best.unmet == {true: ["dpf.not_certified"], false: ["dpf.framework", "dpf.not_certified"]}[running]
}

test_individuals_and_public_bodies_do_not_certify if {
	_with({}, {"kind": "individual"}).status == "not_relevant"
	_with({}, {"kind": "public_authority"}).status == "not_relevant"
	_with({}, {"kind": "public_authority", "certifications": [_row]}).status == "met"
}

test_the_record_of_each_framework_names_the_state_and_what_follows_the_data[scheme] if {
	some scheme, day in {"eu-us-safe-harbor": "2015-10-05", "eu-us-privacy-shield": "2020-07-15", "eu-us-dpf": "2026-11-23"}
	records := data.mechanisms.eu_gdpr.dpf.records
	records[scheme].territory == "US"
	records[scheme].onward == "same_regime"
	finding := dpf.finding with input as fixture.flow({"at": day})
		with data.register as fixture.register({"importer": {"certifications": [object.union(_row, {"scheme": scheme})]}}, {}, {})
		with data.mechanisms.eu_gdpr.dpf.records as object.union(records, {scheme: {"onward": "importer_law"}})
	finding.best.onward == "importer_law"
}

test_of_a_row_nobody_says_what_holds_without_one if {
	unmet := dpf.unmet with input as fixture.flow({"at": "2023-07-09"}) with data.register as fixture.register({"importer": {"certifications": [_row]}}, {}, {})
	unmet["eu-us-dpf#0"] == {"dpf.framework", "dpf.certificate_active"}
	object.keys(unmet) == {"eu-us-dpf#0"}
}
