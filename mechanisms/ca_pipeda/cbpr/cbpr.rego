# METADATA
# title: CBPR certificate
# description: A CBPR certificate is no ground of its own; at most it is evidence of due diligence beside a contract.
# related_resources:
#   - description: Personal Information Protection and Electronic Documents Act, Schedule 1
#     ref: https://laws-lois.justice.gc.ca/eng/acts/P-8.6/
# schemas:
#   - input: schema.flow
# custom:
#   id: cbpr
#   citations: [PIPEDA Sch. 1 cl. 4.1.3]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: cbpr.not_recognised
#       citation: PIPEDA Sch. 1 cl. 4.1.3
#       text: "PIPEDA names CBPR certificates as a ground (not found as of 2026-11-23)."
package mechanisms.ca_pipeda.cbpr

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("cbpr"))
