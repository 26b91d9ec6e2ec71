# METADATA
# description: Decides the recognition of the Union and the EEA on both edges of its first day, its exclusions, and on silence.
package mechanisms.kr_pipa.adequacy_test

import data.mechanisms.kr_pipa.adequacy
import data.mechanisms.lib.fixture_test as fixture

_plain := {"national_identifiers": false, "credit_information": false}

_finding(place, flow) := finding if {
	finding := adequacy.finding with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("KR", place), {}, {})
}

_at(at) := object.union(_plain, {"at": at})

test_states_of_the_eea_are_recognised_from_16_september_2025[place] if {
	some place in ["IE", "NO", "RE"]
	_finding(place, _at("2025-09-15")).best.unmet == ["adequacy.no_decision"]
	finding := _finding(place, _at("2025-09-16"))
	finding.status == "met"
	finding.best.id == "kr-equivalence-eea"
	finding.best.onward == "same_regime"
	finding.best.citations == ["PIPC recognition of the EU and EEA"]
	finding.obligations == ["obligation.protective_measures"]
}

test_no_other_place_is_recognised[place] if {
	some place in ["GB", "CH", "US", "JP", "EU-INST"]
	finding := _finding(place, _plain)
	finding.best.unmet == ["adequacy.no_decision"]
	finding.best.missing == []
}

test_national_identifiers_are_excluded if {
	_finding("IE", object.union(_plain, {"national_identifiers": true})).best.unmet == ["adequacy.national_identifiers"]
}

test_credit_information_is_excluded if {
	_finding("IE", object.union(_plain, {"credit_information": true})).best.unmet == ["adequacy.credit_information"]
}

test_silence_on_the_data_is_asked_for if {
	finding := _finding("IE", {})
	finding.status == "unknown"
	finding.best.missing == ["adequacy.credit_information", "adequacy.national_identifiers"]
}
