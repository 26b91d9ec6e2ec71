# METADATA
# title: CBPR certificate
# description: Transfers are free, so that a CBPR certificate is not needed; it lifts no order of an authority either.
# related_resources:
#   - description: Personal Data Protection Act, Art. 21
#     ref: https://law.moj.gov.tw/ENG/LawClass/LawAll.aspx?pcode=I0050021
# schemas:
#   - input: schema.flow
# custom:
#   id: cbpr
#   citations: [PDPA Art. 21]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: cbpr.not_recognised
#       citation: PDPA Art. 21
#       text: "A CBPR certificate lifts an order of an authority (not found as of 2026-11-23)."
package mechanisms.tw_pdpa.cbpr

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("cbpr"))
