# METADATA
# description: Decides that no CBPR certificate opens a transfer, held or not.
package mechanisms.br_lgpd.cbpr_test

import data.mechanisms.br_lgpd.cbpr
import data.mechanisms.lib.fixture_test as fixture

_finding(rows) := finding if {
	parties := object.union(fixture.between("BR", "US"), {"importer": {"certifications": rows}})
	finding := cbpr.finding with input as fixture.flow({}) with data.register as fixture.register(parties, {}, {})
}

_row(scheme) := {"scheme": scheme, "status": "active", "covers": ["hr", "non-hr"], "from": "2025-07-01"}

test_a_certificate_of_either_system_is_refused if {
	every scheme in ["global-cbpr", "apec-cbpr"] {
		finding := _finding([_row(scheme)])
		finding.status == "unmet"
		finding.best.id == scheme
		finding.best.unmet == ["cbpr.not_recognised"]
		finding.best.missing == []
	}
}

test_without_a_certificate_the_mechanism_is_beside_the_point if {
	_finding([]).status == "not_relevant"
	_finding([_row("eu-us-dpf")]).status == "not_relevant"
}
