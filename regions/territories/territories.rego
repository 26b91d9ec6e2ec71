# METADATA
# title: Territories
# description: |
#   The codes that name a place: ISO 3166-1 alpha-2, and a few more for places and organisations that law treats apart.
package regions.territories

# METADATA
# scope: document
# title: Known
# description: The code names a territory; codes that are often written by mistake do not.
known(code) if data.regions.territories.records[code].kind == "iso"

known(code) if data.regions.territories.records[code].kind == "extra"

# METADATA
# title: Place
# description: |
#   The code under which another country's list mentions the territory: that of its State for outermost regions and
#   Åland, its own for all others.
place(code) := home if {
	home := data.regions.territories.records[code].listed_with
} else := code

# METADATA
# title: Around
# description: The territory in which one of the extra codes lies; undefined for all others.
around(code) := outer if {
	data.regions.territories.records[code].kind == "extra"
	outer := data.regions.territories.records[code].parent
}
