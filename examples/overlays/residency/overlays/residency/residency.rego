# METADATA
# title: Data residency
# description: |
#   House rules on where data are. Special categories stay in the EEA. To the places that data.json lists, data go only with keys
#   that the exporter holds, as the measures of an assessment of that place say.
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
#   - data.transfer.base: schema.decision
# custom:
#   for: ">= 0.1, < 1.0"
package overlays.residency

import data.regions.areas
import data.regions.lib.validity

# METADATA
# title: Special categories outside the EEA
violations contains {
	"code": "org.special_category_outside_eea",
	"message": sprintf("Data of special categories (%s) would be in %s.", [concat(", ", sort(input.special_categories)), place]),
	"citation": "House rule on residency, 1",
} if {
	count(input.special_categories) > 0
	some place in ({data.register.parties[input.importer.party].jurisdiction} | {input.storage | is_string(input.storage)})
	not areas.member("eea", place, input.at)
}

# METADATA
# title: Whether there are special categories is not said
violations contains {
	"code": "org.special_categories_unstated",
	"message": sprintf("Nobody said whether special categories are among the data for %s; state special_categories, [] for none.", [place]),
	"citation": "House rule on residency, 1",
} if {
	object.get(input, "special_categories", null) == null
	place := data.register.parties[input.importer.party].jurisdiction
	not areas.member("eea", place, input.at)
}

# METADATA
# title: Keys that the exporter does not hold
violations contains {
	"code": "org.keys_not_held",
	"message": sprintf("For %s no assessment names exporter-held keys among its measures.", [place]),
	"citation": "House rule on residency, 2",
} if {
	place := data.register.parties[input.importer.party].jurisdiction
	place in data.overlays.residency.keys_required
	held := [assessment.id |
		some assessment in data.register.assessments[place]
		validity.within({"from": assessment.completed}, input.at)
		"exporter-held keys" in assessment.measures
	]
	count(held) == 0
}

# METADATA
# title: Keys to hold
obligations contains {
	"code": "org.hold_keys",
	"message": "Hold the keys in the EEA and give the importer none.",
	"citation": "House rule on residency, 2",
} if {
	data.register.parties[input.importer.party].jurisdiction in data.overlays.residency.keys_required
	data.transfer.base.outcome == "allowed"
}
