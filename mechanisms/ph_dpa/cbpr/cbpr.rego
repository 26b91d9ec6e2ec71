# METADATA
# title: CBPR certificate
# description: A CBPR certificate is no ground of the statute; the controller stays answerable and uses a contract.
# related_resources:
#   - description: Republic Act 10173, s. 21
#     ref: https://privacy.gov.ph/data-privacy-act/
# schemas:
#   - input: schema.flow
# custom:
#   id: cbpr
#   citations: [RA 10173 s. 21]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: cbpr.not_recognised
#       citation: RA 10173 s. 21
#       text: "The law names CBPR certificates as a ground (not found as of 2026-11-23)."
package mechanisms.ph_dpa.cbpr

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("cbpr"))
