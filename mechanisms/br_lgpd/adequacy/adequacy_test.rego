# METADATA
# description: Decides adequacy on both edges of the decision, at its borders and for the purposes it leaves out.
package mechanisms.br_lgpd.adequacy_test

import data.mechanisms.br_lgpd.adequacy
import data.mechanisms.lib.fixture_test as fixture

_finding(place, flow) := finding if {
	finding := adequacy.finding with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("BR", place), {}, {})
}

_open(place, flow) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(place, flow)

test_the_whole_eea_is_adequate if {
	every place in ["DE", "FR", "IS", "LI", "NO"] {
		finding := _finding(place, {})
		finding.status == "met"
		finding.best.id == "br-adequacy-eea"
		finding.best.onward == "same_regime"
		finding.best.citations == ["Resolution CD/ANPD 32/2026"]
		finding.obligations == ["obligation.minimisation"]
		finding.best.warnings == []
	}
}

test_outermost_regions_share_the_place_of_their_state if {
	_open("RE", {}) == []
	_open("AX", {}) == []
}

test_institutions_of_the_union_are_named if {
	_finding("EU-INST", {}).best.id == "br-adequacy-eu-inst"
	_finding("EU-INST", {}).best.onward == "same_regime"
	_open("EU-INST", {}) == []
	_open("EU-INST", {"at": "2026-01-26"}) == ["adequacy.no_decision"]
}

test_the_decision_starts_with_its_publication if {
	every place in ["DE", "EU-INST"] {
		_open(place, {"at": "2026-01-26"}) == ["adequacy.no_decision"]
		_open(place, {"at": "2026-01-27"}) == []
		_open(place, {"at": "2026-01-28"}) == []
	}
}

test_no_other_place_is_adequate if {
	every place in ["GB", "CH", "US", "AR", "UY", "JP", "KR", "CA", "JE", "GL", "NC", "ORG-EPO", "ORG-OTHER"] {
		_open(place, {}) == ["adequacy.no_decision"]
	}
}

test_a_flow_for_an_excluded_purpose_alone_is_left_out if {
	every purpose in ["public-security", "national-defence", "state-security", "law-enforcement"] {
		_open("DE", {"exclusive_purpose": purpose}) == ["adequacy.exclusive_purpose"]
		_open("EU-INST", {"exclusive_purpose": purpose}) == ["adequacy.exclusive_purpose"]
	}
}

test_the_review_date_is_no_expiry if {
	every place in ["DE", "EU-INST"] {
		_finding(place, {"at": "2030-01-27"}).best.warnings == []
		late := _finding(place, {"at": "2030-01-28"})
		late.status == "met"
		late.best.warnings == ["adequacy.review_due"]
	}
}
