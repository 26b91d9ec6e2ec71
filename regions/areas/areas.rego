# METADATA
# title: Areas
# description: |
#   Groups of territories over time: the Union, the EEA, the reach of each law, the members of a forum. A territory
#   belongs to an area on the days of its intervals, each of which names its authority.
package regions.areas

import data.regions.lib.validity

# METADATA
# title: Member
# description: The territory belongs to the area on that day.
member(area, territory, date) if {
	some interval in data.regions.areas.records[area].members[territory]
	validity.within(interval, date)
}
