# METADATA
# title: PRP certificate
# description: A PRP certificate is no appropriate safeguard under the GDPR; a certification counts only when approved under Article 42.
# related_resources:
#   - description: Regulation (EU) 2016/679, Article 46
#     ref: https://eur-lex.europa.eu/eli/reg/2016/679/art_46/oj
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [GDPR Art. 46(2)(f)]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: GDPR Art. 46(2)(f), Art. 42
#       text: "The GDPR recognises PRP certificates as a safeguard (not found as of 2026-11-23)."
package mechanisms.eu_gdpr.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
