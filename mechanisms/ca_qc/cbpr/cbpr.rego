# METADATA
# title: CBPR certificate
# description: A CBPR certificate replaces neither the privacy impact assessment nor the written agreement.
# related_resources:
#   - description: Act respecting the protection of personal information in the private sector, s. 17
#     ref: https://www.legisquebec.gouv.qc.ca/en/document/cs/P-39.1
# schemas:
#   - input: schema.flow
# custom:
#   id: cbpr
#   citations: ["CQLR c. P-39.1, s. 17"]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: cbpr.not_recognised
#       citation: "CQLR c. P-39.1, s. 17"
#       text: "The act names CBPR certificates as a ground (not found as of 2026-11-23)."
package mechanisms.ca_qc.cbpr

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("cbpr"))
