# METADATA
# description: Pairs rows of the list in every way and asks on both edges of their dates and of the regulations.
package mechanisms.uk_gdpr.dpf_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.uk_gdpr.dpf

_eu := {"scheme": "eu-us-dpf", "status": "active", "covers": ["hr", "non-hr"], "from": "2023-09-01"}

_extension := {"scheme": "uk-extension", "status": "active", "covers": ["hr", "non-hr"], "from": "2023-10-01"}

_both := [_eu, _extension]

_finding(flow, rows) := _finding_of(flow, {"jurisdiction": "US", "certifications": rows})

_finding_of(flow, importer) := finding if {
	finding := fixture.consistent(dpf.finding, dpf.met, dpf.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register({"exporter": {"jurisdiction": "GB"}, "importer": importer}, {}, {})
}

_open(flow, rows) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, rows)

test_both_rows_cover if {
	finding := _finding({}, _both)
	finding.status == "met"
	finding.best.id == "uk-extension"
	finding.best.citations == ["SI 2023/1028"]
	finding.best.onward == "same_regime"
	finding.best.warnings == []
	finding.obligations == ["obligation.processor_contract"]
}

test_the_eu_row_alone_does_not_cover if _finding({}, [_eu]).best.unmet == ["dpf.not_certified"]

test_the_extension_alone_does_not_cover if _open({}, [_extension]) == ["dpf.eu_row"]

test_no_row_does_not_cover if {
	_open({}, []) == ["dpf.not_certified"]
	_open({}, [{"scheme": "swiss-us-dpf", "status": "active", "covers": ["non-hr"], "from": "2024-09-15"}]) == ["dpf.not_certified"]
}

test_elsewhere_than_in_the_united_states_it_cannot_exist if {
	_finding_of({}, {"jurisdiction": "BR", "certifications": []}).status == "not_relevant"
}

test_the_regulations_start_on_12_october_2023 if {
	_open({"at": "2023-10-11"}, _both) == ["dpf.framework"]
	_open({"at": "2023-10-12"}, _both) == []
}

test_the_extension_row_must_be_active_on_the_day if {
	ended := object.union(_extension, {"from": "2024-02-01", "until": "2026-05-31", "status": "inactive-lapse"})
	_open({"at": "2024-01-31"}, [_eu, ended]) == ["dpf.certificate_active"]
	_open({"at": "2024-02-01"}, [_eu, ended]) == []
	_open({"at": "2026-05-31"}, [_eu, ended]) == []
	_open({"at": "2026-06-01"}, [_eu, ended]) == ["dpf.certificate_active"]
}

test_the_eu_row_must_be_active_on_the_day if {
	ended := object.union(_eu, {"from": "2024-02-01", "until": "2026-05-31", "status": "inactive-lapse"})
	_open({"at": "2024-01-31"}, [ended, _extension]) == ["dpf.eu_row_active"]
	_open({"at": "2024-02-01"}, [ended, _extension]) == []
	_open({"at": "2026-05-31"}, [ended, _extension]) == []
	_open({"at": "2026-06-01"}, [ended, _extension]) == ["dpf.eu_row_active"]
}

test_each_row_must_cover_the_kind_of_data if {
	_open({"hr": true}, [_eu, object.union(_extension, {"covers": ["non-hr"]})]) == ["dpf.coverage"]
	_open({"hr": true}, [object.union(_eu, {"covers": ["non-hr"]}), _extension]) == ["dpf.eu_row_coverage"]
	_open({"hr": false}, [object.union(_eu, {"covers": ["hr"]}), object.union(_extension, {"covers": ["hr"]})]) == ["dpf.coverage", "dpf.eu_row_coverage"]
	_open({"hr": true}, _both) == []
}

test_two_half_good_rows_never_add_up if {
	lapsed := object.union(_eu, {"until": "2025-12-31"})
	narrow := object.union(_eu, {"covers": ["non-hr"]})
	finding := _finding({"hr": true}, [lapsed, narrow, _extension])
	finding.status == "unmet"
	[entry.unmet | some entry in array.concat([finding.best], finding.others)] == [["dpf.eu_row_active"], ["dpf.eu_row_coverage"]]
}

test_a_good_pair_is_found_among_others if {
	finding := _finding({}, [object.union(_eu, {"until": "2025-12-31"}), _eu, _extension, object.union(_extension, {"covers": []})])
	finding.status == "met"
	count(finding.others) == 3
}

test_silence_on_the_kind_of_data_is_asked_for if {
	narrow := [object.union(row, {"covers": ["non-hr"]}) | some row in _both]
	silent := fixture.without(fixture.flow({}), ["hr"])
	finding := dpf.finding with input as silent
		with data.register as fixture.register({"exporter": {"jurisdiction": "GB"}, "importer": {"certifications": narrow}}, {}, {})
	finding.best.missing == ["dpf.coverage", "dpf.eu_row_coverage"]
}

test_silence_of_the_rows_is_asked_for if {
	rows := [fixture.without(row, ["covers", "from"]) | some row in _both]
	finding := _finding({}, rows)
	finding.status == "unknown"
	finding.best.missing == ["dpf.certificate_active", "dpf.coverage", "dpf.eu_row_active", "dpf.eu_row_coverage"]
}

test_journalistic_data_are_left_out if {
	_open({"journalistic": true}, _both) == ["dpf.journalistic"]
	_silent(["journalistic"]).best.missing == ["dpf.journalistic"]
	_open({"journalistic": true}, []) == ["dpf.journalistic", "dpf.not_certified"]
}

_silent(fields) := finding if {
	finding := dpf.finding with input as fixture.without(fixture.flow({}), fields)
		with data.register as fixture.register({"exporter": {"jurisdiction": "GB"}, "importer": {"certifications": _both}}, {}, {})
}

test_four_kinds_of_data_must_be_flagged if {
	every kind in ["genetic", "biometric", "sexual-orientation", "criminal-offences"] {
		flow := {"special_categories": ["health", kind]}
		_finding(flow, _both).best.missing == ["dpf.flagged_sensitive"]
		_finding(object.union(flow, {"flagged_sensitive": false}), _both).best.unmet == ["dpf.flagged_sensitive"]
		_open(object.union(flow, {"flagged_sensitive": true}), _both) == []
	}
}

test_other_kinds_of_data_need_no_flag if {
	kinds := ["health", "racial-origin", "political-opinion", "religious-belief", "union-membership"]
	_open({"special_categories": kinds}, _both) == []
	_open({"special_categories": kinds, "flagged_sensitive": false}, _both) == []
	_open({"special_categories": []}, []) == ["dpf.not_certified"]
}

test_silence_on_special_categories_is_asked_for if _silent(["special_categories"]).best.missing == ["dpf.flagged_sensitive"]

test_the_importer_is_told_of_hr_data if {
	_finding({"hr": true, "importer": {"role": "controller"}}, _both).obligations == ["dpf.tell_hr"]
}

test_remarks_on_either_row_do_not_block if {
	reviewed := object.union(_eu, {"status": "active-recertification-under-review", "due": "2026-11-22"})
	finding := _finding({}, [reviewed, _extension])
	finding.status == "met"
	finding.best.warnings == ["dpf.renewal_due", "dpf.under_review"]
	_finding({}, [_eu, object.union(_extension, {"due": "2026-11-23"})]).best.warnings == []
	_finding({}, [_eu, object.union(_extension, {"due": "2026-11-22"})]).best.warnings == ["dpf.renewal_due"]
}

test_nobody_can_join_before_the_regulations if {
	_open({"at": "2023-10-11"}, []) == ["dpf.framework", "dpf.not_certified"]
	_open({"at": "2023-10-12"}, []) == ["dpf.not_certified"]
	_finding_of({}, {"kind": "public_authority"}).status == "not_relevant"
}

test_a_sector_that_mostly_cannot_certify_is_a_warning if {
	finding := _finding_of({}, {"jurisdiction": "US", "certifications": _both, "sector": "telecommunications"})
	finding.status == "met"
	finding.best.warnings == ["dpf.ineligible_sector"]
}

test_the_record_names_the_state_and_what_follows_the_data if {
	finding := dpf.finding with input as fixture.flow({})
		with data.register as fixture.register({"exporter": {"jurisdiction": "GB"}, "importer": {"certifications": _both}}, {}, {})
		with data.mechanisms.uk_gdpr.dpf.records["uk-extension"].onward as "importer_law"
	finding.best.onward == "importer_law"
	data.mechanisms.uk_gdpr.dpf.records["uk-extension"].territory == "US"
}

test_of_a_row_nobody_says_what_holds_without_one if {
	unmet := dpf.unmet with input as fixture.flow({"at": "2023-10-11"})
		with data.register as fixture.register({"exporter": {"jurisdiction": "GB"}, "importer": {"certifications": _both}}, {}, {})
	object.keys(unmet) == {"uk-extension#1+eu-us-dpf#0"}
}
