# METADATA
# title: The facts of a flow
# description: What the rules of every law read from the question and the register, each fact in one place.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
package mechanisms.lib.flow

import data.regions.territories

exporter := data.register.parties[input.exporter.party]

importer := data.register.parties[input.importer.party]

# METADATA
# title: The importer's place on other laws' lists
importer_place := territories.place(importer.jurisdiction)

# METADATA
# title: The places that an order on the importer's place can name
# description: Its own, its State's where they share one place, and the one in which an extra code lies.
# scope: document
importer_places contains importer.jurisdiction

importer_places contains importer_place

importer_places contains territories.around(importer.jurisdiction)

# METADATA
# title: Laws that reach the exporter in this processing
exporter_laws := laws(input.exporter)

# METADATA
# title: Laws that reach the importer in this processing
importer_laws := laws(input.importer)

# METADATA
# title: Laws stated for one side
# description: What a side says of this processing replaces what its party says; undefined where neither says anything.
laws(side) := {law | some law in side.subject_to} if {
	is_array(side.subject_to)
} else := {law | some law in data.register.parties[side.party].subject_to} if {
	is_array(data.register.parties[side.party].subject_to)
}

default importer_reached_by(_) := false

importer_reached_by(law) if law in importer_laws

# METADATA
# scope: document
# title: Role in clauses and laws
# description: A joint controller counts as a controller.
role(side) := "processor" if side.role == "processor"

role(side) := "controller" if side.role in {"controller", "joint-controller"}

# METADATA
# title: Whether a party is a public body
public_sector(party) := party.public_sector if {
	is_boolean(party.public_sector)
} else if {
	party.kind == "public_authority"
} else := false

# METADATA
# title: Return to one's own controller
# description: The exporter is a processor and the importer is the controller that it acts for.
returns_to_controller if {
	role(input.exporter) == "processor"
	role(input.importer) == "controller"
	input.exporter.on_behalf_of == input.importer.party
}

# METADATA
# title: Return to one's own processor
# description: |
#   The exporter is a sub-processor that the importer engaged, as its register, an earlier hop of the route or the exporter itself
#   shows.
# scope: document
returns_to_processor if {
	_processors(input)
	some engaged in importer.sub_processors
	engaged == input.exporter.party
}

returns_to_processor if {
	_processors(input)
	some earlier in input.route
	role(earlier.exporter) == "processor"
	earlier.exporter.party == input.importer.party
	earlier.importer.party == input.exporter.party
}

returns_to_processor if {
	_processors(input)
	input.exporter.on_behalf_of == input.importer.party
}

_processors(hop) if {
	role(hop.exporter) == "processor"
	role(hop.importer) == "processor"
}

# METADATA
# scope: document
# title: The kind of data, as certificates and approvals name it
default coverage_needed := {"hr", "non-hr"}

coverage_needed := {"hr"} if input.hr == true

coverage_needed := {"non-hr"} if input.hr == false

# METADATA
# title: Instruments that name both sides
shared_instruments(types) := {id |
	of_importer := {named | some named in data.register.instruments_of[input.importer.party]}
	some id in data.register.instruments_of[input.exporter.party]
	id in of_importer
	data.register.instruments[id].type in types
}

# METADATA
# title: Instruments that name either side
either_instruments(types) := {id |
	some side in [input.exporter, input.importer]
	some id in data.register.instruments_of[side.party]
	data.register.instruments[id].type in types
}
