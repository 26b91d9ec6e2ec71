package regions.areas_test

import data.regions.areas

test_membership_begins_on_its_first_day if {
	every edge in [
		["eu", "HR", "2013-06-30", "2013-07-01"],
		["eu", "PL", "2004-04-30", "2004-05-01"],
		["eea", "LI", "1995-04-30", "1995-05-01"],
		["eea", "RO", "2007-07-31", "2007-08-01"],
		["eea", "HR", "2014-04-11", "2014-04-12"],
		["eu-gdpr", "DE", "1998-10-23", "1998-10-24"],
		["eu-gdpr", "BG", "2006-12-31", "2007-01-01"],
		["eu-gdpr", "YT", "2013-12-31", "2014-01-01"],
		["eu-gdpr", "NO", "2000-06-30", "2000-07-01"],
		["uk-gdpr", "GB", "2020-12-31", "2021-01-01"],
		["br-lgpd", "BR", "2020-09-17", "2020-09-18"],
		["jp-appi", "JP", "2017-05-29", "2017-05-30"],
		["sg-pdpa", "SG", "2014-07-01", "2014-07-02"],
		["bm-pipa", "BM", "2024-12-31", "2025-01-01"],
		["difc-dpl", "AE-DIFC", "2020-06-30", "2020-07-01"],
		["kr-pipa", "KR", "2023-09-14", "2023-09-15"],
		["mx-lfpdppp", "MX", "2025-03-20", "2025-03-21"],
		["ca-qc", "CA-QC", "2023-09-21", "2023-09-22"],
		["global-cbpr-members", "AE-DIFC", "2025-12-30", "2025-12-31"],
	] {
		not areas.member(edge[0], edge[1], edge[2])
		areas.member(edge[0], edge[1], edge[3])
		areas.member(edge[0], edge[1], "2026-11-23")
	}
}

test_membership_ends_after_its_last_day if {
	every edge in [
		["eu", "GB", "2020-01-31", "2020-02-01"],
		["eea", "GB", "2020-01-31", "2020-02-01"],
		["eu-gdpr", "GB", "2020-12-31", "2021-01-01"],
		["global-cbpr-associates", "AE-DIFC", "2025-12-30", "2025-12-31"],
	] {
		areas.member(edge[0], edge[1], edge[2])
		not areas.member(edge[0], edge[1], edge[3])
		not areas.member(edge[0], edge[1], "2026-11-23")
	}
}

test_two_intervals_that_meet_leave_no_gap if {
	every date in ["1993-07-01", "2023-08-31", "2023-09-01", "2026-11-23"] {
		areas.member("ch-fadp", "CH", date)
	}
	not areas.member("ch-fadp", "CH", "1993-06-30")
}

test_territories_inside_a_law_that_have_a_code_of_their_own if {
	every code in ["GF", "GP", "MQ", "RE", "MF", "AX", "YT"] {
		areas.member("eu-gdpr", code, "2018-05-25")
		not areas.member("eu", code, "2018-05-25")
	}
}

test_territories_of_a_member_state_that_are_outside if {
	every code in ["BL", "PM", "NC", "PF", "WF", "TF", "GL", "FO", "AW", "CW", "SX", "BQ", "SJ", "EU-INST"] {
		not areas.member("eu-gdpr", code, "2026-11-23")
	}
	every code in ["GG", "JE", "IM", "GI", "BM"] {
		not areas.member("uk-gdpr", code, "2026-11-23")
		not areas.member("eu-gdpr", code, "2019-01-01")
	}
	not areas.member("difc-dpl", "AE", "2026-11-23")
	not areas.member("ca-qc", "CA", "2026-11-23")
}

test_what_is_not_named_is_no_member if {
	not areas.member("eu", "UK", "2019-01-01")
	not areas.member("eu", "CH", "2026-11-23")
	not areas.member("no-such-area", "DE", "2026-11-23")
}

test_values_of_other_types_are_no_member if {
	every wrong in [null, false, true, 0, -1, "", [], ["DE"], {}, {"DE": true}] {
		not areas.member(wrong, "DE", "2026-11-23")
		not areas.member("eu", wrong, "2026-11-23")
		not areas.member("eu", "DE", wrong)
	}
}
