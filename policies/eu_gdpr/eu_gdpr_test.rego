# METADATA
# description: Says when the GDPR restricts a disclosure, and which mechanisms it knows.
package policies.eu_gdpr_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.eu_gdpr
import data.regions.lib.validity

_reasons(flow, place) := reasons if {
	reasons := eu_gdpr.not_restricted with input as fixture.flow(flow)
		with data.register as fixture.register({"importer": {"jurisdiction": place}}, {}, {})
}

_citations(party) := citations if {
	citations := eu_gdpr.refusal_citations with input as fixture.flow({})
		with data.register as fixture.register({"importer": party}, {}, {})
}

test_a_disclosure_to_a_third_country_is_restricted[place] if {
	some place in ["US", "GB", "CH", "JP", "GL", "FO", "NC", "PM", "GI", "AW", "CW", "ORG-EPO", "ORG-OTHER"]
	_reasons({}, place) == set()
	_reasons({"relation": "disclosure"}, place) == set()
	_reasons({"relation": "storage-only"}, place) == set()
}

test_the_territory_holds_the_eea_its_outermost_regions_and_aland[place] if {
	some place in ["DE", "IE", "HR", "IS", "LI", "NO", "GF", "GP", "MQ", "RE", "YT", "MF", "AX"]
	_reasons({}, place) == {"eu_gdpr.inside_territory"}
}

test_the_united_kingdom_was_inside_until_31_december_2020 if {
	_reasons({"at": "2020-12-31"}, "GB") == {"eu_gdpr.inside_territory"}
	_reasons({"at": "2021-01-01"}, "GB") == set()
}

test_institutions_of_the_union_are_inside_it if _reasons({}, "EU-INST") == {"eu_gdpr.union_institution"}

test_relations_take_a_flow_out[relation] if {
	some relation, code in {
		"same-entity": "eu_gdpr.same_entity",
		"from-data-subject": "eu_gdpr.from_data_subject",
		"to-data-subject": "eu_gdpr.to_data_subject",
	}
	_reasons({"relation": relation}, "US") == {code}
}

test_transit_takes_a_flow_out_only_between_two_sides_inside if {
	_reasons({"relation": "transit"}, "IE") == {"eu_gdpr.inside_territory", "eu_gdpr.transit"}
	_reasons({"relation": "transit"}, "US") == set()
	_reasons({"relation": "transit"}, "GB") == set()
}

test_every_reason_is_documented_with_its_citation if {
	documented := {reason.code | some reason in eu_gdpr.gate.about.reasons; reason.citation != ""; reason.text != ""}
	documented == {
		"eu_gdpr.inside_territory", "eu_gdpr.union_institution", "eu_gdpr.same_entity",
		"eu_gdpr.from_data_subject", "eu_gdpr.to_data_subject", "eu_gdpr.transit",
	}
}

test_what_the_person_sends_does_not_follow_the_law_further if {
	{reason.code | some reason in eu_gdpr.gate.about.reasons; reason.onward == "ends"} == {"eu_gdpr.from_data_subject"}
}

test_every_relation_that_exempts_is_listed_as_relied_on if {
	{reason.relied_on | some reason in eu_gdpr.gate.about.reasons} == {
		"relation: same-entity", "relation: from-data-subject", "relation: to-data-subject", "relation: transit",
	}
}

test_nothing_stands_in_front_of_the_mechanisms if {
	gate := eu_gdpr.gate with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
	gate.status == "met"
	gate.best.unmet == []
	gate.best.missing == []
	gate.about.id == "eu-gdpr"
	gate.about.coverage == "full"
	gate.about.export_rule == "mechanism"
}

test_the_mechanisms_of_the_law_answer_each_for_itself if {
	findings := eu_gdpr.findings with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
	{mechanism: finding.status | some mechanism, finding in findings} == {
		"adequacy": "unmet", "dpf": "unmet", "bcr": "unmet", "eu-scc": "unmet",
		"cbpr": "not_relevant", "prp": "not_relevant",
	}
	every mechanism, finding in findings {
		finding.about.id == mechanism
	}
}

test_a_request_of_a_foreign_authority_is_no_ground_by_itself if {
	_citations({"kind": "public_authority"}) == {"GDPR Art. 48"}
	_citations({"kind": "customer"}) == set()
	_citations({}) == set()
}

test_the_directive_hands_over_to_the_regulation_on_25_may_2018[day] if {
	some day, laws in {
		"1998-10-23": set(), "1998-10-24": {"directive-95-46-ec"}, "2018-05-24": {"directive-95-46-ec"},
		"2018-05-25": {"gdpr"}, "2026-11-23": {"gdpr"},
	}
	{id | some id, record in data.policies.eu_gdpr.records; record.kind == "law"; validity.in_force(record, day)} == laws
}
