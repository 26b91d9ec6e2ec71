package mechanisms.lib.eu_modules_test

import data.mechanisms.lib.eu_modules
import data.mechanisms.lib.fixture_test as fixture

_pair(exporter, importer) := {"exporter": {"role": exporter}, "importer": {"role": importer}}

# The module that fits, "none" where none can, nothing where the roles do not say.
_module(flow, parties) := n if {
	n := eu_modules.module with input as fixture.flow(flow) with data.register as fixture.register(parties, {}, {})
}

_module(flow, parties) := "none" if {
	eu_modules.no_module with input as fixture.flow(flow) with data.register as fixture.register(parties, {}, {})
}

_back := {"exporter": {"role": "processor", "on_behalf_of": "importer"}, "importer": {"role": "controller"}}

test_the_module_follows_the_roles if {
	_module(_pair("controller", "controller"), {}) == 1
	_module(_pair("joint-controller", "joint-controller"), {}) == 1
	_module(_pair("controller", "processor"), {}) == 2
	_module(_pair("processor", "processor"), {}) == 3
	_module(_back, {}) == 4
}

test_some_roles_have_no_module if {
	_module(_pair("processor", "processor"), {"importer": {"sub_processors": ["exporter"]}}) == "none"
	_module(object.union(_back, {"exporter": {"on_behalf_of": "exporter"}}), {}) == "none"
	_module(_pair("controller", null), {}) == "none"
	_module(_pair(null, "controller"), {}) == "none"
}

test_an_importer_for_whom_the_exporter_acts_gets_no_module_as_a_processor if {
	_module(object.union(_back, {"importer": {"role": "processor"}}), {}) == "none"
}

test_for_whom_a_processor_acts_must_be_stated if not _module(_pair("processor", "controller"), {})

# What is said of the assessment: met, unmet, and whether one is needed.
_assessment(flow, assessments) := {name | some name in ["assessed", "unassessed", "needed"]; _said(name, flow, assessments)}

_said("assessed", flow, records) if {
	eu_modules.assessed("eu-gdpr", "document") with input as fixture.flow(flow) with data.register as fixture.register({}, {}, records)
}

_said("unassessed", flow, records) if {
	eu_modules.unassessed("eu-gdpr", "document") with input as fixture.flow(flow) with data.register as fixture.register({}, {}, records)
}

_said("needed", flow, _) if {
	eu_modules.assessment_needed with input as fixture.flow(flow) with data.register as fixture.register({}, {}, {})
}

_sufficient := fixture.assessed("US", "tia", ["eu-gdpr"])

test_modules_1_to_3_need_an_assessment if {
	_assessment({}, _sufficient) == {"assessed", "needed"}
	_assessment({}, {}) == {"unassessed", "needed"}
	_assessment(_pair("controller", null), {}) == {"unassessed", "needed"}
	_assessment({"combined_with_local_data": false}, {}) == {"unassessed", "needed"}
}

test_module_4_needs_one_only_of_combined_data if {
	_assessment(object.union(_back, {"combined_with_local_data": false}), {}) == {"assessed"}
	_assessment(object.union(_back, {"combined_with_local_data": true}), {}) == {"unassessed", "needed"}
	_assessment(object.union(_back, {"combined_with_local_data": true}), _sufficient) == {"assessed", "needed"}
	_assessment(_back, {}) == set()
}

test_where_the_module_is_not_known_a_missing_assessment_is_no_contradiction if {
	_assessment(_pair("processor", "controller"), {}) == set()
	_assessment(_pair("processor", "controller"), _sufficient) == {"assessed"}
	_assessment(object.union(_pair("processor", "controller"), {"combined_with_local_data": true}), {}) == {"unassessed", "needed"}
}

_facts_first(flow, records) := {name | some name in ["undecided", "combination"]; _asks(name, flow, records)}

_asks("undecided", flow, records) if {
	eu_modules.undecided("eu-gdpr", "document") with input as fixture.flow(flow) with data.register as fixture.register({}, {}, records)
}

_asks("combination", flow, records) if {
	eu_modules.combination_open("eu-gdpr", "document") with input as fixture.flow(flow) with data.register as fixture.register({}, {}, records)
}

test_other_facts_decide_first_whether_module_4_asks_for_an_assessment if {
	_facts_first(_back, {}) == {"undecided", "combination"}
	_facts_first(_back, _sufficient) == set()
	_facts_first(object.union(_back, {"combined_with_local_data": true}), {}) == set()
	_facts_first(_pair("processor", "controller"), {}) == {"undecided"}
	_facts_first({}, {}) == set()
	_assessment(object.union(_pair("processor", "controller"), {"combined_with_local_data": false}), {}) == {"assessed"}
}
