# METADATA
# title: The question itself
# description: |
#   Every flow of the question, with its two sides, against its shape, and what the shape alone cannot say.
# custom:
#   codes:
#     - code: input.missing_field
#       text: |
#         The date, a side's role or a list of categories is not stated. Only an individual has no role, and a list of
#         categories is left out rather than empty.
package transfer.input.flow

import data.transfer.input.complaint
import data.transfer.input.route
import data.transfer.input.shape

_sides := ["exporter", "importer"]

_categories := ["data_categories", "data_subjects", "purposes"]

# METADATA
# description: Every fault of the flows as documents.
# scope: document
faults contains fault if {
	some path, flow in route.flows
	not shape.sound("flow", flow)
	some fault in complaint.faults("flow", flow, path)
}

faults contains fault if {
	some path, flow in route.flows
	some name in _sides
	side := flow[name]
	is_object(side)
	not shape.sound("side", side)
	some fault in complaint.faults("side", side, complaint.field(path, name))
}

faults contains complaint.fault("input.missing_field", field, "must be stated: no decision reads a clock") if {
	some path, flow in route.flows
	is_object(flow)
	not shape.states(flow, "at")
	field := complaint.field(path, "at")
}

faults contains complaint.fault("input.missing_field", field, "must be stated, except for an individual") if {
	some path, flow in route.flows
	some name in _sides
	side := flow[name]
	is_object(side)
	not shape.states(side, "role")
	not _individual(side)
	field := sprintf("%s.role", [complaint.field(path, name)])
}

faults contains complaint.fault("input.missing_field", field, "must not be an empty list") if {
	some path, flow in route.flows
	some name in _categories
	flow[name] == []
	field := complaint.field(path, name)
}

_individual(side) if data.register.parties[side.party].kind == "individual"
