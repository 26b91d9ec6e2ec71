# METADATA
# title: An object and its shape
# description: |
#   Whether one object is sound under a shape of the table: it has what it must have, nothing unknown, and every value
#   fits. Objects inside it count as values; who holds the outer object asks for them in turn, because the rules know
#   the nesting and may not recurse. What is wrong where it is not sound, the complaint says.
package transfer.input.shape

import data.transfer.input.value

# METADATA
# description: The largest number of entries of a list, or of fields of an object.
most := 256

# METADATA
# description: |
#   The required fields of the table by heart, for gathering them costs a fifth of the whole check. A test compares.
required := {
	"assessment": {"id", "type", "regimes", "destination"},
	"certification": {"scheme", "status"},
	"designated_party": set(),
	"exception": {"code", "flow", "reason", "owner", "until"},
	"flow": {"id", "exporter", "importer"},
	"instrument": {"id", "type"},
	"member": {"party"},
	"order": {"id", "regime", "from", "effect"},
	"organisation": {"id", "name"},
	"party": {"id", "name", "jurisdiction"},
	"settings": set(),
	"side": {"party"},
	"signatory": {"party"},
	"suspension": {"from"},
}

# METADATA
# description: The object has no fault. A shape that the table lacks has no sound object.
sound(shape, holder) if {
	is_object(holder)
	fields := data.transfer.input.records[shape].fields
	count(required[shape] - object.keys(holder)) == 0
	simple := {name |
		some name, given in holder
		value.valid(fields[name].is, given)
	}
	others := object.keys(holder) - simple
	every name in others {
		fits(fields[name], holder[name])
	}
}

# METADATA
# scope: document
# description: The value is one the field allows.
fits(spec, given) if value.valid(spec.is, given)

fits(spec, given) if {
	spec.is == "reference"
	_names(spec, given)
}

fits(spec, given) if {
	kind := spec.list
	is_array(given)
	count(given) <= most
	not void(spec, given)
	odd := [item | some item in given; not value.valid(kind, item)]
	_all_names(spec, odd)
}

fits(spec, "all") if spec.or == "all"

# METADATA
# description: |
#   The object has the field, whatever its value. To be asked with the object itself: negating a built-in call on a
#   field that is absent gives undefined.
states(holder, name) if type_name(holder[name])

# METADATA
# scope: document
# description: The value states nothing where something must be stated.
void(spec, null) if spec.required

void(spec, []) if spec.required

# METADATA
# scope: document
# description: The id names something in the register. Flows are not in it; a route brings those it needs.
resolves("parties", id) if is_object(data.register.parties[id])

resolves("instruments", id) if is_object(data.register.instruments[id])

resolves("flows", _)

_all_names(_, [])

_all_names(spec, items) if {
	spec.list == "reference"
	every item in items {
		_names(spec, item)
	}
}

_names(spec, id) if {
	value.valid("id", id)
	resolves(spec.to, id)
}
