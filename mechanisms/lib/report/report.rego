# METADATA
# title: The one result shape
# description: |
#   What a mechanism, or a gate in front of all mechanisms, found out about a flow. Each instrument that might carry the
#   mechanism is judged alone. A declared condition that is in neither set is unknown; one that is in both is unmet.
package mechanisms.lib.report

# METADATA
# title: A finding
# description: |
#   `chain` is the caller's metadata, in which its conditions stand. `found` holds `met` and `unmet` (instrument id to set
#   of codes), and optionally `instruments` (the ids judged; the mechanism itself stands in when there is none),
#   `irrelevant` (true where the mechanism cannot exist for the flow), `details` (id to module, citations, onward rule),
#   `obligations` (codes) and `warnings` (id to codes).
finding(chain, found) := {
	"about": about,
	"status": ranked[0].status,
	"best": ranked[0],
	"others": array.slice(ranked, 1, count(ranked)),
	"obligations": sort(object.get(found, "obligations", set())),
} if {
	about := _about(chain)
	ranked := _ranked(about, found)
}

_about(chain) := object.union(_defaults, custom) if {
	some link in chain
	link.annotations.scope == "package"
	custom := link.annotations.custom
}

_defaults := {"citations": [], "obligations": [], "warnings": [], "redress": []}

_ranked(about, found) := [entry | some [_, _, _, entry] in sort(_judged(about, found))]

# Of several certificates of one scheme the one that calls for no warning comes first.
_judged(about, found) := {[rank, open, [entry.document, entry.warnings, id], entry] |
	asked := _asked(about, found)
	some id in _ids(about, found)
	entry := _entry(found, asked, id)
	some rank, status in _best_first
	status == entry.status
	open := count(entry.unmet) + count(entry.missing)
}

_best_first := ["met", "unknown", "unmet", "not_relevant"]

_ids(about, found) := _instruments(found) if {
	count(_instruments(found)) > 0
} else := {about.id}

_instruments(found) := object.get(found, "instruments", set())

_entry(found, asked, id) := object.union(
	{
		"id": id,
		"status": _status(found, unmet, missing),
		"unmet": sort(unmet),
		"missing": sort(missing),
		"warnings": sort(object.get(object.get(found, "warnings", {}), id, set())),
		"document": _document(found, id),
		"module": null,
		"citations": [],
		"onward": "same_regime",
	},
	object.get(object.get(found, "details", {}), id, {}),
) if {
	unmet := object.get(found.unmet, id, set())
	shown := object.get(found.met, id, set()) | unmet
	missing := asked - shown
}

# Where there is no document the mechanism itself is judged.
_document(found, id) := object.get(object.get(found, "details", {}), [id, "id"], id) if {
	count(_instruments(found)) > 0
} else := null

# A condition on a document is not asked where there is no document; one may bear the mechanism's own name.
_asked(about, found) := {condition.code | some condition in about.conditions} if {
	count(_instruments(found)) > 0
} else := {condition.code |
	some condition in about.conditions
	object.get(condition, "of", null) != "instrument"
}

_status(found, unmet, missing) := "not_relevant" if {
	found.irrelevant == true
} else := "unmet" if {
	count(unmet) > 0
} else := "unknown" if {
	count(missing) > 0
} else := "met"
