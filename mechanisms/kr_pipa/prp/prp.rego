# METADATA
# title: PRP certificate
# description: |
#   Only certificates that the Commission determines and notifies are a ground; no notice that names PRP was found, although
#   Korea is a member of the Forum.
# related_resources:
#   - description: Personal Information Protection Act, Article 28-8
#     ref: https://prighter.com/resources/laws/korean-pipa/main/articles/article-28-8
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [PIPA Art. 28-8(1)4]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: PIPA Art. 28-8(1)4; Enforcement Decree Art. 29-8
#       text: "A notice of the Commission names PRP certificates (not found as of 2026-11-23)."
package mechanisms.kr_pipa.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
