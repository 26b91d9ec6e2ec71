# METADATA
# description: No PRP certificate carries a transfer, and without one the mechanism is beside the point.
package mechanisms.mx_lfpdppp.prp_test

import data.mechanisms.lib.fixture_test as fixture
import data.mechanisms.mx_lfpdppp.prp

_row(scheme) := {"scheme": scheme, "status": "active", "covers": ["hr", "non-hr"], "from": "2025-10-01", "until": "2027-09-30", "economy": "US"}

_finding(rows) := finding if {
	finding := prp.finding with input as fixture.flow({"importer": {"party": "importer", "role": "processor"}})
		with data.register as fixture.register({"importer": {"certifications": rows}}, {}, {})
}

test_no_certificate_is_recognised[scheme] if {
	some scheme in ["global-prp", "apec-prp"]
	finding := _finding([_row(scheme)])
	finding.status == "unmet"
	finding.best.id == scheme
	finding.best.unmet == ["prp.not_recognised"]
	finding.best.missing == []
}

test_without_a_certificate_it_is_beside_the_point if {
	_finding([]).status == "not_relevant"
	_finding([_row("apec-cbpr")]).status == "not_relevant"
}
