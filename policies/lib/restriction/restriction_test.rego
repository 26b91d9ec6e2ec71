package policies.lib.restriction_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.lib.restriction

_relation(flow) := relation if {
	relation := restriction.relation with input as fixture.flow(flow)
}

_inside(area, place, day) if {
	restriction.inside(area) with input as fixture.flow({"at": day})
		with data.register as fixture.register({"importer": {"jurisdiction": place}}, {}, {})
}

_exempt(area, relations, place, flow) := codes if {
	codes := restriction.exempt(area, relations) with input as fixture.flow(flow)
		with data.register as fixture.register({"importer": {"jurisdiction": place}}, {}, {})
}

_all := {"same-entity", "from-data-subject", "to-data-subject", "transit"}

test_a_flow_is_a_disclosure_unless_it_says_otherwise if {
	_relation({}) == "disclosure"
	_relation({"relation": "storage-only"}) == "storage-only"
}

test_inside_goes_by_the_importers_place_and_the_day if {
	_inside("eu-gdpr", "IE", "2026-11-23")
	not _inside("eu-gdpr", "US", "2026-11-23")
	_inside("eu-gdpr", "GB", "2020-12-31")
	not _inside("eu-gdpr", "GB", "2021-01-01")
	not _inside("uk-gdpr", "GB", "2020-12-31")
	_inside("uk-gdpr", "GB", "2021-01-01")
}

test_a_place_or_an_area_nobody_knows_is_not_inside if {
	not _inside("eu-gdpr", "XX", "2026-11-23")
	not _inside("no-law", "IE", "2026-11-23")
	not restriction.inside("eu-gdpr") with input as fixture.flow({"importer": {"party": "nobody"}})
		with data.register as fixture.register({}, {}, {})
}

test_a_relation_that_the_law_names_takes_the_flow_out[relation] if {
	some relation, code in {
		"same-entity": "eu_gdpr.same_entity",
		"from-data-subject": "eu_gdpr.from_data_subject",
		"to-data-subject": "eu_gdpr.to_data_subject",
	}
	_exempt("eu_gdpr", _all, "US", {"relation": relation}) == {code}
	_exempt("eu_gdpr", _all - {relation}, "US", {"relation": relation}) == set()
}

test_no_other_relation_does if {
	_exempt("eu_gdpr", _all, "US", {}) == set()
	_exempt("eu_gdpr", _all, "US", {"relation": "disclosure"}) == set()
	_exempt("eu_gdpr", _all, "US", {"relation": "storage-only"}) == set()
	_exempt("eu_gdpr", _all, "US", {"relation": null}) == set()
}

test_transit_takes_a_flow_out_only_inside_the_territory_of_the_law_itself if {
	_exempt("eu_gdpr", _all, "IE", {"relation": "transit"}) == {"eu_gdpr.transit"}
	_exempt("eu_gdpr", _all, "GB", {"relation": "transit"}) == set()
	_exempt("uk_gdpr", _all, "GB", {"relation": "transit"}) == {"uk_gdpr.transit"}
	_exempt("eu_gdpr", _all - {"transit"}, "IE", {"relation": "transit"}) == set()
}
