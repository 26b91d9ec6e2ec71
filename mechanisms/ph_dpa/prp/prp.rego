# METADATA
# title: PRP certificate
# description: A PRP certificate is no ground of the statute; the controller stays answerable and uses a contract.
# related_resources:
#   - description: Republic Act 10173, s. 21
#     ref: https://privacy.gov.ph/data-privacy-act/
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [RA 10173 s. 21]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: RA 10173 s. 21
#       text: "The law names PRP certificates as a ground (not found as of 2026-11-23)."
package mechanisms.ph_dpa.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
