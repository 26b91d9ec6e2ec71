# METADATA
# title: Whether there is a restricted transfer at all
# description: |
#   The questions that every law answers before any mechanism: is the importer inside the territory, are both sides one
#   entity, does the person send or receive the data, is it mere transit. Each law says which answers take a flow out.
# schemas:
#   - input: schema.flow
package policies.lib.restriction

import data.mechanisms.lib.flow
import data.regions.areas

# METADATA
# title: What the disclosure is between the two sides
relation := object.get(input, "relation", "disclosure")

# METADATA
# title: Whether the importer is inside the territory of a law on the day
inside(area) if areas.member(area, flow.importer.jurisdiction, input.at)

# METADATA
# title: Whether the relation takes the flow out
# description: |
#   The code of the reason is the relation, under the area of the law. Mere transit takes a flow out of a law only between
#   two sides inside its own territory.
exempt(area, relations) := {concat(".", [area, replace(relation, "-", "_")]) |
	some one in relations
	one == relation
	not _elsewhere(area, one)
}

_elsewhere(area, "transit") if not inside(replace(area, "_", "-"))
