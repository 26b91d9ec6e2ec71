# METADATA
# title: PRP certificate
# description: No act was found that makes a PRP certificate an appropriate safeguard under the Data Protection Act 2017.
# related_resources:
#   - description: Data Protection Act 2017, section 36 (commentary)
#     ref: http://webiis05.mondaq.com/article.asp?article_id=710918&type=mondaqai&r=1&t=5
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [DPA 2017 s. 36]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: Data Protection Act 2017 s. 36
#       text: "The law of Mauritius recognises PRP certificates as a safeguard (not found as of 2026-11-23)."
package mechanisms.mu_dpa.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
