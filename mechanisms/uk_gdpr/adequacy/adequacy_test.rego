# METADATA
# description: Asks the United Kingdom's list about each place, on both edges of its dates, and about each limit of an approval.
package mechanisms.uk_gdpr.adequacy_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.uk_gdpr.adequacy

_controllers := {"importer": {"role": "controller"}}

_finding(place, flow) := _finding_of({"jurisdiction": place}, flow)

_finding_of(importer, flow) := finding if {
	finding := adequacy.finding with input as fixture.flow(object.union(_controllers, flow))
		with data.register as fixture.register({"exporter": {"jurisdiction": "GB"}, "importer": importer}, {}, {})
}

_open(importer, flow) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding_of(importer, flow)

test_places_without_a_limit_are_approved[place] if {
	some place, id in {
		"AD": "uk-adequacy-ad", "AR": "uk-adequacy-ar", "CH": "uk-adequacy-ch", "GG": "uk-adequacy-gg", "GI": "uk-adequacy-gi",
		"IM": "uk-adequacy-im", "JE": "uk-adequacy-je", "NZ": "uk-adequacy-nz", "UY": "uk-adequacy-uy", "FO": "uk-adequacy-fo",
		"KR": "uk-adequacy-kr", "EU-INST": "uk-adequacy-eu-institutions", "DE": "uk-adequacy-eea", "IS": "uk-adequacy-eea",
		"NO": "uk-adequacy-eea", "LI": "uk-adequacy-eea", "RE": "uk-adequacy-eea", "AX": "uk-adequacy-eea",
	}
	finding := _finding(place, {})
	finding.status == "met"
	finding.best.id == id
	finding.best.onward == "importer_law"
}

test_places_that_are_not_on_the_list_are_not_approved[place] if {
	some place in ["BR", "MC", "ORG-EPO", "ORG-OTHER", "US", "GL", "PF", "SM", "IN"]
	_open({"jurisdiction": place}, {}) == ["adequacy.no_decision"]
}

# A recipient that states everything that any entry asks.
_stated := {"importer": {"subject_to": ["ca-pipeda"]}, "importer_activity": [], "automated": true}

test_the_list_starts_on_1_january_2021[place] if {
	some place in ["DE", "GI", "EU-INST", "AD", "AR", "CA", "CH", "FO", "GG", "IL", "IM", "JE", "JP", "NZ", "UY"]
	_open({"jurisdiction": place}, object.union(_stated, {"at": "2020-12-31"})) == ["adequacy.no_decision"]
	_open({"jurisdiction": place}, object.union(_stated, {"at": "2021-01-01"})) == []
}

test_korea_is_approved_from_19_december_2022 if {
	_open({"jurisdiction": "KR"}, {"at": "2022-12-18"}) == ["adequacy.no_decision"]
	_open({"jurisdiction": "KR"}, {"at": "2022-12-19"}) == []
}

test_korea_takes_credit_information_and_every_activity if {
	_open({"jurisdiction": "KR"}, {"credit_information": true, "importer_activity": ["religious", "political"]}) == []
}

test_canada_needs_an_importer_under_pipeda if {
	_open({"jurisdiction": "CA", "subject_to": ["ca-pipeda"]}, {}) == []
	_finding_of({"jurisdiction": "CA", "subject_to": ["ca-pipeda"]}, {}).best.onward == "importer_law"
	_open({"jurisdiction": "CA", "subject_to": ["ca-qc"]}, {}) == ["adequacy.importer_law"]
	_finding("CA", {}).best.missing == ["adequacy.importer_law"]
}

test_japan_takes_private_operators_only if {
	_open({"jurisdiction": "JP"}, {"importer_activity": []}) == []
	_finding_of({"jurisdiction": "JP", "kind": "public_authority"}, {"importer_activity": []}).best.unmet == ["adequacy.public_sector"]
	_finding("JP", {"importer_activity": []}).best.onward == "jp_supplementary_rules"
}

test_japan_leaves_activities_out if {
	every activity in ["press", "religious", "political", "academic"] {
		_open({"jurisdiction": "JP"}, {"importer_activity": [activity]}) == ["adequacy.importer_activity"]
	}
	_finding("JP", {}).best.missing == ["adequacy.importer_activity"]
}

test_israel_takes_automated_data_only if {
	_open({"jurisdiction": "IL"}, {"automated": true}) == []
	_finding("IL", {"automated": true}).best.onward == "importer_law"
	_finding("IL", {"automated": false}).best.unmet == ["adequacy.not_automated"]
	_finding("IL", {}).best.missing == ["adequacy.not_automated"]
}

test_bodies_of_the_danish_state_on_the_faroes_are_left_out if {
	_open({"jurisdiction": "FO", "organ_of": "DK"}, {}) == ["adequacy.state_organ"]
	_open({"jurisdiction": "FO", "organ_of": "FO"}, {}) == []
}

test_a_processor_still_needs_its_contract if {
	_finding("DE", {}).obligations == []
	_finding("DE", {"importer": {"role": "processor"}}).obligations == ["obligation.processor_contract"]
}

_canada(flow, party) := finding.best if {
	asked := object.union({"importer": {"subject_to": ["ca-pipeda"]}}, flow)
	finding := adequacy.finding with input as fixture.flow(asked)
		with data.register as fixture.register({"importer": object.union({"jurisdiction": "CA"}, party)}, {}, {})
}

test_canada_not_for_public_bodies_and_with_a_remark_on_employees if {
	_canada({}, {"public_sector": true}).unmet == ["adequacy.public_sector"]
	_canada({}, {}).warnings == []
	_canada({"hr": true}, {}).warnings == ["adequacy.employee_data"]
}
