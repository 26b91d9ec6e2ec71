# METADATA
# description: What takes a flow out of this law, and that nothing stands in front of its mechanisms.
package policies.ca_pipeda_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.ca_pipeda
import data.regions.lib.validity

_reasons(flow, importer) := reasons if {
	reasons := ca_pipeda.not_restricted with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("CA", importer), {}, {})
}

_gate(flow, importer) := gate if {
	gate := ca_pipeda.gate with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("CA", importer), {}, {})
}

test_the_law_starts_on_its_day if {
	some law in data.policies.ca_pipeda.records
	law.kind == "law"
	not validity.in_force(law, "2000-12-31")
	validity.in_force(law, "2001-01-01")
}

test_an_importer_abroad_is_restricted if {
	_reasons({}, "US") == set()
	_reasons({"relation": "disclosure"}, "US") == set()
	_reasons({"relation": "storage-only"}, "US") == set()
}

test_an_importer_inside_is_not if {
	_reasons({}, "CA") == {"ca_pipeda.inside_territory"}
	_reasons({}, "CA-QC") == {"ca_pipeda.inside_territory"}
}

test_relations_that_take_a_flow_out if {
	_reasons({"relation": "same-entity"}, "US") == {"ca_pipeda.same_entity"}
	_reasons({"relation": "from-data-subject"}, "US") == {"ca_pipeda.from_data_subject"}
	_reasons({"relation": "to-data-subject"}, "US") == {"ca_pipeda.to_data_subject"}
	_reasons({"relation": "transit"}, "CA") == {"ca_pipeda.inside_territory", "ca_pipeda.transit"}
}

test_nothing_stands_in_front if {
	gate := _gate({}, "US")
	gate.status == "met"
	gate.best.warnings == []
	_gate({"relation": "same-entity"}, "CA").best.warnings == []
	_gate({"relation": "same-entity"}, "US").best.warnings == ["ca_pipeda.inferred"]
}

test_its_mechanisms_are_these if {
	found := ca_pipeda.findings with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("CA", "US"), {}, {})
	object.keys(found) == {"contract", "cbpr", "prp"}
}
