# METADATA
# title: PRP certificate
# description: A PRP certificate is no guarantee under the FADP; a certification counts only when the FDPIC has approved it.
# related_resources:
#   - description: Federal Act on Data Protection, Article 16
#     ref: https://prighter.com/resources/laws/swiss-fadp/fadp/articles/article-16
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [FADP Art. 16, DPO Art. 12]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: FADP Art. 16; DPO Art. 12
#       text: "The FDPIC has approved PRP certificates as a guarantee (not found as of 2026-11-23)."
package mechanisms.ch_fadp.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
