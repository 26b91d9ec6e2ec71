# METADATA
# title: CBPR and PRP certificates under the exporter's law
# description: |
#   Membership of the Forum decides nothing; only the exporter's own law does, scheme by scheme and from a day on. Its records,
#   keyed by scheme, say in which role the recipient may rely on the certificate and whose economy must have granted it.
# schemas:
#   - input: schema.flow
package mechanisms.lib.recognition

import data.mechanisms.lib.certificates
import data.mechanisms.lib.flow
import data.regions.lib.validity

# METADATA
# title: The schemes of each system, APEC and Global apart
systems := {"cbpr": {"global-cbpr", "apec-cbpr"}, "prp": {"global-prp", "apec-prp"}}

# METADATA
# title: The facts for a finding under a law that recognises no certificate of the system
# description: A certificate that the importer holds is contradicted; where it holds none the mechanism is beside the point.
refused(area) := {
	"instruments": object.keys(rows),
	"met": {},
	"unmet": {id: {concat(".", [area, "not_recognised"])} | some id in (object.keys(rows) | {area})},
	"irrelevant": count(rows) == 0,
	"details": certificates.details(rows),
} if {
	rows := certificates.rows(systems[area])
}

# METADATA
# title: The facts for a finding under a law that recognises certificates of the system
accepted(area, records) := {
	"instruments": object.keys(rows),
	"met": {id: _codes(area, _met(records, row)) | some id, row in rows},
	"unmet": object.union(
		{id: _codes(area, _unmet(records, row)) | some id, row in rows},
		_uncertified(area, rows),
	),
	"details": {id: _detail(records, row) | some id, row in rows},
	"warnings": {id: codes |
		some id, row in rows
		codes := certificates.remarks(area, row) | {code | some code in _changed[area]}
	},
} if {
	rows := certificates.rows(systems[area])
}

_changed.cbpr contains "cbpr.requirements_changed" if {
	validity.in_force(data.mechanisms.lib.recognition.records["cbpr-requirements-57"], input.at)
}

_uncertified(area, rows) := {area: {concat(".", [area, "not_certified"])}} if {
	count(rows) == 0
} else := {}

_codes(area, suffixes) := {concat(".", [area, suffix]) | some suffix in suffixes}

_detail(records, row) := {"id": row.scheme, "citations": [records[row.scheme].title]} if {
	records[row.scheme]
} else := {"id": row.scheme}

_conditions := {"not_certified", "not_recognised", "certificate_active", "coverage", "role", "economy"}

_met(records, row) := {code | some code in _conditions; _shown(code, records, row)}

_unmet(records, row) := {code | some code in _conditions; _contradicted(code, records, row)}

_shown("not_certified", _, _)

_shown("not_recognised", records, row) if validity.in_force(records[row.scheme], input.at)

_shown("certificate_active", _, row) if certificates.active(row)

_shown("coverage", _, row) if certificates.covers(row)

_shown("role", records, row) if _holds_role(_periods(object.get(records, row.scheme, {})))

_shown("economy", _, row) if row.economy == flow.importer.jurisdiction

_shown("economy", records, row) if not records[row.scheme].granted_where_importer_is

_contradicted("not_recognised", records, row) if not _shown("not_recognised", records, row)

_contradicted("certificate_active", _, row) if certificates.inactive(row)

_contradicted("coverage", _, row) if certificates.leaves_out(row)

_contradicted("role", records, row) if {
	flow.role(input.importer)
	not _shown("role", records, row)
}

_contradicted("economy", records, row) if {
	records[row.scheme].granted_where_importer_is == true
	is_string(row.economy)
	row.economy != flow.importer.jurisdiction
}

# A record without roles serves every recipient; with them, each role from its own day on.
_periods(record) := object.get(record, "importer_roles", {"controller": {}, "processor": {}})

_holds_role(periods) if validity.within(periods[flow.role(input.importer)], input.at)
