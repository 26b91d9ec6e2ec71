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
import data.mechanisms.lib.recipients
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
# description: Beside the point for a recipient whose role no scheme of the system serves.
accepted(area, records) := {
	"instruments": object.keys(rows),
	"irrelevant": recipients.never_served(records),
	"met": object.union(
		{id: _codes(area, _met(records, row)) | some id, row in rows},
		{id: _codes(area, open) | some id in bare},
	),
	"unmet": object.union(
		{id: _codes(area, _unmet(records, row)) | some id, row in rows},
		{id: _codes(area, {"not_certified", "no_programme"} - open) | some id in bare},
	),
	"details": {id: _detail(records, row) | some id, row in rows},
	"warnings": {id: codes |
		some id, row in rows
		codes := certificates.remarks(area, row) | {code | some code in _changed[area]}
	},
} if {
	rows := certificates.rows(systems[area])
	bare := {area | count(rows) == 0}
	open := {"no_programme" | recipients.programme_open(records[concat("-", ["global", area])])}
}

_changed.cbpr contains "cbpr.requirements_changed" if {
	validity.in_force(data.mechanisms.lib.recognition.records["cbpr-requirements-57"], input.at)
}

_codes(area, suffixes) := {concat(".", [area, suffix]) | some suffix in suffixes}

_detail(records, row) := {"id": row.scheme, "citations": [title]} if {
	title := records[row.scheme].title
} else := {"id": row.scheme}

_conditions := {
	"not_certified", "no_programme", "not_recognised", "certificate_active",
	"coverage", "role", "for_exporter", "economy",
}

_met(records, row) := {code | some code in _conditions; _shown(code, object.get(records, row.scheme, {}), row)}

_unmet(records, row) := {code | some code in _conditions; _contradicted(code, object.get(records, row.scheme, {}), row)}

# Who holds a certificate found a programme.
_shown(code, _, _) if code in {"not_certified", "no_programme"}

_shown("not_recognised", record, _) if validity.in_force(record, input.at)

_shown("certificate_active", _, row) if certificates.active(row)

_shown("coverage", _, row) if certificates.covers(row)

_shown("role", record, _) if recipients.serves(record)

_shown("for_exporter", record, _) if recipients.keeps_to_exporter(record)

_shown("economy", _, row) if row.economy in {flow.importer.jurisdiction, flow.importer_place}

_shown("economy", record, _) if not record.granted_where_importer_is

_contradicted("not_recognised", record, row) if not _shown("not_recognised", record, row)

_contradicted("certificate_active", _, row) if certificates.inactive(row)

_contradicted("coverage", _, row) if certificates.leaves_out(row)

_contradicted("role", record, row) if {
	flow.role(input.importer)
	not _shown("role", record, row)
}

_contradicted("for_exporter", record, _) if recipients.leaves_exporter(record)

_contradicted("economy", record, row) if {
	is_string(row.economy)
	not _shown("economy", record, row)
}
