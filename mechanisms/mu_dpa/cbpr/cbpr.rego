# METADATA
# title: CBPR certificate
# description: No act was found that makes a CBPR certificate an appropriate safeguard under the Data Protection Act 2017.
# related_resources:
#   - description: Data Protection Act 2017, section 36 (commentary)
#     ref: http://webiis05.mondaq.com/article.asp?article_id=710918&type=mondaqai&r=1&t=5
# schemas:
#   - input: schema.flow
# custom:
#   id: cbpr
#   citations: [DPA 2017 s. 36]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: cbpr.not_recognised
#       citation: Data Protection Act 2017 s. 36
#       text: "The law of Mauritius recognises CBPR certificates as a safeguard (not found as of 2026-11-23)."
package mechanisms.mu_dpa.cbpr

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("cbpr"))
