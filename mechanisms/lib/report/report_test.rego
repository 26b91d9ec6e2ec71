# METADATA
# title: Tests of a mechanism that names conditions
# custom:
#   id: sample
#   citations: [Article 1]
#   conditions:
#     - code: sample.none
#       text: There is a document.
#     - code: sample.signed
#       of: instrument
#       text: The document is signed.
#     - code: sample.purpose
#       text: The purpose is stated.
package mechanisms.lib.report_test

import data.mechanisms.lib.report

_finding(found) := report.finding(rego.metadata.chain(), found)

_one := {"instruments": {"one"}, "met": {"one": {"sample.none", "sample.signed", "sample.purpose"}}, "unmet": {}}

test_a_finding_says_what_it_is_about if {
	about := _finding(_one).about
	about.id == "sample"
	about.citations == ["Article 1"]
	about.obligations == []
	about.warnings == []
	about.redress == []
}

test_what_it_is_about_stands_at_the_package_and_not_at_a_rule if {
	chain := [
		{"annotations": {"scope": "rule", "custom": {"id": "rule"}}},
		{"annotations": {"scope": "package", "custom": {"id": "sample", "conditions": []}}},
	]
	report.finding(chain, {"met": {}, "unmet": {}}).about == {
		"id": "sample", "conditions": [], "citations": [], "obligations": [], "warnings": [], "redress": [],
	}
}

test_what_is_met_throughout_is_met if {
	_finding(_one) == {
		"about": _finding(_one).about,
		"status": "met",
		"best": {
			"id": "one", "status": "met", "unmet": [], "missing": [], "warnings": [],
			"document": "one", "module": null, "citations": [], "onward": "same_regime",
		},
		"others": [],
		"obligations": [],
	}
}

test_a_condition_in_neither_set_is_unknown if {
	finding := _finding(object.union(_one, {"met": {"one": {"sample.none", "sample.purpose"}}}))
	finding.status == "unknown"
	finding.best.missing == ["sample.signed"]
	finding.best.unmet == []
}

test_an_instrument_that_no_rule_speaks_of_is_unknown_throughout if {
	finding := _finding({"instruments": {"one"}, "met": {}, "unmet": {}})
	finding.status == "unknown"
	finding.best.missing == ["sample.none", "sample.purpose", "sample.signed"]
}

test_a_condition_in_both_sets_is_unmet if {
	finding := _finding(object.union(_one, {"unmet": {"one": {"sample.signed"}}}))
	finding.status == "unmet"
	finding.best.unmet == ["sample.signed"]
	finding.best.missing == []
}

test_one_contradiction_outweighs_what_is_not_stated if {
	finding := _finding({"instruments": {"one"}, "met": {}, "unmet": {"one": {"sample.signed"}}})
	finding.status == "unmet"
	finding.best.unmet == ["sample.signed"]
	finding.best.missing == ["sample.none", "sample.purpose"]
}

test_without_a_document_nothing_is_asked_of_one if {
	finding := _finding({"met": {}, "unmet": {"sample": {"sample.none"}}})
	finding.best.id == "sample"
	finding.best.unmet == ["sample.none"]
	finding.best.missing == ["sample.purpose"]
}

test_a_document_that_bears_the_name_of_the_mechanism_is_asked_everything if {
	finding := _finding({"instruments": {"sample"}, "met": {"sample": {"sample.none", "sample.purpose"}}, "unmet": {}})
	finding.status == "unknown"
	finding.best.missing == ["sample.signed"]
}

test_each_instrument_is_judged_alone if {
	finding := _finding({
		"instruments": {"one", "two"},
		"met": {"one": {"sample.none", "sample.signed"}, "two": {"sample.none", "sample.purpose"}},
		"unmet": {},
	})
	finding.status == "unknown"
	finding.best.missing == ["sample.purpose"]
	[other.missing | some other in finding.others] == [["sample.signed"]]
}

test_the_best_is_met_then_unknown_then_unmet_then_fewest_open_then_first_by_id if {
	finding := _finding({
		"instruments": {"a", "b", "c", "d", "e"},
		"met": {
			"b": {"sample.none"},
			"c": {"sample.none", "sample.signed"},
			"d": {"sample.none", "sample.signed"},
			"e": _one.met.one,
		},
		"unmet": {"a": {"sample.signed"}},
	})
	finding.best.id == "e"
	[other.id | some other in finding.others] == ["c", "d", "b", "a"]
	[other.status | some other in finding.others] == ["unknown", "unknown", "unknown", "unmet"]
}

test_what_cannot_exist_for_the_flow_is_not_relevant_whatever_is_met if {
	finding := _finding(object.union(_one, {"irrelevant": true}))
	finding.status == "not_relevant"
	_finding(object.union(_one, {"irrelevant": true, "unmet": {"one": {"sample.signed"}}})).status == "not_relevant"
	_finding(object.union(_one, {"irrelevant": false})).status == "met"
	_finding(object.union(_one, {"irrelevant": "yes"})).status == "met"
}

test_details_obligations_and_warnings_are_carried if {
	finding := _finding(object.union(_one, {
		"details": {"one": {"id": "decision", "module": 2, "citations": ["Decision 1"], "onward": "importer_law"}},
		"obligations": {"b", "a"},
		"warnings": {"one": {"w2", "w1"}, "two": {"w3"}},
	}))
	finding.obligations == ["a", "b"]
	finding.best.id == "decision"
	finding.best.module == 2
	finding.best.citations == ["Decision 1"]
	finding.best.onward == "importer_law"
	finding.best.warnings == ["w1", "w2"]
}

test_what_is_judged_without_a_document_names_none if {
	_finding({"met": {}, "unmet": {}}).best.document == null
	named := _finding(object.union(_one, {"details": {"one": {"id": "scheme"}}}))
	named.best.document == "scheme"
}

test_of_certificates_of_one_scheme_the_one_without_a_warning_comes_first if {
	codes := {"sample.none", "sample.signed", "sample.purpose"}
	finding := _finding({
		"instruments": {"c#0", "c#1"},
		"met": {"c#0": codes, "c#1": codes},
		"unmet": {},
		"details": {"c#0": {"id": "c"}, "c#1": {"id": "c"}},
		"warnings": {"c#0": {"due"}},
	})
	finding.best.warnings == []
	[other.warnings | some other in finding.others] == [["due"]]
}

test_of_different_documents_the_first_by_id_comes_first_whatever_it_warns_of if {
	finding := _finding({
		"instruments": {"one", "two"},
		"met": {"one": _one.met.one, "two": _one.met.one},
		"unmet": {},
		"warnings": {"one": {"review"}},
	})
	finding.best.id == "one"
}

test_two_certificates_of_one_scheme_that_are_alike_are_both_shown if {
	finding := _finding({
		"instruments": {"c#0", "c#1"},
		"met": {"c#0": _one.met.one, "c#1": _one.met.one},
		"unmet": {},
		"details": {"c#0": {"id": "c"}, "c#1": {"id": "c"}},
	})
	finding.others == [finding.best]
}
