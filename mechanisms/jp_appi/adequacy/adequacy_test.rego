# METADATA
# description: Decides the designated countries on both edges of their first day and at the edges of the list.
package mechanisms.jp_appi.adequacy_test

import data.mechanisms.jp_appi.adequacy
import data.mechanisms.lib.fixture_test as fixture

_finding(place, at) := finding if {
	finding := adequacy.finding with input as fixture.flow({"at": at})
		with data.register as fixture.register(fixture.between("JP", place), {}, {})
}

test_states_and_the_united_kingdom_are_designated_from_23_january_2019[place] if {
	some place in ["DE", "IS", "GP", "GB"]
	_finding(place, "2019-01-22").best.unmet == ["adequacy.no_decision"]
	_finding(place, "2019-01-23").status == "met"
	_finding(place, "2026-11-23").status == "met"
}

test_the_act_stays_with_data_in_a_designated_country if {
	finding := _finding("DE", "2026-11-23")
	finding.best.id == "jp-designation-states"
	finding.best.onward == "same_regime"
	finding.best.citations == ["PPC designation of the EEA States (Enforcement Rules Art. 15)"]
	finding.obligations == ["obligation.domestic_ground"]
}

test_the_united_kingdom_is_on_the_list_by_its_own_name_and_stays_there_after_its_withdrawal[at] if {
	some at in ["2019-01-23", "2020-01-31", "2020-02-01", "2020-12-31", "2021-01-01"]
	finding := _finding("GB", at)
	finding.best.id == "jp-designation-gb"
	finding.best.onward == "same_regime"
}

test_other_places_are_not_designated[place] if {
	some place in ["US", "CH", "EU-INST", "GL", "GI"]
	finding := _finding(place, "2026-11-23")
	finding.best.unmet == ["adequacy.no_decision"]
	finding.best.missing == []
}
