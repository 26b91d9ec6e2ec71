package mechanisms.eu_gdpr.prp_test

import data.mechanisms.eu_gdpr.prp
import data.mechanisms.lib.fixture_test as fixture

_finding(certifications) := finding if {
	finding := prp.finding with input as fixture.flow({})
		with data.register as fixture.register({"importer": {"certifications": certifications}}, {}, {})
}

test_an_active_certificate_is_no_safeguard[scheme] if {
	some scheme in ["global-prp", "apec-prp"]
	finding := _finding([{"scheme": scheme, "status": "active", "covers": ["hr", "non-hr"], "from": "2020-01-01", "economy": "US"}])
	finding.status == "unmet"
	finding.best.id == scheme
	finding.best.unmet == ["prp.not_recognised"]
	finding.best.missing == []
}

test_without_a_certificate_the_mechanism_is_beside_the_point if {
	finding := _finding([{"scheme": "eu-us-dpf", "status": "active"}])
	finding.status == "not_relevant"
	_finding([]).status == "not_relevant"
}
