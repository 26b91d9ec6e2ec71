# METADATA
# description: What takes a flow out of this law, and that nothing stands in front of its mechanisms.
package policies.ph_dpa_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.ph_dpa
import data.regions.lib.validity

_reasons(flow, importer) := reasons if {
	reasons := ph_dpa.not_restricted with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("PH", importer), {}, {})
}

_gate(flow, importer) := gate if {
	gate := ph_dpa.gate with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("PH", importer), {}, {})
}

test_the_law_starts_on_its_day if {
	some law in data.policies.ph_dpa.records
	law.kind == "law"
	not validity.in_force(law, "2016-09-08")
	validity.in_force(law, "2016-09-09")
}

test_an_importer_abroad_is_restricted if {
	_reasons({}, "US") == set()
	_reasons({"relation": "disclosure"}, "US") == set()
	_reasons({"relation": "storage-only"}, "US") == set()
}

test_an_importer_inside_is_not if {
	_reasons({}, "PH") == {"ph_dpa.inside_territory"}
}

test_relations_that_take_a_flow_out if {
	_reasons({"relation": "same-entity"}, "US") == {"ph_dpa.same_entity"}
	_reasons({"relation": "from-data-subject"}, "US") == {"ph_dpa.from_data_subject"}
	_reasons({"relation": "to-data-subject"}, "US") == {"ph_dpa.to_data_subject"}
	_reasons({"relation": "transit"}, "PH") == {"ph_dpa.inside_territory", "ph_dpa.transit"}
}

test_nothing_stands_in_front if {
	gate := _gate({}, "US")
	gate.status == "met"
	gate.best.warnings == []
	_gate({"relation": "same-entity"}, "PH").best.warnings == []
	_gate({"relation": "same-entity"}, "US").best.warnings == ["ph_dpa.inferred"]
}

test_its_mechanisms_are_these if {
	found := ph_dpa.findings with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("PH", "US"), {}, {})
	object.keys(found) == {"contract", "cbpr", "prp"}
}
