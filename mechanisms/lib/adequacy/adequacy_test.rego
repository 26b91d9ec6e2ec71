package mechanisms.lib.adequacy_test

import data.mechanisms.lib.adequacy
import data.mechanisms.lib.fixture_test as fixture

_records := {
	"old": {"title": "First decision", "territory": "US", "in_force": {"from": "2020-01-01", "until": "2026-11-22"}},
	"new": {"title": "Second decision", "territory": "US", "onward": "importer_law", "in_force": {"from": "2026-11-23"}, "scope": {"automated_only": true}},
	"area": {"title": "Area decision", "area": "eea", "in_force": {"from": "2020-01-01"}},
	"france": {"title": "State decision", "territory": "FR", "in_force": {"from": "2020-01-01"}},
	"undated": {"title": "Draft", "territory": "US", "in_force": {}},
}

_in_force(flow, place) := ids if {
	ids := adequacy.in_force(_records) with input as fixture.flow(flow) with data.register as fixture.register({"importer": {"jurisdiction": place}}, {}, {})
}

_met(flow, place) := codes if {
	codes := adequacy.met(_records) with input as fixture.flow(flow) with data.register as fixture.register({"importer": {"jurisdiction": place}}, {}, {})
}

_unmet(flow, place) := codes if {
	codes := adequacy.unmet(_records) with input as fixture.flow(flow) with data.register as fixture.register({"importer": {"jurisdiction": place}}, {}, {})
}

test_one_decision_follows_another_without_gap_or_overlap if {
	_in_force({"at": "2019-12-31"}, "US") == set()
	_in_force({"at": "2020-01-01"}, "US") == {"old"}
	_in_force({"at": "2026-11-22"}, "US") == {"old"}
	_in_force({"at": "2026-11-23"}, "US") == {"new"}
}

test_a_decision_without_a_first_day_is_never_in_force if not "undated" in _in_force({}, "US")

test_an_area_reaches_its_members_and_their_outermost_regions if {
	_in_force({}, "DE") == {"area"}
	_in_force({}, "NO") == {"area"}
	_in_force({}, "AX") == {"area"}
	_in_force({}, "FR") == {"area", "france"}
	_in_force({}, "RE") == {"area", "france"}
	_in_force({}, "NC") == set()
	_in_force({}, "CH") == set()
}

test_an_international_organisation_is_no_member_wherever_it_sits if {
	_in_force({}, "ORG-OTHER") == set()
	_in_force({}, "ORG-EPO") == set()
}

test_where_no_decision_is_in_force_that_is_all_there_is_to_say if {
	_met({}, "CH") == {}
	_unmet({}, "CH") == {"adequacy": {"adequacy.no_decision"}}
}

test_a_decision_in_force_is_asked_for_the_scope_it_states if {
	"adequacy.no_decision" in _met({}, "US").new
	not "adequacy.not_automated" in _met({}, "US").new
	"adequacy.not_automated" in _met({"automated": true}, "US").new
	_unmet({}, "US") == {"new": set()}
	_unmet({"automated": false}, "US") == {"new": {"adequacy.not_automated"}}
}

test_a_decision_without_scope_leaves_nothing_open if {
	count(_met({}, "DE").area) == 11
	_unmet({}, "DE") == {"area": set()}
}

test_details_name_the_decision_and_what_follows_the_data if {
	adequacy.details(_records, {"old", "new"}) == {
		"old": {"citations": ["First decision"], "onward": "same_regime"},
		"new": {"citations": ["Second decision"], "onward": "importer_law"},
	}
}

_remarks(flow) := codes if {
	records := {"one": {
		"territory": "US", "in_force": {"from": "2020-01-01"}, "cautious_until": "2026-11-22",
		"scope": {"employee_data_in_part": true},
	}}
	codes := adequacy.warnings(records) with input as fixture.flow(flow) with data.register as fixture.register({}, {}, {})
}

test_data_on_employees_and_the_days_before_publication_are_remarked_on if {
	_remarks({"hr": true}) == {"one": {"adequacy.employee_data"}}
	_remarks({}) == {"one": set()}
	_remarks({"at": "2026-11-22"}) == {"one": {"adequacy.publication"}}
	_remarks({"at": "2019-12-31"}) == {}
}

test_of_a_decision_on_all_data_nothing_is_remarked if {
	records := {"one": {"territory": "US", "in_force": {"from": "2020-01-01"}, "scope": {}}}
	codes := adequacy.warnings(records) with input as fixture.flow({"hr": true}) with data.register as fixture.register({}, {}, {})
	codes == {"one": set()}
}
