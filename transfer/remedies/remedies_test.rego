# METADATA
# description: The cheapest cure first, none where the parties can do nothing, and only the gate's where a mechanism is met.
package transfer.remedies_test

import data.mechanisms.lib.fixture_test as fixture
import data.transfer.remedies

_conditions := [
	{"code": "a.sign", "citation": "Article 1", "text": "It is signed.", "remedy": "Sign it."},
	{"code": "a.assess", "citation": "Article 2", "text": "It is assessed.", "remedy": "Assess it."},
	{"code": "a.law", "citation": "Article 3", "text": "The law admits it."},
	{"code": "a.fact", "citation": "Article 4", "text": "The fact holds.", "fact": "flow.fact"},
]

_finding(status, unmet, missing) := {"status": status, "about": {"conditions": _conditions}, "best": {
	"id": "it", "document": "it", "status": status, "unmet": unmet, "missing": missing,
}}

_clear := _finding("met", [], [])

_found(findings, gate) := {
	"order": ["bcr", "eu-scc", "uk-idta"],
	"findings": findings,
	"gate": object.union(gate, {"about": {"conditions": _conditions, "remedies": [{"code": "derogation", "text": "Check the derogations."}]}}),
}

_cures(found) := cures if {
	cures := remedies.of_law(found) with input as fixture.flow({}) with data.register as fixture.register({}, {}, {})
}

test_the_fewest_open_conditions_come_first_and_words_last if {
	cures := _cures(_found(
		{
			"bcr": _finding("unmet", ["a.sign", "a.assess"], []),
			"eu-scc": _finding("unknown", [], ["a.fact"]),
		},
		_clear,
	))
	[cure.mechanism | some cure in cures] == ["eu-scc", "bcr", null]
	[cure.text | some cure in cures] == ["Find out and record (flow.fact): The fact holds.", "Sign it. Assess it.", "Check the derogations."]
	[cure.open | some cure in cures] == [1, 2, 0]
	cures[2] == {"mechanism": null, "instrument": null, "open": 0, "text": "Check the derogations.", "steps": []}
}

test_a_cure_says_step_by_step_what_to_change_and_then_what_to_find_out if {
	_cures(_found({"bcr": _finding("unmet", ["a.sign"], ["a.fact"])}, _clear))[0] == {
		"mechanism": "bcr",
		"instrument": "it",
		"open": 2,
		"text": "Sign it. Find out and record (flow.fact): The fact holds.",
		"steps": [
			{"code": "a.sign", "text": "Sign it."},
			{"code": "a.fact", "text": "Find out and record (flow.fact): The fact holds."},
		],
	}
}

test_a_mechanism_that_cannot_exist_for_the_flow_is_no_cure if {
	[cure.mechanism | some cure in _cures(_found({"bcr": _finding("not_relevant", [], [])}, _clear))] == [null]
}

test_what_is_contradicted_in_front_of_all_mechanisms_is_cured_under_its_own_code if {
	cures := _cures(_found({"bcr": _finding("unmet", ["a.assess"], [])}, _finding("unmet", ["a.sign"], [])))
	[cure.text | some cure in cures] == ["Assess it.", "Check the derogations."]
}

test_what_the_parties_cannot_change_is_no_cure if {
	[cure.mechanism | some cure in _cures(_found({"bcr": _finding("unmet", ["a.law"], [])}, _clear))] == [null]
}

test_where_a_mechanism_is_met_only_the_gate_is_open if {
	cures := _cures(_found({"bcr": _clear, "eu-scc": _finding("unmet", ["a.sign"], [])}, _finding("unknown", [], ["a.fact"])))
	[cure.text | some cure in cures] == ["Find out and record (flow.fact): The fact holds."]
}

test_a_gate_that_nothing_can_open_has_no_cure_whatever_is_missing_besides if {
	barred := _finding("unmet", ["a.law"], ["a.fact"])
	_cures(_found({"bcr": _finding("unmet", ["a.law"], [])}, barred))[0].mechanism == null
	count(_cures(_found({"bcr": _finding("unmet", ["a.law"], [])}, barred))) == 1
	count(_cures(_found({}, barred))) == 1
}

test_a_gate_is_cured_if_each_of_its_conditions_can_be if {
	gates := {name: cures |
		some name, unmet in {"curable": ["a.sign"], "incurable": ["a.sign", "a.law"]}
		cures := remedies.of_gate({"gate": _finding("unmet", unmet, [])}) with input as fixture.flow({})
			with data.register as fixture.register({}, {}, {})
	}
	count(gates.incurable) == 0
	gates.curable[0].steps == [{"code": "a.sign", "text": "Sign it."}]
}
