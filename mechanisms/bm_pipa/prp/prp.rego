# METADATA
# title: PRP certificate
# description: The Commissioner recognised the APEC CBPR system and did not name PRP; a PRP certificate is no evidence of comparable protection.
# related_resources:
#   - description: Personal Information Protection Act 2016, section 15
#     ref: https://privacy.bm/transfer-to-overseas-third-party
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [PIPA s. 15(4)]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: PIPA 2016 s. 15(4); PrivCom recognition of March 2021
#       text: "The Commissioner recognises PRP certificates as a certification mechanism (not named in the recognition; not found as of 2026-11-23)."
package mechanisms.bm_pipa.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
