# METADATA
# title: PRP certificate
# description: A PRP certificate replaces neither the privacy impact assessment nor the written agreement.
# related_resources:
#   - description: Act respecting the protection of personal information in the private sector, s. 17
#     ref: https://www.legisquebec.gouv.qc.ca/en/document/cs/P-39.1
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: ["CQLR c. P-39.1, s. 17"]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: "CQLR c. P-39.1, s. 17"
#       text: "The act names PRP certificates as a ground (not found as of 2026-11-23)."
package mechanisms.ca_qc.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
