# METADATA
# description: Decides which disclosures Swiss law restricts, and what it says of days under the old Act.
package policies.ch_fadp_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.ch_fadp
import data.regions.lib.validity

_reasons(flow, exporter, importer) := reasons if {
	reasons := ch_fadp.not_restricted with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between(exporter, importer), {}, {})
}

_warnings(flow) := gate.best.warnings if {
	gate := ch_fadp.gate with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("CH", "US"), {}, {})
}

test_inside_switzerland_nothing_is_disclosed_abroad if {
	_reasons({}, "CH", "CH") == {"ch_fadp.inside_territory"}
	_reasons({}, "CH", "LI") == set()
	_reasons({}, "CH", "EU-INST") == set()
	_reasons({"at": "1993-06-30"}, "CH", "CH") == set()
	_reasons({"at": "1993-07-01"}, "CH", "CH") == {"ch_fadp.inside_territory"}
}

test_relations_that_are_no_disclosure_abroad[relation] if {
	some relation, code in {
		"same-entity": "ch_fadp.same_entity",
		"from-data-subject": "ch_fadp.from_data_subject",
		"to-data-subject": "ch_fadp.to_data_subject",
	}
	_reasons({"relation": relation}, "CH", "US") == {code}
	_warnings({"relation": relation}) == ["ch_fadp.inferred"]
}

test_what_is_inside_the_territory_needs_no_inference if {
	gate := ch_fadp.gate with input as fixture.flow({"relation": "same-entity"})
		with data.register as fixture.register(fixture.between("CH", "CH"), {}, {})
	gate.best.warnings == []
	gate.about.coverage == "partial"
}

test_transit_counts_between_two_sides_in_switzerland_only if {
	_reasons({"relation": "transit"}, "CH", "CH") == {"ch_fadp.inside_territory", "ch_fadp.transit"}
	_reasons({"relation": "transit"}, "SG", "SG") == set()
}

test_other_relations_stay_restricted if {
	_reasons({"relation": "storage-only"}, "CH", "US") == set()
	_reasons({"relation": "disclosure"}, "CH", "US") == set()
	_warnings({}) == []
}

test_days_of_the_old_act_are_marked if {
	_warnings({"at": "2023-08-31"}) == ["ch_fadp.old_act"]
	_warnings({"at": "2023-09-01"}) == []
}

test_every_mechanism_of_the_law_is_asked if {
	findings := ch_fadp.findings with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("CH", "US"), {}, {})
	object.keys(findings) == {"adequacy", "dpf", "bcr", "eu-scc", "ch-scc", "cbpr", "prp"}
}

test_the_old_act_hands_over_to_the_revised_one_on_1_september_2023[day] if {
	some day, laws in {
		"1993-06-30": set(), "1993-07-01": {"fadp-1992"}, "2023-08-31": {"fadp-1992"},
		"2023-09-01": {"fadp"}, "2026-11-23": {"fadp"},
	}
	{id | some id, record in data.policies.ch_fadp.records; record.kind == "law"; validity.in_force(record, day)} == laws
}
