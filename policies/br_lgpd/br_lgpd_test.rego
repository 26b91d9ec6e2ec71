# METADATA
# description: Decides what the LGPD restricts, and the legal basis in front of every mechanism, combination by combination.
package policies.br_lgpd_test

import data.mechanisms.lib.fixture_test as fixture
import data.policies.br_lgpd
import data.regions.lib.validity

_admitted := {
	"other": {
		"consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interest",
		"legal-proceedings", "health-care", "research", "credit-protection",
	},
	"sensitive": {
		"consent", "legal-obligation", "vital-interests", "public-task",
		"legal-proceedings", "health-care", "research", "fraud-prevention",
	},
}

_gate(flow, parties, instruments) := gate if {
	gate := fixture.consistent(br_lgpd.gate, {"gate": br_lgpd.met}, {"gate": br_lgpd.unmet}) with input as flow
		with data.register as fixture.register(parties, instruments, {})
}

# A flow from Brazil to the United States with what it says of basis and kind, and nothing where it is silent.
_based(facts) := _gate(object.union(fixture.without(fixture.flow({}), ["special_categories"]), facts), fixture.between("BR", "US"), {})

_open(gate) := array.concat(gate.best.unmet, gate.best.missing)

_unmet := ["br_lgpd.legal_basis"]

test_article_7_serves_data_that_are_not_sensitive if {
	every basis in data.transfer.input.records.legal_basis.terms {
		unmet := [code | not _admitted.other[basis]; some code in _unmet]
		_open(_based({"special_categories": [], "legal_basis": [basis]})) == unmet
		_open(_based({"special_categories": ["criminal-offences"], "legal_basis": [basis]})) == unmet
	}
}

test_article_11_serves_sensitive_data if {
	every basis in data.transfer.input.records.legal_basis.terms {
		unmet := [code | not _admitted.sensitive[basis]; some code in _unmet]
		_open(_based({"special_categories": ["health"], "legal_basis": [basis]})) == unmet
		_open(_based({"special_categories": ["criminal-offences", "biometric"], "legal_basis": [basis]})) == unmet
	}
}

test_every_kind_but_offences_is_sensitive if {
	every kind in data.transfer.input.records.special_category.terms {
		open := [code | kind != "criminal-offences"; some code in _unmet]
		_open(_based({"special_categories": [kind], "legal_basis": ["legitimate-interest"]})) == open
	}
}

test_one_good_basis_among_several_is_enough if {
	_open(_based({"special_categories": ["health"], "legal_basis": ["contract", "consent"]})) == []
	_open(_based({"special_categories": [], "legal_basis": ["fraud-prevention", "contract"]})) == []
	_open(_based({"special_categories": ["health"], "legal_basis": ["contract", "legitimate-interest"]})) == _unmet
}

test_a_basis_that_serves_both_kinds_needs_no_kind if {
	every basis in data.transfer.input.records.legal_basis.terms {
		needed := ["br_lgpd.special_categories" | not _both[basis]]
		gate := _based({"legal_basis": [basis]})
		gate.best.unmet == []
		gate.best.missing == needed
	}
	_open(_based({"legal_basis": ["contract", "fraud-prevention"]})) == []
	_open(_based({"legal_basis": ["contract", "legitimate-interest"]})) == ["br_lgpd.special_categories"]
}

_both := _admitted.other & _admitted.sensitive

test_no_basis_is_contradicted_and_silence_is_asked_for if {
	_based({"special_categories": [], "legal_basis": []}).best.unmet == _unmet
	_open(_based({"legal_basis": []})) == _unmet
	silent := _based({"special_categories": []})
	silent.status == "unknown"
	silent.best.missing == ["br_lgpd.legal_basis"]
	_based({"special_categories": ["health"]}).best.missing == ["br_lgpd.legal_basis"]
	_based({}).best.missing == ["br_lgpd.legal_basis", "br_lgpd.special_categories"]
}

_facts(flow, parties) := {"reasons": reasons, "gate": gate} if {
	everyone := fixture.register(parties, {}, {})
	reasons := br_lgpd.not_restricted with input as flow with data.register as everyone
	gate := br_lgpd.gate with input as flow with data.register as everyone
}

_related(relation, parties) := _facts(fixture.flow({"relation": relation}), parties)

test_a_disclosure_abroad_is_restricted if {
	abroad := fixture.between("BR", "US")
	_facts(fixture.flow({}), abroad).reasons == set()
	every relation in ["disclosure", "storage-only"] {
		_related(relation, abroad).reasons == set()
		_related(relation, abroad).gate.best.missing == ["br_lgpd.legal_basis"]
	}
}

test_inside_brazil_nothing_is_restricted_and_no_basis_asked_for if {
	home := _facts(fixture.flow({}), fixture.between("BR", "BR"))
	home.reasons == {"br_lgpd.inside_territory"}
	home.gate.status == "met"
	open := object.union(fixture.without(fixture.flow({}), ["special_categories"]), {"legal_basis": ["contract"]})
	_gate(open, fixture.between("BR", "BR"), {}).status == "met"
	_gate(fixture.flow({"legal_basis": []}), fixture.between("BR", "BR"), {}).status == "met"
	from_abroad := _facts(fixture.flow({}), fixture.between("US", "BR"))
	from_abroad.reasons == {"br_lgpd.inside_territory"}
}

test_the_law_reaches_brazil_from_18_september_2020 if {
	home := fixture.between("BR", "BR")
	_facts(fixture.flow({"at": "2020-09-17"}), home).reasons == set()
	_facts(fixture.flow({"at": "2020-09-18"}), home).reasons == {"br_lgpd.inside_territory"}
}

test_collection_and_delivery_take_no_two_agents if {
	every relation, reason in {"from-data-subject": "br_lgpd.from_data_subject", "to-data-subject": "br_lgpd.to_data_subject"} {
		found := _related(relation, fixture.between("BR", "US"))
		found.reasons == {reason}
		found.gate.status == "met"
		found.gate.best.warnings == []
	}
}

test_one_entity_is_no_transfer_by_inference if {
	found := _related("same-entity", fixture.between("BR", "US"))
	found.reasons == {"br_lgpd.same_entity"}
	found.gate.status == "met"
	found.gate.best.warnings == ["br_lgpd.inferred"]
	home := _related("same-entity", fixture.between("BR", "BR"))
	home.reasons == {"br_lgpd.inside_territory", "br_lgpd.same_entity"}
	home.gate.best.warnings == []
}

test_before_the_resolution_its_definitions_are_inferred if {
	abroad := fixture.between("BR", "US")
	_facts(fixture.flow({"relation": "from-data-subject", "at": "2024-08-22"}), abroad).gate.best.warnings == ["br_lgpd.inferred"]
	_facts(fixture.flow({"relation": "from-data-subject", "at": "2024-08-23"}), abroad).gate.best.warnings == []
}

test_transit_runs_between_two_sides_in_brazil if {
	_related("transit", fixture.between("BR", "BR")).reasons == {"br_lgpd.inside_territory", "br_lgpd.transit"}
	_related("transit", fixture.between("US", "US")).reasons == set()
	_related("transit", fixture.between("BR", "US")).reasons == set()
	_related("transit", fixture.between("US", "BR")).reasons == {"br_lgpd.inside_territory"}
}

_shared(type) := {"shared": {"id": "shared", "type": type, "exporters": {"exporter": {}}, "importers": {"importer": {}}}}

test_the_twelve_months_are_named_where_other_clauses_stand[type] if {
	some type in ["eu-scc", "uk-idta", "uk-addendum", "contract"]
	every at, warnings in {
		"2024-08-22": [],
		"2024-08-23": ["br_lgpd.twelve_months"],
		"2025-08-23": ["br_lgpd.twelve_months"],
		"2025-08-24": [],
	} {
		_gate(fixture.flow({"at": at}), fixture.between("BR", "US"), _shared(type)).best.warnings == warnings
	}
}

test_the_twelve_months_are_not_named_where_clauses_of_the_anpd_cover if {
	asked := fixture.flow({"at": "2025-01-01"})
	between := {"signed": "2024-09-01", "exporters": {"exporter": {}}, "importers": {"importer": {}}}
	good := object.union(object.remove(_clauses, object.keys(between)), between)
	beside := _shared("eu-scc")
	_gate(asked, fixture.between("BR", "US"), object.union(beside, {"clauses": good})).best.warnings == []
	bad := object.union(good, {"unaltered": false})
	_gate(asked, fixture.between("BR", "US"), object.union(beside, {"clauses": bad})).best.warnings == ["br_lgpd.twelve_months"]
}

test_the_twelve_months_are_not_named_elsewhere if {
	asked := fixture.flow({"at": "2025-01-01"})
	_gate(asked, fixture.between("BR", "US"), {}).best.warnings == []
	_gate(asked, fixture.between("BR", "US"), _shared("br-scc")).best.warnings == []
	_gate(asked, fixture.between("BR", "BR"), _shared("eu-scc")).best.warnings == []
}

_clauses := {
	"id": "clauses",
	"type": "br-scc",
	"version": "19/2024",
	"signed": "2025-09-01",
	"exporters": {"first": {}},
	"importers": {"exporter": {}},
	"unaltered": true,
	"security_measures": true,
	"option": "A",
	"designated_party": {"transparency": "exporter", "requests": "exporter", "incidents": "exporter"},
	"transparency_published": true,
	"onward_transfers": "forbidden",
}

_described := object.union(_clauses, {"onward_transfers": "as-described"})

# An onward hop after one from Brazil to the exporter under some documents.
_onward(parties, documents, settings) := gate if {
	everyone := object.union({"first": {"jurisdiction": "BR"}}, parties)
	world := object.union(fixture.register(everyone, documents, {}), {"settings": settings})
	first := fixture.flow({"id": "first-hop", "exporter": {"party": "first"}, "importer": {"party": "exporter"}})
	flow := fixture.flow({"route": [first], "legal_basis": ["consent"], "exporter": {"role": "processor"}})
	gate := fixture.consistent(br_lgpd.gate, {"gate": br_lgpd.met}, {"gate": br_lgpd.unmet}) with input as flow with data.register as world
}

_abroad := fixture.between("US", "PH")

_forbidden := ["br_lgpd.onward_forbidden"]

test_what_the_clauses_forbid_no_contract_passes_on if {
	_onward(_abroad, {"clauses": _clauses}, {}).best.unmet == _forbidden
	_open(_onward(_abroad, {"clauses": _described}, {})) == []
	_open(_onward(_abroad, {"clauses": object.union(_clauses, {"unaltered": false})}, {})) == []
	_open(_onward(fixture.between("US", "BR"), {"clauses": _clauses}, {})) == []
	_open(_onward(fixture.between("US", "DE"), {"clauses": _clauses}, {})) == []
}

test_what_a_contract_carries_besides_does_not_matter[terms] if {
	some terms in [[], ["br-scc"], ["br-scc", "br-gcr", "dpf"]]
	contract := {"id": "contract", "type": "contract", "exporters": {"exporter": {}}, "importers": {"importer": {}}, "onward_terms": terms}
	_open(_onward(_abroad, {"clauses": _clauses, "contract": contract}, {})) == _forbidden
	_open(_onward(_abroad, {"clauses": _described, "contract": contract}, {})) == []
}

test_one_good_set_that_allows_is_enough_whatever_its_id if {
	every id in ["a", "z"] {
		_open(_onward(_abroad, {"m": _clauses, id: _described}, {})) == []
		_open(_onward(_abroad, {"m": _clauses, id: object.union(_described, {"unaltered": false})}, {})) == _forbidden
		_open(_onward(_abroad, {"m": _clauses, id: _clauses}, {})) == _forbidden
	}
}

_rules := {
	"id": "rules",
	"type": "br-gcr",
	"approved": "2026-01-10",
	"approved_by": "BR-ANPD",
	"members": {"first": {}, "exporter": {}},
	"regimes": "all",
	"data_categories": "all",
	"purposes": "all",
	"destinations": "all",
	"covers": "all",
}

test_clauses_forbid_only_where_they_carry if {
	first := {"jurisdiction": "BR", "group": "group", "list": "entities"}
	parties := object.union(_abroad, {"first": first})
	both := {"clauses": _clauses, "rules": _rules}
	_open(_onward(parties, {"rules": _rules}, {})) == []
	_open(_onward(parties, both, {})) == _forbidden
	_open(_onward(parties, both, {"preference": ["br-gcr"]})) == []
	_open(_onward(parties, both, {"preference": ["br-scc", "br-gcr"]})) == _forbidden
	_open(_onward(parties, {"clauses": _clauses}, {"preference": ["br-gcr"]})) == _forbidden
	_open(_onward(fixture.between("DE", "PH"), both, {})) == []
	_open(_onward(fixture.between("BR", "PH"), {"clauses": _clauses}, {})) == []
}

test_every_mechanism_of_the_law_is_a_candidate if {
	findings := br_lgpd.findings with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("BR", "US"), {}, {})
	object.keys(findings) == {"adequacy", "br-scc", "br-gcr", "cbpr", "prp"}
}

test_the_law_counts_from_its_first_day if {
	law := data.policies.br_lgpd.records.lgpd
	law.kind == "law"
	not validity.in_force(law, "2020-09-17")
	validity.in_force(law, "2020-09-18")
}
