# METADATA
# title: PRP certificate
# description: Whether the DIFC accepts PRP certificates is unknown; no act of the Commissioner was found, and until it is none covers.
# related_resources:
#   - description: DIFC Law No. 5 of 2020, Articles 26 and 27
#     ref: https://www.difc.ae/business/operating/data-protection/data-export-and-sharing/
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [DIFC Data Protection Law Art. 27]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: DIFC Law No. 5 of 2020 Art. 26 and 27
#       text: "An act of the DIFC Commissioner that accepts PRP certificates has been found (none as of 2026-11-23)."
package mechanisms.difc_dpl.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
