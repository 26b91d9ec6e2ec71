# METADATA
# title: CBPR certificate
# description: A law-firm note and the membership of the Forum suggest that the DIFC accepts CBPR certificates; the act of the Commissioner was not found, and until it is none covers.
# related_resources:
#   - description: DIFC Law No. 5 of 2020, Articles 26 and 27
#     ref: https://www.difc.ae/business/operating/data-protection/data-export-and-sharing/
# schemas:
#   - input: schema.flow
# custom:
#   id: cbpr
#   citations: [DIFC Data Protection Law Art. 27]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: cbpr.not_recognised
#       citation: DIFC Law No. 5 of 2020 Art. 26 and 27
#       text: "An act of the DIFC Commissioner that accepts CBPR certificates has been found (none as of 2026-11-23; one is likely to exist)."
package mechanisms.difc_dpl.cbpr

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("cbpr"))
