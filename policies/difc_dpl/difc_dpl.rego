# METADATA
# title: DIFC Data Protection Law
# description: |
#   Articles 26 and 27 restrict transfers out of the Dubai International Financial Centre: to adequate jurisdictions, or with
#   safeguards. The Law is that of the Centre alone; the rest of the Emirates is outside it and not modelled.
# related_resources:
#   - description: DIFC Law No. 5 of 2020, Articles 26 and 27
#     ref: https://www.difc.ae/business/operating/data-protection/data-export-and-sharing/
# schemas:
#   - input: schema.flow
# custom:
#   id: difc-dpl
#   name: DIFC Data Protection Law
#   export_rule: mechanism
#   coverage: partial
#   citations: [DIFC Data Protection Law Art. 26 and 27]
#   reviewed: "2026-11-23"
#   conditions: []
#   left_out:
#     - "The Commissioner's list beyond the EEA and the United Kingdom is not modelled; a place that is not modelled may be on it."
#     - "DIFC standard contractual clauses and binding corporate rules (Art. 27) are not modelled."
#     - "CBPR and PRP certificates cover nothing until the act of the Commissioner that accepts them is found (none as of 2026-11-23)."
#     - "Derogations (Art. 27) are never computed."
#     - "The Data Protection Law of 2007 (DIFC Law No. 1 of 2007), in force before 2020-07-01, is not modelled."
#   remedies:
#     - code: commissioners_list
#       citation: DIFC Data Protection Law Art. 26
#       text: "Look the importer's jurisdiction up in the DIFC Commissioner's list, which is longer than what is modelled here, and document the assessment."
#     - code: difc_clauses
#       text: "Check the DIFC standard contractual clauses or binding corporate rules (DIFC Data Protection Law Art. 27, Regulations 5)."
#     - code: derogation
#       text: "For a limited, non-systematic transfer, check the derogations of DIFC Data Protection Law Art. 27."
#   reasons:
#     - code: difc_dpl.inside_territory
#       citation: DIFC Data Protection Law Art. 26
#       text: "{importer} is inside the territory of the law on {at}."
#     - code: difc_dpl.same_entity
#       citation: DIFC Data Protection Law Art. 26 (inferred)
#       text: Both sides are one legal entity; its staff or branch is no separate recipient.
#       relied_on: "relation: same-entity"
#     - code: difc_dpl.from_data_subject
#       citation: DIFC Data Protection Law Art. 26 (inferred)
#       text: The data subject sends the data; no organisation transfers them.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: difc_dpl.to_data_subject
#       citation: DIFC Data Protection Law Art. 26 (inferred)
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#     - code: difc_dpl.transit
#       citation: DIFC Data Protection Law Art. 26 (inferred)
#       text: The data are routed between two sides inside the territory and made available to no one outside.
#       relied_on: "relation: transit"
#   warnings:
#     - code: difc_dpl.inferred
#       citation: DIFC Data Protection Law Art. 26
#       text: That this is no restricted transfer is inferred from other laws; no text of this law that says so was found as of 2026-11-23.
package policies.difc_dpl

import data.mechanisms.difc_dpl.adequacy
import data.mechanisms.difc_dpl.cbpr
import data.mechanisms.difc_dpl.prp
import data.mechanisms.lib.report
import data.policies.lib.restriction

# METADATA
# title: Conditions in front of every mechanism
# description: The law has none; that an exemption is inferred is said here.
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}, "warnings": {"difc-dpl": warnings}})

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "difc_dpl.inside_territory" if restriction.inside("difc-dpl")

not_restricted contains code if some code in _exempt

_exempt := restriction.exempt("difc_dpl", {"same-entity", "from-data-subject", "to-data-subject", "transit"})

# METADATA
# title: What rests on inference
warnings contains "difc_dpl.inferred" if {
	count(_exempt) > 0
	not restriction.inside("difc-dpl")
}

# METADATA
# title: The mechanisms of this law
findings := {
	"adequacy": adequacy.finding,
	"cbpr": cbpr.finding,
	"prp": prp.finding,
}
