package transfer.input.route_test

import data.transfer.input.route
import data.transfer.input_test

_first := input_test.earlier

_flow(route, after) := object.union(input_test.flow, {"route": route, "after": after})

_found(question) := {[fault.code, fault.field] | some fault in data.transfer.input.route.faults with input as question}

test_a_flow_without_a_route_is_sound if {
	_found(input_test.flow) == set()
	_found(object.union(input_test.flow, {"route": []})) == set()
}

test_a_route_that_leads_to_the_flow_is_sound if {
	_found(_flow([_first], "signup")) == set()
}

test_the_flows_are_listed_by_the_path_that_names_them if {
	flows := route.flows with input as _flow([_first], "signup")
	flows == {"": object.union(input_test.flow, {"after": "signup"}), "route[0]": _first}
}

test_a_route_that_is_no_list_blocks if {
	every junk in [null, {}, "signup", 1, true] {
		["input.wrong_type", "route"] in _found(_flow(junk, "signup"))
	}
}

test_after_without_a_route_blocks if {
	_found(object.union(input_test.flow, {"after": "signup"})) == {["input.route_broken", "after"]}
	_found(_flow([], "signup")) == {["input.route_broken", "after"]}
}

test_a_route_without_after_blocks if {
	_found(object.union(input_test.flow, {"route": [_first]})) == {["input.route_broken", "after"]}
}

test_after_that_names_another_flow_blocks if {
	_found(_flow([_first], "other")) == {["input.route_broken", "after"]}
}

test_a_route_starts_with_a_flow_that_continues_none if {
	_found(_flow([object.union(_first, {"after": "other"})], "signup")) == {["input.route_broken", "route[0].after"]}
}

test_a_gap_in_the_middle_blocks if {
	gap := {"id": "hop", "exporter": {"party": "acme-de"}, "importer": {"party": "acme-de"}, "after": "other"}
	_found(_flow([_first, gap], "hop")) == {["input.route_broken", "route[1].after"]}
	silent := object.remove(gap, ["after"])
	_found(_flow([_first, silent], "hop")) == {["input.route_broken", "route[1].after"]}
}

test_the_next_exporter_is_the_importer_before if {
	_found(_flow([object.union(_first, {"importer": {"party": "acme-gb"}})], "signup")) == {[
		"input.route_broken",
		"exporter.party",
	]}
	_found(_flow([object.remove(_first, ["importer"])], "signup")) == {["input.route_broken", "exporter.party"]}
}

test_a_loop_blocks if {
	["input.route_broken", "route"] in _found(_flow([object.union(_first, {"id": "crm"})], "crm"))
}

_hop(place) := {
	"id": sprintf("hop-%d", [place]),
	"exporter": {"party": "acme-de"},
	"importer": {"party": "acme-de"},
	"after": sprintf("hop-%d", [place - 1]),
}

_hops(n) := array.concat([object.remove(_hop(1), ["after"])], [_hop(place) | some place in numbers.range(2, n)])

test_sixteen_flows_make_a_route if {
	_found(_flow(_hops(15), "hop-15")) == set()
}

test_seventeen_flows_make_none_and_are_not_walked if {
	question := _flow(_hops(16), "hop-16")
	_found(question) == {["input.route_broken", "route"]}
	flows := route.flows with input as question
	object.keys(flows) == {""}
}

test_of_a_question_that_is_no_object_there_is_no_flow_to_read if {
	every junk in [null, 1, "signup", [], true] {
		_found(junk) == set()
		flows := route.flows with input as junk
		flows == {}
	}
}

_messages(question) := {fault.message | some fault in data.transfer.input.route.faults with input as question}

test_a_fault_says_where_the_route_breaks if {
	_messages(_flow("signup", "signup")) == {"must be a list, is of type string", "continues a flow that the route does not bring"}
	_messages(_flow([_first], "other")) == {"must name the flow before it on the route"}
	elsewhere := object.union(_first, {"importer": {"party": "acme-gb"}})
	_messages(_flow([elsewhere], "signup")) == {"must be the importer of the flow before it"}
	_messages(_flow([object.union(_first, {"id": "crm"})], "crm")) == {"must not pass the same flow twice"}
	_messages(_flow(_hops(16), "hop-16")) == {"must not make more than 16 flows in all"}
}

test_junk_on_a_route_blocks if {
	every junk in [null, 1, "signup", [], {}, {"id": {}, "importer": 7}] {
		count(_found(_flow([junk], "signup"))) > 0
	}
}
