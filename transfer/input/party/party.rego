# METADATA
# title: The parties of the question
# description: |
#   The parties that the flows name, and the entities whose branches those are, as the register has them.
# custom:
#   codes:
#     - code: input.missing_field
#       text: A counterparty has no kind.
#     - code: input.unknown_field
#       text: A party has a field that only another list of parties has.
#     - code: input.register_malformed
#       text: A party is filed under another id or in no list, or nothing says which instruments name it.
package transfer.input.party

import data.transfer.input.complaint
import data.transfer.input.route
import data.transfer.input.shape

_lists := ["entities", "vendors", "counterparties"]

_sides contains id if {
	some flow in route.flows
	some side in ["exporter", "importer"]
	some name in ["party", "on_behalf_of"]
	id := flow[side][name]
}

# METADATA
# description: The parties by id. One that the register lacks is a fault of whatever names it.
# scope: document
parties[id] := party if {
	some id in _sides
	party := data.register.parties[id]
	is_object(party)
}

parties[id] := party if {
	some side in _sides
	id := data.register.parties[side].branch_of
	party := data.register.parties[id]
	is_object(party)
}

# METADATA
# description: Every fault of those parties.
# scope: document
faults contains fault if {
	some id, party in parties
	plain := object.remove(party, ["list"])
	not shape.sound("party", plain)
	some fault in complaint.faults("party", plain, _path(id))
}

faults contains fault if {
	some id, party in parties
	some place, certification in party.certifications
	is_object(certification)
	not shape.sound("certification", certification)
	some fault in complaint.faults("certification", certification, sprintf("%s.certifications[%d]", [_path(id), place]))
}

faults contains complaint.fault("input.register_malformed", field, "must be the id it is filed under") if {
	some id, party in parties
	not _filed_as(party, id)
	field := sprintf("%s.id", [_path(id)])
}

faults contains complaint.fault("input.register_malformed", field, message) if {
	some id, party in parties
	not _listed(party)
	field := sprintf("%s.list", [_path(id)])
	message := sprintf("must be one of: %s", [concat(", ", _lists)])
}

faults contains complaint.fault("input.missing_field", field, "must be stated for a counterparty") if {
	some id, party in parties
	party.list == "counterparties"
	not shape.states(party, "kind")
	field := sprintf("%s.kind", [_path(id)])
}

faults contains complaint.fault("input.unknown_field", field, message) if {
	some id, party in parties
	some name, list in {"kind": "counterparties", "sub_processors": "vendors"}
	shape.states(party, name)
	not _listed_in(party, list)
	field := sprintf("%s.%s", [_path(id), name])
	message := sprintf("is a field of %s only", [list])
}

faults contains complaint.fault("input.register_malformed", field, "must be the list of its instruments") if {
	some id, _ in parties
	not _indexed(id)
	field := sprintf("instruments_of[%s]", [id])
}

faults contains complaint.fault("input.unknown_reference", field, "names none of the instruments") if {
	some id, _ in parties
	some place, instrument in data.register.instruments_of[id]
	not shape.resolves("instruments", instrument)
	field := sprintf("instruments_of[%s][%v]", [id, place])
}

_path(id) := sprintf("parties[%s]", [id])

_filed_as(party, id) if party.id == id

_listed(party) if party.list in _lists

_listed_in(party, list) if party.list == list

_indexed(id) if is_array(data.register.instruments_of[id])
