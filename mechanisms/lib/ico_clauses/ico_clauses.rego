# METADATA
# title: Clauses issued by the Information Commissioner
# description: |
#   What the agreement and the addendum of the Commissioner both must show: signed between the two parties, in a version in
#   force, signed once it was, unaltered, with complete tables. Records of the versions are keyed by their names.
# schemas:
#   - input: schema.flow
package mechanisms.lib.ico_clauses

import data.mechanisms.lib.clauses
import data.regions.lib.validity

# METADATA
# title: Conditions that a document meets
met(area, versions, document) := (clauses.met(area, document) | clauses.stated(area, document, _form)) | {code |
	some suffix in _dated
	_shown(suffix, versions, document)
	code := concat(".", [area, suffix])
}

# METADATA
# title: Conditions that a document contradicts
unmet(area, versions, document) := (clauses.unmet(area, document) | clauses.denied(area, document, _form)) | {code |
	some suffix in _dated
	_contradicted(suffix, versions, document)
	code := concat(".", [area, suffix])
}

# METADATA
# title: Whether some version is in force on the day
available(versions) if {
	some record in versions
	validity.in_force(record, input.at)
}

_form := {"unaltered", "tables_complete"}

_dated := {"version", "signed_in_time"}

_shown("version", versions, document) if validity.in_force(versions[document.version], input.at)

_shown("signed_in_time", versions, document) if validity.in_force(versions[document.version], document.signed)

# Of a version that never was only that is said.
_shown("signed_in_time", versions, document) if {
	record := object.get(versions, document.version, {})
	count(record) == 0
}

_contradicted("version", versions, document) if {
	record := object.get(versions, document.version, {})
	not validity.in_force(record, input.at)
}

# Where no version runs that could have been signed then, naming one would not help.
_contradicted("version", versions, document) if {
	not document.version
	count([record | some record in versions; validity.in_force(record, input.at); _could_be_signed(record, document)]) == 0
}

_contradicted("signed_in_time", versions, document) if {
	is_string(document.signed)
	record := versions[document.version]
	not validity.in_force(record, document.signed)
}

_could_be_signed(record, document) if validity.in_force(record, document.signed)

_could_be_signed(_, document) if not _dated_signature(document)

_dated_signature(document) if is_string(document.signed)
