# METADATA
# description: No certificate of the system counts, of whichever Forum.
package mechanisms.jp_appi.prp_test

import data.mechanisms.jp_appi.prp
import data.mechanisms.lib.fixture_test as fixture

_finding(schemes) := finding if {
	held := [{"scheme": scheme, "status": "active", "covers": ["non-hr"], "from": "2024-01-01", "economy": "US"} | some scheme in schemes]
	finding := prp.finding with input as fixture.flow({})
		with data.register as fixture.register(
			object.union(fixture.between("JP", "US"), {"importer": {"certifications": held}}),
			{}, {},
		)
}

test_a_certificate_is_not_recognised[scheme] if {
	some scheme in ["global-prp", "apec-prp"]
	finding := _finding([scheme])
	finding.status == "unmet"
	finding.best.unmet == ["prp.not_recognised"]
	finding.best.id == scheme
}

test_without_one_the_question_does_not_arise if {
	_finding([]).status == "not_relevant"
	_finding(["eu-us-dpf"]).status == "not_relevant"
}
