# METADATA
# title: Adequate jurisdictions
# description: |
#   The Commissioner lists jurisdictions with an adequate level of protection. Of that list only the States of the EEA and the
#   United Kingdom are modelled; about every other place nothing is said, least of all that it is not adequate.
# related_resources:
#   - description: DIFC Data Protection Law, DIFC Law No. 5 of 2020, Article 26
#     ref: https://www.difc.ae/business/operating/data-protection/data-export-and-sharing/
# schemas:
#   - input: schema.flow
# custom:
#   id: adequacy
#   citations: [DIFC Data Protection Law Art. 26]
#   conditions:
#     - code: difc.list_not_modelled
#       citation: DIFC Data Protection Law Art. 26; Data Protection Regulations, reg. 5
#       text: "{place} belongs to the part of the Commissioner's list that is modelled here (the EEA and the United Kingdom); the list itself is longer and must be looked up."
#   obligations:
#     - code: obligation.document_assessment
#       citation: DIFC Data Protection Law Art. 26, as amended in 2025
#       text: Document an assessment of the protection in {place} before relying on its adequacy.
#   redress:
#     - channel: The DIFC Commissioner of Data Protection
#       citation: DIFC Law No. 5 of 2020
package mechanisms.difc_dpl.adequacy

import data.mechanisms.lib.adequacy
import data.mechanisms.lib.report

_records := data.mechanisms.difc_dpl.adequacy.records

_listed := adequacy.in_force(_records)

# METADATA
# title: What the modelled part of the Commissioner's list says of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": _listed,
	"met": met,
	"unmet": unmet,
	"details": adequacy.details(_records, _listed),
	"obligations": {"obligation.document_assessment"},
})

met[id] contains "difc.list_not_modelled" if some id in _listed

unmet.adequacy contains "difc.list_not_modelled" if count(_listed) == 0
