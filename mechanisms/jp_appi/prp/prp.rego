# METADATA
# title: PRP certificate
# description: The guidelines name the CBPR Systems only; a processor with a PRP certificate alone needs a contract.
# related_resources:
#   - description: PPC Guidelines on the provision to a third party in a foreign country, 4-3
#     ref: https://www.ppc.go.jp/personalinfo/legal/guidelines_offshore/
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [PPC Guidelines 4-3]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: Enforcement Rules Art. 16(ii); PPC Guidelines 4-3
#       text: "The guidelines name PRP certificates (not found as of 2026-11-23)."
package mechanisms.jp_appi.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
