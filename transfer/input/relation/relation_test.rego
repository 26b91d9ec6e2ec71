package transfer.input.relation_test

import data.transfer.input_test

_flow(exporter, importer, change) := object.union(
	{"id": "x", "at": "2026-11-23", "exporter": {"party": exporter}, "importer": {"party": importer}},
	change,
)

_messages(exporter, importer, change) := {fault.message |
	some fault in data.transfer.input.relation.faults with input as _flow(exporter, importer, change)
		with data.register as input_test.register
	fault.code == "input.relation_contradicted"
	fault.field == "relation"
}

_sound(exporter, importer, relation) if _messages(exporter, importer, {"relation": relation}) == set()

test_a_disclosure_or_storage_asks_nothing_of_the_parties if {
	_messages("acme-de", "cloud-us", {}) == set()
	_sound("acme-de", "cloud-us", "disclosure")
	_sound("acme-de", "cloud-us", "storage-only")
}

test_one_party_on_both_sides_is_the_same_entity if {
	_sound("acme-de", "acme-de", "same-entity")
	expected := {"one party on both sides makes it same-entity"}
	_messages("acme-de", "acme-de", {}) == expected
	_messages("acme-de", "acme-de", {"relation": "transit"}) == expected
	_messages("acme-de", "acme-de", {"relation": null}) == expected
}

test_a_branch_and_its_entity_are_one_entity_either_way if {
	_sound("acme-de", "acme-fr", "same-entity")
	_sound("acme-fr", "acme-de", "same-entity")
}

test_two_companies_of_a_group_are_not_one_entity if {
	_messages("acme-de", "acme-gb", {"relation": "same-entity"}) == {"same-entity needs one party, or a branch and its entity"}
	not _sound("acme-fr", "acme-gb", "same-entity")
}

test_two_branches_of_one_entity_are_not_linked_to_each_other if {
	other := {"acme-no": {"id": "acme-no", "jurisdiction": "NO", "branch_of": "acme-de"}}
	parties := object.union(input_test.register.parties, other)
	faults := data.transfer.input.relation.faults with data.register.parties as parties
		with input as _flow("acme-fr", "acme-no", {"relation": "same-entity"})
	count(faults) == 1
}

test_only_an_individual_sends_as_data_subject if {
	_sound("ada", "acme-de", "from-data-subject")
	_messages("acme-de", "ada", {"relation": "from-data-subject"}) == {"from-data-subject needs an individual as exporter"}
}

test_only_an_individual_receives_as_data_subject if {
	_sound("acme-de", "ada", "to-data-subject")
	_messages("ada", "acme-de", {"relation": "to-data-subject"}) == {"to-data-subject needs an individual as importer"}
}

test_transit_stays_inside_the_territory_of_one_law if {
	_sound("acme-de", "acme-fr", "transit")
	_messages("acme-de", "cloud-us", {"relation": "transit"}) == {"transit needs both sides inside the territory of one law"}
}

test_transit_between_the_union_and_gb_ends_on_the_last_day if {
	_messages("acme-de", "acme-gb", {"relation": "transit", "at": "2020-12-31"}) == set()
	count(_messages("acme-de", "acme-gb", {"relation": "transit", "at": "2021-01-01"})) == 1
}

test_transit_on_no_day_is_contradicted if {
	count(_messages("acme-de", "acme-fr", {"relation": "transit", "at": null})) == 1
}

test_parties_that_nobody_knows_contradict_nothing if {
	_sound("nobody", "acme-de", "same-entity")
}

test_each_flow_of_the_route_is_read if {
	question := _flow("acme-de", "cloud-us", {"after": "y", "route": [_flow("acme-de", "acme-de", {})]})
	faults := data.transfer.input.relation.faults with input as question with data.register as input_test.register
	{fault.field | some fault in faults} == {"route[0].relation"}
}
