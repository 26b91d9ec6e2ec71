# METADATA
# description: A contract is refused with a code of its own; without one the question does not arise.
package mechanisms.kr_pipa.contract_test

import data.mechanisms.kr_pipa.contract
import data.mechanisms.lib.fixture_test as fixture

_contract := {"id": "terms", "type": "contract", "signed": "2024-07-01", "exporters": {"exporter": {}}, "importers": {"importer": {}}}

_finding(documents) := finding if {
	finding := contract.finding with input as fixture.flow({})
		with data.register as fixture.register(fixture.between("KR", "US"), documents, {})
}

test_a_contract_is_no_ground if {
	finding := _finding({"terms": _contract})
	finding.status == "unmet"
	finding.best.id == "terms"
	finding.best.unmet == ["contract.no_ground"]
}

test_without_a_contract_the_question_does_not_arise if {
	finding := _finding({})
	finding.status == "not_relevant"
	finding.best.unmet == ["contract.no_ground"]
}
