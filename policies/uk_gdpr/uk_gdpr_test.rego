# METADATA
# description: Asks when a transfer is restricted at all, and in which order the mechanisms of the law stand.
package policies.uk_gdpr_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.uk_gdpr

_reasons(flow, exporter, importer) := reasons if {
	reasons := uk_gdpr.not_restricted with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between(exporter, importer), {}, {})
}

test_the_united_kingdom_is_inside_from_2021 if {
	_reasons({"at": "2020-12-31"}, "GB", "GB") == set()
	_reasons({"at": "2021-01-01"}, "GB", "GB") == {"uk_gdpr.inside_territory"}
}

test_crown_dependencies_gibraltar_and_the_rest_are_outside if {
	every place in ["GG", "JE", "IM", "GI", "BM", "IE", "US", "EU-INST"] {
		_reasons({}, "GB", place) == set()
	}
}

test_relations_that_are_no_transfer if {
	_reasons({"relation": "same-entity"}, "GB", "US") == {"uk_gdpr.same_entity"}
	_reasons({"relation": "from-data-subject"}, "GB", "US") == {"uk_gdpr.from_data_subject"}
	_reasons({"relation": "to-data-subject"}, "GB", "US") == {"uk_gdpr.to_data_subject"}
	"uk_gdpr.transit" in _reasons({"relation": "transit"}, "GB", "GB")
}

test_other_relations_are_restricted if {
	_reasons({"relation": "disclosure"}, "GB", "US") == set()
	_reasons({"relation": "storage-only"}, "GB", "US") == set()
	_reasons({"relation": "transit"}, "GB", "US") == set()
}

_return := {"exporter": {"role": "processor", "on_behalf_of": "importer"}, "importer": {"role": "controller"}}

test_a_processor_in_the_united_kingdom_may_return_data_to_its_controller if {
	_reasons(_return, "GB", "US") == {"uk_gdpr.returns_to_controller"}
	_reasons(_return, "GB", "GB") == {"uk_gdpr.inside_territory"}
}

test_returns_that_are_none_are_restricted if {
	_reasons(_return, "IE", "US") == set()
	_reasons(object.union(_return, {"at": "2020-12-31"}), "GB", "US") == set()
	_reasons(object.union(_return, {"exporter": {"on_behalf_of": "exporter"}}), "GB", "US") == set()
	_reasons(object.union(_return, {"exporter": {"role": "controller"}}), "GB", "US") == set()
	_reasons({"exporter": {"role": "processor"}, "importer": {"role": "controller"}}, "GB", "US") == set()
}

test_a_return_ends_what_follows_the_data if {
	gate := uk_gdpr.gate with input as fixture.flow(_return)
	{reason.code | some reason in gate.about.reasons; reason.onward == "ends"} == {"uk_gdpr.from_data_subject", "uk_gdpr.returns_to_controller"}
}

test_nothing_stands_in_front_of_the_mechanisms if {
	gate := uk_gdpr.gate with input as fixture.flow({})
	gate.status == "met"
	gate.best.unmet == []
	gate.best.missing == []
}

test_the_mechanisms_of_the_law if {
	findings := uk_gdpr.findings with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("GB", "US"), {}, {})
	{mechanism: finding.status | some mechanism, finding in findings} == {
		"adequacy": "unmet",
		"dpf": "unmet",
		"bcr": "unmet",
		"eu-scc": "unmet",
		"uk-idta": "unmet",
		"uk-addendum": "unmet",
		"cbpr": "not_relevant",
		"prp": "not_relevant",
	}
}

test_the_law_is_in_force_without_a_gap if {
	laws := [record | some record in data.policies.uk_gdpr.records; record.kind == "law"]
	intervals := {[law.in_force.from, object.get(law.in_force, "until", "open")] | some law in laws}
	intervals == {["2021-01-01", "2026-02-04"], ["2026-02-05", "open"]}
}

test_every_reason_that_is_given_has_a_text if {
	gate := uk_gdpr.gate with input as fixture.flow({})
	{reason.code | some reason in gate.about.reasons} == {
		"uk_gdpr.inside_territory", "uk_gdpr.same_entity", "uk_gdpr.from_data_subject",
		"uk_gdpr.to_data_subject", "uk_gdpr.transit", "uk_gdpr.returns_to_controller",
	}
}
