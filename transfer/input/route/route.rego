# METADATA
# title: The route of a flow
# description: |
#   A flow that continues another brings the earlier ones along, oldest first: one unbroken line of at most 16. This
#   package says whether the line holds, and lists its flows, the one asked about included, for all other checks.
# schemas:
#   - input: schema.flow
# custom:
#   codes:
#     - code: input.wrong_type
#       text: The route is not a list.
#     - code: input.route_broken
#       text: The earlier flows do not lead one by one, and without a loop, to the flow asked about.
package transfer.input.route

import data.transfer.input.complaint

_most := 16

# METADATA
# description: The flows in question by the path that names them, "" for the one asked about.
# scope: document
flows[""] := object.remove(input, ["route"]) if is_object(input)

flows[path] := flow if {
	some place, flow in _line
	place < count(_earlier)
	path := _path(place)
}

# METADATA
# description: Every fault of the line as such.
# scope: document
faults contains complaint.fault("input.wrong_type", "route", message) if {
	route := input.route
	not is_array(route)
	message := sprintf("must be a list, is of type %s", [type_name(route)])
}

faults contains complaint.fault("input.route_broken", "route", message) if {
	count(_earlier) >= _most
	message := sprintf("must not make more than %d flows in all", [_most])
}

faults contains complaint.fault("input.route_broken", field, message) if {
	some place, flow in _line
	message := _break(place, flow)
	field := complaint.field(_path(place), "after")
}

faults contains complaint.fault("input.route_broken", field, "must be the importer of the flow before it") if {
	some place, flow in _line
	place > 0
	previous := _line[place - 1]
	not _hands_over(previous, flow)
	field := complaint.field(_path(place), "exporter.party")
}

faults contains complaint.fault("input.route_broken", "route", "must not pass the same flow twice") if {
	ids := [flow.id | some flow in _line]
	count({id | some id in ids}) < count(ids)
}

_earlier := input.route if {
	is_array(input.route)
} else := []

# A line that is too long is not walked.
_line := array.concat(_earlier, [input]) if {
	is_object(input)
	count(_earlier) < _most
} else := []

_path(place) := "" if {
	place == count(_earlier)
} else := sprintf("route[%d]", [place])

_break(0, flow) := "continues a flow that the route does not bring" if type_name(flow.after)

_break(place, flow) := "must name the flow before it on the route" if {
	place > 0
	previous := _line[place - 1]
	not _leads_to(previous, flow)
}

_leads_to(previous, flow) if flow.after == previous.id

_hands_over(previous, flow) if flow.exporter.party == previous.importer.party
