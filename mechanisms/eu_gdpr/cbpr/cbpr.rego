# METADATA
# title: CBPR certificate
# description: A CBPR certificate is no appropriate safeguard under the GDPR; a certification counts only when approved under Article 42.
# related_resources:
#   - description: Regulation (EU) 2016/679, Article 46
#     ref: https://eur-lex.europa.eu/eli/reg/2016/679/art_46/oj
# schemas:
#   - input: schema.flow
# custom:
#   id: cbpr
#   citations: [GDPR Art. 46(2)(f)]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: cbpr.not_recognised
#       citation: GDPR Art. 46(2)(f), Art. 42
#       text: "The GDPR recognises CBPR certificates as a safeguard (not found as of 2026-11-23)."
package mechanisms.eu_gdpr.cbpr

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What CBPR certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("cbpr"))
