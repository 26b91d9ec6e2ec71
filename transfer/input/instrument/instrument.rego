# METADATA
# title: The instruments of the question
# description: |
#   The instruments that name a party of the question, and those they amend or incorporate, as the register has them.
# custom:
#   codes:
#     - code: input.register_malformed
#       text: An instrument is filed under another id, or its signatories or members are not keyed by party.
#     - code: input.unknown_reference
#       text: A signatory or member is no party of the register.
package transfer.input.instrument

import data.transfer.input.complaint
import data.transfer.input.party
import data.transfer.input.shape

_bound := {"exporters": "signatory", "importers": "signatory", "members": "member"}

_parts := {"designated_party": "designated_party", "suspended": "suspension"}

_naming contains id if {
	some side, _ in party.parties
	some id in data.register.instruments_of[side]
}

_behind contains data.register.instruments[id].eu_scc if some id in _naming

_behind contains data.register.instruments[id].incorporates if some id in _naming

# METADATA
# description: The instruments by id. One that the register lacks is a fault of whatever names it.
# scope: document
instruments[id] := instrument if {
	ids := _naming | _behind
	some id in ids
	instrument := data.register.instruments[id]
	is_object(instrument)
}

# METADATA
# description: Every fault of those instruments.
# scope: document
faults contains fault if {
	some id, _ in instruments
	some fault in _faults_of(id)
}

# What is wrong with an instrument is the same for every flow that meets it.
_faults_of(id) := ((_own(id, instrument) | _filing(id, instrument)) | _bonds(id, instrument)) | _pieces(id, instrument) if {
	instrument := data.register.instruments[id]
}

_own(id, instrument) := {fault |
	plain := object.remove(instrument, object.keys(_bound))
	not shape.sound("instrument", plain)
	some fault in complaint.faults("instrument", plain, _path(id))
}

_filing(id, instrument) := {complaint.fault("input.register_malformed", field, "must be the id it is filed under") |
	not _filed_as(instrument, id)
	field := sprintf("%s.id", [_path(id)])
} | {complaint.fault("input.register_malformed", field, "must be an object keyed by party") |
	some name, _ in _bound
	type_name(instrument[name]) != "object"
	field := sprintf("%s.%s", [_path(id), name])
}

_bonds(id, instrument) := {fault |
	some name, kind in _bound
	is_object(instrument[name])
	some bound, terms in instrument[name]
	not _plain(bound, terms)
	some fault in _faults(kind, bound, terms, sprintf("%s.%s[%s]", [_path(id), name, bound]))
}

_pieces(id, instrument) := {fault |
	some field, kind in _parts
	part := instrument[field]
	is_object(part)
	not shape.sound(kind, part)
	some fault in complaint.faults(kind, part, sprintf("%s.%s", [_path(id), field]))
}

_path(id) := sprintf("instruments[%s]", [id])

_filed_as(instrument, id) if instrument.id == id

_plain(bound, {}) if shape.resolves("parties", bound)

_faults(kind, bound, terms, path) := complaint.faults(kind, object.union(terms, {"party": bound}), path) if {
	is_object(terms)
} else := complaint.faults(kind, terms, path)
