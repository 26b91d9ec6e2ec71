# METADATA
# description: Shows the United Kingdom's exporters a certificate of either system.
package mechanisms.uk_gdpr.cbpr_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.uk_gdpr.cbpr

_finding(schemes) := finding if {
	rows := [{"scheme": scheme, "status": "active", "covers": ["hr", "non-hr"], "from": "2025-10-01", "economy": "US"} | some scheme in schemes]
	finding := cbpr.finding with input as fixture.flow({})
		with data.register as fixture.register({"exporter": {"jurisdiction": "GB"}, "importer": {"certifications": rows}}, {}, {})
}

test_certificates_are_not_recognised if {
	every scheme in ["global-cbpr", "apec-cbpr"] {
		finding := _finding([scheme])
		finding.status == "unmet"
		finding.best.id == scheme
		finding.best.unmet == ["cbpr.not_recognised"]
	}
}

test_without_a_certificate_the_mechanism_is_beside_the_point if {
	_finding([]).status == "not_relevant"
	_finding(["uk-extension"]).status == "not_relevant"
}
