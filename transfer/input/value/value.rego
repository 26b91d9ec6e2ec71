# METADATA
# title: Single values
# description: |
#   Whether one value is of the kind a field asks for, and if not, what is wrong with it. A kind is a primitive, a
#   vocabulary or a shape of the shapes table; a shape only has to be an object here, a reference is read as its id.
# custom:
#   codes:
#     - code: input.missing_field
#       text: A value that has to be stated is empty.
#     - code: input.wrong_type
#       text: A value has another JSON type than the field.
#     - code: input.too_large
#       text: A string is longer than 1024 characters.
#     - code: input.unknown_value
#       text: A value is not a term of the field's vocabulary.
#     - code: input.bad_code
#       text: A territory, authority or id is not written as such a code is.
#     - code: input.bad_text
#       text: A text holds control characters, or marks that turn its direction.
#     - code: input.bad_utf8
#       text: A text holds the character that stands where one was lost.
#     - code: input.unknown_country
#       text: A code has the form of a territory and names none.
#     - code: input.bad_date
#       text: A date is not a calendar date written YYYY-MM-DD.
package transfer.input.value

import data.regions.lib.calendar
import data.regions.territories

_longest := 1024

_form := {
	"id": "must be lower-case letters, digits, dots, dashes and underscores, a letter or digit first",
	"territory": "must be a code of two capital letters, or one of the longer codes such as EU-INST",
	"authority": "must be an authority's code, country first, such as IE-DPC",
	"pack_code": "must be the code of a finding of an overlay pack: org. and lower-case letters, digits and underscores",
}

# METADATA
# scope: document
# description: The value is one the kind allows. True or undefined, whatever the value.
valid("boolean", value) if is_boolean(value)

valid("text", value) if {
	is_string(value)
	count(value) <= _longest
	regex.match(`^[^\p{Cc}\x{2028}\x{2029}\x{feff}\x{fffd}\x{202a}-\x{202e}\x{2066}-\x{2069}]+$`, value)
}

valid("id", value) if {
	is_string(value)
	count(value) <= _longest
	regex.match(`^[a-z0-9][a-z0-9._-]*$`, value)
}

valid("pack_code", value) if {
	is_string(value)
	count(value) <= _longest
	regex.match(`^org\.[a-z0-9_]+$`, value)
}

valid("date", value) if calendar.valid(value)

valid("territory", value) if territories.known(value)

valid("authority", value) if {
	is_string(value)
	count(value) <= _longest
	country := _country("authority", value)
	territories.known(country)
}

valid(kind, value) if {
	terms := data.transfer.input.records[kind].terms
	value in terms
}

valid(kind, value) if {
	data.transfer.input.records[kind].kind == "shape"
	is_object(value)
}

# METADATA
# description: Code and message for a value that is not valid, whatever the value.
reason(kind, value) := {"code": "input.wrong_type", "message": message} if {
	wanted := _json_type(kind)
	found := type_name(value)
	wanted != found
	message := sprintf("must be of type %s, is %s", [wanted, found])
} else := {"code": "input.missing_field", "message": "must not be empty"} if {
	value == ""
} else := {"code": "input.too_large", "message": message} if {
	is_string(value)
	count(value) > _longest
	message := sprintf("must not be longer than %d characters", [_longest])
} else := {"code": "input.unknown_value", "message": message} if {
	terms := data.transfer.input.records[kind].terms
	allowed := [sprintf("%v", [term]) | some term in terms]
	message := sprintf("must be one of: %s", [concat(", ", allowed)])
} else := {"code": "input.bad_date", "message": "must be a calendar date, YYYY-MM-DD"} if {
	kind == "date"
} else := {"code": "input.bad_utf8", "message": "must not hold the character that stands where one was lost"} if {
	kind == "text"
	regex.match(`\x{fffd}`, value)
} else := {"code": "input.bad_text", "message": "must not hold control characters"} if {
	kind == "text"
} else := {"code": "input.unknown_country", "message": _meaning(country)} if {
	country := _country(kind, value)
} else := {"code": "input.bad_code", "message": _form[kind]}

_country("territory", value) := value if regex.match(`^([A-Z]{2}|[A-Z]{2,3}-[A-Z]+)$`, value)

_country("authority", value) := substring(value, 0, 2) if regex.match(`^[A-Z]{2}(-[A-Z0-9]+)+$`, value)

_meaning(country) := sprintf("%s is not a country code here, %s is", [country, meant]) if {
	meant := data.regions.territories.records[country].meant
} else := sprintf("%s is not a country code here", [country])

_json_type("boolean") := "boolean"

_json_type(kind) := type_name(term) if term := data.transfer.input.records[kind].terms[0]

_json_type(kind) := "object" if data.transfer.input.records[kind].kind == "shape"

_json_type(kind) := "string" if kind in {"text", "id", "date", "territory", "authority", "pack_code"}
