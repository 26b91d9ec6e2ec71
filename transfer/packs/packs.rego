# METADATA
# title: Overlay packs
# description: |
#   What an organisation's own packs add to a decision. A pack that the settings require and that is missing blocks; entries
#   without code, message and citation block too, since nobody could tell what they meant.
package transfer.packs

_required contains id if {
	settings := data.register.settings
	some id in settings.overlays
}

violations := array.concat(
	[_missing(id) | some id in sort(_required); not data.overlays[id]],
	[object.union({"regime": null, "remedies": []}, entry) | some entry in _entries("violations")],
)

warnings := [object.union({"regime": null}, entry) | some entry in _entries("warnings")]

obligations := _entries("obligations")

_entries(kind) := [entry |
	some _, pack in data.overlays
	some entry in pack[kind]
]

_missing(id) := {
	"code": "overlay.missing",
	"regime": null,
	"message": concat("", ["The overlay pack ", id, " is required and not loaded."]),
	"citation": "settings.overlays",
	"remedies": [],
}
