# METADATA
# title: Remisión to one's own processor
# description: |
#   What a controller discloses to its own processor under contract is a remisión and no transfer. This is no ground for a
#   transfer: where every condition is met the policy answers that the flow is not restricted, and never that it is allowed.
#   The distinction is inferred; the text of 2025 was not read.
# related_resources:
#   - description: Ley Federal de Protección de Datos Personales en Posesión de los Particulares, DOF 20.3.2025
#     ref: https://basham.com.mx/nueva-ley-federal-de-proteccion-de-datos-personales-en-posesion-de-los-particulares-publicada-en-el-diario-oficial-de-la-federacion
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: contract
#   citations: ["LFPDPPP 2025 (inferred)"]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: contract.exporter_controller
#       citation: LFPDPPP 2025 (inferred)
#       text: "{exporter} is a controller; what a processor discloses is a transfer."
#       fact: exporter.role
#     - code: contract.importer_processor
#       citation: LFPDPPP 2025 (inferred)
#       text: "{importer} is a processor; what another controller receives is a transfer."
#       fact: importer.role
#     - code: contract.own_processor
#       citation: LFPDPPP 2025 (inferred)
#       text: "{importer} acts on behalf of {exporter} itself."
#       fact: importer.on_behalf_of
#     - code: contract.no_contract
#       citation: LFPDPPP 2025 (inferred)
#       text: A contract between {exporter} and {importer} is in the inventory.
#       remedy: Sign a contract with {importer} that binds it as processor of {exporter}.
#     - code: contract.signed
#       of: instrument
#       citation: LFPDPPP 2025 (inferred)
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: contract.running
#       of: instrument
#       citation: LFPDPPP 2025 (inferred)
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: contract.exporter_bound
#       of: instrument
#       citation: LFPDPPP 2025 (inferred)
#       text: "{exporter} is bound by {instrument} as exporter on {at}."
#       remedy: Have {exporter} accede to {instrument} as exporter.
#     - code: contract.importer_bound
#       of: instrument
#       citation: LFPDPPP 2025 (inferred)
#       text: "{importer} is bound by {instrument} as importer on {at}."
#       remedy: Have {importer} accede to {instrument} as importer.
#     - code: contract.processor_terms
#       of: instrument
#       citation: LFPDPPP 2025 (inferred)
#       text: "{instrument} holds the terms that bind {importer} as a processor."
#       fact: instruments[{instrument}].processor_terms
#       remedy: Add processor terms to {instrument}.
package mechanisms.mx_lfpdppp.contract

import data.mechanisms.lib.clauses
import data.mechanisms.lib.flow
import data.mechanisms.lib.report

_documents := {id: data.register.instruments[id] | some id in flow.shared_instruments({"contract"})}

_judged := object.keys(_documents) | {"contract"}

# METADATA
# title: What contracts between the two parties say of this flow
finding := report.finding(rego.metadata.chain(), {"instruments": object.keys(_documents), "met": met, "unmet": unmet})

unmet.contract contains "contract.no_contract" if count(_documents) == 0

met[id] contains "contract.no_contract" if some id, _ in _documents

met[id] contains code if {
	some id, document in _documents
	some code in (clauses.met("contract", document) | clauses.stated("contract", document, {"processor_terms"}))
}

unmet[id] contains code if {
	some id, document in _documents
	some code in (clauses.unmet("contract", document) | clauses.denied("contract", document, {"processor_terms"}))
}

met[id] contains code if {
	some id in _judged
	some code, side in {"contract.exporter_controller": input.exporter, "contract.importer_processor": input.importer}
	flow.role(side) == _roles[code]
}

unmet[id] contains code if {
	some id in _judged
	some code, side in {"contract.exporter_controller": input.exporter, "contract.importer_processor": input.importer}
	flow.role(side) != _roles[code]
}

_roles := {"contract.exporter_controller": "controller", "contract.importer_processor": "processor"}

met[id] contains "contract.own_processor" if {
	some id in _judged
	input.importer.on_behalf_of == input.exporter.party
}

unmet[id] contains "contract.own_processor" if {
	some id in _judged
	input.importer.on_behalf_of != input.exporter.party
}
