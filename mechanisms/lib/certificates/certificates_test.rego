package mechanisms.lib.certificates_test

import data.mechanisms.lib.certificates
import data.mechanisms.lib.fixture_test as fixture

_row := {"scheme": "eu-us-dpf", "status": "active", "covers": ["non-hr"], "from": "2024-01-01"}

_lapsed := {"scheme": "eu-us-dpf", "status": "inactive-lapse", "covers": ["non-hr"], "from": "2024-01-01", "until": "2026-11-22"}

_says(row, flow) := {name | some name in ["active", "inactive", "covers", "leaves_out"]; _said(name, row, flow)}

_said("active", row, flow) if certificates.active(row) with input as flow

_said("inactive", row, flow) if certificates.inactive(row) with input as flow

_said("covers", row, flow) if certificates.covers(row) with input as flow

_said("leaves_out", row, flow) if certificates.leaves_out(row) with input as flow

_on(day) := fixture.flow({"at": day})

test_rows_are_those_of_the_importer_under_the_schemes_named if {
	others := [_lapsed, {"scheme": "uk-extension", "status": "active"}, _row, {"scheme": "global-cbpr", "status": "active"}]
	rows := certificates.rows({"eu-us-dpf", "uk-extension"}) with input as fixture.flow({})
		with data.register as fixture.register({"importer": {"certifications": others}, "exporter": {"certifications": [_row]}}, {}, {})
	rows == {"eu-us-dpf#0": _lapsed, "uk-extension#1": others[1], "eu-us-dpf#2": _row}
	certificates.details(rows) == {"eu-us-dpf#0": {"id": "eu-us-dpf"}, "uk-extension#1": {"id": "uk-extension"}, "eu-us-dpf#2": {"id": "eu-us-dpf"}}
}

test_an_importer_without_certificates_has_no_rows if {
	rows := certificates.rows({"eu-us-dpf"}) with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
	rows == {}
}

test_an_open_row_is_active_from_its_first_day if {
	_says(_row, _on("2023-12-31")) == {"inactive", "covers"}
	_says(_row, _on("2024-01-01")) == {"active", "covers"}
	_says(_row, _on("2200-12-31")) == {"active", "covers"}
}

test_an_ended_row_was_active_until_its_last_day_whatever_its_status_now if {
	_says(_lapsed, _on("2023-12-31")) == {"inactive", "covers"}
	_says(_lapsed, _on("2026-11-22")) == {"active", "covers"}
	_says(_lapsed, _on("2026-11-23")) == {"inactive", "covers"}
	_says(object.union(_row, {"until": "2026-11-22"}), _on("2026-11-23")) == {"inactive", "covers"}
}

test_a_row_under_review_is_still_active if {
	_says(object.union(_row, {"status": "active-recertification-under-review"}), _on("2026-11-23")) == {"active", "covers"}
}

test_a_row_that_ended_without_a_date_never_was_active[status] if {
	some status in ["inactive-lapse", "inactive-withdrawal", "removed"]
	_says(object.union(_row, {"status": status}), _on("2024-06-01")) == {"inactive", "covers"}
}

test_a_row_without_status_or_end_is_not_active if {
	_says(object.remove(_row, ["status"]), _on("2026-11-23")) == {"inactive", "covers"}
}

test_a_row_without_a_first_day_is_neither_active_nor_inactive if {
	_says(object.remove(_row, ["from"]), _on("2026-11-23")) == {"covers"}
	_says(object.remove(_lapsed, ["from"]), _on("2026-11-22")) == {"covers"}
	_says(object.remove(_lapsed, ["from"]), _on("2026-11-23")) == {"inactive", "covers"}
}

_kind(covers, hr) := _says({"scheme": "eu-us-dpf", "status": "removed", "covers": covers}, fixture.flow({"hr": hr})) - {"inactive"}

test_a_row_covers_the_kinds_it_names if {
	_kind(["hr"], true) == {"covers"}
	_kind(["hr"], false) == {"leaves_out"}
	_kind(["non-hr"], true) == {"leaves_out"}
	_kind(["non-hr"], false) == {"covers"}
	_kind(["hr", "non-hr"], true) == {"covers"}
	_kind([], true) == {"leaves_out"}
}

test_where_the_kind_of_data_is_not_stated_only_a_row_for_both_covers if {
	_kind(["hr", "non-hr"], null) == {"covers"}
	_kind(["hr"], null) == set()
	_kind(["non-hr"], null) == set()
	_kind([], null) == {"leaves_out"}
}

test_a_row_that_names_no_kinds_neither_covers_nor_leaves_out if {
	_says(object.remove(_row, ["covers"]), _on("2026-11-23")) == {"active"}
	_kind("hr", true) == set()
	_kind({"kind": "hr"}, true) == set()
}

_remarks(row, sector) := _remarks_in("US", row, sector)

_remarks_in(place, row, sector) := remarks if {
	remarks := certificates.remarks("dpf", row) with input as fixture.flow({})
		with data.register as fixture.register({"importer": {"jurisdiction": place, "sector": sector}}, {}, {})
}

test_a_plain_row_calls_for_no_remark if {
	_remarks(_row, "health") == set()
	_remarks(object.union(_row, {"due": "2026-11-23"}), "health") == set()
	_remarks(object.union(_row, {"due": null}), "health") == set()
}

test_a_review_is_remarked if {
	_remarks(object.union(_row, {"status": "active-recertification-under-review"}), "health") == {"dpf.under_review"}
}

test_a_renewal_is_remarked_from_the_day_after_it_was_due if {
	_remarks(object.union(_row, {"due": "2026-11-22"}), "health") == {"dpf.renewal_due"}
}

test_a_sector_that_mostly_cannot_certify_is_remarked[sector] if {
	some sector in ["finance", "telecommunications", "insurance", "non-profit"]
	_remarks(_row, sector) == {"dpf.ineligible_sector"}
}

test_elsewhere_than_in_the_united_states_sectors_can_certify if {
	_remarks_in("SG", _row, "finance") == set()
	_remarks_in("SG", object.union(_row, {"economy": "SG"}), "finance") == set()
	_remarks_in("SG", object.union(_row, {"economy": "US"}), "finance") == {"dpf.ineligible_sector"}
	_remarks_in("US", object.union(_row, {"economy": "SG"}), "finance") == {"dpf.ineligible_sector"}
}
