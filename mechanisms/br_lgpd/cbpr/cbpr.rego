# METADATA
# title: CBPR certificate
# description: |
#   The LGPD names seals, certificates and codes of conduct, but Resolution CD/ANPD 19/2024 left them unregulated; a CBPR
#   certificate opens no transfer.
# related_resources:
#   - description: Law 13.709/2018, Article 33
#     ref: https://www.planalto.gov.br/ccivil_03/_ato2015-2018/2018/lei/l13709.htm
# schemas:
#   - input: schema.flow
# custom:
#   id: cbpr
#   citations: [LGPD Art. 33 II d]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: cbpr.not_recognised
#       citation: LGPD Art. 33 II d, Art. 35; Resolution CD/ANPD 19/2024 Art. 1
#       text: "The ANPD recognises CBPR certificates as a ground (not found as of 2026-11-23)."
package mechanisms.br_lgpd.cbpr

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("cbpr"))
