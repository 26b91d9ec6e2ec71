# METADATA
# title: Certificates that carry a mechanism together
# description: |
#   An extension that cannot exist without another row: each pair of rows is an instrument of its own, so that two half-good
#   rows never add up. An extension beside which there is no such row stands alone and shows it.
# schemas:
#   - input: schema.flow
package mechanisms.lib.certificate_pairs

import data.mechanisms.lib.certificates

# METADATA
# title: The pairs of the importer's rows under two schemes
pairs(extension, other) := object.union(
	{id: pair |
		some i, row in certificates.rows({extension})
		some j, second in certificates.rows({other})
		id := sprintf("%s+%s", [i, j])
		pair := {"extension": row, "other": second}
	},
	{i: {"extension": row} |
		count(certificates.rows({other})) == 0
		some i, row in certificates.rows({extension})
	},
)

# METADATA
# title: Conditions that a pair meets
# description: Of a row that is not there only that is said.
met(area, pair) := {concat(".", [area, code]) | some code, test in _codes; _shown(test, pair)}

# METADATA
# title: Conditions that a pair contradicts
unmet(area, pair) := {concat(".", [area, code]) | some code, test in _codes; _contradicted(test, pair)}

_codes := {
	"certificate_active": ["extension", "active"],
	"coverage": ["extension", "coverage"],
	"eu_row": ["other", "present"],
	"eu_row_active": ["other", "active"],
	"eu_row_coverage": ["other", "coverage"],
}

_shown([side, "present"], pair) if pair[side]

_shown([side, test], pair) if {
	test != "present"
	not pair[side]
}

_shown([side, "active"], pair) if certificates.active(pair[side])

_shown([side, "coverage"], pair) if certificates.covers(pair[side])

_contradicted([side, "present"], pair) if not pair[side]

_contradicted([side, "active"], pair) if certificates.inactive(pair[side])

_contradicted([side, "coverage"], pair) if certificates.leaves_out(pair[side])
