# METADATA
# description: The EEA and the United Kingdom are listed from the first day of the Law; of other places the rules say that they did not look.
package mechanisms.difc_dpl.adequacy_test

import data.mechanisms.difc_dpl.adequacy
import data.mechanisms.lib.fixture_test as fixture

_finding(place, day) := finding if {
	finding := fixture.consistent(adequacy.finding, adequacy.met, adequacy.unmet) with input as fixture.flow({"at": day})
		with data.register as fixture.register(fixture.between("AE-DIFC", place), {}, {})
}

test_listed_places_are_adequate[name] if {
	some name, [place, id] in {
		"a State of the Union": ["IE", "difc-adequacy-eea"],
		"a State of the EEA outside the Union": ["NO", "difc-adequacy-eea"],
		"an outermost region": ["GP", "difc-adequacy-eea"],
		"the United Kingdom": ["GB", "difc-adequacy-gb"],
	}
	finding := _finding(place, "2026-11-23")
	finding.status == "met"
	finding.best.id == id
	finding.best.onward == "same_regime"
	finding.best.citations == [data.mechanisms.difc_dpl.adequacy.records[id].title]
	finding.obligations == ["obligation.document_assessment"]
}

test_other_places_were_not_looked_up[place] if {
	some place in ["US", "CH", "IN", "AE", "SG", "GL", "GG", "GI", "EU-INST", "ORG-OTHER"]
	finding := _finding(place, "2026-11-23")
	finding.status == "unmet"
	finding.best.unmet == ["difc.list_not_modelled"]
	finding.best.missing == []
}

test_the_list_counts_from_1_july_2020[place] if {
	some place in ["IE", "GB"]
	_finding(place, "2020-06-30").best.unmet == ["difc.list_not_modelled"]
	_finding(place, "2020-07-01").status == "met"
	_finding(place, "2020-07-02").status == "met"
}
