package mechanisms.lib.frameworks_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.lib.frameworks

_irrelevant(rows, party) := answer if {
	answer := frameworks.irrelevant(rows) with input as fixture.flow({}) with data.register as fixture.register({"importer": party}, {}, {})
}

test_only_organisations_in_the_united_states_certify if {
	_irrelevant({}, {"jurisdiction": "CA"}) == true
	_irrelevant({"row": {}}, {"jurisdiction": "CA"}) == true
	_irrelevant({}, {}) == false
	_irrelevant({}, {"kind": "customer"}) == false
}

test_an_individual_or_a_public_body_certifies_only_if_it_shows_a_row[name] if {
	some name, party in {"individual": {"kind": "individual"}, "authority": {"kind": "public_authority"}, "body": {"public_sector": true}}
	_irrelevant({}, party) == true
	_irrelevant({"row": {}}, party) == false
}

test_a_framework_runs_on_its_days if {
	records := {"one": {"in_force": {"from": "2026-11-23"}}}
	frameworks.running(records) with input as fixture.flow({})
	not frameworks.running(records) with input as fixture.flow({"at": "2026-11-22"})
}
