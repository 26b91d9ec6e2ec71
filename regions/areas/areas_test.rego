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

# Who belongs to which area from which day, and until which where it ended.
_members := [
	["au-privacy-act", {"from": "2014-03-12"}, "AU"],
	["bm-pipa", {"from": "2025-01-01"}, "BM"],
	["br-lgpd", {"from": "2020-09-18"}, "BR"],
	["ca-pipeda", {"from": "2001-01-01"}, "CA CA-QC"],
	["ca-qc", {"from": "2023-09-22"}, "CA-QC"],
	["ch-fadp", {"from": "1993-07-01", "until": "2023-08-31"}, "CH"],
	["ch-fadp", {"from": "2023-09-01"}, "CH"],
	["difc-dpl", {"from": "2020-07-01"}, "AE-DIFC"],
	["eea", {"from": "1994-01-01", "until": "2020-01-31"}, "GB"],
	["eea", {"from": "1994-01-01"}, "AT BE DE DK ES FI FR GR IE IS IT LU NL NO PT SE"],
	["eea", {"from": "1995-05-01"}, "LI"],
	["eea", {"from": "2004-05-01"}, "CY CZ EE HU LT LV MT PL SI SK"],
	["eea", {"from": "2007-08-01"}, "BG RO"],
	["eea", {"from": "2014-04-12"}, "HR"],
	["eu", {"from": "1958-01-01"}, "BE DE FR IT LU NL"],
	["eu", {"from": "1973-01-01", "until": "2020-01-31"}, "GB"],
	["eu", {"from": "1973-01-01"}, "DK IE"],
	["eu", {"from": "1981-01-01"}, "GR"],
	["eu", {"from": "1986-01-01"}, "ES PT"],
	["eu", {"from": "1995-01-01"}, "AT FI SE"],
	["eu", {"from": "2004-05-01"}, "CY CZ EE HU LT LV MT PL SI SK"],
	["eu", {"from": "2007-01-01"}, "BG RO"],
	["eu", {"from": "2013-07-01"}, "HR"],
	["eu-gdpr", {"from": "1998-10-24", "until": "2020-12-31"}, "GB"],
	["eu-gdpr", {"from": "1998-10-24"}, "AT AX BE DE DK ES FI FR GF GP GR IE IT LU MF MQ NL PT RE SE"],
	["eu-gdpr", {"from": "2000-07-01"}, "IS LI NO"],
	["eu-gdpr", {"from": "2004-05-01"}, "CY CZ EE HU LT LV MT PL SI SK"],
	["eu-gdpr", {"from": "2007-01-01"}, "BG RO"],
	["eu-gdpr", {"from": "2013-07-01"}, "HR"],
	["eu-gdpr", {"from": "2014-01-01"}, "YT"],
	["global-cbpr-associates", {"from": "2023-07-06"}, "GB"],
	["global-cbpr-associates", {"from": "2024-09-09", "until": "2025-12-30"}, "AE-DIFC"],
	["global-cbpr-associates", {"from": "2024-09-09"}, "BM"],
	["global-cbpr-associates", {"from": "2025-06-02"}, "MU"],
	["global-cbpr-associates", {"from": "2026-03-24"}, "NG"],
	["global-cbpr-members", {"from": "2022-04-21"}, "CA JP KR PH SG TW US"],
	["global-cbpr-members", {"from": "2023-04-17"}, "AU MX"],
	["global-cbpr-members", {"from": "2025-12-31"}, "AE-DIFC"],
	["jp-appi", {"from": "2017-05-30"}, "JP"],
	["kr-pipa", {"from": "2023-09-15"}, "KR"],
	["mu-dpa", {"from": "2018-01-15"}, "MU"],
	["mx-lfpdppp", {"from": "2025-03-21"}, "MX"],
	["ng-ndpa", {"from": "2023-06-12"}, "NG"],
	["ph-dpa", {"from": "2016-09-09"}, "PH"],
	["sg-pdpa", {"from": "2014-07-02"}, "SG"],
	["tw-pdpa", {"from": "2012-10-01"}, "TW"],
	["uk-gdpr", {"from": "2021-01-01"}, "GB"],
	["us-federal", {"from": "2000-01-01"}, "US"],
]

test_the_members_on_record_are_these_and_no_others if {
	recorded := {[area, code, days] |
		some area, record in data.regions.areas.records
		some code, intervals in record.members
		some interval in intervals
		days := object.filter(interval, ["from", "until"])
	}
	recorded == {[area, code, days] | some [area, days, codes] in _members; some code in split(codes, " ")}
}
