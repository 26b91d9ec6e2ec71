# METADATA
# title: Contract with a comparable standard
# description: |
#   A contract that binds the recipient to a standard of protection at least comparable to the Act and names the countries
#   and territories to which the data may go. The Regulations of 2014 asked for the same.
# related_resources:
#   - description: Personal Data Protection Regulations 2021, regulation 11
#     ref: https://laws.sg/legislation/sub-leg-2012-pdpa-s63-2021/reg-11
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: contract
#   citations: [Personal Data Protection Regulations 2021 reg. 10(1) and 11(2) (until 2021-01-31 the Regulations of 2014)]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: contract.no_contract
#       citation: Personal Data Protection Regulations 2021 reg. 11(1)(b) (until 2021-01-31 the Regulations of 2014)
#       text: A contract between {exporter} and {importer} is in the inventory.
#       remedy: Sign a contract with {importer} that binds it to a comparable standard of protection and names {place}.
#     - code: contract.signed
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 11(1)(b) (until 2021-01-31 the Regulations of 2014)
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: contract.running
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 11(1)(b) (until 2021-01-31 the Regulations of 2014)
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: contract.exporter_bound
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 11(1)(b) (until 2021-01-31 the Regulations of 2014)
#       text: "{exporter} is bound by {instrument} as exporter on {at}."
#       remedy: Make {exporter} a party to {instrument} as exporter.
#     - code: contract.importer_bound
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 11(1)(b) (until 2021-01-31 the Regulations of 2014)
#       text: "{importer} is bound by {instrument} as importer on {at}."
#       remedy: Make {importer} a party to {instrument} as importer.
#     - code: contract.comparable_protection
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 11(2)(a) (until 2021-01-31 the Regulations of 2014)
#       text: "{instrument} requires a standard of protection at least comparable to the Act."
#       fact: instruments[{instrument}].comparable_protection
#       remedy: Add the comparable standard of protection to {instrument}.
#     - code: contract.names_destination
#       of: instrument
#       citation: Personal Data Protection Regulations 2021 reg. 11(2)(b) (until 2021-01-31 the Regulations of 2014)
#       text: "{instrument} names {place} among the countries and territories to which the data may go."
#       fact: instruments[{instrument}].names_destinations
#       remedy: Name {place} in {instrument}.
#   obligations:
#     - code: obligation.appropriate_steps
#       citation: Personal Data Protection Regulations 2021 reg. 10(1) (until 2021-01-31 the Regulations of 2014)
#       text: Before the transfer take appropriate steps to ascertain that {importer} is bound.
#   redress:
#     - channel: The Personal Data Protection Commission; civil action
#       citation: Personal Data Protection Act 2012
package mechanisms.sg_pdpa.contract

import data.mechanisms.lib.clauses
import data.mechanisms.lib.flow
import data.mechanisms.lib.report

_documents := {id: data.register.instruments[id] | some id in flow.shared_instruments({"contract"})}

_stated := {"comparable_protection"}

# METADATA
# title: What contracts between the two sides say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_documents),
	"met": met,
	"unmet": unmet,
	"obligations": {"obligation.appropriate_steps"},
})

unmet.contract contains "contract.no_contract" if count(_documents) == 0

met[id] contains "contract.no_contract" if some id, _ in _documents

met[id] contains code if {
	some id, document in _documents
	some code in (clauses.met("contract", document) | clauses.stated("contract", document, _stated))
}

unmet[id] contains code if {
	some id, document in _documents
	some code in (clauses.unmet("contract", document) | clauses.denied("contract", document, _stated))
}

met[id] contains "contract.names_destination" if {
	some id, document in _documents
	_named(document)
}

unmet[id] contains "contract.names_destination" if {
	some id, document in _documents
	is_array(document.names_destinations)
	not _named(document)
}

_named(document) if {
	some place in document.names_destinations
	place in {flow.importer.jurisdiction, flow.importer_place}
}
