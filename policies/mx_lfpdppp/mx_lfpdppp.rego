# METADATA
# title: Mexican data-protection law for private parties
# description: |
#   The law of 2025 lets a controller transfer data to a third party on its privacy notice and the person's consent, or on an
#   exception; no safeguard that an inventory can show is a ground. What goes to one's own processor under contract is a remisión.
# related_resources:
#   - description: Ley Federal de Protección de Datos Personales en Posesión de los Particulares, DOF 20.3.2025
#     ref: https://basham.com.mx/nueva-ley-federal-de-proteccion-de-datos-personales-en-posesion-de-los-particulares-publicada-en-el-diario-oficial-de-la-federacion
# schemas:
#   - input: schema.flow
# custom:
#   id: mx-lfpdppp
#   name: LFPDPPP (Mexico)
#   export_rule: mechanism
#   coverage: partial
#   citations: [LFPDPPP 2025 (DOF 20.3.2025)]
#   reviewed: "2026-11-23"
#   conditions: []
#   left_out:
#     - "Privacy notice and consent, and the exceptions (law or treaty, medical necessity, group under the same policies, contract in the person's interest), are never computed."
#     - "The text of 2025 was not read; what is said of the remisión is inferred."
#     - "The law in force before 2025-03-21 is not modelled."
#     - "Recognition of CBPR and PRP certificates was not found as of 2026-11-23."
#   remedies:
#     - code: consent
#       text: "Check the privacy notice and the consent of the data subject to the transfer; the recipient takes on the controller's duties (LFPDPPP 2025)."
#     - code: exceptions
#       text: "Check the exceptions to consent: law or treaty, medical necessity, a group under the same policies, a contract in the data subject's interest (LFPDPPP 2025)."
#   reasons:
#     - code: mx_lfpdppp.inside_territory
#       citation: LFPDPPP 2025
#       text: "{importer} is inside the territory of the law on {at}."
#     - code: mx_lfpdppp.same_entity
#       citation: LFPDPPP 2025 (inferred)
#       text: Both sides are one legal entity; its staff or branch is no separate recipient.
#       relied_on: "relation: same-entity"
#     - code: mx_lfpdppp.from_data_subject
#       citation: LFPDPPP 2025 (inferred)
#       text: The data subject sends the data; no organisation transfers them.
#       relied_on: "relation: from-data-subject"
#       onward: ends
#     - code: mx_lfpdppp.to_data_subject
#       citation: LFPDPPP 2025 (inferred)
#       text: The data go to the person whom they concern.
#       relied_on: "relation: to-data-subject"
#     - code: mx_lfpdppp.transit
#       citation: LFPDPPP 2025 (inferred)
#       text: The data are routed between two sides inside the territory and made available to no one outside.
#       relied_on: "relation: transit"
#     - code: mx_lfpdppp.remision
#       citation: LFPDPPP 2025 (inferred)
#       text: "{importer} is the processor of {exporter} under a signed contract with processor terms: a remisión, no transfer."
#       relied_on: "instruments: a signed contract with processor_terms"
#   warnings:
#     - code: mx_lfpdppp.inferred
#       citation: LFPDPPP 2025
#       text: That this is no restricted transfer is inferred from other laws; no text of this law that says so was found as of 2026-11-23.
#     - code: mx_lfpdppp.text_not_read
#       citation: LFPDPPP, DOF 20.3.2025
#       text: That a disclosure to one's own processor under contract is a remisión and no transfer is inferred; the text of 2025 was not read.
package policies.mx_lfpdppp

import data.mechanisms.lib.report
import data.mechanisms.mx_lfpdppp.cbpr
import data.mechanisms.mx_lfpdppp.contract
import data.mechanisms.mx_lfpdppp.prp
import data.policies.lib.restriction

# METADATA
# title: Conditions in front of every mechanism
# description: The law has none; that an exemption is inferred is said here.
gate := report.finding(rego.metadata.chain(), {"met": {}, "unmet": {}, "warnings": {"mx-lfpdppp": warnings}})

# METADATA
# scope: document
# title: Why there is no restricted transfer
not_restricted contains "mx_lfpdppp.inside_territory" if restriction.inside("mx-lfpdppp")

not_restricted contains code if some code in _exempt

not_restricted contains "mx_lfpdppp.remision" if contract.finding.status == "met"

_exempt := restriction.exempt("mx_lfpdppp", {"same-entity", "from-data-subject", "to-data-subject", "transit"})

# METADATA
# scope: document
# title: What rests on inference
warnings contains "mx_lfpdppp.inferred" if {
	count(_exempt) > 0
	not restriction.inside("mx-lfpdppp")
}

warnings contains "mx_lfpdppp.text_not_read" if {
	contract.finding.status == "met"
	not restriction.inside("mx-lfpdppp")
}

# METADATA
# title: The mechanisms of this law
# description: The contract of a remisión is listed for what is still open; met, it takes the flow out and carries nothing.
findings := {
	"cbpr": cbpr.finding,
	"prp": prp.finding,
	"contract": contract.finding,
}
