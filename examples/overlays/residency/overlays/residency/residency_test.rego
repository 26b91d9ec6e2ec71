# METADATA
# description: The house rules on residency, on both edges of membership and assessment, and on silence.
package overlays.residency.residency_test

import data.transfer.kit_test as kit

_clinic := kit.entity("clinic", "DE")

_lab(place) := [
	_clinic, kit.vendor("lab", place), kit.document("scc", "eu-scc", "clinic", "lab"),
	kit.but(
		kit.assessment("tia", "tia", ["eu-gdpr"], place),
		{"conclusion": "sufficient-with-measures", "measures": ["exporter-held keys"]},
	),
]

_flow := kit.flow("results", "clinic", "lab")

_of_health := kit.but(_flow, {"special_categories": ["health"]})

_rows := {
	"special categories inside": {"flow": _of_health, "world": _lab("FR"), "expect": {"outcome": "not_restricted", "codes": []}},
	"special categories outside": {
		"flow": _of_health, "world": _lab("IN"),
		"expect": {"outcome": "blocked", "mechanisms": ["eu-scc"], "codes": ["org.special_category_outside_eea"]},
	},
	"special categories kept outside": {
		"flow": kit.but(_of_health, {"storage": "US"}), "world": _lab("FR"),
		"expect": {"outcome": "blocked", "codes": ["org.special_category_outside_eea"]},
	},
	"silence on special categories": {
		"flow": kit.silent_on(_flow, ["special_categories"]), "world": _lab("IN"),
		"expect": {"outcome": "blocked", "codes": ["org.special_categories_unstated"]},
	},
	"nothing special with keys": {
		"flow": _flow, "world": _lab("IN"),
		"expect": {"outcome": "allowed", "mechanisms": ["eu-scc"], "codes": [], "obligations": ["org.hold_keys"]},
	},
	"a place without a rule on keys": {"flow": _flow, "world": _lab("BD"), "expect": {"outcome": "allowed", "codes": []}},
	"no keys": {
		"flow": _flow,
		"world": [_clinic, kit.vendor("lab", "IN"), kit.document("scc", "eu-scc", "clinic", "lab"), kit.assessment("tia", "tia", ["eu-gdpr"], "IN")],
		"expect": {"outcome": "blocked", "mechanisms": ["eu-scc"], "codes": ["org.keys_not_held"]},
	},
}

test_rows[name] if {
	some name, row in _rows
	kit.differences(row) == set()
}

test_membership_counts_on_the_day if {
	world := kit.world([_clinic, kit.vendor("lab", "GB")])
	not "org.special_category_outside_eea" in _codes(kit.on(_of_health, "2020-01-31"), world)
	"org.special_category_outside_eea" in _codes(kit.on(_of_health, "2020-02-01"), world)
}

test_keys_count_from_the_day_of_the_assessment if {
	"org.keys_not_held" in _codes(kit.on(_flow, "2023-12-31"), kit.world(_lab("IN")))
	not "org.keys_not_held" in _codes(kit.on(_flow, "2024-01-01"), kit.world(_lab("IN")))
}

_codes(flow, world) := {violation.code | some violation in kit.decided(flow, world).violations}
