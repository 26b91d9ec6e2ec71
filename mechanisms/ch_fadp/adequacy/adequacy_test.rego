# METADATA
# description: Decides the list of the Federal Council State by State, on both edges of its first day, and on silence.
package mechanisms.ch_fadp.adequacy_test

import data.mechanisms.ch_fadp.adequacy
import data.mechanisms.lib.fixture_test as fixture

_finding(flow, destination) := finding if {
	finding := adequacy.finding with input as fixture.flow(flow)
		with data.register as fixture.register(fixture.between("CH", destination), {}, {})
}

_open(flow, destination) := array.concat(finding.best.unmet, finding.best.missing) if finding := _finding(flow, destination)

_listed := {
	"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL",
	"PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO", "AD", "AR", "FO", "GB", "GG", "GI", "IL", "IM", "JE", "MC", "NZ", "UY",
}

test_every_listed_state_is_adequate[destination] if {
	some destination in _listed
	finding := _finding({}, destination)
	finding.status == "met"
	finding.best.id == lower(concat("", ["ch-adequacy-", destination]))
	finding.best.onward == "importer_law"
	finding.best.citations == [data.mechanisms.ch_fadp.adequacy.records[finding.best.id].title]
}

test_the_list_holds_these_states_and_canada_only if {
	{record.territory | some record in data.mechanisms.ch_fadp.adequacy.records} == _listed | {"CA"}
}

test_the_list_binds_from_1_september_2023 if {
	_open({"at": "2023-08-31"}, "DE") == ["adequacy.no_decision"]
	_open({"at": "2023-09-01"}, "DE") == []
}

test_states_on_other_lists_are_not_adequate[destination] if {
	some destination in {"JP", "KR", "BR", "US", "ORG-EPO", "ORG-OTHER", "EU-INST", "GL", "SM"}
	_open({}, destination) == ["adequacy.no_decision"]
}

test_outermost_regions_share_the_place_of_their_state if {
	_finding({}, "RE").best.id == "ch-adequacy-fr"
	_finding({}, "AX").best.id == "ch-adequacy-fi"
	_open({}, "NC") == ["adequacy.no_decision"]
}

test_canada_needs_a_listed_law[law] if {
	some law in ["ca-pipeda", "ca-qc", "ca-bc", "ca-ab", "ca-on-health", "ca-nb-health", "ca-nl-health", "ca-ns-health"]
	_open({"importer": {"party": "importer", "role": "processor", "subject_to": [law]}, "special_categories": ["health"]}, "CA") == []
}

test_canada_without_a_listed_law_is_out_of_scope if {
	_open({"importer": {"party": "importer", "role": "processor", "subject_to": []}}, "CA") == ["adequacy.importer_law"]
	_finding({}, "CA").best.missing == ["adequacy.importer_law"]
}

test_public_bodies_in_canada_are_out_of_scope if {
	public := fixture.register({"exporter": {"jurisdiction": "CH"}, "importer": {"jurisdiction": "CA", "public_sector": true}}, {}, {})
	flow := fixture.flow({"importer": {"party": "importer", "role": "processor", "subject_to": ["ca-pipeda"]}})
	finding := adequacy.finding with input as flow with data.register as public
	finding.best.unmet == ["adequacy.public_sector"]
}

test_a_processor_still_needs_its_contract if {
	_finding({}, "DE").obligations == ["obligation.processor_contract"]
	_finding({"importer": {"role": "controller"}}, "DE").obligations == []
}

test_provincial_health_acts_cover_health_data_only[law] if {
	some law in ["ca-on-health", "ca-nb-health", "ca-nl-health", "ca-ns-health"]
	importer := {"party": "importer", "role": "processor", "subject_to": [law]}
	_open({"importer": importer}, "CA") == ["adequacy.health_data"]
	_finding({"importer": importer, "special_categories": null}, "CA").best.missing == ["adequacy.health_data"]
	_open({"importer": object.union(importer, {"subject_to": [law, "ca-pipeda"]})}, "CA") == []
}

test_every_entry_binds_from_1_september_2023_and_hands_over_to_the_law_of_the_importer if {
	every record in data.mechanisms.ch_fadp.adequacy.records {
		record.in_force == {"from": "2023-09-01"}
		record.onward == "importer_law"
	}
}
