# METADATA
# title: The register
# description: |
#   Whether the register is there and has its parts, and the parts that every flow reads: the organisation, its
#   settings and the orders. A large part is only read as a whole where no entry of it proves what it is.
# custom:
#   codes:
#     - code: input.register_missing
#       text: There is no register.
#     - code: input.register_malformed
#       text: The register or one of its parts is no object, or an order is filed under another id.
#     - code: input.missing_field
#       text: An order names neither flows nor a destination.
package transfer.input.register

import data.transfer.input.assessment
import data.transfer.input.complaint
import data.transfer.input.instrument
import data.transfer.input.party
import data.transfer.input.shape

_parts := ["organisation", "settings", "orders", "parties", "instruments_of", "instruments", "assessments"]

# METADATA
# description: Every fault of the register as such.
# scope: document
faults contains complaint.fault("input.register_missing", "register", "must be loaded") if {
	not _holds("organisation")
	not _loaded
}

faults contains complaint.fault("input.register_malformed", "register", message) if {
	not _holds("organisation")
	type_name(data.register) != "object"
	message := sprintf("must be of type object, is %s", [type_name(data.register)])
}

faults contains complaint.fault("input.register_malformed", part, "must be an object of the register") if {
	some part in _parts
	not _holds(part)
	is_object(data.register)
}

faults contains fault if {
	some part in ["organisation", "settings"]
	holder := data.register[part]
	is_object(holder)
	not shape.sound(part, holder)
	some fault in complaint.faults(part, holder, part)
}

faults contains fault if {
	some place, exception in data.register.settings.exceptions
	is_object(exception)
	not shape.sound("exception", exception)
	some fault in complaint.faults("exception", exception, sprintf("settings.exceptions[%v]", [place]))
}

faults contains fault if {
	some id, order in data.register.orders
	not shape.sound("order", order)
	some fault in complaint.faults("order", order, _path(id))
}

faults contains complaint.fault("input.register_malformed", field, "must be the id it is filed under") if {
	some id, order in data.register.orders
	is_object(order)
	not _filed_as(order, id)
	field := sprintf("%s.id", [_path(id)])
}

faults contains complaint.fault("input.missing_field", _path(id), "must name flows or a destination") if {
	some id, order in data.register.orders
	is_object(order)
	not shape.states(order, "flows")
	not shape.states(order, "destination")
}

_path(id) := sprintf("orders[%v]", [id])

_loaded if type_name(data.register)

_filed_as(order, id) if order.id == id

_holds("organisation") if is_object(data.register.organisation)

_holds("settings") if is_object(data.register.settings)

_holds("orders") if is_object(data.register.orders)

_holds("parties") if {
	count(party.parties) > 0
} else if is_object(data.register.parties)

_holds("instruments_of") if {
	some id, _ in party.parties
	is_array(data.register.instruments_of[id])
} else if is_object(data.register.instruments_of)

_holds("instruments") if {
	count(instrument.instruments) > 0
} else if is_object(data.register.instruments)

_holds("assessments") if {
	some place in assessment.places
	is_object(data.register.assessments[place])
} else if is_object(data.register.assessments)
