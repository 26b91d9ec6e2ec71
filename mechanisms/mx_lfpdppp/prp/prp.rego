# METADATA
# title: PRP certificate
# description: The law of 2025 names no certificate as a ground for a transfer; a PRP certificate is none.
# related_resources:
#   - description: Ley Federal de Protección de Datos Personales en Posesión de los Particulares, DOF 20.3.2025
#     ref: https://digitalpolicyalert.org/event/28793-federal-law-on-the-protection-of-personal-data-held-by-private-parties-including-cross-border-data-transfer-regulation-was-signed-by-president
# schemas:
#   - input: schema.flow
# custom:
#   id: prp
#   citations: [LFPDPPP 2025]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: prp.not_recognised
#       citation: LFPDPPP (DOF 20.3.2025)
#       text: "The law of 2025 names PRP certificates as a ground for a transfer (not found as of 2026-11-23)."
package mechanisms.mx_lfpdppp.prp

import data.mechanisms.lib.recognition
import data.mechanisms.lib.report

# METADATA
# title: What PRP certificates of the importer are worth
finding := report.finding(rego.metadata.chain(), recognition.refused("prp"))
