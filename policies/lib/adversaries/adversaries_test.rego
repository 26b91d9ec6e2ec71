# METADATA
# description: Which of the two laws reaches the importer, by place and by what is stated.
package policies.lib.adversaries_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.lib.adversaries

_laws(flow, importer) := {law |
	some law in ["padfa", "part-202"]
	adversaries.reached(law) with input as fixture.flow(flow)
		with data.register as fixture.register({"importer": importer}, {}, {})
}

test_each_law_has_its_own_list if {
	_laws({}, {"jurisdiction": "CN"}) == {"padfa", "part-202"}
	_laws({}, {"jurisdiction": "CU"}) == {"part-202"}
	_laws({}, {"jurisdiction": "TW"}) == set()
}

test_each_law_has_its_own_statement_about_a_party if {
	_laws({}, {"jurisdiction": "DE", "covered_person": true}) == {"part-202"}
	_laws({}, {"jurisdiction": "DE", "foreign_adversary_controlled": true}) == {"padfa"}
	_laws({}, {"jurisdiction": "DE"}) == set()
}

test_each_law_has_its_own_first_day if {
	_laws({"at": "2024-06-22"}, {"jurisdiction": "CN"}) == set()
	_laws({"at": "2024-06-23"}, {"jurisdiction": "CN"}) == {"padfa"}
	_laws({"at": "2025-04-07"}, {"jurisdiction": "CN"}) == {"padfa"}
	_laws({"at": "2025-04-08"}, {"jurisdiction": "CN"}) == {"padfa", "part-202"}
}

test_hong_kong_and_macao_are_read_into_the_act_of_2024 if {
	every place in ["HK", "MO"] {
		_laws({"at": "2024-06-23"}, {"jurisdiction": place}) == {"padfa"}
		adversaries.by_inference with input as fixture.flow({})
			with data.register as fixture.register({"importer": {"jurisdiction": place}}, {}, {})
	}
	not adversaries.by_inference with input as fixture.flow({})
		with data.register as fixture.register({"importer": {"jurisdiction": "CN"}}, {}, {})
}

test_neither_reaches_what_a_person_sends if _laws({"relation": "from-data-subject"}, {"jurisdiction": "CN"}) == set()
