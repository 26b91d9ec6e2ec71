# METADATA
# title: What the two sides are to each other
# description: |
#   A flow says what it is between its sides; the register says who they are. Where the two disagree the flow is not
#   decided, because several relations exempt from the law.
# custom:
#   codes:
#     - code: input.relation_contradicted
#       text: The parties are not what the relation says.
package transfer.input.relation

import data.regions.areas
import data.transfer.input.complaint
import data.transfer.input.route

# METADATA
# description: Every flow whose parties contradict its relation.
# scope: document
faults contains complaint.fault("input.relation_contradicted", field, message) if {
	some path, flow in route.flows
	exporter := data.register.parties[flow.exporter.party]
	importer := data.register.parties[flow.importer.party]
	message := _contradiction(flow, exporter, importer)
	field := complaint.field(path, "relation")
}

_contradiction(flow, exporter, importer) := "one party on both sides makes it same-entity" if {
	_one_party(flow)
	not _is(flow, "same-entity")
} else := "same-entity needs one party, or a branch and its entity" if {
	_is(flow, "same-entity")
	not _one_entity(flow, exporter, importer)
} else := "from-data-subject needs an individual as exporter" if {
	_is(flow, "from-data-subject")
	not _individual(exporter)
} else := "to-data-subject needs an individual as importer" if {
	_is(flow, "to-data-subject")
	not _individual(importer)
} else := "transit needs both sides inside the territory of one law" if {
	_is(flow, "transit")
	not _one_territory(flow, exporter, importer)
}

_is(flow, relation) if flow.relation == relation

_individual(party) if party.kind == "individual"

_one_party(flow) if flow.exporter.party == flow.importer.party

_one_entity(flow, _, _) if _one_party(flow)

_one_entity(flow, exporter, _) if exporter.branch_of == flow.importer.party

_one_entity(flow, _, importer) if importer.branch_of == flow.exporter.party

_one_territory(flow, exporter, importer) if {
	some law in data.transfer.input.records.law.terms
	areas.member(law, exporter.jurisdiction, flow.at)
	areas.member(law, importer.jurisdiction, flow.at)
}
