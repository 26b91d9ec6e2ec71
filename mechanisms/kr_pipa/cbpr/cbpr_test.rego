# METADATA
# description: No certificate of the system counts, of whichever Forum.
package mechanisms.kr_pipa.cbpr_test

import data.mechanisms.kr_pipa.cbpr
import data.mechanisms.lib.fixture_test as fixture

_finding(schemes) := finding if {
	held := [{"scheme": scheme, "status": "active", "covers": ["non-hr"], "from": "2024-01-01", "economy": "US"} | some scheme in schemes]
	finding := cbpr.finding with input as fixture.flow({})
		with data.register as fixture.register(
			object.union(fixture.between("KR", "US"), {"importer": {"certifications": held}}),
			{}, {},
		)
}

test_a_certificate_is_not_recognised[scheme] if {
	some scheme in ["global-cbpr", "apec-cbpr"]
	finding := _finding([scheme])
	finding.status == "unmet"
	finding.best.unmet == ["cbpr.not_recognised"]
	finding.best.id == scheme
}

test_without_one_the_question_does_not_arise if {
	_finding([]).status == "not_relevant"
	_finding(["eu-us-dpf"]).status == "not_relevant"
}
