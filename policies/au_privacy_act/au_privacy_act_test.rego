# METADATA
# description: What takes a flow out of this law, and that nothing stands in front of its mechanisms.
package policies.au_privacy_act_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.au_privacy_act
import data.regions.lib.validity

_reasons(flow, importer) := reasons if {
	reasons := au_privacy_act.not_restricted with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("AU", importer), {}, {})
}

_gate(flow, importer) := gate if {
	gate := au_privacy_act.gate with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("AU", importer), {}, {})
}

test_the_law_starts_on_its_day if {
	some law in data.policies.au_privacy_act.records
	law.kind == "law"
	not validity.in_force(law, "2014-03-11")
	validity.in_force(law, "2014-03-12")
}

test_an_importer_abroad_is_restricted if {
	_reasons({}, "US") == set()
	_reasons({"relation": "disclosure"}, "US") == set()
	_reasons({"relation": "storage-only"}, "US") == set()
}

test_an_importer_inside_is_not if {
	_reasons({}, "AU") == {"au_privacy_act.inside_territory"}
}

test_relations_that_take_a_flow_out if {
	_reasons({"relation": "same-entity"}, "US") == {"au_privacy_act.same_entity"}
	_reasons({"relation": "from-data-subject"}, "US") == {"au_privacy_act.from_data_subject"}
	_reasons({"relation": "to-data-subject"}, "US") == {"au_privacy_act.to_data_subject"}
	_reasons({"relation": "transit"}, "AU") == {"au_privacy_act.inside_territory", "au_privacy_act.transit"}
}

test_nothing_stands_in_front if {
	gate := _gate({}, "US")
	gate.status == "met"
	gate.best.warnings == []
	_gate({"relation": "same-entity"}, "AU").best.warnings == []
	_gate({"relation": "same-entity"}, "US").best.warnings == []
}

test_its_mechanisms_are_these if {
	found := au_privacy_act.findings with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("AU", "US"), {}, {})
	object.keys(found) == {"contract", "cbpr", "prp"}
}
