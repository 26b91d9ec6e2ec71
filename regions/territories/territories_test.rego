package regions.territories_test

import data.regions.territories

test_iso_codes_are_known if {
	every code in ["DE", "GB", "GR", "NO", "GG", "GL", "PR", "TW"] {
		territories.known(code)
	}
}

test_extra_codes_are_known if {
	every code in ["AE-DIFC", "CA-QC", "EU-INST", "ORG-EPO", "ORG-OTHER"] {
		territories.known(code)
	}
}

test_codes_written_by_mistake_are_not_known if {
	every code in ["UK", "EL", "EU", "XK", "AN", "SU", "YU", "CS", "IC", "EA"] {
		not territories.known(code)
	}
}

test_what_is_not_a_code_is_not_known if {
	every code in ["", "de", "DEU", " DE", "DE\u0000", "kind", null, false, true, 0, [], ["DE"], {}, {"DE": true}] {
		not territories.known(code)
	}
}

test_outermost_regions_and_aland_share_the_place_of_their_state if {
	every code in ["GF", "GP", "MQ", "RE", "YT", "MF"] {
		territories.place(code) == "FR"
	}
	territories.place("AX") == "FI"
}

test_every_other_territory_has_a_place_of_its_own if {
	every code in ["FR", "FI", "GL", "FO", "BL", "NC", "GI", "PR", "HK", "ORG-EPO"] {
		territories.place(code) == code
	}
}

test_the_place_of_what_is_not_a_code_is_itself if {
	every value in ["UK", "", null, false, 0, [], {}] {
		territories.place(value) == value
	}
}

test_an_extra_code_lies_in_a_territory if {
	territories.around("AE-DIFC") == "AE"
	territories.around("CA-QC") == "CA"
	not territories.around("ORG-EPO")
	not territories.around("GL")
	not territories.around("AE")
}

# The codes of ISO 3166-1.
_iso := split(
	concat(" ", [
		"AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ",
		"CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO",
		"FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE",
		"JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO",
		"MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW",
		"PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM",
		"TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW",
	]),
	" ",
)

_parents := {
	"AE": "AE-DIFC",
	"AU": "CC CX HM NF",
	"CA": "CA-QC",
	"CN": "HK MO",
	"DK": "FO GL",
	"FI": "AX",
	"FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
	"GB": "AI BM FK GI GS IO KY MS PN SH TC VG",
	"NL": "AW BQ CW SX",
	"NO": "BV SJ",
	"NZ": "TK",
	"US": "AS GU MP PR UM VI",
}

# Codes that are withdrawn, reserved or mistaken, by the code that is meant.
_meant := {
	"AQ": "NQ",
	"BF": "HV",
	"BJ": "DY",
	"CD": "ZR",
	"DE": "DD",
	"ES": "EA IC",
	"FR": "CP FX",
	"GB": "UK",
	"GG": "CQ",
	"GR": "EL",
	"IO": "DG",
	"KI": "CT",
	"MM": "BU",
	"ORG-OTHER": "UN",
	"PA": "PZ",
	"SH": "AC TA",
	"TF": "FQ",
	"TL": "TP",
	"UM": "JT MI PU WK",
	"VN": "VD",
	"VU": "NH",
	"YE": "YD",
	"ZW": "RH",
}

_meant_nowhere := ["AN", "CS", "EU", "EZ", "NT", "PC", "SU", "XK", "YU"]

_of_kind(kind) := {code | some code, record in data.regions.territories.records; record.kind == kind}

_by(field) := {code: record[field] | some code, record in data.regions.territories.records}

_turned(lists) := {code: name | some name, codes in lists; some code in split(codes, " ")}

test_the_codes_are_those_of_the_standard_and_five_more if {
	count(_iso) == 249
	_of_kind("iso") == {code | some code in _iso}
	_of_kind("extra") == {"AE-DIFC", "CA-QC", "EU-INST", "ORG-EPO", "ORG-OTHER"}
	_of_kind("mistake") == object.keys(_turned(_meant)) | {code | some code in _meant_nowhere}
	every code in _iso {
		territories.known(code)
	}
}

test_a_code_written_by_mistake_names_the_one_that_is_meant if _by("meant") == _turned(_meant)

test_a_territory_belongs_to_its_state if _by("parent") == _turned(_parents)

test_places_are_shared_by_these_and_no_others if {
	_by("listed_with") == {"AX": "FI", "CA-QC": "CA", "GF": "FR", "GP": "FR", "MF": "FR", "MQ": "FR", "RE": "FR", "YT": "FR"}
	territories.place("CA-QC") == "CA"
}
