# METADATA
# title: PRP certificate
# description: Transfers are free, so that a PRP certificate is not needed; it cures nothing that is restricted or prohibited either.
# related_resources:
#   - description: 28 CFR Part 202
#     ref: https://www.ecfr.gov/current/title-28/chapter-I/part-202
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [28 CFR Part 202]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: 28 CFR Part 202
#       text: "A PRP certificate cures a restricted or prohibited transaction (not found as of 2026-11-23)."
package mechanisms.us_federal.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
