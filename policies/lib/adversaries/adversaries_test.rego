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

_reached_through(parties) := {law |
	some law in ["padfa", "part-202"]
	adversaries.reached(law) with input as fixture.flow({}) with data.register as fixture.register(parties, {}, {})
}

test_the_whole_chain_of_entities_is_followed if {
	chain := {"importer": {"jurisdiction": "DE", "branch_of": "middle"}, "middle": {"jurisdiction": "NL", "branch_of": "parent"}}
	_reached_through(object.union(chain, {"parent": {"jurisdiction": "CN"}})) == {"padfa", "part-202"}
	_reached_through(object.union(chain, {"parent": {"jurisdiction": "FR", "covered_person": true}})) == {"part-202"}
	_reached_through(object.union(chain, {"parent": {"jurisdiction": "FR", "organ_of": "CU"}})) == {"part-202"}
	_reached_through(object.union(chain, {"parent": {"jurisdiction": "FR"}})) == set()
	_reached_through({"importer": {"jurisdiction": "DE"}, "stranger": {"jurisdiction": "CN"}}) == set()
}

test_a_chain_that_comes_back_to_itself_ends if {
	loop := {"importer": {"jurisdiction": "DE", "branch_of": "other"}, "other": {"jurisdiction": "RU", "branch_of": "importer"}}
	_reached_through(loop) == {"padfa", "part-202"}
}

_classified := {"padfa": "prohibited", "us_bulk_data": "restricted"}

_in_doubt(flow, importer) := {law |
	some law in ["padfa", "part-202"]
	adversaries.in_doubt(law) with input as fixture.flow(flow)
		with data.register as fixture.register({"importer": importer}, {}, {})
}

test_a_party_is_in_doubt_where_the_exporter_classifies_and_nothing_else_is_stated if {
	_in_doubt({}, {"jurisdiction": "DE"}) == set()
	_in_doubt({"padfa": "none", "us_bulk_data": "none"}, {"jurisdiction": "DE"}) == set()
	_in_doubt(_classified, {"jurisdiction": "DE"}) == {"padfa", "part-202"}
	_in_doubt({"us_bulk_data": "prohibited"}, {"jurisdiction": "DE"}) == {"part-202"}
	_in_doubt(_classified, {"jurisdiction": "DE", "covered_person": false}) == {"padfa"}
	_in_doubt(_classified, {"jurisdiction": "DE", "covered_person": false, "foreign_adversary_controlled": false}) == set()
	_in_doubt(_classified, {"jurisdiction": "CU", "foreign_adversary_controlled": true}) == set()
	_in_doubt(_classified, {"jurisdiction": "US"}) == set()
	_in_doubt(object.union(_classified, {"at": "2024-06-22"}), {"jurisdiction": "DE"}) == set()
	_in_doubt(object.union(_classified, {"relation": "to-data-subject"}), {"jurisdiction": "DE"}) == set()
}

test_neither_reaches_what_a_person_sends_or_is_sent if {
	_laws({"relation": "from-data-subject"}, {"jurisdiction": "CN"}) == set()
	_laws({"relation": "to-data-subject"}, {"jurisdiction": "CN"}) == set()
	_laws({"relation": "same-entity"}, {"jurisdiction": "CN"}) == {"padfa", "part-202"}
}

_records := data.policies.us_federal.records

test_inference_speaks_of_the_act_of_2024_alone if {
	doubtful := object.union(_records, {"part-202": {"confidence": "low"}})
	not adversaries.by_inference with input as fixture.flow({})
		with data.register as fixture.register({"importer": {"jurisdiction": "CU"}}, {}, {})
		with data.policies.us_federal.records as doubtful
}

test_only_a_rule_reaches_anybody if {
	duty := object.union(_records, {"part-202": {"kind": "duty"}})
	cuba := fixture.register({"importer": {"jurisdiction": "CU"}}, {}, {})
	adversaries.reached("part-202") with input as fixture.flow({}) with data.register as cuba
	not adversaries.reached("part-202") with input as fixture.flow({}) with data.register as cuba with data.policies.us_federal.records as duty
}
