# METADATA
# title: Certificates of the importer
# description: |
#   The rows that the importer holds under named schemes, each judged alone for the day and the kind of data. The dates say
#   when a certificate was active; one that ended without a date never was.
# schemas:
#   - input: schema.flow
package mechanisms.lib.certificates

import data.mechanisms.lib.flow
import data.regions.lib.validity

# METADATA
# title: Rows of the importer
# description: Keyed by an id of their own, since a party may hold several rows of one scheme over time.
rows(schemes) := {id: row |
	some i, row in flow.importer.certifications
	row.scheme in schemes
	id := sprintf("%s#%d", [row.scheme, i])
}

# METADATA
# title: Details of each row for the finding
details(rows) := {id: {"id": row.scheme} | some id, row in rows}

# METADATA
# title: Whether a row was active on the day
active(row) if {
	_dated(row)
	is_string(row.from)
	validity.within(row, input.at)
}

# METADATA
# scope: document
# title: Whether a row was not active on the day
inactive(row) if not _dated(row)

inactive(row) if not validity.within(row, input.at)

_dated(row) if row.status in {"active", "active-recertification-under-review"}

_dated(row) if is_string(row.until)

# METADATA
# title: Whether a row covers the kind of data
covers(row) if {
	is_array(row.covers)
	count(flow.coverage_needed - {kind | some kind in row.covers}) == 0
}

# METADATA
# scope: document
# title: Whether a row leaves the kind of data out
leaves_out(row) if {
	is_boolean(input.hr)
	is_array(row.covers)
	count(flow.coverage_needed - {kind | some kind in row.covers}) > 0
}

leaves_out(row) if count(row.covers) == 0

# METADATA
# title: Remarks on a row
# description: What is worth a look without ending the certificate.
remarks(area, row) := {concat(".", [area, code]) | some code in _remarks; _remarked(code, row)}

_remarks := {"under_review", "renewal_due", "ineligible_sector"}

_remarked("under_review", row) if row.status == "active-recertification-under-review"

_remarked("renewal_due", row) if {
	is_string(row.due)
	not validity.within({"until": row.due}, input.at)
}

# The authority that stands behind certificates of the United States has no say over most of these.
_remarked("ineligible_sector", row) if {
	flow.importer.sector in {"finance", "telecommunications", "insurance", "non-profit"}
	"US" in {flow.importer.jurisdiction, object.get(row, "economy", flow.importer.jurisdiction)}
}
