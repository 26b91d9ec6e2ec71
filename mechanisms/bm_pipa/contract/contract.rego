# METADATA
# title: Contract that ensures comparable protection
# description: |
#   Where comparable protection is not otherwise believed, a contract that ensures a level of protection comparable to that of
#   the Act allows the transfer. Any contract between the two parties that states equivalent measures for Bermuda counts.
# related_resources:
#   - description: Personal Information Protection Act 2016, section 15
#     ref: https://privacy.bm/transfer-to-overseas-third-party
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: contract
#   citations: [PIPA s. 15(5)]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: contract.no_contract
#       citation: PIPA s. 15(5)
#       text: A contract between {exporter} and {importer} is in the inventory.
#       remedy: Sign a contract with {importer} that ensures protection comparable to that of PIPA.
#     - code: contract.signed
#       of: instrument
#       citation: PIPA s. 15(5)
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: contract.running
#       of: instrument
#       citation: PIPA s. 15(5)
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: contract.exporter_bound
#       of: instrument
#       citation: PIPA s. 15(5)
#       text: "{exporter} is bound by {instrument} as exporter on {at}."
#       remedy: Have {exporter} accede to {instrument} as exporter.
#     - code: contract.importer_bound
#       of: instrument
#       citation: PIPA s. 15(5)
#       text: "{importer} is bound by {instrument} as importer on {at}."
#       remedy: Have {importer} accede to {instrument} as importer.
#     - code: contract.equivalent_measures
#       of: instrument
#       citation: PIPA s. 15(5)
#       text: "{instrument} ensures a level of protection comparable to that of PIPA (equivalent_measures names bm-pipa)."
#       fact: instruments[{instrument}].equivalent_measures
#       remedy: Add measures to {instrument} that ensure protection comparable to that of PIPA.
#   obligations:
#     - code: obligation.assessment
#       citation: PIPA s. 15(1) and (2)
#       text: Assess the protection that {importer} provides before the transfer and record it; {exporter} stays responsible.
#   redress:
#     - channel: The exporter, which stays responsible; the Privacy Commissioner for Bermuda
#       citation: PIPA s. 15(1), 29
package mechanisms.bm_pipa.contract

import data.mechanisms.lib.clauses
import data.mechanisms.lib.flow
import data.mechanisms.lib.report

_documents := {id: data.register.instruments[id] | some id in flow.shared_instruments({"contract"})}

# METADATA
# title: What contracts between the two parties say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_documents),
	"met": met,
	"unmet": unmet,
	"obligations": {"obligation.assessment"},
})

unmet.contract contains "contract.no_contract" if count(_documents) == 0

met[id] contains "contract.no_contract" if some id, _ in _documents

met[id] contains code if {
	some id, document in _documents
	some code in clauses.met("contract", document)
}

unmet[id] contains code if {
	some id, document in _documents
	some code in clauses.unmet("contract", document)
}

met[id] contains "contract.equivalent_measures" if {
	some id, document in _documents
	"bm-pipa" in document.equivalent_measures
}

unmet[id] contains "contract.equivalent_measures" if {
	some id, document in _documents
	is_array(document.equivalent_measures)
	not _equivalent(document)
}

_equivalent(document) if "bm-pipa" in document.equivalent_measures
