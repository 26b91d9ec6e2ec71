# METADATA
# description: No CBPR certificate carries a transfer, and without one the mechanism is beside the point.
package mechanisms.difc_dpl.cbpr_test

import data.mechanisms.difc_dpl.cbpr
import data.mechanisms.lib.fixture_test as fixture

_row(scheme) := {"scheme": scheme, "status": "active", "covers": ["hr", "non-hr"], "from": "2025-10-01", "until": "2027-09-30", "economy": "US"}

_finding(rows) := finding if {
	finding := cbpr.finding with input as fixture.flow({"importer": {"party": "importer", "role": "controller"}})
		with data.register as fixture.register({"importer": {"certifications": rows}}, {}, {})
}

test_no_certificate_is_recognised[scheme] if {
	some scheme in ["global-cbpr", "apec-cbpr"]
	finding := _finding([_row(scheme)])
	finding.status == "unmet"
	finding.best.id == scheme
	finding.best.unmet == ["cbpr.not_recognised"]
	finding.best.missing == []
}

test_without_a_certificate_it_is_beside_the_point if {
	_finding([]).status == "not_relevant"
	_finding([_row("apec-prp")]).status == "not_relevant"
}
