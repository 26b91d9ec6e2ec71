# METADATA
# title: Overlay packs
# description: |
#   What an organisation's own packs add to a decision. A pack that the settings require and that is missing blocks; so does one
#   that gave no answer, and one whose entries are not lists or sets of objects with a code under org, a message and a citation,
#   since nobody could tell what it meant. Nothing else of a pack is read, so that its tests and its data cost no decision anything.
#
#   The organisation can accept a violation of a pack on one flow until a day, in settings.exceptions with its reason and its owner.
#   While that holds, it is reported as a warning. What the law objects to and what is wrong with a pack is no violation of a pack.
# schemas:
#   - input: schema.flow
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
#       text: The overlay pack {overlay} gave no answer ({why}); without it nothing is permitted.
#   warnings:
#     - code: overlay.accepted
#       citation: settings.exceptions
#       text: "{finding}: {message} Accepted until {until} by {owner}: {reason}"
package transfer.packs

import data.regions.lib.calendar
import data.regions.lib.validity
import data.transfer.base

# METADATA
# title: Violations of the packs
violations := array.concat(
	[_fault("overlay.missing", id) | some id in sort(_required); not _present(id)],
	array.concat(
		array.concat(
			[_fault("overlay.failed", id) | some id in sort(_failed)],
			[_fault("overlay.malformed", id) | some id in sort(_malformed)],
		),
		[object.union(_shown(entry), {"regime": null, "remedies": []}) | some entry in _found; not _accepted[entry.code]],
	),
)

# METADATA
# title: Warnings of the packs, and violations of theirs that are accepted
warnings := array.concat(
	[_acceptance(entry, _accepted[entry.code]) | some entry in _found],
	[object.union(_shown(entry), {"regime": null}) | some lists in _lists; some entry in _entries(lists.warnings)],
)

# METADATA
# title: Obligations of the packs
obligations := [_shown(entry) | some lists in _lists; some entry in _entries(lists.obligations)]

# METADATA
# scope: document
# title: The last day on which the same decision stands
# description: What the law says, or the day on which the first finding that is accepted is one no more.
default valid_until := null

valid_until := min(_ends)

_ends := {_accepted[entry.code].until | some entry in _found} | {day | day := base.valid_until; day != null}

_found := [entry | some lists in _lists; some entry in _entries(lists.violations)]

# The exception that lasts longest, by the code that it accepts on this flow and this day.
_accepted[code] := max({[exception.until, exception] | some exception in _exceptions; exception.code == code})[1] if {
	some code in {exception.code | some exception in _exceptions}
}

_exceptions contains exception if {
	some exception in data.register.settings.exceptions
	exception.flow == input.id
	calendar.valid(exception.until)
	validity.within({"until": exception.until}, input.at)
	every field in ["reason", "owner"] {
		is_string(exception[field])
		exception[field] != ""
	}
}

_acceptance(entry, exception) := {
	"code": about.code,
	"regime": null,
	"message": strings.replace_n(
		{
			"{finding}": entry.code, "{until}": exception.until, "{owner}": exception.owner,
			"{reason}": exception.reason, "{message}": entry.message,
		},
		about.text,
	),
	"citation": entry.citation,
} if {
	some link in rego.metadata.chain()
	some about in link.annotations.custom.warnings
	about.code == "overlay.accepted"
}

_required contains id if some id in data.register.settings.overlays

_present(id) if count(_lists[id]) > 0

_present(id) if id in _failed

# An engine says so where a pack broke off, gave too much or took too long. No pack can.
_failed contains id if data.overlays[id].failed != null

_lists[id].violations := data.overlays[id].violations

_lists[id].warnings := data.overlays[id].warnings

_lists[id].obligations := data.overlays[id].obligations

# What is no entry makes the pack malformed and hides no other.
_entries(listed) := [entry | some entry in listed; _sound(entry)]

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
	every field in ["code", "message", "citation"] {
		is_string(entry[field])
		entry[field] != ""
	}
	startswith(entry.code, "org.")
}

_fault(code, id) := {
	"code": code,
	"regime": null,
	"message": strings.replace_n({"{overlay}": id, "{why}": _why(id)}, entry.text),
	"citation": entry.citation,
	"remedies": [],
} if {
	some link in rego.metadata.chain()
	some entry in link.annotations.custom.violations
	entry.code == code
}

default _why(_) := "no reason is given"

_why(id) := substring(data.overlays[id].failed, 0, 256) if is_string(data.overlays[id].failed)
