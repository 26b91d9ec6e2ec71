# METADATA
# title: Complaints
# description: Everything that is wrong with one object under a shape of the table, each with the field's path.
# custom:
#   codes:
#     - code: input.missing_field
#       text: A required field is absent, null, or an empty text or list.
#     - code: input.unknown_field
#       text: The object has a field that its shape does not have.
#     - code: input.wrong_type
#       text: The object, or a value in it, has another JSON type than the shape says.
#     - code: input.too_large
#       text: A list or the object has more than 256 entries.
#     - code: input.unknown_reference
#       text: A reference names nothing in the register.
package transfer.input.complaint

import data.transfer.input.shape
import data.transfer.input.value

# METADATA
# description: The faults of one object. The path is what its holder calls it, "" for the question itself.
faults(name, holder, path) := (_missing(name, holder, path) | _unknown(name, holder, path)) | _wrong(name, holder, path) if {
	is_object(holder)
	count(holder) <= shape.most
} else := {fault("input.too_large", path, sprintf("must not have more than %d fields", [shape.most]))} if {
	is_object(holder)
} else := {fault("input.wrong_type", path, sprintf("must be of type object, is %s", [type_name(holder)]))}

# METADATA
# scope: document
# description: One fault. The question itself is called input.
fault(code, "", message) := {"code": code, "field": "input", "message": message}

fault(code, path, message) := {"code": code, "field": path, "message": message} if path != ""

# METADATA
# scope: document
# description: What a field is called in a fault. A long name is cut.
field("", name) := substring(name, 0, 64)

field(path, name) := sprintf("%s.%s", [path, substring(name, 0, 64)]) if path != ""

# Without the table every field is unknown, so that nothing passes.
_fields(name) := fields if {
	fields := data.transfer.input.records[name].fields
} else := {}

_missing(name, holder, path) := {fault("input.missing_field", field(path, absent), "must be stated") |
	some absent in (shape.required[name] - object.keys(holder))
}

_unknown(name, holder, path) := {fault("input.unknown_field", field(path, unknown), "is no field of this object") |
	some unknown in (object.keys(holder) - object.keys(_fields(name)))
}

_wrong(name, holder, path) := {complaint |
	fields := _fields(name)
	some key, given in holder
	spec := fields[key]
	not shape.fits(spec, given)
	some complaint in _complaints(spec, given, field(path, key))
}

_complaints(spec, given, path) := {fault("input.missing_field", path, "must be stated")} if {
	shape.void(spec, given)
} else := {_complaint(spec, spec.is, given, path)} if {
	spec.is
} else := {fault("input.wrong_type", path, sprintf("must be %s, is of type %s", [_list(spec), type_name(given)]))} if {
	not is_array(given)
} else := {fault("input.too_large", path, sprintf("must not have more than %d entries", [shape.most]))} if {
	count(given) > shape.most
} else := {complaint |
	some place, item in given
	complaint := _complaint(spec, spec.list, item, sprintf("%s[%d]", [path, place]))
}

_complaint(spec, "reference", given, path) := fault("input.unknown_reference", path, message) if {
	value.valid("id", given)
	target := spec.to
	not shape.resolves(target, given)
	message := sprintf("names none of the %s", [target])
} else := _mistake("id", given, path)

_complaint(_, kind, given, path) := _mistake(kind, given, path) if kind != "reference"

_mistake(kind, given, path) := fault(reason.code, path, reason.message) if {
	not value.valid(kind, given)
	reason := value.reason(kind, given)
}

_list(spec) := "a list or the word all" if {
	spec.or == "all"
} else := "a list"
