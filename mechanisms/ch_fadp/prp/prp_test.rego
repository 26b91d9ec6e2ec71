# METADATA
# description: Refuses PRP certificates under Swiss law, and sets them aside where there is none.
package mechanisms.ch_fadp.prp_test

import data.mechanisms.ch_fadp.prp
import data.mechanisms.lib.fixture_test as fixture

_finding(rows) := finding if {
	finding := prp.finding with input as fixture.flow({})
		with data.register as fixture.register({"importer": {"certifications": rows}}, {}, {})
}

test_a_certificate_is_no_guarantee[scheme] if {
	some scheme in ["global-prp", "apec-prp"]
	finding := _finding([{"scheme": scheme, "status": "active", "covers": ["hr", "non-hr"], "from": "2024-01-01", "economy": "US"}])
	finding.status == "unmet"
	finding.best.unmet == ["prp.not_recognised"]
}

test_without_a_certificate_it_is_beside_the_point if _finding([]).status == "not_relevant"
