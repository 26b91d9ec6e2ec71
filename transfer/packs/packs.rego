# METADATA
# title: Overlay packs
# description: |
#   What an organisation's own packs add to a decision. A pack that the settings require and that is missing blocks; so does one
#   whose entries are not lists or sets of objects with a code under org, a message and a citation, since nobody could tell
#   what it meant.
package transfer.packs

# METADATA
# title: Violations of the packs
violations := array.concat(
	[_fault("overlay.missing", id, "is required and not loaded") | some id in sort(_required); not data.overlays[id]],
	array.concat(
		[_fault("overlay.malformed", id, "holds something that is no violation, warning or obligation") | some id in sort(_malformed)],
		[object.union(entry, {"regime": null, "remedies": []}) | some entry in _entries("violations")],
	),
)

# METADATA
# title: Warnings of the packs
warnings := [object.union(entry, {"regime": null}) | some entry in _entries("warnings")]

# METADATA
# title: Obligations of the packs
obligations := _entries("obligations")

_required contains id if some id in data.register.settings.overlays

_kinds := {"violations", "warnings", "obligations"}

# A decision shows these fields of an entry and no others.
_entries(kind) := [object.filter(entry, ["code", "message", "citation"]) |
	some pack in data.overlays
	some entry in pack[kind]
	_sound(entry)
]

_malformed contains id if {
	some id, pack in data.overlays
	not is_object(pack)
}

_malformed contains id if {
	some id, pack in data.overlays
	some kind in _kinds
	listed := pack[kind]
	not _list(listed)
}

_malformed contains id if {
	some id, pack in data.overlays
	some kind in _kinds
	some entry in pack[kind]
	not _sound(entry)
}

_list(listed) if is_array(listed)

_list(listed) if is_set(listed)

_sound(entry) if {
	startswith(entry.code, "org.")
	every field in ["code", "message", "citation"] {
		is_string(entry[field])
		entry[field] != ""
	}
}

_fault(code, id, message) := {
	"code": code,
	"regime": null,
	"message": concat("", ["The overlay pack ", id, " ", message, "."]),
	"citation": "settings.overlays",
	"remedies": [],
}
