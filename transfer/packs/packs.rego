# METADATA
# title: Overlay packs
# description: |
#   What an organisation's own packs add to a decision. A pack that the settings require and that is missing blocks; so does one
#   that gave no answer, and one whose entries are not lists or sets of objects with a code under org, a message and a citation,
#   since nobody could tell what it meant. Nothing else of a pack is read, so that its tests and its data cost no decision anything.
# schemas:
#   - data.register: schema.register
# custom:
#   violations:
#     - code: overlay.missing
#       citation: settings.overlays
#       text: The overlay pack {overlay} is required and not loaded.
#     - code: overlay.malformed
#       citation: settings.overlays
#       text: The overlay pack {overlay} holds something that is no violation, warning or obligation.
#     - code: overlay.failed
#       citation: settings.overlays
#       text: The overlay pack {overlay} gave no answer; without it nothing is permitted.
package transfer.packs

# METADATA
# title: Violations of the packs
violations := array.concat(
	[_fault("overlay.missing", id) | some id in sort(_required); not _present(id)],
	array.concat(
		array.concat(
			[_fault("overlay.failed", id) | some id in sort(_failed)],
			[_fault("overlay.malformed", id) | some id in sort(_malformed)],
		),
		[object.union(_shown(entry), {"regime": null, "remedies": []}) | some id in _given; some entry in data.overlays[id].violations; _sound(entry)],
	),
)

# METADATA
# title: Warnings of the packs
warnings := [object.union(_shown(entry), {"regime": null}) | some id in _given; some entry in data.overlays[id].warnings; _sound(entry)]

# METADATA
# title: Obligations of the packs
obligations := [_shown(entry) | some id in _given; some entry in data.overlays[id].obligations; _sound(entry)]

_required contains id if some id in data.register.settings.overlays

_present(id) if count(_lists[id]) > 0

_present(id) if id in _failed

# An engine says so where a pack broke off, gave too much or took too long. No pack can.
_failed contains id if data.overlays[id].failed != null

_given := sort(object.keys(_lists))

_lists[id] contains data.overlays[id].violations

_lists[id] contains data.overlays[id].warnings

_lists[id] contains data.overlays[id].obligations

# A decision shows these fields of an entry and no others.
_shown(entry) := object.filter(entry, ["code", "message", "citation"])

_malformed contains id if {
	some id, lists in _lists
	some listed in lists
	not _list(listed)
}

_malformed contains id if {
	some id, lists in _lists
	some listed in lists
	some entry in listed
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

_fault(code, id) := {
	"code": code,
	"regime": null,
	"message": replace(entry.text, "{overlay}", id),
	"citation": entry.citation,
	"remedies": [],
} if {
	some link in rego.metadata.chain()
	some entry in link.annotations.custom.violations
	entry.code == code
}
