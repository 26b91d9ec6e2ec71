# METADATA
# title: Frameworks with the United States
# description: What the laws that recognise a framework have in common, whatever the rows of the importer say.
# schemas:
#   - input: schema.flow
package mechanisms.lib.frameworks

import data.mechanisms.lib.flow
import data.regions.lib.validity

# METADATA
# scope: document
# title: Whether a certificate can serve at all
# description: Only organisations in the United States certify; an individual or a public body does not, unless it shows a row.
default irrelevant(_) := false

irrelevant(_) if flow.importer.jurisdiction != "US"

irrelevant(rows) if {
	count(rows) == 0
	_never_certifies
}

# METADATA
# title: Whether a framework of the law is in force on the day
running(records) if {
	some record in records
	validity.in_force(record, input.at)
}

_never_certifies if flow.importer.kind == "individual"

_never_certifies if flow.public_sector(flow.importer) == true
