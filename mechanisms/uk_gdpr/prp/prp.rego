# METADATA
# title: PRP certificate
# description: |
#   A PRP certificate is no appropriate safeguard under the UK GDPR. The United Kingdom is an associate of the Global CBPR
#   Forum; that decides nothing on the transfers of its exporters.
# related_resources:
#   - description: UK GDPR, Article 46
#     ref: https://www.legislation.gov.uk/eur/2016/679/article/46
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [UK GDPR Art. 46(2)(f)]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: UK GDPR Art. 46(2)(f), Art. 42
#       text: "The UK GDPR recognises PRP certificates as a safeguard (not found as of 2026-11-23)."
package mechanisms.uk_gdpr.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
