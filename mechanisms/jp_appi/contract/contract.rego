# METADATA
# title: Contract with equivalent measures
# description: |
#   A contract between the two sides that secures, by appropriate and reasonable means, measures of the recipient equivalent to
#   the duties of an operator in Japan. It also carries data received on adequacy.
# related_resources:
#   - description: PPC Guidelines on the provision to a third party in a foreign country, 4-1 and 4-2
#     ref: https://www.ppc.go.jp/personalinfo/legal/guidelines_offshore/
# schemas:
#   - input: schema.flow
#   - data.register: schema.register
# custom:
#   id: contract
#   citations: [APPI Art. 28(1) (until 2022-03-31 Art. 24), Enforcement Rules Art. 16(i)]
#   reviewed: "2026-11-23"
#   conditions:
#     - code: contract.no_contract
#       citation: Enforcement Rules Art. 16(i); PPC Guidelines 4-1
#       text: A contract between {exporter} and {importer} is in the inventory.
#       remedy: Sign a contract with {importer} that secures measures equivalent to the duties under the APPI.
#     - code: contract.signed
#       of: instrument
#       citation: Enforcement Rules Art. 16(i); PPC Guidelines 4-1
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: contract.running
#       of: instrument
#       citation: Enforcement Rules Art. 16(i); PPC Guidelines 4-1
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#     - code: contract.exporter_bound
#       of: instrument
#       citation: Enforcement Rules Art. 16(i); PPC Guidelines 4-1
#       text: "{exporter} is bound by {instrument} as exporter on {at}."
#       remedy: Make {exporter} a party to {instrument} as exporter.
#     - code: contract.importer_bound
#       of: instrument
#       citation: Enforcement Rules Art. 16(i); PPC Guidelines 4-1
#       text: "{importer} is bound by {instrument} as importer on {at}."
#       remedy: Make {importer} a party to {instrument} as importer.
#     - code: contract.equivalent_measures
#       of: instrument
#       citation: Enforcement Rules Art. 16(i); PPC Guidelines 4-2
#       text: "{instrument} secures measures equivalent to the duties under the APPI."
#       fact: instruments[{instrument}].equivalent_measures
#       remedy: Add the measures equivalent to the duties under the APPI to {instrument}.
#   obligations:
#     - code: obligation.domestic_ground
#       citation: APPI Art. 27 (until 2022-03-31 Art. 23)
#       text: The provision needs a ground of the law inside Japan as well (consent, entrustment, joint use, succession and so on).
#     - code: obligation.yearly_check
#       citation: APPI Art. 28(3) (from 2022-04-01); Enforcement Rules Art. 18(1)
#       text: About once a year check the measures of {importer} and the law of {place} that could affect them; act on problems, and stop if the measures cannot be kept up.
#     - code: obligation.information_on_request
#       citation: APPI Art. 28(3) (from 2022-04-01); Enforcement Rules Art. 18(3)
#       text: Tell the person, on request, the seven items on the measures of {importer}.
#   redress:
#     - channel: The exporter, which must act or stop; the Personal Information Protection Commission
#       citation: APPI Art. 28(3) (from 2022-04-01)
package mechanisms.jp_appi.contract

import data.mechanisms.lib.appi_duties
import data.mechanisms.lib.clauses
import data.mechanisms.lib.flow
import data.mechanisms.lib.report

_documents := {id: data.register.instruments[id] | some id in flow.shared_instruments({"contract"})}

# METADATA
# title: What contracts between the two sides say of this flow
finding := report.finding(rego.metadata.chain(), {
	"instruments": object.keys(_documents),
	"met": met,
	"unmet": unmet,
	"obligations": appi_duties.equivalent,
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
	_equivalent(document)
}

unmet[id] contains "contract.equivalent_measures" if {
	some id, document in _documents
	is_array(document.equivalent_measures)
	not _equivalent(document)
}

_equivalent(document) if "jp-appi" in document.equivalent_measures
