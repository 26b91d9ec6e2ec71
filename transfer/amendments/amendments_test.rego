# METADATA
# description: Every decision names the amendments of the law, and one that nobody answers for blocks.
package transfer.amendments_test

import data.mechanisms.lib.fixture_test as fixture
import data.transfer.amendments
import data.transfer.decision

_amendment := {"reason": "Counsel reads the act otherwise", "owner": "legal@example.com"}

_british := fixture.register(fixture.between("DE", "GB"), {}, {})

_decided(listed) := document if {
	document := decision with data.transfer.amendments.records as listed
		with input as fixture.flow({"immigration_control": false})
		with data.register as _british
}

_codes(notes) := [note.code | some note in notes]

test_without_amendments_a_decision_says_nothing_of_them if {
	document := decision with input as fixture.flow({"immigration_control": false}) with data.register as _british
	document.outcome == "allowed"
	document.revision.amended == []
	not "law.amended" in _codes(document.warnings)
}

test_a_decision_names_each_amendment_and_who_answers_for_it if {
	document := _decided({"b": object.union(_amendment, {"owner": "b"}), "a": _amendment})
	document.outcome == "allowed"
	document.revision.amended == ["a", "b"]
	noted := [note | some note in document.warnings; note.code == "law.amended"]
	noted[0] == {
		"code": "law.amended",
		"regime": null,
		"message": "The law records are amended by a, for which legal@example.com answers: Counsel reads the act otherwise.",
		"citation": "The amendment itself",
	}
	contains(noted[1].message, "for which b answers")
}

test_an_amendment_that_nobody_answers_for_blocks[name] if {
	some name, entry in {
		"no owner": {"reason": "Because"},
		"no reason": {"owner": "legal@example.com", "reason": ""},
		"an owner that is no text": {"reason": "Because", "owner": 7},
		"a number": 1,
		"a null": null,
	}
	document := _decided({"a": _amendment, "silent": entry})
	document.outcome == "blocked"
	document.revision.amended == ["a", "silent"]
	document.violations == [{
		"code": "law.amendment_malformed",
		"regime": null,
		"message": "The amendment silent of the law records does not state its reason and its owner.",
		"citation": "The amendment itself",
		"remedies": [],
	}]
	amended := [note.message | some note in document.warnings; note.code == "law.amended"]
	amended == ["The law records are amended by a, for which legal@example.com answers: Counsel reads the act otherwise."]
}

test_amendments_that_are_no_object_block[name] if {
	some name, listed in {"a list": [_amendment], "a text": "none", "a null": null}
	document := _decided(listed)
	document.outcome == "blocked"
	_codes(document.violations) == ["law.amendment_malformed"]
}

test_amendments_are_named_where_the_question_is_malformed_too if {
	amendments.ids == ["a"] with data.transfer.amendments.records as {"a": _amendment}
	notes := amendments.warnings with data.transfer.amendments.records as {"a": _amendment} with input as {}
	_codes(notes) == ["law.amended"]
}
