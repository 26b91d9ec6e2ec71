# METADATA
# description: Decides the Swiss-U.S. row on both edges of every date, by kind of data, and on silence.
package mechanisms.ch_fadp.dpf_test

import data.mechanisms.ch_fadp.dpf
import data.mechanisms.lib.fixture_test as fixture

_row := {"scheme": "swiss-us-dpf", "status": "active", "covers": ["non-hr"], "from": "2023-07-17"}

_finding(flow, importer) := finding if {
	finding := fixture.consistent(dpf.finding, dpf.met, dpf.unmet) with input as fixture.flow(flow)
		with data.register as fixture.register({"exporter": {"jurisdiction": "CH"}, "importer": importer}, {}, {})
}

_with(rows) := {"jurisdiction": "US", "certifications": rows}

_open(flow, row) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, _with([row]))

test_a_swiss_row_alone_covers if {
	finding := _finding({}, _with([_row]))
	finding.status == "met"
	finding.best.id == "swiss-us-dpf"
	finding.best.onward == "same_regime"
	finding.best.citations == ["DPO Annex 1: United States"]
	finding.obligations == ["obligation.processor_contract"]
}

test_the_entry_starts_on_15_september_2024 if {
	_open({"at": "2024-09-14"}, _row) == ["dpf.framework"]
	_open({"at": "2024-09-15"}, _row) == []
}

test_rows_of_other_frameworks_do_not_serve[scheme] if {
	some scheme in ["eu-us-dpf", "uk-extension", "eu-us-privacy-shield", "eu-us-safe-harbor"]
	_open({}, object.union(_row, {"scheme": scheme})) == ["dpf.not_certified"]
}

test_a_certificate_counts_within_its_dates if {
	ended := object.union(_row, {"from": "2025-01-10", "until": "2026-01-09", "status": "inactive-lapse"})
	_open({"at": "2025-01-09"}, ended) == ["dpf.certificate_active"]
	_open({"at": "2025-01-10"}, ended) == []
	_open({"at": "2026-01-09"}, ended) == []
	_open({"at": "2026-01-10"}, ended) == ["dpf.certificate_active"]
	_open({}, object.union(_row, {"status": "removed"})) == ["dpf.certificate_active"]
	_open({}, fixture.without(_row, ["from"])) == ["dpf.certificate_active"]
}

test_the_row_must_cover_the_kind_of_data if {
	_open({"hr": true}, _row) == ["dpf.coverage"]
	_open({"hr": true}, object.union(_row, {"covers": ["hr"]})) == []
	_finding({"hr": true}, _with([object.union(_row, {"covers": ["hr"]})])).obligations == ["dpf.tell_hr", "obligation.processor_contract"]
	silent := dpf.finding with input as fixture.without(fixture.flow({}), ["hr"])
		with data.register as fixture.register({"importer": _with([_row])}, {}, {})
	silent.best.missing == ["dpf.coverage"]
}

test_journalistic_data_stay_outside if {
	_open({"journalistic": true}, _row) == ["dpf.journalistic"]
	silent := dpf.finding with input as fixture.without(fixture.flow({}), ["journalistic"])
		with data.register as fixture.register({"importer": _with([_row])}, {}, {})
	silent.best.missing == ["dpf.journalistic"]
}

test_outside_the_united_states_it_cannot_exist if {
	_finding({}, {"jurisdiction": "IN"}).status == "not_relevant"
	_finding({}, {"jurisdiction": "US"}).status == "unmet"
}

test_what_is_worth_a_look_does_not_block if {
	row := object.union(_row, {"status": "active-recertification-under-review", "due": "2026-11-22"})
	finding := _finding({"importer": {"role": "controller"}}, object.union(_with([row]), {"sector": "telecommunications"}))
	finding.status == "met"
	finding.best.warnings == ["dpf.ineligible_sector", "dpf.renewal_due", "dpf.under_review"]
	finding.obligations == []
}

test_nobody_can_certify_before_the_entry if {
	_finding({"at": "2024-09-14"}, _with([])).best.unmet == ["dpf.framework", "dpf.not_certified"]
	_finding({"at": "2024-09-15"}, _with([])).best.unmet == ["dpf.not_certified"]
	_finding({}, {"kind": "individual"}).status == "not_relevant"
}

test_the_record_names_the_state_and_what_follows_the_data if {
	finding := dpf.finding with input as fixture.flow({}) with data.register as fixture.register({"importer": _with([_row])}, {}, {})
		with data.mechanisms.ch_fadp.dpf.records["swiss-us-dpf"].onward as "importer_law"
	finding.best.onward == "importer_law"
	data.mechanisms.ch_fadp.dpf.records["swiss-us-dpf"].territory == "US"
}

test_of_a_row_nobody_says_what_holds_without_one if {
	unmet := dpf.unmet with input as fixture.flow({"at": "2024-09-14"}) with data.register as fixture.register({"importer": _with([_row])}, {}, {})
	unmet == {"swiss-us-dpf#0": {"dpf.framework"}}
}
