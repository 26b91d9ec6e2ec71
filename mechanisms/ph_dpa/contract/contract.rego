# METADATA
# title: Contract with the recipient
# description: |
#   A controller answers for data that it has transferred to a third party for processing, at home or abroad, and uses
#   contractual or other reasonable means to provide a comparable level of protection.
# related_resources:
#   - description: Republic Act 10173, s. 21
#     ref: https://privacy.gov.ph/data-privacy-act/
#   - description: NPC Advisory No. 2024-01
#     ref: https://privacy.gov.ph/
# schemas:
#   - input: schema.flow
# custom:
#   id: contract
#   citations: [RA 10173 s. 21]
#   conditions:
#     - code: contract.no_contract
#       citation: RA 10173 s. 21(a); Implementing Rules s. 50(a)
#       text: A contract or clause set that names {exporter} and {importer} is in the inventory.
#       remedy: Sign a contract with {importer} that protects the data as the exporter's law does.
#     - code: contract.signed
#       of: instrument
#       citation: RA 10173 s. 21(a); Implementing Rules s. 50(a)
#       text: "{instrument} is signed on or before {at}."
#       fact: instruments[{instrument}].signed
#     - code: contract.running
#       of: instrument
#       citation: RA 10173 s. 21(a); Implementing Rules s. 50(a)
#       text: "{instrument} has not ended before {at}, and is not suspended then."
#       remedy: Renew {instrument}, or sign a new contract with {importer}.
#     - code: contract.exporter_bound
#       of: instrument
#       citation: RA 10173 s. 21(a); Implementing Rules s. 50(a)
#       text: "{exporter} is bound by {instrument} on {at}, on the other side than {importer} and in a clause set as its exporter."
#       remedy: Let {exporter} join {instrument} on that side.
#     - code: contract.importer_bound
#       of: instrument
#       citation: RA 10173 s. 21(a); Implementing Rules s. 50(a)
#       text: "{importer} is bound by {instrument} on {at}, on the other side than {exporter} and in a clause set as its importer."
#       remedy: Let {importer} join {instrument} on that side.
#   obligations:
#     - code: obligation.accountability
#       citation: RA 10173 s. 21; Implementing Rules s. 50
#       text: "{exporter} answers for the data in the hands of {importer}."
#   redress:
#     - channel: Complaint to the National Privacy Commission
#       citation: RA 10173 s. 7(b)
package mechanisms.ph_dpa.contract

import data.mechanisms.lib.accountability
import data.mechanisms.lib.report

# METADATA
# title: What contracts and clause sets say of this flow
finding := report.finding(rego.metadata.chain(), object.union(accountability.found, {"obligations": {"obligation.accountability"}}))
