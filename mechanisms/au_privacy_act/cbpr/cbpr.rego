# METADATA
# title: CBPR certificate
# description: No binding scheme is prescribed; a CBPR certificate is no ground of its own and leaves the exporter answerable.
# related_resources:
#   - description: OAIC, APP Guidelines, Chapter 8
#     ref: https://www.oaic.gov.au/privacy/australian-privacy-principles/australian-privacy-principles-guidelines/chapter-8-app-8-cross-border-disclosure-of-personal-information
# schemas:
#   - input: schema.flow
# custom:
#   id: cbpr
#   citations: ["Privacy Act 1988 Sch. 1, APP 8.2(a); from 2024-12-11 also APP 8.2(aa), 8.3"]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: cbpr.not_recognised
#       citation: "Privacy Act 1988 Sch. 1, APP 8.2(a); from 2024-12-11 also APP 8.2(aa), 8.3"
#       text: "Regulations prescribe the CBPR system as a binding scheme (not found as of 2026-11-23)."
package mechanisms.au_privacy_act.cbpr

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("cbpr"))
