# METADATA
# title: PRP certificate
# description: Transfers are free, so that a PRP certificate is not needed; it lifts no order of an authority either.
# related_resources:
#   - description: Personal Data Protection Act, Art. 21
#     ref: https://law.moj.gov.tw/ENG/LawClass/LawAll.aspx?pcode=I0050021
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [PDPA Art. 21]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: PDPA Art. 21
#       text: "A PRP certificate lifts an order of an authority (not found as of 2026-11-23)."
package mechanisms.tw_pdpa.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
