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
