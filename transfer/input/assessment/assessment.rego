# METADATA
# title: The assessments of the question
# description: The assessments filed under the places where the importers are established, as the register has them.
# custom:
#   codes:
#     - code: input.register_malformed
#       text: An assessment is filed under another id or destination, or not by id.
package transfer.input.assessment

import data.transfer.input.complaint
import data.transfer.input.route
import data.transfer.input.shape

# METADATA
# description: The codes of those places, and of the States with which they are listed.
# scope: document
places contains data.register.parties[flow.importer.party].jurisdiction if some flow in route.flows

places contains data.regions.territories.records[data.register.parties[flow.importer.party].jurisdiction].listed_with if {
	some flow in route.flows
}

# METADATA
# description: Every fault of those assessments.
# scope: document
faults contains complaint.fault("input.register_malformed", field, "must be an object keyed by id") if {
	some place in places
	type_name(data.register.assessments[place]) != "object"
	field := sprintf("assessments[%v]", [place])
}

faults contains fault if {
	some place in places
	some id, assessment in data.register.assessments[place]
	not shape.sound("assessment", assessment)
	some fault in complaint.faults("assessment", assessment, _path(place, id))
}

faults contains complaint.fault("input.register_malformed", field, "must be the id it is filed under") if {
	some place in places
	some id, assessment in data.register.assessments[place]
	is_object(assessment)
	not _filed_as(assessment, id)
	field := sprintf("%s.id", [_path(place, id)])
}

faults contains complaint.fault("input.register_malformed", field, "must be the destination it is filed under") if {
	some place in places
	some id, assessment in data.register.assessments[place]
	is_object(assessment)
	not _filed_under(assessment, place)
	field := sprintf("%s.destination", [_path(place, id)])
}

_path(place, id) := sprintf("assessments[%v][%v]", [place, id])

_filed_as(assessment, id) if assessment.id == id

_filed_under(assessment, place) if assessment.destination == place
