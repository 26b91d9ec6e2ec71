# METADATA
# description: A PRP certificate covers nothing here, however valid; without one the mechanism is beside the point.
package mechanisms.us_federal.prp_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.us_federal.prp

_finding(certifications) := finding if {
	finding := prp.finding with input as fixture.flow({})
		with data.register as fixture.register({"importer": {"certifications": certifications}}, {}, {})
}

_certificate(scheme) := {"scheme": scheme, "status": "active", "from": "2026-01-01", "covers": ["hr", "non-hr"], "economy": "US"}

test_a_certificate_of_either_system_is_refused if {
	every scheme in ["global-prp", "apec-prp"] {
		finding := _finding([_certificate(scheme)])
		finding.status == "unmet"
		finding.best.unmet == ["prp.not_recognised"]
		finding.best.missing == []
	}
}

test_without_a_certificate_it_is_not_relevant if {
	_finding([]).status == "not_relevant"
	_finding([_certificate("eu-us-dpf")]).status == "not_relevant"
}
