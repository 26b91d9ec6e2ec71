# METADATA
# title: Designated country
# description: |
#   A country that the Personal Information Protection Commission designates as equally protective is not foreign for the
#   rule on third parties abroad. The recipient's establishment counts, not the place of a server.
# related_resources:
#   - description: PPC Guidelines on the provision to a third party in a foreign country
#     ref: https://www.ppc.go.jp/personalinfo/legal/guidelines_offshore/
# schemas:
#   - input: schema.flow
# custom:
#   id: adequacy
#   citations: [APPI Art. 28(1) (until 2022-03-31 Art. 24), Enforcement Rules Art. 15]
#   conditions:
#     - code: adequacy.no_decision
#       citation: APPI Art. 28(1) (until 2022-03-31 Art. 24); Enforcement Rules Art. 15; PPC Guidelines 3
#       text: "{place} is designated by the Commission as equally protective on {at}."
#   obligations:
#     - code: obligation.domestic_ground
#       citation: APPI Art. 27 (until 2022-03-31 Art. 23)
#       text: The provision needs a ground of the law inside Japan as well (consent, entrustment, joint use, succession and so on).
#   redress:
#     - channel: Personal Information Protection Commission; the supervisory authority of the recipient's country
#       citation: APPI Art. 28 (until 2022-03-31 Art. 24)
package mechanisms.jp_appi.adequacy

import data.mechanisms.lib.adequacy
import data.mechanisms.lib.appi_duties
import data.mechanisms.lib.report

_records := data.mechanisms.jp_appi.adequacy.records

# METADATA
# title: What the designation says of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": adequacy.in_force(_records),
	"met": adequacy.met(_records),
	"unmet": adequacy.unmet(_records),
	"details": adequacy.details(_records, adequacy.in_force(_records)),
	"obligations": appi_duties.designated,
})
