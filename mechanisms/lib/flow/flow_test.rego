package mechanisms.lib.flow_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.lib.flow

_documents := {
	"between": {"id": "between", "type": "contract", "exporters": {"exporter": {}}, "importers": {"importer": {}}},
	"reversed": {"id": "reversed", "type": "contract", "exporters": {"importer": {}}, "importers": {"exporter": {}}},
	"clauses": {"id": "clauses", "type": "eu-scc", "exporters": {"exporter": {}}, "importers": {"importer": {}}},
	"theirs": {"id": "theirs", "type": "contract", "exporters": {"importer": {}}, "importers": {"other": {}}},
	"ours": {"id": "ours", "type": "contract", "exporters": {"exporter": {}}, "importers": {"other": {}}},
	"rules": {"id": "rules", "type": "eu-bcr-c", "members": {"exporter": {}}},
	"others": {"id": "others", "type": "contract", "exporters": {"other": {}}, "importers": {"third": {}}},
}

_facts(changes, parties) := facts if {
	facts := data.mechanisms.lib.flow with input as fixture.flow(changes)
		with data.register as fixture.register(parties, _documents, {})
}

test_the_parties_are_those_of_the_register if {
	facts := _facts({}, {})
	facts.exporter.name == "Exporter GmbH"
	facts.importer.jurisdiction == "US"
}

test_outermost_regions_and_aland_share_the_place_of_their_state[code] if {
	some code, place in {"GP": "FR", "RE": "FR", "AX": "FI", "NC": "NC", "GL": "GL", "US": "US"}
	_facts({}, {"importer": {"jurisdiction": code}}).importer_place == place
}

test_what_a_side_says_of_this_processing_replaces_what_its_party_says if {
	parties := {"exporter": {"subject_to": ["br-lgpd"]}, "importer": {"subject_to": ["jp-appi"]}}
	_facts({}, parties).exporter_laws == {"br-lgpd"}
	_facts({}, parties).importer_laws == {"jp-appi"}
	facts := _facts({"exporter": {"subject_to": ["ca-qc"]}, "importer": {"subject_to": []}}, parties)
	facts.exporter_laws == {"ca-qc"}
	facts.importer_laws == set()
}

test_where_nobody_names_a_law_none_is_known if {
	facts := _facts({}, {})
	not facts.exporter_laws
	not facts.importer_laws
	not _facts({"importer": {"subject_to": "eu-gdpr"}}, {"importer": {"subject_to": null}}).importer_laws
}

test_a_law_reaches_the_importer_only_where_it_is_named if {
	_reached({"importer": {"subject_to": ["eu-gdpr"]}}) == true
	_reached({"importer": {"subject_to": ["uk-gdpr"]}}) == false
	_reached({"importer": {"subject_to": []}}) == false
	_reached({}) == false
}

_reached(changes) := reached if {
	reached := flow.importer_reached_by("eu-gdpr") with input as fixture.flow(changes)
		with data.register as fixture.register({}, {}, {})
}

test_a_joint_controller_counts_as_a_controller if {
	flow.role({"role": "controller"}) == "controller"
	flow.role({"role": "joint-controller"}) == "controller"
	flow.role({"role": "processor"}) == "processor"
	not flow.role({"role": "owner"})
	not flow.role({})
}

test_a_party_is_public_if_it_says_so_or_else_if_it_is_an_authority if {
	flow.public_sector({"public_sector": true, "kind": "customer"}) == true
	flow.public_sector({"public_sector": false, "kind": "public_authority"}) == false
	flow.public_sector({"kind": "public_authority"}) == true
	flow.public_sector({"kind": "customer"}) == false
	flow.public_sector({}) == false
	flow.public_sector({"public_sector": null, "kind": "public_authority"}) == true
}

_returns(exporter, importer, parties) := {name |
	facts := _facts({"exporter": exporter, "importer": importer}, parties)
	some name in ["returns_to_controller", "returns_to_processor"]
	_returned(name, facts)
}

_returned("returns_to_controller", facts) if facts.returns_to_controller

_returned("returns_to_processor", facts) if facts.returns_to_processor

test_a_processor_returns_data_to_the_controller_it_acts_for if {
	processor := {"role": "processor", "on_behalf_of": "importer"}
	_returns(processor, {"role": "controller"}, {}) == {"returns_to_controller"}
	_returns(processor, {"role": "joint-controller"}, {}) == {"returns_to_controller"}
	_returns(processor, {"role": "processor"}, {}) == {"returns_to_processor"}
	_returns({"role": "processor", "on_behalf_of": "other"}, {"role": "processor"}, {}) == set()
	_returns({"role": "processor", "on_behalf_of": "exporter"}, {"role": "controller"}, {}) == set()
	_returns({"role": "processor"}, {"role": "controller"}, {}) == set()
	_returns({"role": "controller", "on_behalf_of": "importer"}, {"role": "controller"}, {}) == set()
}

test_a_sub_processor_returns_data_to_the_processor_that_engaged_it if {
	engages := {"importer": {"sub_processors": ["other", "exporter"]}}
	_returns({"role": "processor"}, {"role": "processor"}, engages) == {"returns_to_processor"}
	_returns({"role": "processor"}, {"role": "controller"}, engages) == set()
	_returns({"role": "controller"}, {"role": "processor"}, engages) == set()
	_returns({"role": "processor"}, {"role": "processor"}, {"importer": {"sub_processors": ["other"]}}) == set()
	_returns({"role": "processor"}, {"role": "processor"}, {}) == set()
}

test_where_the_kind_of_data_is_not_stated_both_kinds_must_be_covered if {
	_facts({"hr": true}, {}).coverage_needed == {"hr"}
	_facts({"hr": false}, {}).coverage_needed == {"non-hr"}
	_facts({"hr": "yes"}, {}).coverage_needed == {"hr", "non-hr"}
	silent := flow.coverage_needed with input as object.remove(fixture.flow({}), ["hr"])
	silent == {"hr", "non-hr"}
}

_found(function, types) := ids if {
	function == "shared"
	ids := flow.shared_instruments(types) with input as fixture.flow({}) with data.register as fixture.register({}, _documents, {})
}

_found(function, types) := ids if {
	function == "either"
	ids := flow.either_instruments(types) with input as fixture.flow({}) with data.register as fixture.register({}, _documents, {})
}

test_shared_instruments_name_both_sides_in_any_order if {
	_found("shared", {"contract"}) == {"between", "reversed"}
	_found("shared", {"contract", "eu-scc", "eu-bcr-c"}) == {"between", "reversed", "clauses"}
	_found("shared", {"uk-idta"}) == set()
}

test_instruments_of_either_side_need_only_one if {
	_found("either", {"contract"}) == {"between", "reversed", "theirs", "ours"}
	_found("either", {"eu-bcr-c"}) == {"rules"}
	_found("either", {"br-gcr"}) == set()
}

test_an_order_on_a_place_can_name_it_its_state_or_what_lies_around_it if {
	places := {code: named |
		some code in ["US", "AE-DIFC", "CA-QC", "RE"]
		named := flow.importer_places with input as fixture.flow({})
			with data.register as fixture.register({"importer": {"jurisdiction": code}}, {}, {})
	}
	places == {"US": {"US"}, "AE-DIFC": {"AE", "AE-DIFC"}, "CA-QC": {"CA", "CA-QC"}, "RE": {"FR", "RE"}}
}

test_a_sub_processor_returns_data_that_an_earlier_hop_brought_it if {
	processors := {"exporter": {"role": "processor"}, "importer": {"role": "processor"}}
	came := {"exporter": {"party": "importer", "role": "processor"}, "importer": {"party": "exporter", "role": "processor"}}
	_returned("returns_to_processor", _facts(object.union(processors, {"route": [came]}), {}))
	decided := object.union(came, {"importer": {"role": "controller"}})
	_returned("returns_to_processor", _facts(object.union(processors, {"route": [decided]}), {}))
	asked := object.union(came, {"exporter": {"role": "controller"}})
	not _returned("returns_to_processor", _facts(object.union(processors, {"route": [asked]}), {}))
	elsewhere := object.union(came, {"importer": {"party": "other"}})
	not _returned("returns_to_processor", _facts(object.union(processors, {"route": [elsewhere]}), {}))
	another := object.union(came, {"exporter": {"party": "other"}})
	not _returned("returns_to_processor", _facts(object.union(processors, {"route": [another]}), {}))
	controllers := {"exporter": {"role": "controller"}, "importer": {"role": "controller"}}
	not _returned("returns_to_processor", _facts(object.union(controllers, {"route": [came]}), {}))
}
