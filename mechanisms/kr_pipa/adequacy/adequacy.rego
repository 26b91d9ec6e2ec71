# METADATA
# title: Recognition of an equal level of protection
# description: |
#   The Commission recognises the European Union and the EEA as substantially equal, for provision, access, entrustment and
#   storage alike, without resident registration numbers and personal credit information.
# related_resources:
#   - description: Kim & Chang on the recognition
#     ref: https://www.kimchang.com/en/insights/detail.kc?idx=32959&sch_section=4
# schemas:
#   - input: schema.flow
# custom:
#   id: adequacy
#   citations: [PIPA Art. 28-8(1)5]
#   conditions:
#     - code: adequacy.no_decision
#       citation: PIPA Art. 28-8(1)5
#       text: A recognition of {place} by the Commission is in force on {at}.
#     - code: adequacy.national_identifiers
#       of: instrument
#       citation: PIPC recognition announced on 2025-09-16
#       text: The data hold no resident registration numbers.
#       fact: national_identifiers
#     - code: adequacy.credit_information
#       of: instrument
#       citation: PIPC recognition announced on 2025-09-16
#       text: The data are no personal credit information.
#       fact: credit_information
#   obligations:
#     - code: obligation.protective_measures
#       citation: PIPA Art. 28-8
#       text: Agree with {importer} on security, complaints and the other protective measures, and put them into the agreement.
#   redress:
#     - channel: Personal Information Protection Commission
#       citation: PIPA Art. 28-8
package mechanisms.kr_pipa.adequacy

import data.mechanisms.lib.adequacy
import data.mechanisms.lib.report

_records := data.mechanisms.kr_pipa.adequacy.records

# METADATA
# title: What the recognition says of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": adequacy.in_force(_records),
	"met": adequacy.met(_records),
	"unmet": adequacy.unmet(_records),
	"details": adequacy.details(_records, adequacy.in_force(_records)),
	"obligations": {"obligation.protective_measures"},
})
