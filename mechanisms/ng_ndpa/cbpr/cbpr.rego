# METADATA
# title: CBPR certificate
# description: Certification is an abstract class of the Act, subject to approval; no approval of CBPR was found.
# related_resources:
#   - description: Nigeria Data Protection Act 2023, section 41
#     ref: https://techmeetslaw.org/laws/data-protection-act-2023/section-41-ndpa/
# schemas:
#   - input: schema.flow
# custom:
#   id: cbpr
#   citations: [NDPA s. 41(1)(a)]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: cbpr.not_recognised
#       citation: NDPA s. 41 to 43; GAID 2025 Art. 45, Sch. 5
#       text: "Nigeria has approved CBPR certificates as a certification mechanism (not found as of 2026-11-23)."
package mechanisms.ng_ndpa.cbpr

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("cbpr"))
