# METADATA
# description: Any signed contract or clause set between the two sides, in its own direction where it is a clause set.
package mechanisms.lib.accountability_test

import data.mechanisms.lib.accountability
import data.mechanisms.lib.fixture_test as fixture

_contract := {
	"id": "paper",
	"type": "contract",
	"signed": "2025-01-10",
	"exporters": {"exporter": {}},
	"importers": {"importer": {}},
}

_of(flow, documents) := found if {
	found := accountability.found with input as fixture.flow(flow) with data.register as fixture.register({}, documents, {})
}

_changed(changes) := object.union(_contract, changes)

_all := {"contract.no_contract", "contract.signed", "contract.running", "contract.exporter_bound", "contract.importer_bound"}

test_every_bilateral_type_counts if {
	every type in ["contract", "eu-scc", "uk-idta", "uk-addendum", "br-scc"] {
		found := _of({}, {"paper": _changed({"type": type})})
		found.instruments == {"paper"}
		found.met.paper == _all
		found.unmet == {}
	}
}

test_corporate_rules_are_no_contract_between_two_sides if {
	found := _of({}, {"rules": _changed({"id": "rules", "type": "eu-bcr-c"})})
	found.instruments == set()
	found.unmet.contract == {"contract.no_contract"}
}

test_nothing_signed_leaves_one_condition_open if _of({}, {}).unmet == {"contract": {"contract.no_contract"}}

test_a_contract_of_both_with_a_third_party_does_not_bind_them_to_each_other if {
	beside := {"exporters": {"exporter": {}, "importer": {}}, "importers": {"third": {}}}
	found := _of({}, {"paper": object.union(object.remove(_contract, ["exporters", "importers"]), beside)})
	found.unmet.paper == {"contract.importer_bound"}
}

test_contracts_and_clause_sets_oblige_only_their_importers if {
	turned := {"exporters": {"importer": {}}, "importers": {"exporter": {}}}
	paper := object.union(object.remove(_contract, ["exporters", "importers"]), turned)
	every type in ["contract", "eu-scc"] {
		found := _of({}, {"paper": object.union(paper, {"type": type})})
		found.unmet.paper == {"contract.exporter_bound", "contract.importer_bound"}
	}
}

test_a_contract_for_both_directions_names_both_on_both_sides if {
	both := {"exporter": {}, "importer": {}}
	_of({}, {"paper": _changed({"exporters": both, "importers": both})}).met.paper == _all
}

test_the_day_of_signature_and_the_last_day_count if {
	_of({"at": "2025-01-09"}, {"paper": _contract}).unmet.paper == {"contract.signed"}
	_of({"at": "2025-01-10"}, {"paper": _contract}).met.paper == _all
	_of({}, {"paper": _changed({"until": "2026-11-22"})}).unmet.paper == {"contract.running"}
	_of({}, {"paper": _changed({"until": "2026-11-23"})}).met.paper == _all
}

test_without_a_date_of_signature_it_is_unknown if {
	found := _of({}, {"paper": object.remove(_contract, ["signed"])})
	found.met.paper == _all - {"contract.signed"}
	not found.unmet.paper
}
